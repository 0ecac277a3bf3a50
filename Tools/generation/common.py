"""What all catalogues share: markets and currencies, months, money in minor units, and the record of true changes."""

import json
import random

# The state of every catalogue in January 2026 follows from the seed; later months come of it step by step.
EPOCH = "2026-01"

PRICES_CHANGED = 0.04
ITEMS_ADDED = ITEMS_DROPPED = 0.005
ITEMS_RENAMED = 0.003
DESCRIPTIONS_CHANGED = 0.002
ATTRIBUTES_CHANGED = 0.001
ITEMS_REPLACED = 0.001
ENDS_SET = 0.001
FALSE_CLAIMS = 0.0005

CURRENCIES = {"US": "USD", "GB": "GBP", "PL": "PLN", "CH": "CHF", "JP": "JPY", "SE": "SEK", "NO": "NOK", "DK": "DKK"}
PRICE_LEVELS = {"PLN": 4.3, "JPY": 160, "SEK": 11, "NOK": 11, "DKK": 7.5}
# Two-letter codes AA, AB, … stand for the markets beyond the well-known ones.
KNOWN = ["PL", "DE", "US", "GB", "FR", "CH", "JP", "SE", "NO", "DK", "CZ", "AT", "IT", "ES", "NL", "BE"]


def markets(count):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    others = [a + b for a in letters for b in letters if a + b not in KNOWN]
    return (KNOWN + others)[:count]


def currency_of(market):
    return CURRENCIES.get(market, "EUR")


def price_level(seed, market):
    currency = currency_of(market)
    return random.Random(f"{seed}-{market}").uniform(0.8, 1.3) * PRICE_LEVELS.get(currency, 1)


def ordinal(month):
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def label(ordinal_month):
    return f"{ordinal_month // 12:04d}-{ordinal_month % 12 + 1:02d}"


def months_after_epoch(month):
    """The months after the epoch up to `month`, in order."""
    return [label(number) for number in range(ordinal(EPOCH) + 1, ordinal(month) + 1)]


def last_day(month):
    year, number = (int(part) for part in month.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]
    return f"{month}-{days:02d}"


def money(amount, currency, fixed=False):
    """An amount in hundredths as text; yen are whole. `fixed` keeps two digits after the point."""
    if currency == "JPY":
        return str(round(amount / 100))
    text = f"{amount // 100}.{amount % 100:02d}"
    return text if fixed else text.rstrip("0").rstrip(".")


def whole_minor_units(amount, currency):
    """An amount in hundredths that the currency can express."""
    return round(amount / 100) * 100 if currency == "JPY" else round(amount)


def share(count, fraction):
    """How many of `count` things change in a month: the fraction, at least one, never more than an eighth."""
    return min(max(1, round(count * fraction)), count // 8)


class Truth:
    """The true changes of a list from the month before, as they are made; one JSON object a line."""

    def __init__(self, list_name, month):
        self.head = {"list": list_name, "edition": month}
        self.lines = []

    def record(self, change, part, key, **details):
        """`key` is (term, billing, segment); what is changed is named as Pricebook's JSON names it."""
        term, billing, segment = key
        self.lines.append(
            {**self.head, "change": change, "part": part, "term": term, "billing": billing, "segment": segment, **details}
        )

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            for line in self.lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
