"""`Tools/benchmark reading`: how fast a list is read, beside the peers, on the same file in one run.

Pricebook runs whole, from its start to its exit: `import --dry-run` without a catalogue recognises the file, checks and
maps every row and says what an import would do. The peers say themselves how long their work took, so that starting
Python and loading their library does not count against them: DuckDB reads into a table in memory with typed columns,
Polars into a frame with typed columns, Python's csv into nothing at all.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time

ROWS = 1_000_000

TIMED = """
import sys, time
path = sys.argv[1]
{imports}
begin = time.perf_counter()
{work}
print(time.perf_counter() - begin, rows)
"""

TYPES = (
    "{'SkuId': 'VARCHAR', 'PreviousValues': 'VARCHAR', 'UnitPrice': 'DECIMAL(18,4)', 'ERP Price': 'DECIMAL(18,4)', "
    "'PricingTierRangeMin': 'DECIMAL(18,4)', 'PricingTierRangeMax': 'DECIMAL(18,4)', "
    "'EffectiveStartDate': 'TIMESTAMP', 'EffectiveEndDate': 'TIMESTAMP'}"
)

DUCKDB = TIMED.format(
    imports="import duckdb",
    work=f"""
db = duckdb.connect()
db.execute("create table price as select * from read_csv(?, header = true, types = {TYPES})", [path])
rows = db.execute('select count(*) from price').fetchone()[0]
""")

POLARS = TIMED.format(
    imports="import polars",
    work="""
types = {'SkuId': polars.String, 'PreviousValues': polars.String, 'UnitPrice': polars.Decimal(18, 4),
  'ERP Price': polars.Decimal(18, 4), 'PricingTierRangeMin': polars.Decimal(18, 4), 'PricingTierRangeMax': polars.Decimal(18, 4)}
rows = polars.read_csv(path, schema_overrides=types, try_parse_dates=True).height
""")

PYTHON = TIMED.format(
    imports="import csv",
    work="""
with open(path, encoding='utf-8-sig', newline='') as file:
  rows = sum(1 for row in csv.reader(file)) - 1
""")


def run(command, **options):
    """Runs a command; gives what it printed, its wall and processor time in seconds, its peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed with status {os.waitstatus_to_exitcode(status)}: {output[:400]!r}")
    return output, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pricebook(executable, path, folder):
    def measure():
        output, wall, busy, memory = run(
            [executable, "import", "--dry-run", path, "--edition", "2026-11", "--format", "json", "--catalogue",
             folder / "none.sqlite"])
        return wall, json.loads(output)["lists"][0]["accepted"], memory, busy
    return measure


def peer(script, path):
    def measure():
        output, _, busy, memory = run([sys.executable, "-c", script, path])
        seconds, rows = output.split()[-2:]  # DuckDB may draw a progress bar before
        return float(seconds), int(rows), memory, busy
    return measure


def one_file(folder, lists, rows):
    """The sheets of several markets as one file of so many rows."""
    path = folder / f"nce-{rows}.csv"
    if not path.exists():
        partial = path.with_suffix(".part")
        left = rows
        with open(partial, "wb") as target:
            for number, source in enumerate(sorted(lists.glob("*.csv"))):
                with open(source, "rb") as lines:
                    header = next(lines)
                    if number == 0:
                        target.write(header)
                    for line in lines:
                        if left == 0:
                            break
                        target.write(line)
                        left -= 1
        if left:
            sys.exit(f"the lists in {lists} have {left} rows too few")
        partial.rename(path)
    return path


def measure(title, executable, path, folder, rounds):
    systems = {"pricebook import --dry-run": pricebook(executable, path, folder)}
    for package, name, script in [
        ("duckdb", "DuckDB read_csv, typed", DUCKDB), ("polars", "Polars read_csv, typed", POLARS), ("csv", "Python csv", PYTHON)
    ]:
        # Not imported here: a child's peak of memory counts from that of its parent.
        if importlib.util.find_spec(package):
            systems[name] = peer(script, path)
        else:
            print(f"{name} is not measured: pip install {package}", file=sys.stderr)
    with open(path, "rb") as file:  # The file is in the cache for all of them.
        while file.read(1 << 20):
            pass
    runs = {name: [] for name in systems}
    for _ in range(rounds):
        for name, system in systems.items():
            runs[name].append(system())
    rows = {name: results[0][1] for name, results in runs.items()}
    expected = next(iter(rows.values()))
    walls = {name: statistics.median(run[0] for run in results) for name, results in runs.items()}
    base = walls.get("DuckDB read_csv, typed")
    size = path.stat().st_size
    print(f"\n{title}: {expected:,} rows, {size / 1e6:.0f} MB, medians of {rounds} interleaved rounds")
    print(f"  {'system':28} {'seconds':>8} {'rows/s':>12} {'MB/s':>7} {'× DuckDB':>9} {'CPU s':>6} {'peak MB':>8}")
    for name, results in runs.items():
        memory = statistics.median(run[2] for run in results)
        busy = statistics.median(run[3] for run in results)
        ratio = f"{base / walls[name]:.2f}" if base else "–"
        note = "" if rows[name] == expected else f"   read {rows[name]:,} rows"
        print(
            f"  {name:28} {walls[name]:8.2f} {expected / walls[name]:12,.0f} {size / 1e6 / walls[name]:7.0f} {ratio:>9} "
            f"{busy:6.1f} {memory:8.0f}{note}")


def pollution(root):
    """Runs the test that reads all polluted lists, and shows what it prints."""
    environment = dict(os.environ, PRICEBOOK_POLLUTION="whole")
    process = subprocess.run(
        ["swift", "test", "--filter", "PollutionTests"], cwd=root, env=environment, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    lines = process.stdout.splitlines()
    shown = [line for line in lines if line.startswith("| ") or process.returncode and "✘" in line]
    print("\n".join(shown or lines[-20:]))
    sys.exit(process.returncode)


def reading(executable, folder, lists, rounds):
    """`lists` gives the folder with the sheets of so many markets and rows each."""
    path = one_file(folder, lists(240, 4400), ROWS)
    measure("one file over 228 markets, items repeat", executable, path, folder, rounds)
    path = one_file(folder, lists(1, 250_000), 250_000)
    measure("one market, every item is new", executable, path, folder, rounds)
