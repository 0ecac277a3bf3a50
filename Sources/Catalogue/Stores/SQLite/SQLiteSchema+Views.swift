extension SQLiteSchema {
  /// The tables in words and dates, for people and for other programs.
  static let views = """
    CREATE VIEW item_description AS
      -- Descriptions of items in words.
      SELECT i.id AS item, i.item_key, p.value AS part_number, n.value AS item_name, s.value AS distributor_sku,
        g.value AS program, f.value AS family, o.value AS offering, l.value AS level, u.value AS unit,
        a.value AS acquired, y.value AS product_type, e.value AS user_type, m.value AS segment,
        q.value AS language, t.value AS term, b.value AS billing, r.value AS replaced_by
      FROM item i
        JOIN text p ON p.id = i.part_number
        LEFT JOIN text n ON n.id = i.item_name
        LEFT JOIN text s ON s.id = i.distributor_sku
        LEFT JOIN text g ON g.id = i.program
        LEFT JOIN text f ON f.id = i.family
        LEFT JOIN text o ON o.id = i.offering
        LEFT JOIN text l ON l.id = i.level
        LEFT JOIN text u ON u.id = i.unit
        LEFT JOIN text a ON a.id = i.acquired
        LEFT JOIN text y ON y.id = i.product_type
        LEFT JOIN text e ON e.id = i.user_type
        LEFT JOIN text m ON m.id = i.segment
        LEFT JOIN text q ON q.id = i.language
        LEFT JOIN text t ON t.id = i.term
        LEFT JOIN text b ON b.id = i.billing
        LEFT JOIN text r ON r.id = i.replaced_by;

    CREATE VIEW item_listing AS
      -- In which editions a list holds an item, in words; until_edition is exclusive, NULL is none yet.
      SELECT list.name AS list, d.*,
        printf('%04d-%02d', h.from_month / 12, h.from_month % 12 + 1) AS from_edition,
        CASE WHEN h.until_month < 120000 THEN printf('%04d-%02d', h.until_month / 12, h.until_month % 12 + 1)
          END AS until_edition,
        coalesce(a.file, e.file) AS file, h.line - coalesce(a.base, 0) AS line
      FROM listing h
        JOIN list ON list.id = h.list
        JOIN item_description d ON d.item = h.item
        JOIN edition e ON e.list = h.list AND e.month = h.from_month
        LEFT JOIN edition_addition a ON a.list = h.list AND a.month = h.from_month AND a.base = (
          SELECT max(base) FROM edition_addition WHERE list = h.list AND month = h.from_month AND base < h.line);

    CREATE VIEW item_price AS
      -- In which editions a list states a price, in words; until_edition is exclusive, NULL is none yet.
      -- An amount is its number divided by the power of ten of its scale.
      SELECT list.name AS list, part.value AS part_number, term.value AS term, billing.value AS billing,
        segment.value AS segment, market.value AS market, currency.value AS currency,
        band.minimum AS min_quantity, band.maximum AS max_quantity, band.basis AS quantity_basis,
        CASE c.per WHEN 0 THEN 'term' WHEN 1 THEN 'month' ELSE 'unit' END AS per,
        p.net_amount / CAST('1e' || p.net_scale AS REAL) AS net,
        p.list_amount / CAST('1e' || p.list_scale AS REAL) AS list_price,
        p.other_amount / CAST('1e' || p.other_scale AS REAL) AS other,
        type.value AS price_type,
        CASE WHEN c.first_day > -719162 THEN date(c.first_day * 86400, 'unixepoch') END AS valid_from,
        CASE WHEN c.last_day < 2932896 THEN date(c.last_day * 86400, 'unixepoch') END AS valid_to,
        printf('%04d-%02d', p.from_month / 12, p.from_month % 12 + 1) AS from_edition,
        CASE WHEN p.until_month < 120000 THEN printf('%04d-%02d', p.until_month / 12, p.until_month % 12 + 1)
          END AS until_edition,
        coalesce(a.file, e.file) AS file, p.line - coalesce(a.base, 0) AS line, p.id AS price
      FROM price p
        JOIN terms c ON c.id = p.terms
        JOIN list ON list.id = p.list
        JOIN item_key k ON k.id = p.item_key
        JOIN text part ON part.id = k.part_number
        LEFT JOIN text term ON term.id = k.term
        LEFT JOIN text billing ON billing.id = k.billing
        LEFT JOIN text segment ON segment.id = k.segment
        LEFT JOIN text market ON market.id = c.market
        LEFT JOIN text currency ON currency.id = c.currency
        LEFT JOIN text type ON type.id = c.price_type
        LEFT JOIN band ON band.id = c.band
        JOIN edition e ON e.list = p.list AND e.month = p.from_month
        LEFT JOIN edition_addition a ON a.list = p.list AND a.month = p.from_month AND a.base = (
          SELECT max(base) FROM edition_addition WHERE list = p.list AND month = p.from_month AND base < p.line);

    CREATE VIEW import_history AS
      -- The import log in words.
      SELECT g.id, g.day, g.action, list.name AS list,
        printf('%04d-%02d', g.month / 12, g.month % 12 + 1) AS edition, g.file, g.sha256, g.profile,
        g.row_count AS accepted, g.rejected, g.warnings, g.added, g.changed, g.unchanged, g.deleted, g.removed,
        g.replaced_file, g.replaced_sha256
      FROM import_log g JOIN list ON list.id = g.list;

    CREATE VIEW price_history AS
      -- Every price in every edition that states it, a row each.
      SELECT printf('%04d-%02d', e.month / 12, e.month % 12 + 1) AS edition, h.*
      FROM edition e
        JOIN price p ON p.id >= (e.list << 47) AND p.id < ((e.list + 1) << 47)
          AND p.from_month <= e.month AND p.until_month > e.month
        JOIN item_price h ON h.price = p.id;

    CREATE VIEW current_price AS
      -- The prices of today: of each list the latest edition that has begun, and of several dated prices of one
      -- item, market, currency, quantity and kind the one in force.
      SELECT list, edition, part_number, term, billing, segment, market, currency, min_quantity, max_quantity,
        quantity_basis, per, net, list_price, other, price_type, valid_from, valid_to
      FROM (
        SELECT printf('%04d-%02d', e.month / 12, e.month % 12 + 1) AS edition, h.*, row_number() OVER (
          PARTITION BY p.list, p.item_key, h.market, h.currency, h.min_quantity, h.max_quantity, h.quantity_basis,
            h.price_type, h.net IS NULL, h.list_price IS NULL
          ORDER BY
            CASE WHEN e.in_force = 'ends-first' THEN coalesce(h.valid_to, '9999-12-31') END,
            CASE WHEN e.in_force = 'ends-last' THEN coalesce(h.valid_to, '9999-12-31') END DESC,
            h.valid_from DESC, h.line, p.id) AS place
        FROM (
          SELECT list, max(month) AS month FROM edition
          WHERE month <= strftime('%Y', 'now') * 12 + strftime('%m', 'now') - 1 GROUP BY list
        ) now
          JOIN edition e ON e.list = now.list AND e.month = now.month
          JOIN price p ON p.id >= (e.list << 47) AND p.id < ((e.list + 1) << 47)
            AND p.from_month <= e.month AND p.until_month > e.month
          JOIN item_price h ON h.price = p.id
        WHERE coalesce(h.valid_from, '0001-01-01') <= date('now')
          AND coalesce(h.valid_to, '9999-12-31') >= date('now')
      ) WHERE place = 1;

    """
}
