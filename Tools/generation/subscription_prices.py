"""The prices of the subscriptions in a market, the flags that the sheet gets wrong, and what truly changed."""

import random

from .common import (
    ENDS_SET, FALSE_CLAIMS, PRICES_CHANGED, Truth, currency_of, label, last_day, money, months_after_epoch, ordinal,
    price_level, share, whole_minor_units,
)


class MarketPrices:
    """The prices of one market, month by month; what the last step changed is kept."""

    def __init__(self, world, market):
        self.world, self.market, self.currency = world, market, currency_of(market)
        self.level = price_level(world.seed, market)
        # By (uid, plan number): net, list, first day, last day. Only what differs from the beginning.
        self.moved = {}
        self.changed = {}
        for month in months_after_epoch(world.month):
            self.step(month)

    def price(self, sku, number):
        moved = self.moved.get((sku.uid, number))
        return moved or self.first_price(sku, number)

    def first_price(self, sku, number):
        _, _, months, factor = sku.plans[number]
        net = whole_minor_units(sku.cents * self.level * months * factor, self.currency)
        return net, whole_minor_units(net * 1.25, self.currency), f"{sku.month}-01", None

    def step(self, month):
        world = self.world
        before = {sku.uid for sku in world.snapshots[label(ordinal(month) - 1)]}
        rows = [(sku, n) for sku in world.snapshots[month] if sku.uid in before for n in range(len(sku.plans)) if sku.plans[n][3]]
        source = random.Random(f"{world.seed}-{world.kind}-{self.market}-{month}")
        prices, ends = share(len(rows), PRICES_CHANGED), share(len(rows), ENDS_SET)
        self.changed = {}
        # A sale that came to its end goes on: an old row does not stand in the list for ever.
        for place, old in self.moved.items():
            if old[3] and old[3] < f"{month}-01":
                self.changed[place] = (old, (*old[:3], None))
        self.moved |= {place: new for place, (_, new) in self.changed.items()}
        for place, (sku, number) in enumerate(source.sample(rows, min(len(rows), prices + ends))):
            if (sku.uid, number) in self.changed:
                continue
            old = self.price(sku, number)
            net, erp, start, end = old
            if place < prices:
                factor = 1 + source.choice([-0.05, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15]) * source.uniform(0.8, 1.2)
                which = source.random()
                # Mostly both; sometimes only the partner's price, sometimes only the customer's.
                step = 100 if self.currency == "JPY" else 1
                if which < 0.9:
                    moved = whole_minor_units(net * factor, self.currency)
                    net = moved if moved != net else net + step
                if which < 0.7 or which >= 0.9:
                    moved = whole_minor_units(erp * factor, self.currency)
                    erp = moved if moved != erp else erp + step
                # A price that was to end before it begins anew goes on.
                new = (net, max(erp, net), f"{month}-01", end if end and end > f"{month}-01" else None)
            else:
                # The sale ends two months later; or, if it was to end, it goes on.
                new = (net, erp, start, last_day(label(ordinal(month) + 2)) if end is None else None)
            self.moved[sku.uid, number] = new
            self.changed[sku.uid, number] = (old, new)


def false_claims(world, prices):
    """By (uid, plan number): a claim that is not true."""
    source = random.Random(f"{world.seed}-{world.kind}-{prices.market}-{world.month}-claims")
    new = {sku.uid for sku in world.added} | {sku.uid for _, sku in world.replaced}
    still, moved = [], []
    for sku in world.skus:
        if sku.uid in new or sku.previous:
            continue
        for number in range(len(sku.plans)):
            change = prices.changed.get((sku.uid, number))
            if change is None:
                still.append((sku.uid, number))
            elif change[0][1] != change[1][1]:
                moved.append((sku.uid, number))
    count = max(1, round(len(still) * FALSE_CLAIMS))
    claims = {place: "Change" for place in source.sample(still, min(count, len(still)))}
    claims |= {place: "Add" for place in source.sample(still, min(count, len(still))) if place not in claims}
    return claims | {place: "Unchanged" for place in source.sample(moved, min(count, len(moved)))}


def truth(world, prices, list_name, wrong):
    """What changed in a market from the month before."""
    legacy = world.kind == "csp-legacy"
    record = Truth(list_name, world.month)
    place = {"market": None if legacy else prices.market, "currency": prices.currency}
    named = {"ProductTitle": "family", "SkuTitle": "itemName", "SkuDescription": "description", "Tags": "attributes.Tags"}
    if legacy:
        named = {"SkuTitle": "itemName"}
    present = {"ProductTitle": "title", "SkuTitle": "sku_title", "SkuDescription": "description", "Tags": "tags"}
    for old in [*world.dropped, *(old for old, _ in world.replaced)]:
        for plan in old.plans:
            record.record("removed", old.part(legacy), old.key(plan, legacy))
    for new in [*world.added, *(new for _, new in world.replaced)]:
        for plan in new.plans:
            record.record("added", new.part(legacy), new.key(plan, legacy))
    for old, new in world.replaced:
        for plan in old.plans:
            record.record("renamed", old.part(legacy), old.key(plan, legacy), new=new.part(legacy))
    for sku in world.skus:
        for number, plan in enumerate(sku.plans):
            key = sku.key(plan, legacy)
            for column, value in sku.previous.items():
                if column in named:
                    record.record("changed", sku.part(legacy), key, field=named[column], old=value, new=getattr(sku, present[column]))
            old, new = prices.changed.get((sku.uid, number), (None, None))
            if old:
                dates = {"oldFrom": old[2], "newFrom": new[2]}
                for kind, index in (("net", 0), ("list", 1)):
                    if old[index] != new[index]:
                        record.record(
                            "changed", sku.part(legacy), key, field="price", kind=kind, **place,
                            old=money(old[index], prices.currency), new=money(new[index], prices.currency), **dates)
                same = [kind for kind, index in (("net", 0), ("list", 1)) if old[index] == new[index]]
                if old[2] != new[2] and same:
                    # The price that stays begins anew with the one that moves: they stand in one row.
                    record.record(
                        "changed", sku.part(legacy), key, field="from", kind=same[0], **place, old=old[2], new=new[2])
                if old[3] != new[3]:
                    record.record("changed", sku.part(legacy), key, field="to", kind=None, **place, old=old[3], new=new[3])
            if (sku.uid, number) in wrong:
                record.record("false-claim", sku.part(legacy), key, claim=wrong[sku.uid, number], **place)
    return record
