/// The tables of a catalogue in SQLite.
///
/// Comments stand within the statements, so that SQLite keeps them and any tool that shows the schema shows them.
enum SQLiteSchema {
  /// `PBok`, in the header of the file: by this a catalogue is told from other SQLite files.
  static let applicationID: Int32 = 0x5042_6F6B

  /// The steps from an empty file to the present schema; `PRAGMA user_version` counts those that were made.
  static let steps = [tables + search + views]

  private static let tables = """
    CREATE TABLE text (
      -- Every distinct text of all lists, once. Other tables name a text by its id; 0 stands for no text.
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL, -- of the UTF-8; a text is found by it
      value TEXT NOT NULL
    );
    CREATE INDEX text_by_hash ON text (hash);

    CREATE TABLE list (
      -- The price lists.
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );

    CREATE TABLE edition (
      -- The editions of the lists. A month is counted as year × 12 + month − 1, here and everywhere.
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      row_count INTEGER NOT NULL, -- accepted rows of the file
      profile TEXT NOT NULL, -- what read the file
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL, -- of the file
      imported TEXT, -- the day of the import, ISO 8601
      in_force TEXT NOT NULL, -- ends-first or ends-last: which of several dated prices holds
      merging TEXT NOT NULL, -- full or incremental
      program TEXT,
      PRIMARY KEY (list, month)
    ) WITHOUT ROWID;

    CREATE TABLE edition_lines (
      -- The line of every fact of an edition in its file, packed; for repairs when editions are removed.
      list INTEGER NOT NULL,
      month INTEGER NOT NULL,
      listings BLOB NOT NULL,
      prices BLOB NOT NULL,
      PRIMARY KEY (list, month)
    ) WITHOUT ROWID;

    CREATE TABLE item_key (
      -- What tells an item from the others of its list. Ids of texts; the part number in upper case.
      id INTEGER PRIMARY KEY,
      part_number INTEGER NOT NULL,
      term INTEGER NOT NULL,
      billing INTEGER NOT NULL,
      segment INTEGER NOT NULL,
      UNIQUE (part_number, term, billing, segment)
    );

    CREATE TABLE distributor_sku (
      -- Under which numbers distributors have sold an item, in any edition; upper case.
      sku INTEGER NOT NULL,
      item_key INTEGER NOT NULL,
      PRIMARY KEY (sku, item_key)
    ) WITHOUT ROWID;

    CREATE TABLE wording (
      -- What is searched: the words of an item, without term, billing and segment, in which most items of a
      -- product differ. Ids of texts; the row of the full-text table has the same id.
      id INTEGER PRIMARY KEY,
      part_number INTEGER NOT NULL,
      distributor_sku INTEGER NOT NULL,
      item_name INTEGER NOT NULL,
      family INTEGER NOT NULL,
      description INTEGER NOT NULL,
      UNIQUE (part_number, item_name, description, family, distributor_sku)
    );

    CREATE TABLE item (
      -- Every distinct description of an item, shared by all lists and editions. Ids of texts.
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL, -- of the ids below; a description is found by it
      item_key INTEGER NOT NULL REFERENCES item_key (id),
      wording INTEGER NOT NULL REFERENCES wording (id),
      part_number INTEGER NOT NULL, -- as written
      item_name INTEGER NOT NULL,
      description INTEGER NOT NULL,
      publisher INTEGER NOT NULL,
      distributor_sku INTEGER NOT NULL,
      program INTEGER NOT NULL,
      family INTEGER NOT NULL,
      offering INTEGER NOT NULL,
      level INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      acquired INTEGER NOT NULL,
      product_type INTEGER NOT NULL,
      user_type INTEGER NOT NULL,
      segment INTEGER NOT NULL,
      language INTEGER NOT NULL,
      term INTEGER NOT NULL,
      billing INTEGER NOT NULL,
      version INTEGER NOT NULL,
      pack INTEGER NOT NULL,
      qualifiers INTEGER NOT NULL, -- a JSON array
      replaced_by INTEGER NOT NULL,
      attributes INTEGER NOT NULL -- a JSON object: the columns that no field takes
    );
    CREATE INDEX item_by_hash ON item (hash);
    CREATE INDEX item_by_wording ON item (wording);

    CREATE TABLE band (
      -- Quantity bands: decimals as text, NULL is open. Band 0 is any quantity.
      id INTEGER PRIMARY KEY,
      minimum TEXT,
      maximum TEXT,
      basis TEXT -- the price pays for this many units; NULL is one
    );

    CREATE TABLE listing (
      -- From which edition to which an item is in a list with a description.
      list INTEGER NOT NULL REFERENCES list (id),
      item_key INTEGER NOT NULL REFERENCES item_key (id),
      item INTEGER NOT NULL REFERENCES item (id),
      from_month INTEGER NOT NULL, -- the edition where it was first read
      until_month INTEGER NOT NULL, -- the first edition that does not hold it; 120000 is none yet
      line INTEGER NOT NULL, -- in the file of the edition from_month
      PRIMARY KEY (list, item_key, item, from_month)
    ) WITHOUT ROWID;

    CREATE TABLE price (
      -- From which edition to which a list states a price. One row has the net and the list amount of a line.
      list INTEGER NOT NULL REFERENCES list (id),
      item_key INTEGER NOT NULL REFERENCES item_key (id),
      market INTEGER NOT NULL, -- id of a text
      currency INTEGER NOT NULL, -- id of a text
      band INTEGER NOT NULL,
      price_type INTEGER NOT NULL, -- id of the raw name of the other amount
      first_day INTEGER NOT NULL, -- days since 1970-01-01, inclusive; −719162 is open
      last_day INTEGER NOT NULL, -- inclusive; 2932896 is open
      per INTEGER NOT NULL, -- what the price pays for: 0 the term, 1 a month, 2 a unit
      net_amount INTEGER NOT NULL, -- the number without its decimal point
      net_scale INTEGER NOT NULL, -- digits after the point; −1: there is no such amount
      list_amount INTEGER NOT NULL,
      list_scale INTEGER NOT NULL,
      other_amount INTEGER NOT NULL,
      other_scale INTEGER NOT NULL,
      from_month INTEGER NOT NULL, -- the edition where it was first read
      until_month INTEGER NOT NULL, -- the first edition that does not hold it; 120000 is none yet
      line INTEGER NOT NULL, -- in the file of the edition from_month
      PRIMARY KEY (list, item_key, market, currency, band, price_type, first_day, last_day, per,
        net_amount, net_scale, list_amount, list_scale, other_amount, other_scale, from_month)
    ) WITHOUT ROWID;

    CREATE TABLE claim (
      -- What a list itself says happened to a row, where it says that something did.
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      line INTEGER NOT NULL,
      item_key INTEGER NOT NULL,
      claim INTEGER NOT NULL, -- id of a text
      previous_values INTEGER NOT NULL, -- id of a text: the list's own account of the old values
      PRIMARY KEY (list, month, line, item_key)
    ) WITHOUT ROWID;

    CREATE TABLE deletion (
      -- What the rows of an edition deleted: an item, or its prices in a market, currency and band.
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      line INTEGER NOT NULL,
      item_key INTEGER NOT NULL,
      whole_item INTEGER NOT NULL, -- 1: the columns below say nothing
      market INTEGER NOT NULL,
      currency INTEGER NOT NULL,
      band INTEGER NOT NULL,
      PRIMARY KEY (list, month, line, item_key, whole_item, market, currency, band)
    ) WITHOUT ROWID;

    """

