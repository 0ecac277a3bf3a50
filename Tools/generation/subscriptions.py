"""An invented catalogue of subscriptions and perpetual software: the New Commerce sheets and the legacy CSP list.

A SKU is sold under several plans (term and billing); each plan is an item of the list. The SKUs are the same in all
markets, the prices are each market's own.
"""

import random

from .common import (
    ATTRIBUTES_CHANGED, DESCRIPTIONS_CHANGED, EPOCH, ITEMS_ADDED, ITEMS_RENAMED, ITEMS_REPLACED, months_after_epoch,
    share,
)

# Term, billing plan, months paid for, factor on the monthly price.
SUBSCRIPTION_PLANS = [
    ("P1M", "Monthly", 1, 1.2),
    ("P1Y", "Monthly", 12, 1.0),
    ("P1Y", "Annual", 12, 1.0),
    ("P3Y", "Annual", 36, 0.97),
]
# A free trial or pay-as-you-go SKU stands beside the paid plans.
TRIAL_PLANS = [("P1M", "None", 1, 0.0), *SUBSCRIPTION_PLANS[1:]]
PERPETUAL_PLANS = [("OneTime", "", 36, 1.0)]
LEGACY_PLANS = [("", "", 1, 1.0)]

SEGMENTS = [("Commercial", ""), ("Education", " (Education Faculty Pricing)"), ("Charity", " (Non-Profit Pricing)")]
SEGMENT_CODES = {"Commercial": "commercial", "Education": "faculty", "Charity": "charity"}
WORDS = "Microsoft 365 Office Dynamics Defender Teams Azure Power Visio Project Exchange Windows Intune Purview".split()
KINDS = "Plan Premium Standard Enterprise Basic Add-on Suite Phone Storage Capacity Analytics Compliance".split()
NEW_NAMES = "Copilot Entra Viva Fabric Priva Loop Clipchamp Mesh Syntex Bookings".split()


class SKU:
    __slots__ = ("uid", "title", "product_id", "sku_id", "sku_title", "description", "tags", "segment", "cents", "plans",
                 "month", "previous")

    def key(self, plan, legacy):
        """Term, billing and segment as Pricebook names them."""
        term, billing = plan[0], plan[1]
        segment = SEGMENT_CODES[self.segment]
        if legacy:
            return None, None, segment
        if term == "OneTime":
            return None, "once", segment
        return term, billing.lower(), segment

    def part(self, legacy):
        """The part number as Pricebook names it."""
        return offer_id(self) if legacy else f"{self.product_id}:{self.sku_id.rjust(4, '0')}"


def offer_id(sku):
    """An identifier like those of the legacy list, which are random numbers of 128 bits."""
    number = random.Random(f"{sku.product_id}-{sku.sku_id}").getrandbits(128)
    digits = f"{number:032x}"
    return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])


