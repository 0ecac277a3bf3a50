"""The peer of `Tools/benchmark reports`: quotes as JSON, as workbooks and as PDF, as one would write it in Python.

    python3 -m benchmarking.quotes REQUESTS FORM FOLDER WORKERS

Prints the seconds that the work took, without the start of Python and the loading of the libraries.
"""

import json
import multiprocessing
import pathlib
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

from . import reports

CENT = Decimal("0.01")
PRICES = {}
BRANDING = {}
LOGO = None
TERMS = []


def rounded(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


def quote(request):
    """The request with its prices: the same figures as Pricebook's."""
    lines = []
    for number, line in enumerate(request["lines"], 1):
        name, price = PRICES[line["partNumber"]]
        discount = Decimal(str(line["discount"]))
        lines.append({
            "line": number, "partNumber": line["partNumber"], "itemName": name, "quantity": line["quantity"],
            "unitPrice": str(price), "discount": str(discount),
            "amount": str(rounded(price * line["quantity"] * (100 - discount) / 100)), "list": "ov-pl", "edition": "2026-11",
            "source": {"file": str(reports.LIST), "line": 0, "edition": "2026-11"}, "tier": None, "rule": "ORD-6",
            "reason": "list price of edition 2026-11 of ov-pl, in force on 2026-11-20", "per": "term",
        })
    subtotal = sum((Decimal(line["amount"]) for line in lines), Decimal(0))
    rate = Decimal(request["tax"])
    tax = rounded(subtotal * rate / 100)
    return {
        "schema": "pricebook.quote/1", "number": request["number"], "date": request["date"], "validUntil": request["validUntil"],
        "currency": "PLN", "rounding": "half-up, once per line, to the minor unit of the currency", "price": "list",
        "customer": request["customer"], "lines": lines, "subtotal": str(subtotal), "taxRate": str(rate), "tax": str(tax),
        "total": str(subtotal + tax),
    }


def facts(document):
    return [("Date", document["date"]), ("Valid until", document["validUntil"]), ("Currency", document["currency"])]


def write_json(document, path):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2, ensure_ascii=False)


def write_xlsx(document, path):
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    title = book.add_format({"bold": True, "font_size": 16, "font_color": "#0B5394"})
    grey = book.add_format({"font_color": "#5A6570"})
    head = book.add_format({"bold": True, "font_color": "white", "bg_color": "#0B5394", "text_wrap": True})
    right = book.add_format({"bold": True, "font_color": "white", "bg_color": "#0B5394", "text_wrap": True, "align": "right"})
    cell = {"bottom": 7, "bottom_color": "#C9D0D6", "valign": "top"}
    text = book.add_format(cell)
    wrapped = book.add_format({**cell, "text_wrap": True})
    count = book.add_format({**cell, "num_format": "#,##0"})
    money = book.add_format({**cell, "num_format": "#,##0.00\\ [$PLN]"})
    percent = book.add_format({**cell, "num_format": "0.0%"})
    strong = book.add_format({"bold": True, "top": 1})
    total = book.add_format({"bold": True, "top": 1, "num_format": "#,##0.00\\ [$PLN]"})
    sheet = book.add_worksheet("Quote")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    row = 0
    sheet.write_string(row, 0, BRANDING["name"], grey)
    sheet.write_string(row + 1, 0, f"Quote {document['number']}", title)
    row += 2
    for value in document["customer"].values():
        sheet.write_string(row, 0, value)
        row += 1
    for label, value in facts(document):
        sheet.write_string(row, 0, label, grey)
        sheet.write_string(row, 1, value)
        row += 1
    row += 1
    header = row
    titles = ["Line", "Part number", "Item", "Quantity", "Unit price", "Discount", "Amount"]
    for column, name in enumerate(titles):
        sheet.write_string(row, column, name, right if column in (0, 3, 4, 5, 6) else head)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row, row)
    widths = [len(name) for name in titles]
    first = row + 1
    for line in document["lines"]:
        row += 1
        sheet.write_number(row, 0, line["line"], count)
        sheet.write_string(row, 1, line["partNumber"], text)
        sheet.write_string(row, 2, line["itemName"], wrapped)
        sheet.write_number(row, 3, line["quantity"], count)
        sheet.write_number(row, 4, float(line["unitPrice"]), money)
        sheet.write_number(row, 5, float(line["discount"]) / 100, percent)
        sheet.write_number(row, 6, float(line["amount"]), money)
        for column, key in enumerate(["line", "partNumber", "itemName", "quantity", "unitPrice", "discount", "amount"]):
            widths[column] = max(widths[column], len(str(line[key])))
    sheet.autofilter(header, 0, row, len(titles) - 1)
    last = row
    formulas = [
        ("Subtotal", f"=ROUND(SUM(G{first + 1}:G{last + 1}),2)", document["subtotal"]),
        (f"Tax {document['taxRate']} %", f"=ROUND(G{last + 2}*{document['taxRate']}/100,2)", document["tax"]),
        ("Total", f"=ROUND(G{last + 2}+G{last + 3},2)", document["total"]),
    ]
    for label, formula, value in formulas:
        row += 1
        for column in range(len(titles)):
            sheet.write_blank(row, column, None, strong)
        sheet.write_string(row, 2, label, strong)
        sheet.write_formula(row, 6, formula, total, float(value))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, 7), 52))
    sources = book.add_worksheet("Sources and rules")
    sources.set_column(0, 0, 120)
    remarks = [f"Rounding: {document['rounding']}", "Editions: ov-pl 2026-11", "Rules: ORD-6", *BRANDING["terms"]]
    for row, remark in enumerate(remarks):
        sources.write_string(row, 0, remark, grey)
    book.set_properties({"title": f"Quote {document['number']}", "author": BRANDING["name"]})
    book.close()


