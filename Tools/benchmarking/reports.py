"""`Tools/benchmark reports`: how fast documents are made, beside a Python script that makes the same of the same data.

10,000 quotes of a line as JSON, and 1,000 quotes of 40 lines as workbooks (beside XlsxWriter) and as PDF (beside ReportLab). Both
sides read the same requests and the same price list, find each price by part number, reckon discount, tax and totals in decimals,
and write a file for each quote on two processes or threads; the totals of all quotes are compared. Pricebook runs whole, from its
start to its exit, from a catalogue, with prices by date, a log and files that are renamed when they are whole. Python says itself
how long its work took, without its start and the loading of its libraries.

Then the peak memory of a diff to a workbook, with 10,000 and with 100,000 changed prices.
"""

import csv
import decimal
import json
import pathlib
import random
import shutil
import statistics
import sys

from . import reading

QUOTES = 10_000
DOCUMENTS = 1_000
LINES = 40
WORKERS = 2
SAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "SampleData"
LIST = SAMPLES / "open-value-csv" / "OV_PL_2026-11.csv"
BRANDING = SAMPLES / "branding" / "northwind.json"
TARGETS = {"xlsx": 6, "pdf": 3}


def prices():
    """The rows of the list by part number, as a script reads them: name, price, program."""
    with open(LIST, encoding="cp1250", newline="") as file:
        lines = file.read().splitlines()
    head = next(index for index, line in enumerate(lines) if line.startswith("Part Number;"))
    found = {}
    for row in csv.DictReader(lines[head:], delimiter=";"):
        part = (row.get("Part Number") or "").strip()
        price = (row.get("ERP Price") or "").replace("\xa0", "").replace(" ", "").replace(",", ".")
        if "-" in part and price:
            found[part] = (row["Item Name"].strip(), decimal.Decimal(price))
    return found


def requests(folder, count, lines):
    """A file of requests in JSON Lines; the same in every run."""
    path = folder / f"requests-{count}-{lines}.jsonl"
    shuffle = random.Random(count)
    # The one part of the list that is over on the day of the quotes.
    parts = sorted(set(prices()) - {"269-05623"})
    with open(path, "w", encoding="utf-8") as file:
        for number in range(1, count + 1):
            chosen = shuffle.sample(parts, lines)
            file.write(json.dumps({
                "number": f"2026-{number}", "date": "2026-11-20", "validUntil": "2026-11-30", "tax": "23",
                "customer": {"name": f"Żółw Systemy {number} sp. z o.o.", "address": "ul. Długa 7, 00-238 Warszawa"},
                "lines": [
                    {"partNumber": part, "quantity": shuffle.randint(1, 250), "discount": shuffle.choice([0, 0, 5, 7.5])}
                    for part in chosen],
            }, ensure_ascii=False) + "\n")
    return path


def pricebook(executable, catalogue, path, form, target):
    def measure():
        shutil.rmtree(target, ignore_errors=True)
        output, wall, busy, memory = reading.run(
            [executable, "batch", path, "--output", target, "--catalogue", catalogue, "--jobs", WORKERS, "--format", form,
             "--branding", BRANDING, "--name", f"{{number}}.{form}", "--quiet"])
        return wall, busy, memory
    return measure


def python(path, form, target):
    def measure():
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        output, _, busy, memory = reading.run(
            [sys.executable, "-m", "benchmarking.quotes", path, form, target, WORKERS],
            cwd=pathlib.Path(__file__).resolve().parent.parent)
        return float(output.split()[-1]), busy, memory
    return measure


def compare_totals(left, right):
    """Both sides came to the same amounts."""
    names = sorted(path.name for path in right.glob("*.json"))
    for name in names:
        ours, theirs = (json.loads((folder / name).read_text(encoding="utf-8")) for folder in (left, right))
        for key in ("subtotal", "tax", "total"):
            if decimal.Decimal(ours[key]) != decimal.Decimal(theirs[key]):
                sys.exit(f"{name}: the {key} is {ours[key]} and {theirs[key]}")
    return len(names)


