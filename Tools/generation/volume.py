"""An invented catalogue of volume licences, as Open Value has them: the CSV list and the XML catalogues.

Prices follow from two figures of each family, a licence L and a year of Software Assurance S: a year acquired in year
1, 2, 3 costs (L + 3S) / 3, (L + 2S) / 2, L + S; three years up front are 2 % less than three single ones, two 1 % less
than two; level C is 6 % below NL; a Platform SKU is 15 % below the Enterprise one; a step-up is the difference between
Professional and Standard. Families change their prices as a whole, so that all this stays true.
"""

import random

from .common import (
    ATTRIBUTES_CHANGED, DESCRIPTIONS_CHANGED, EPOCH, ITEMS_ADDED, ITEMS_DROPPED, ITEMS_RENAMED, ITEMS_REPLACED,
    PRICES_CHANGED, currency_of, last_day, months_after_epoch, ordinal, label, price_level, share, whole_minor_units,
)

FIRST = (
    "Amber Anchor Arrow Beacon Birch Canyon Cedar Cobalt Comet Copper Coral Delta Ember Falcon Garnet Glacier Harbor "
    "Hazel Indigo Juniper Lantern Maple Meridian Nimbus"
).split()
SECOND = (
    "Archive Builder Catalog Designer Directory Editor Exchange Finance Forms Gateway Insights Inventory Ledger Mail "
    "Monitor Planner Portal Publisher Recorder Scheduler Studio Tracker Vault Workflow"
).split()
NEW_FIRST = "Opal Orchid Pepper Quartz Ridge Saffron Summit Thistle Umber Violet Willow Zephyr".split()

OFFERINGS = {"ADD": ("Additional Product", "AddProd"), "ENT": ("Enterprise", "Ent"), "PLA": ("Platform", "Pltfrm")}
UNITS = {"1Y": "1 Year", "2Y": "2 Years", "3Y": "3 Years"}
PERIODS = [("1Y", "Y1"), ("1Y", "Y2"), ("1Y", "Y3"), ("3Y", "Y1"), ("2Y", "Y2")]
TYPES = {"LSA": ("License/Software Assurance Pack", "LicSAPk"), "STEPUP": ("Software Assurance Step-Up", "SASU")}
USERS = {None: "", "device": " DvcCAL", "user": " UsrCAL"}


class Family:
    """A product with its SKUs; `standard` is the family that a step-up comes from."""

    def __init__(self, number, name, licence, assurance, standard=None):
        self.number, self.name, self.previous_name = number, name, None
        self.licence, self.assurance, self.standard = licence, assurance, standard


class SKU:
    def __init__(self, family, part, kind, offering, level, unit, acquired, user, month):
        self.family, self.part, self.kind, self.offering, self.level = family, part, kind, offering, level
        self.unit, self.acquired, self.user, self.month = unit, acquired, user, month
        self.pool, self.legal = "Applications", f"licence and upgrades, {UNITS[unit].lower()}"
        # The part number that takes its place, and until when it is sold.
        self.replaced_by = self.until = None
        self.previous = {}

    def name(self, family_name=None):
        offering, user = OFFERINGS[self.offering][1], USERS[self.user]
        return (
            f"{family_name or self.family.name} ALNG {TYPES[self.kind][1]} OLV {self.level} {self.unit} "
            f"Acq {self.acquired} {offering}{user}"
        )

    def legal_name(self):
        return f"{self.family.name} – {self.legal}"

    @property
    def distributor_sku(self):
        return "NW-" + self.part.replace("-", "")

    @property
    def key(self):
        return None, None, "commercial"


