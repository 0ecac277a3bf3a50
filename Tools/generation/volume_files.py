"""Writes volume licence lists: the Open Value CSV list and the XML catalogues; each publishes what its format can say."""

from xml.sax.saxutils import escape, quoteattr

from .common import EPOCH, Truth, currency_of, money
from .volume import OFFERINGS, TYPES, UNITS, MarketPrices, World

OPEN_VALUE = (
    "Part Number,Item Name,Item Legal Name,Program,Product Family,Product Type,Offering,Level,Purchase Unit,"
    "Purchase Period,Pool,Language,License Agreement Type,Customer Type,Country,Currency,Net Price,ERP Price,"
    "Effective Date,End Date,Replaced By"
)


def open_value(world, prices, month):
    yield OPEN_VALUE + "\n"
    for sku in world.skus:
        net, erp, start = prices.price(sku)
        level = "Non-specific" if sku.level == "NL" else sku.level
        yield (
            f'{sku.part},{sku.name()},"{sku.legal_name()}",Open Value,{sku.family.name},{TYPES[sku.kind][0]},'
            f"{OFFERINGS[sku.offering][0]},{level},{UNITS[sku.unit]},Acquired Year {sku.acquired[1]},{sku.pool},"
            f"All Languages,Commercial,Distributor,{prices.market},{prices.currency},"
            f"{money(net, prices.currency, True)},{money(erp, prices.currency, True)},{start},{sku.until or ''},"
            f"{sku.replaced_by or ''}\n"
        )


def edi_xml(world, prices, month):
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<PriceCatalogue xmlns="urn:pricebook:price-catalogue:1" '
        f'edition="{month}" currency="{prices.currency}" country="{prices.market}" program="OV">\n'
    )
    for sku in world.skus:
        net, erp, start = prices.price(sku)
        user = f' userType="{sku.user}"' if sku.user else ""
        successor = f' replacedBy="{sku.replaced_by}"' if sku.replaced_by else ""
        end = f' to="{sku.until}"' if sku.until else ""
        yield (
            f'  <Item partNumber="{sku.part}" distributorSKU="{sku.distributor_sku}"{successor}>\n'
            f"    <Name>{escape(sku.name())}</Name>\n    <Description>{escape(sku.legal_name())}</Description>\n"
            f"    <Facets family={quoteattr(sku.family.name)} offering=\"{sku.offering}\" level=\"{sku.level}\" "
            f'unit="{sku.unit}" acquired="{sku.acquired}" productType="{sku.kind}"{user} segment="commercial" '
            f'language="ALNG"/>\n'
            f'    <Price kind="net" amount="{money(net, prices.currency, True)}" from="{start}"{end}/>\n'
            f'    <Price kind="list" amount="{money(erp, prices.currency, True)}" from="{start}"{end}/>\n  </Item>\n'
        )
    yield "</PriceCatalogue>\n"


def ubl(world, prices, month):
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"\n'
        '  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"\n'
        '  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n'
        f"  <cbc:ID>NW-{prices.market}-{month}</cbc:ID>\n  <cbc:ActionCode>Add</cbc:ActionCode>\n"
        f"  <cbc:IssueDate>{month}-01</cbc:IssueDate>\n  <cac:ProviderParty><cac:PartyIdentification>"
        f"<cbc:ID>Northwind {prices.market}</cbc:ID></cac:PartyIdentification></cac:ProviderParty>\n"
    )
    for sku in world.skus:
        net, erp, start = prices.price(sku)
        end = f"<cbc:EndDate>{sku.until}</cbc:EndDate>" if sku.until else ""
        yield f"  <cac:CatalogueLine>\n    <cbc:ID>{sku.part}</cbc:ID>\n"
        for kind, amount in (("net", net), ("list", erp)):
            yield (
                "    <cac:RequiredItemLocationQuantity><cac:ApplicableTerritoryAddress><cac:Country>"
                f"<cbc:IdentificationCode>{prices.market}</cbc:IdentificationCode></cac:Country>"
                "</cac:ApplicableTerritoryAddress>\n      <cac:Price>"
                f'<cbc:PriceAmount currencyID="{prices.currency}">{money(amount, prices.currency, True)}'
                f"</cbc:PriceAmount><cbc:PriceType>{kind}</cbc:PriceType><cac:ValidityPeriod><cbc:StartDate>{start}"
                f"</cbc:StartDate>{end}</cac:ValidityPeriod></cac:Price></cac:RequiredItemLocationQuantity>\n"
            )
        yield (
            f"    <cac:Item><cbc:Description>{escape(sku.legal_name())}</cbc:Description>"
            f"<cbc:Name>{escape(sku.name())}</cbc:Name>\n      <cac:SellersItemIdentification><cbc:ID>"
            f"{sku.distributor_sku}</cbc:ID></cac:SellersItemIdentification><cac:ManufacturersItemIdentification>"
            f"<cbc:ID>{sku.part}</cbc:ID></cac:ManufacturersItemIdentification></cac:Item>\n  </cac:CatalogueLine>\n"
        )
    yield "</Catalogue>\n"


