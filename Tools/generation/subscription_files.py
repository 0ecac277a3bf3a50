"""Writes the sheets of New Commerce and the legacy CSP list."""

from .common import EPOCH, currency_of, money
from .subscription_prices import MarketPrices, false_claims, truth
from .subscriptions import World, offer_id

SHEET = (
    "ChangeIndicator,ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,"
    "BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,"
    "EffectiveEndDate,Tags,ERP Price,Segment,PreviousValues"
)
LEGACY = (
    "A/C/D/U,Valid-From Date,ValidToDate,Offer Display Name,Offer ID,License Agreement Type,Purchase Unit,"
    "Secondary License Type,End Customer Type,List Price,ERP Price,Material"
)
LEGACY_CLAIMS = {"Unchanged": "UNC", "Change": "CHG", "Add": "ADD"}
LEGACY_CUSTOMERS = {"Commercial": "Commercial", "Education": "Education", "Charity": "Charity"}


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


def claim(world, prices, sku, number, new, wrong):
    """The sheet's own flag: it speaks of the list price and of titles only."""
    if (sku.uid, number) in wrong:
        return wrong[sku.uid, number]
    if sku.uid in new:
        return "Add"
    old, moved = prices.changed.get((sku.uid, number), (None, None))
    return "Change" if "SkuTitle" in sku.previous or (old and old[1] != moved[1]) else "Unchanged"


def sheet_rows(world, prices, new, wrong):
    market, currency = prices.market, prices.currency
    for sku in world.skus:
        # Titles are quoted as they are written in PreviousValues: Python's text of a dictionary.
        titles = {name: value for name, value in sku.previous.items() if name.endswith("Title")}
        before = quoted(str(titles)) if titles else ""
        head = (
            f"{quoted(sku.title)},{sku.product_id},{sku.sku_id},{quoted(sku.sku_title)},Microsoft Corporation,"
            f"{quoted(sku.description)},,"
        )
        for number, plan in enumerate(sku.plans):
            net, erp, start, end = prices.price(sku, number)
            yield (
                f"{claim(world, prices, sku, number, new, wrong)},{head}{plan[0]},{plan[1]},{market},{currency},"
                f"{money(net, currency)},,,{start}T00:00:00.0000000Z,{end or '9999-11-30'}T23:59:59.0000000Z,"
                f"{sku.tags},{money(erp, currency)},{sku.segment},{before}\r\n"
            )


def legacy_rows(world, prices, new, wrong):
    currency = prices.currency
    for sku in world.skus:
        net, erp, start, end = prices.price(sku, 0)
        flag = LEGACY_CLAIMS[claim(world, prices, sku, 0, new, wrong)]
        yield (
            f"{flag},{start},{end or '9999-12-31'},{quoted(sku.sku_title)},{offer_id(sku)},Corporate,1 Month(s),"
            f"Non-Specific,{LEGACY_CUSTOMERS[sku.segment]},{money(net, currency, True)},{money(erp, currency, True)},"
            f"{sku.product_id[-5:]}-{int(sku.sku_id):05d}\r\n"
        )


def write_all(kind, folder, markets, month, seed, rows):
    """Writes a file for each market, and beside it what changed since the month before; gives the number of rows."""
    world = World(seed, kind, rows, month)
    new = {sku.uid for sku in world.added} | {sku.uid for _, sku in world.replaced}
    total = 0
    for market in markets:
        prices = MarketPrices(world, market)
        is_first = month == EPOCH
        wrong = {} if is_first else false_claims(world, prices)
        stem = {
            "nce": f"nce_{market}_{month}",
            "nce-software": f"nce_software_{market}_{month}",
            "csp-legacy": f"csp_legacy_{currency_of(market)}_{market}_{month}",
        }[kind]
        # The sheet has a byte order mark, as the vendor's has.
        encoding = "utf-8" if kind == "csp-legacy" else "utf-8-sig"
        lines = legacy_rows if kind == "csp-legacy" else sheet_rows
        with open(folder / f"{stem}.csv", "w", encoding=encoding, newline="") as file:
            file.write((LEGACY if kind == "csp-legacy" else SHEET) + "\r\n")
            batch = list(lines(world, prices, new, wrong))
            total += len(batch)
            file.write("".join(batch))
        if not is_first:
            truth(world, prices, f"{kind}-{market.lower()}", wrong).write(folder / f"{stem}.changes.jsonl")
    return total