FONTS = [
    ("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf", "/usr/share/fonts/truetype/open-sans/OpenSans-Semibold.ttf"),
    ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"),
]


def load_fonts():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    plain, strong = next(pair for pair in FONTS if all(pathlib.Path(path).exists() for path in pair))
    pdfmetrics.registerFont(TTFont("Plain", plain))
    pdfmetrics.registerFont(TTFont("Strong", strong))


def write_pdf(document, path):
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen import canvas
    from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table

    accent, grey, hair = HexColor("#0B5394"), HexColor("#5A6570"), HexColor("#D5DADF")
    title = ParagraphStyle("title", fontName="Strong", fontSize=19, leading=24, textColor=accent)
    body = ParagraphStyle("body", fontName="Plain", fontSize=9, leading=12)
    small = ParagraphStyle("small", fontName="Plain", fontSize=7.2, leading=9.5, textColor=grey)
    sender = ParagraphStyle("sender", parent=small, alignment=TA_RIGHT)

    class Numbered(canvas.Canvas):
        """Writes “Page 1 of 2”: the pages are kept until their number is known."""

        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.kept = []

        def showPage(self):
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self):
            for number, state in enumerate(self.kept, 1):
                self.__dict__.update(state)
                self.setFont("Plain", 7.2)
                self.setFillColor(grey)
                self.drawString(44, 26, f"{BRANDING['name']} · Quote {document['number']}")
                self.drawRightString(A4[0] - 44, 26, f"Page {number} of {len(self.kept)}")
                super().showPage()
            super().save()

    amount = lambda value: f"{Decimal(value):,.2f}"  # noqa: E731
    rows = [["Line", "Part number", "Item", "Quantity", "Unit price", "Discount", "Amount"]]
    for line in document["lines"]:
        discount = Decimal(line["discount"])
        rows.append([
            str(line["line"]), line["partNumber"], Paragraph(line["itemName"], body), f"{line['quantity']:,}",
            amount(line["unitPrice"]), f"{discount}%" if discount else "", amount(line["amount"])])
    for label, key in [("Subtotal", "subtotal"), (f"Tax {document['taxRate']}%", "tax"), ("Total", "total")]:
        rows.append(["", "", label, "", "", "", amount(document[key])])
    table = Table(rows, colWidths=[24, 62, 215, 42, 58, 42, 64], repeatRows=1)
    table.setStyle([
        ("FONT", (0, 0), (-1, -1), "Plain", 9), ("FONT", (0, 0), (-1, 0), "Strong", 7.2), ("TEXTCOLOR", (0, 0), (-1, 0), grey),
        ("ALIGN", (3, 0), (-1, -1), "RIGHT"), ("ALIGN", (0, 0), (0, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 1, accent), ("LINEBELOW", (0, 1), (-1, -4), 0.4, hair),
        ("LINEABOVE", (0, -3), (-1, -3), 0.9, HexColor("#1D2329")), ("FONT", (0, -3), (-1, -1), "Strong", 9),
    ])
    head = Table(
        [[Image(LOGO, width=120, height=40, kind="proportional"),
          [Paragraph(BRANDING["name"], sender)] + [Paragraph(line, sender) for line in BRANDING["address"]]]],
        colWidths=[200, 307])
    story = [head, Spacer(1, 20)]
    story += [Paragraph(value, body) for value in document["customer"].values()]
    story += [Spacer(1, 20), Paragraph(f"Quote {document['number']}", title)]
    story.append(Table([[Paragraph(label, small) for label, _ in facts(document)], [value for _, value in facts(document)]],
                       style=[("FONT", (0, 1), (-1, 1), "Strong", 9)]))
    story += [Spacer(1, 10), table, Spacer(1, 8)]
    story.append(Paragraph("Prices of edition 2026-11 of ov-pl, in force on 20 November 2026", small))
    story += [Paragraph(term, body) for term in BRANDING["terms"]]
    story += [Paragraph(remark, small) for remark in (
        f"Rounding: {document['rounding']}", "Editions: ov-pl 2026-11", "Rules: ORD-6")]
    SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=44, rightMargin=44, topMargin=44, bottomMargin=52, title=f"Quote {document['number']}",
        author=BRANDING["name"]).build(story, canvasmaker=Numbered)


WRITERS = {"json": write_json, "xlsx": write_xlsx, "pdf": write_pdf}


def prepare(form):
    """What is done once in each process."""
    global LOGO
    PRICES.update(reports.prices())
    BRANDING.update(json.loads(reports.BRANDING.read_text(encoding="utf-8")))
    LOGO = str(reports.BRANDING.parent / BRANDING["logo"])
    if form == "xlsx":
        import xlsxwriter  # noqa: F401
    if form == "pdf":
        load_fonts()


def work(job):
    line, form, folder = job
    request = json.loads(line)
    WRITERS[form](quote(request), pathlib.Path(folder) / f"{request['number']}.{form}")


def main():
    path, form, folder, workers = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        jobs = [(line, form, folder) for line in file]
    # Fork, so that nothing is loaded twice.
    context = multiprocessing.get_context("fork")
    prepare(form)
    begin = time.perf_counter()
    with context.Pool(int(workers)) as pool:
        for _ in pool.imap_unordered(work, jobs, chunksize=20):
            pass
    print(time.perf_counter() - begin)


if __name__ == "__main__":
    main()