def measure(form, executable, catalogue, path, count, folder, rounds):
    ours, theirs = folder / f"pricebook-{form}", folder / f"python-{form}"
    systems = {
        "pricebook batch": pricebook(executable, catalogue, path, form, ours),
        {"json": "Python json", "xlsx": "Python, XlsxWriter", "pdf": "Python, ReportLab"}[form]: python(path, form, theirs),
    }
    runs = {name: [] for name in systems}
    for _ in range(rounds):
        for name, system in systems.items():
            runs[name].append(system())
    made = [len(list(target.glob(f"*.{form}"))) for target in (ours, theirs)]
    if made != [count, count]:
        sys.exit(f"{form}: {made} files of {count}")
    checked = f", {compare_totals(ours, theirs):,} totals the same" if form == "json" else ""
    sizes = [sum(file.stat().st_size for file in target.glob(f"*.{form}")) / count for target in (ours, theirs)]
    walls = {name: statistics.median(run[0] for run in results) for name, results in runs.items()}
    slowest = max(walls.values()) if len(walls) < 2 else list(walls.values())[1]
    target = f", target {TARGETS[form]} ×" if form in TARGETS else ""
    print(f"\n{count:,} quotes to {form.upper()}: medians of {rounds} interleaved rounds, {WORKERS} workers{checked}{target}")
    print(f"  {'system':22} {'seconds':>8} {'files/s':>9} {'ms of CPU each':>15} {'× Python':>9} {'KB each':>8} {'peak MB':>8}")
    for (name, results), size in zip(runs.items(), sizes):
        busy = statistics.median(run[1] for run in results)
        memory = statistics.median(run[2] for run in results)
        print(
            f"  {name:22} {walls[name]:8.2f} {count / walls[name]:9,.0f} {busy / count * 1000:15.2f} {slowest / walls[name]:9.1f} "
            f"{size / 1024:8.1f} {memory:8.0f}")


HEADER = (
    "Part Number;Item Name;Program;Product Family;Product Type;Offering;Level;Purchase Unit;Purchase Period;Currency;Net Price;"
    "ERP Price;Effective Date;Replaced By")


def large_list(folder, month, rows):
    path = folder / f"large-{month}.csv"
    raised = 1 if month.endswith("12") else 0
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        for number in range(rows):
            part = "".join(chr(65 + number // 26 ** power % 26) for power in (2, 1, 0)) + f"-{number % 100000:05}"
            net = 100 + number % 900 + raised
            file.write(
                f"{part};Product {number} ALNG LicSAPk OLV NL 1Y AP;OV;Family {number % 200};Standard;Additional Product;NL;"
                f"1 Year(s);Acquired Year 1;PLN;{net},00;{net * 5 // 4},00;01.{month[5:]}.2026;\n")
    return path


def diff_memory(executable, folder):
    print("\na diff to a workbook: two editions in which every price has changed")
    print(f"  {'items':>8} {'rows of the sheet':>18} {'seconds':>8} {'peak MB':>8}")
    peaks = []
    for rows in (10_000, 100_000):
        catalogue = folder / "diff.sqlite"
        for old in folder.glob("diff.sqlite*"):
            old.unlink()
        for month in ("2026-11", "2026-12"):
            reading.run(
                [executable, "import", "-q", large_list(folder, month, rows), "--list", "large", "--edition", month, "--catalogue",
                 catalogue])
        workbook = folder / f"diff-{rows}.xlsx"
        _, wall, _, memory = reading.run(
            [executable, "diff", "large", "2026-11", "2026-12", "--format", "xlsx", "--output", workbook, "--catalogue", catalogue])
        peaks.append(memory)
        print(f"  {rows:8,} {2 * rows:18,} {wall:8.2f} {memory:8.0f}")
    print(f"  ten times the rows take {peaks[1] / peaks[0]:.2f} times the memory")


def reports(executable, folder, rounds):
    folder = folder / "reports"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for package in ("xlsxwriter", "reportlab"):
        try:
            __import__(package)
        except ImportError:
            sys.exit(f"pip install {package}: it is what Pricebook is measured beside")
    catalogue = folder / "catalogue.sqlite"
    reading.run([executable, "import", "-q", LIST, "--catalogue", catalogue])
    one, forty = requests(folder, QUOTES, 1), requests(folder, DOCUMENTS, LINES)
    measure("json", executable, catalogue, one, QUOTES, folder, rounds)
    measure("xlsx", executable, catalogue, forty, DOCUMENTS, folder, rounds)
    measure("pdf", executable, catalogue, forty, DOCUMENTS, folder, rounds)
    diff_memory(executable, folder)
    shutil.rmtree(folder, ignore_errors=True)
