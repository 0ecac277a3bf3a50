/// The style sheet of HTML documents: quiet, dense enough for prices, and made for paper as for the screen.
enum HTMLStyle {
  static let sheet = """
    * { box-sizing: border-box; }
    html { font: 15px/1.45 "Open Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif;
      color: #1d2329; background: #eef0f2; -webkit-text-size-adjust: 100%; }
    body { margin: 0; }
    main { max-width: 76rem; margin: 2rem auto; padding: 3rem 3.5rem; background: #fff;
      border-top: 4px solid var(--accent); box-shadow: 0 1px 6px rgb(0 0 0 / 12%); }
    h1 { font-size: 1.9rem; font-weight: 600; line-height: 1.2; margin: 0 0 .3rem; color: var(--accent); }
    h2 { font-size: 1.1rem; font-weight: 600; margin: 2.4rem 0 .7rem; color: var(--accent); break-after: avoid; }
    p { max-width: 46rem; margin: .6rem 0; }
    .subtitle { color: #5a6570; margin: 0; }
    address { font-style: normal; }
    .letterhead { display: flex; justify-content: space-between; align-items: flex-start; gap: 2rem;
      margin-bottom: 2.6rem; }
    .letterhead img { max-height: 4.2rem; max-width: 16rem; }
    .letterhead address { margin-left: auto; text-align: right; font-size: .85rem; color: #5a6570; }
    .letterhead strong { font-size: 1rem; color: #1d2329; }
    .addressee { margin-bottom: 2.2rem; line-height: 1.5; }
    .addressee::first-line { font-weight: 600; }
    .facts { display: flex; flex-wrap: wrap; margin: 1.2rem 0 0; }
    .facts div { margin: 0 2.4rem .7rem 0; }
    .facts dt { font-size: .74rem; letter-spacing: .03em; color: #5a6570; }
    .facts dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
    .table { overflow-x: auto; margin: 1.1rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .87rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
    th, td { text-align: left; vertical-align: top; padding: .42rem .7rem; }
    th:first-child, td:first-child { padding-left: .2rem; }
    th:last-child, td:last-child { padding-right: .2rem; }
    thead th { vertical-align: bottom; font-weight: 600; font-size: .76rem; color: #5a6570;
      border-bottom: 1.5px solid var(--accent); }
    tbody td { border-bottom: 1px solid #e6e9ec; }
    .number { text-align: right; white-space: nowrap; }
    .code { white-space: nowrap; }
    .missing, .none { color: #8a5a00; font-style: italic; }
    .group th { padding-top: 1.1rem; font-weight: 600; border-bottom: 1px solid #c9d0d6; }
    .total td { border-bottom: 0; padding-top: .34rem; padding-bottom: .34rem; }
    tr:not(.total) + .total td { border-top: 1.5px solid #1d2329; padding-top: .6rem; }
    .total:last-child td { font-weight: 700; }
    .notes { margin: .8rem 0 0; padding: 0; list-style: none; font-size: .8rem; color: #5a6570; }
    .notes li { margin: .22rem 0; padding-left: 1rem; text-indent: -1rem; overflow-wrap: anywhere; }
    .notes li::before { content: "·"; display: inline-block; width: 1rem; text-indent: 0; }
    .terms { font-size: .85rem; color: #3b444c; }
    figure { margin: 1.2rem 0 1.2rem -24px; }
    figure svg { max-width: 100%; height: auto; font-family: inherit; }
    footer { margin-top: 2.6rem; border-top: 1px solid #dde2e6; }
    footer h2 { margin-top: 1rem; font-size: .85rem; color: #5a6570; }
    @media (max-width: 50rem) { main { margin: 0; padding: 1.4rem 1.1rem; } }
    @page { margin: 16mm 15mm 18mm; }
    @media print {
      html { font-size: 10.5px; background: #fff; }
      main { max-width: none; margin: 0; padding: 0; border: 0; box-shadow: none; }
      .table { overflow: visible; }
      thead { display: table-header-group; }
      tr, figure { break-inside: avoid; }
      .group { break-after: avoid; }
      .total { break-before: avoid; }
      a { color: inherit; }
    }
    """
}