  /// No copy of the texts is kept; the row number is the id of the wording.
  private static let search = """
    CREATE VIRTUAL TABLE search USING fts5 (
      part_number, distributor_sku, item_name, family, description,
      content = '', tokenize = 'unicode61 remove_diacritics 2'
    );

    """

  private static let views = """
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
        h.line
      FROM listing h
        JOIN list ON list.id = h.list
        JOIN item_description d ON d.item = h.item;

    CREATE VIEW item_price AS
      -- In which editions a list states a price, in words; until_edition is exclusive, NULL is none yet.
      -- An amount is its number divided by the power of ten of its scale.
      SELECT list.name AS list, part.value AS part_number, term.value AS term, billing.value AS billing,
        segment.value AS segment, market.value AS market, currency.value AS currency,
        band.minimum AS min_quantity, band.maximum AS max_quantity, band.basis AS quantity_basis,
        CASE p.per WHEN 0 THEN 'term' WHEN 1 THEN 'month' ELSE 'unit' END AS per,
        CASE WHEN p.net_scale >= 0 THEN p.net_amount / pow(10.0, p.net_scale) END AS net,
        CASE WHEN p.list_scale >= 0 THEN p.list_amount / pow(10.0, p.list_scale) END AS list_price,
        CASE WHEN p.other_scale >= 0 THEN p.other_amount / pow(10.0, p.other_scale) END AS other,
        type.value AS price_type,
        CASE WHEN p.first_day > -719162 THEN date(p.first_day * 86400, 'unixepoch') END AS valid_from,
        CASE WHEN p.last_day < 2932896 THEN date(p.last_day * 86400, 'unixepoch') END AS valid_to,
        printf('%04d-%02d', p.from_month / 12, p.from_month % 12 + 1) AS from_edition,
        CASE WHEN p.until_month < 120000 THEN printf('%04d-%02d', p.until_month / 12, p.until_month % 12 + 1)
          END AS until_edition,
        p.line
      FROM price p
        JOIN list ON list.id = p.list
        JOIN item_key k ON k.id = p.item_key
        JOIN text part ON part.id = k.part_number
        LEFT JOIN text term ON term.id = k.term
        LEFT JOIN text billing ON billing.id = k.billing
        LEFT JOIN text segment ON segment.id = k.segment
        LEFT JOIN text market ON market.id = p.market
        LEFT JOIN text currency ON currency.id = p.currency
        LEFT JOIN text type ON type.id = p.price_type
        LEFT JOIN band ON band.id = p.band;

    """
}