def bmecat(world, prices, month):
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd">\n'
        '<BMECAT version="1.2" xmlns="http://www.bmecat.org/bmecat/1.2/bmecat_new_catalog">\n  <HEADER>\n'
        f"    <CATALOG><LANGUAGE>eng</LANGUAGE><CATALOG_ID>OV-{prices.market}</CATALOG_ID>"
        f'<CATALOG_VERSION>1.0</CATALOG_VERSION><DATETIME type="generation_date"><DATE>{month}-01</DATE></DATETIME>'
        f"<TERRITORY>{prices.market}</TERRITORY><CURRENCY>{prices.currency}</CURRENCY></CATALOG>\n"
        "    <SUPPLIER><SUPPLIER_ID>Northwind</SUPPLIER_ID></SUPPLIER>\n  </HEADER>\n  <T_NEW_CATALOG>\n"
    )
    for sku in world.skus:
        net, erp, start = prices.price(sku)
        end = f'<DATETIME type="valid_end_date"><DATE>{sku.until}</DATE></DATETIME>' if sku.until else ""
        successor = (
            f'      <ARTICLE_REFERENCE type="followup"><ART_ID_TO>{sku.replaced_by}</ART_ID_TO></ARTICLE_REFERENCE>\n'
            if sku.replaced_by else ""
        )
        amounts = "".join(
            f'<ARTICLE_PRICE price_type="{kind}"><PRICE_AMOUNT>{money(amount, prices.currency, True)}</PRICE_AMOUNT>'
            "</ARTICLE_PRICE>"
            for kind, amount in (("net_customer", net), ("nrp", erp))
        )
        yield (
            f"    <ARTICLE>\n      <SUPPLIER_AID>{sku.distributor_sku}</SUPPLIER_AID>\n      <ARTICLE_DETAILS>"
            f"<DESCRIPTION_SHORT>{escape(sku.name())}</DESCRIPTION_SHORT>"
            f"<DESCRIPTION_LONG>{escape(sku.legal_name())}</DESCRIPTION_LONG>"
            f"<MANUFACTURER_AID>{sku.part}</MANUFACTURER_AID></ARTICLE_DETAILS>\n"
            f'      <ARTICLE_PRICE_DETAILS><DATETIME type="valid_start_date"><DATE>{start}</DATE></DATETIME>{end}{amounts}'
            f"</ARTICLE_PRICE_DETAILS>\n{successor}    </ARTICLE>\n"
        )
    yield "  </T_NEW_CATALOG>\n</BMECAT>\n"


ALL = {"family", "itemName", "description", "attributes.Pool", "replacedBy", "to"}

# Writer, ending, name of the list, the fields that the format publishes, and what it says of the segment and market.
WRITERS = {
    "open-value": (open_value, "csv", "ov-{market}", ALL, True, True),
    "edi-xml": (edi_xml, "xml", "edi-ov-{market}", ALL - {"attributes.Pool"}, True, True),
    "ubl": (ubl, "xml", "ubl-northwind-{market}", {"itemName", "description", "to"}, False, True),
    "bmecat": (
        bmecat, "xml", "bmecat-northwind-ov-{market}", {"itemName", "description", "replacedBy", "to"}, False, True),
}


def truth(world, prices, kind, month):
    """What changed in a market from the month before, as far as the format says it."""
    _, _, list_name, published, has_segment, has_market = WRITERS[kind]
    record = Truth(list_name.format(market=prices.market.lower()), month)
    place = {"market": prices.market if has_market else None, "currency": prices.currency}
    new = {id(sku) for sku in world.added}

    def key(sku):
        return sku.key if has_segment else (None, None, None)

    for sku in world.dropped:
        record.record("removed", sku.part, key(sku))
    for sku in world.added:
        record.record("added", sku.part, key(sku))
    if "replacedBy" in published:
        # Said in the month of the replacement, and true of the month in which the old part is gone.
        for old in [*(old for old, _ in world.replaced), *(sku for sku in world.dropped if sku.replaced_by)]:
            record.record("renamed", old.part, key(old), new=old.replaced_by)
    for sku in world.skus:
        if id(sku) in new:
            continue
        changes = dict(sku.previous)
        if sku.family.previous_name:
            former = sku.family.previous_name
            changes = {"family": former, "itemName": sku.name(former), "description": f"{former} – {sku.legal}"} | changes
            if "description" in sku.previous:
                changes["description"] = sku.previous["description"].replace(sku.family.name, former)
        now = {
            "family": sku.family.name, "itemName": sku.name(), "description": sku.legal_name(),
            "attributes.Pool": sku.pool, "replacedBy": sku.replaced_by, "to": sku.until,
        }
        for field, value in changes.items():
            if field in published and value != now[field]:
                where = {"kind": None, **place} if field == "to" else {}
                record.record("changed", sku.part, key(sku), field=field, **where, old=value, new=now[field])
        old, moved = prices.price(sku, prices.before), prices.price(sku)
        changed = [index for index in (0, 1) if old[index] != moved[index]]
        for index in changed:
            record.record(
                "changed", sku.part, key(sku), field="price", kind=("net", "list")[index], **place,
                old=money(old[index], prices.currency, True), new=money(moved[index], prices.currency, True),
                oldFrom=old[2], newFrom=moved[2])
        if old[2] != moved[2] and len(changed) < 2:
            kind_of_rest = None if not changed else ("list", "net")[changed[0]]
            record.record("changed", sku.part, key(sku), field="from", kind=kind_of_rest, **place, old=old[2], new=moved[2])
    return record


def write_all(kind, folder, markets, month, seed, rows):
    """Writes a file for each market, and beside it what changed since the month before; gives the number of rows."""
    writer, ending, *_ = WRITERS[kind]
    world = World(seed, rows, month)
    for market in markets:
        prices = MarketPrices(world, market)
        stem = f"{kind.replace('-', '_')}_{market}_{month}"
        with open(folder / f"{stem}.{ending}", "w", encoding="utf-8", newline="") as file:
            file.write("".join(writer(world, prices, month)))
        if month != EPOCH:
            truth(world, prices, kind, month).write(folder / f"{stem}.changes.jsonl")
    return len(world.skus) * len(markets)