class World:
    """The SKUs of all markets, month by month up to `month`; what the last step changed is kept."""

    def __init__(self, seed, rows, month):
        self.seed, self.month = seed, month
        self.families, self.skus, self.parts = 0, [], 0
        source = random.Random(f"{seed}-volume-products")
        while len(self.skus) < rows:
            self.skus += self.product(source, EPOCH)
        del self.skus[rows:]
        self.snapshots = {EPOCH: list(self.skus)}
        self.added, self.dropped, self.replaced = [], [], []
        for step in months_after_epoch(month):
            self.step(step)
            self.snapshots[step] = list(self.skus)

    def part(self):
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        self.parts += 1
        block = self.parts // 90000
        return f"{letters[block // 24 % 24]}{letters[block % 24]}7-{10000 + self.parts % 90000}"

    def product(self, source, month):
        """The SKUs of a new product: an application in two editions with their step-up, or a CAL suite."""
        number = self.families
        self.families += 1
        stem = f"{FIRST[number % 24]} {SECOND[number // 24 % 24]}" + ("" if number < 576 else " " + FIRST[number // 576 % 24])
        licence = source.randint(8000, 160000)
        if number % 5 == 4:
            family = Family(number, f"{stem} CAL", licence, round(licence * 0.27))
            return [
                self.sku(family, "LSA", offering, level, unit, acquired, user, month)
                for offering in ("ENT", "PLA") for level in ("NL", "C") for user in ("device", "user")
                for unit, acquired in PERIODS
            ]
        standard = Family(number, f"{stem} Standard", licence, round(licence * 0.27))
        higher = round(licence * source.uniform(1.3, 1.8))
        professional = Family(number, f"{stem} Professional", higher, round(higher * 0.27), standard)
        return [
            self.sku(family, "LSA", "ADD", "NL", unit, acquired, None, month)
            for family in (standard, professional) for unit, acquired in PERIODS
        ] + [self.sku(professional, "STEPUP", "ADD", "NL", "1Y", acquired, None, month) for acquired in ("Y1", "Y2", "Y3")]

    def sku(self, family, kind, offering, level, unit, acquired, user, month):
        return SKU(family, self.part(), kind, offering, level, unit, acquired, user, month)

    def step(self, month):
        """Makes the changes of a month."""
        source = random.Random(f"{self.seed}-volume-{month}")
        for sku in self.skus:
            sku.previous, sku.family.previous_name = {}, None
        lapsed = [sku for sku in self.skus if sku.replaced_by]
        steady = [sku for sku in self.skus if not sku.replaced_by]
        counts = [share(len(steady), part) for part in (ITEMS_DROPPED, DESCRIPTIONS_CHANGED, ATTRIBUTES_CHANGED, ITEMS_REPLACED)]
        chosen = source.sample(steady, sum(counts))

        def take(number):
            taken, chosen[:] = chosen[:number], chosen[number:]
            return taken

        dropped, redescribed, repooled, replaced = (take(number) for number in counts)
        for sku in redescribed:
            sku.previous = {"description": sku.legal_name()}
            sku.legal = ("renewed " + sku.legal) if not sku.legal.startswith("renewed ") else sku.legal[8:]
        for sku in repooled:
            sku.previous = {"attributes.Pool": sku.pool}
            sku.pool = "Servers" if sku.pool == "Applications" else "Applications"
        self.added, self.replaced = [], []
        while len(self.added) < share(len(steady), ITEMS_ADDED):
            self.added += self.product(source, month)
        for old in replaced:
            new = SKU(
                old.family, self.part(), old.kind, old.offering, old.level, old.unit, old.acquired, old.user, month)
            new.pool, new.legal = old.pool, old.legal
            old.previous = {"replacedBy": None, "to": None}
            old.replaced_by, old.until = new.part, last_day(month)
            self.added.append(new)
            self.replaced.append((old, new))
        self.dropped = lapsed + dropped
        gone = {id(sku) for sku in self.dropped}
        self.skus = [sku for sku in self.skus if id(sku) not in gone] + self.added
        # Families that are new have their name already.
        families = list({id(sku.family): sku.family for sku in steady if id(sku) not in gone}.values())
        for family in source.sample(families, share(len(families), ITEMS_RENAMED)):
            family.previous_name = family.name
            family.name = f"{source.choice(NEW_FIRST)} {family.name.split(' ', 1)[1]}"


class MarketPrices:
    """The prices of one market: the two figures of each family, month by month."""

    def __init__(self, world, market):
        self.world, self.market, self.currency = world, market, currency_of(market)
        self.level = price_level(world.seed, market)
        # By family: factor on its figures, and the first day of it; of the month and of the month before.
        self.factors, self.before = {}, {}
        for month in months_after_epoch(world.month):
            self.before = dict(self.factors)
            self.step(month)

    def step(self, month):
        known = {sku.family.number: sku.family for sku in self.world.snapshots[label(ordinal(month) - 1)]}
        source = random.Random(f"{self.world.seed}-volume-{self.market}-{month}")
        for number in source.sample(sorted(known), share(len(known), PRICES_CHANGED)):
            factor, _ = self.factors.get(number, (1, None))
            change = source.choice([0.95, 1.02, 1.03, 1.05, 1.08, 1.1, 1.15])
            self.factors[number] = (factor * change, f"{month}-01")

    def price(self, sku, factors=None):
        """Net, list and first day of a SKU."""
        factor, since = (self.factors if factors is None else factors).get(sku.family.number, (1, None))
        net = self.net(sku, sku.family, factor)
        if sku.kind == "STEPUP":
            net -= self.net(sku, sku.family.standard, factor)
        # The customer's price is in whole units of the currency.
        first = f"{sku.month}-01"
        return net, round(net * 1.25 / 100) * 100, max(first, since or first)

    def net(self, sku, family, factor):
        licence, assurance = family.licence * self.level * factor, family.assurance * self.level * factor
        year = {"Y1": (licence + 3 * assurance) / 3, "Y2": (licence + 2 * assurance) / 2, "Y3": licence + assurance}
        net = year[sku.acquired] * {"1Y": 1, "2Y": 2 * 0.99, "3Y": 3 * 0.98}[sku.unit]
        net *= {"NL": 1, "C": 0.94}[sku.level] * (0.85 if sku.offering == "PLA" else 1) * (1.2 if sku.user == "user" else 1)
        return whole_minor_units(net, self.currency)