class World:
    """The SKUs of all markets, month by month up to `month`; what the last step changed is kept."""

    def __init__(self, seed, kind, rows, month):
        self.seed, self.kind, self.month = seed, kind, month
        self.next_product = self.next_uid = 0
        self.skus = []
        source = random.Random(f"{seed}-{kind}-products")
        written = 0
        while written < rows:
            for sku in self.product(source, EPOCH):
                if written >= rows:
                    break
                sku.plans = sku.plans[: rows - written]
                written += len(sku.plans)
                self.skus.append(sku)
        # What was there in each month, for the prices of the markets.
        self.snapshots = {EPOCH: list(self.skus)}
        self.added, self.dropped, self.retitled, self.redescribed, self.retagged, self.replaced = [], [], {}, {}, {}, []
        for step in months_after_epoch(month):
            self.step(step)
            self.snapshots[step] = list(self.skus)

    def product(self, source, month):
        """The SKUs of a new product."""
        self.next_product += 1
        number = self.next_product
        title = f"{source.choice(WORDS)} {source.choice(KINDS)} {number}"
        prefix = "DG7GMGF" if self.kind == "nce-software" else "CFQ7TTC"
        for index in range(1, source.randint(2, 5)):
            sku = SKU()
            sku.uid = self.next_uid = self.next_uid + 1
            sku.title, sku.month, sku.previous = title, month, {}
            sku.product_id = f"{prefix}{number:05X}"
            # Spreadsheets eat the zeros of one in five.
            sku.sku_id = f"{index:04d}" if source.random() < 0.8 else str(index)
            sku.segment, suffix = source.choice(SEGMENTS) if index > 1 else SEGMENTS[0]
            sku.sku_title = f"{title} {index}{suffix}"
            sku.description = (
                f"{title} for {source.choice(['teams', 'firms', 'schools'])}: includes "
                f"{source.choice(KINDS).lower()}, {source.choice(KINDS).lower()} and more."
            )
            sku.cents = source.randint(100, 9000)
            is_trial = source.random() < 0.02
            sku.plans, sku.tags = {
                "nce": (TRIAL_PLANS if is_trial else SUBSCRIPTION_PLANS, "License;Trial" if is_trial else "License"),
                "nce-software": (PERPETUAL_PLANS, "Software;Perpetual"),
                "csp-legacy": (LEGACY_PLANS, ""),
            }[self.kind]
            yield sku

    def step(self, month):
        """Makes the changes of a month."""
        source = random.Random(f"{self.seed}-{self.kind}-{month}")
        for sku in self.skus:
            sku.previous = {}
        # The last SKU may lack plans, so that the list has its number of rows; it stays as it is.
        steady = self.skus[:-1]
        count = share(len(steady), ITEMS_ADDED)
        counts = [share(len(steady), part) for part in (ITEMS_RENAMED, DESCRIPTIONS_CHANGED, ATTRIBUTES_CHANGED, ITEMS_REPLACED)]
        chosen = source.sample(steady, min(len(steady), count + sum(counts)))

        def take(number):
            taken, chosen[:] = chosen[:number], chosen[number:]
            return taken

        self.dropped, self.added, self.replaced = take(count), [], []
        while len(self.added) < len(self.dropped):
            self.added += list(self.product(source, month))[: len(self.dropped) - len(self.added)]
        renamed, redescribed, retagged, replaced = (take(number) for number in counts)
        for sku in renamed:
            # A new brand, as when Microsoft 365 E5 Security became Microsoft Defender Suite.
            suffix = sku.sku_title[len(sku.title):]
            sku.previous = {"ProductTitle": sku.title, "SkuTitle": sku.sku_title}
            sku.title = f"{source.choice(NEW_NAMES)} {sku.title.split(' ', 1)[1]}"
            sku.sku_title = sku.title + suffix
        for sku in redescribed:
            sku.previous = {"SkuDescription": sku.description}
            sku.description = sku.description.replace(" and more.", f", {source.choice(KINDS).lower()} and much more.")
        for sku in retagged:
            sku.previous = {"Tags": sku.tags}
            sku.tags = sku.tags + ";Promotion" if not sku.tags.endswith(";Promotion") else sku.tags[: -len(";Promotion")]
        if self.kind == "csp-legacy":
            # The legacy list has neither titles apart from the name, nor descriptions, nor tags.
            for sku in [*redescribed, *retagged]:
                sku.previous = {}
        for old in replaced:
            new = SKU()
            for slot in SKU.__slots__:
                setattr(new, slot, getattr(old, slot))
            self.next_product += 1
            new.uid = self.next_uid = self.next_uid + 1
            new.product_id, new.month, new.previous = f"{old.product_id[:7]}{self.next_product:05X}", month, {}
            self.replaced.append((old, new))
        successors = {old.uid: new for old, new in self.replaced}
        gone = {sku.uid for sku in self.dropped}
        last = self.skus[-1]
        self.skus = [successors.get(sku.uid, sku) for sku in steady if sku.uid not in gone] + self.added + [last]
