/// The tables of a catalogue in SQLite.
///
/// Comments stand within the statements, so that SQLite keeps them and any tool that shows the schema shows them.
///
/// Facts lie in the order of their keys: the number of a row holds its list, its item key and a count, so that a list, and
/// an item in it, is one piece of the table without any index, and loading appends. ``RowNumber`` makes these numbers;
/// the columns `list` and `item_key` take them apart for everybody else.
enum SQLiteSchema {
  /// `PBok`, in the header of the file: by this a catalogue is told from other SQLite files.
  static let applicationID: Int32 = 0x5042_6F6B

  /// `PRAGMA user_version` of a catalogue with the present tables.
  static let version = 3

  /// Makes the present tables in an empty file.
  static let statements = dictionaries + items + search + editions + facts + additions + log + views

  private static let dictionaries = """
    CREATE TABLE setting (
      -- What holds for the whole catalogue. hash_seed: a number that the hashes of this catalogue begin with; settled:
      -- how often the commits of a run were brought to the disk together.
      name TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE text (
      -- Every distinct text of all lists, once. Other tables name a text by its id; 0 stands for no text.
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL, -- of the UTF-8; a text is found by it
      value TEXT NOT NULL
    );
    CREATE INDEX text_by_hash ON text (hash);

    CREATE TABLE band (
      -- Quantity bands: decimals as text, NULL is open. Band 0 is any quantity.
      id INTEGER PRIMARY KEY,
      minimum TEXT,
      maximum TEXT,
      basis TEXT -- the price pays for this many units; NULL is one
    );

    CREATE TABLE terms (
      -- Where, when and for what a price holds; the few combinations that the prices of all lists share.
      id INTEGER PRIMARY KEY,
      market INTEGER NOT NULL, -- id of a text
      currency INTEGER NOT NULL, -- id of a text
      band INTEGER NOT NULL,
      price_type INTEGER NOT NULL, -- id of the raw name of the other amount
      first_day INTEGER NOT NULL, -- days since 1970-01-01, inclusive; −719162 is open
      last_day INTEGER NOT NULL, -- inclusive; 2932896 is open
      per INTEGER NOT NULL, -- what the price pays for: 0 the term, 1 a month, 2 a unit
      UNIQUE (market, currency, band, price_type, first_day, last_day, per)
    );

    """

  private static let items = """
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

    CREATE TABLE item_block (
      -- The facets and numbers of 256 items of one after the other, packed for questions about all items at once.
      -- Follows from item; block 0 begins with item 0.
      id INTEGER PRIMARY KEY,
      packed BLOB NOT NULL
    );

    """

  /// No copy of the texts is kept; the row number is the id of the wording.
  private static let search = """
    CREATE VIRTUAL TABLE search USING fts5 (
      part_number, distributor_sku, item_name, family, description,
      content = '', tokenize = 'unicode61 remove_diacritics 2'
    );

    """

  private static let editions = """
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

    CREATE TABLE edition_offers (
      -- The items of an edition with their markets and currencies, packed for questions about all items at once.
      -- Follows from listing and price.
      list INTEGER NOT NULL,
      month INTEGER NOT NULL,
      packed BLOB NOT NULL,
      PRIMARY KEY (list, month)
    ) WITHOUT ROWID;

    """

  private static let facts = """
    CREATE TABLE listing (
      -- From which edition to which an item is in a list with a description.
      id INTEGER PRIMARY KEY, -- list × 2^47 + item_key × 2^20 + a count
      item INTEGER NOT NULL REFERENCES item (id),
      from_month INTEGER NOT NULL, -- the edition where it was first read
      until_month INTEGER NOT NULL, -- the first edition that does not hold it; 120000 is none yet
      line INTEGER NOT NULL, -- in the file of the edition from_month
      list INTEGER GENERATED ALWAYS AS (id >> 47) VIRTUAL,
      item_key INTEGER GENERATED ALWAYS AS ((id >> 20) & 134217727) VIRTUAL
    );

    CREATE TABLE price (
      -- From which edition to which a list states a price. One row has the net and the list amount of a line.
      id INTEGER PRIMARY KEY, -- list × 2^47 + item_key × 2^20 + a count
      terms INTEGER NOT NULL REFERENCES terms (id),
      net_amount INTEGER, -- the number without its decimal point; NULL: there is no such amount
      net_scale INTEGER, -- digits after the point
      list_amount INTEGER,
      list_scale INTEGER,
      other_amount INTEGER,
      other_scale INTEGER,
      from_month INTEGER NOT NULL, -- the edition where it was first read
      until_month INTEGER NOT NULL, -- the first edition that does not hold it; 120000 is none yet
      line INTEGER NOT NULL, -- in the file of the edition from_month
      list INTEGER GENERATED ALWAYS AS (id >> 47) VIRTUAL,
      item_key INTEGER GENERATED ALWAYS AS ((id >> 20) & 134217727) VIRTUAL
    );

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

  /// New in version 3.
  static let additions = """
    CREATE TABLE edition_addition (
      -- Files whose rows were added to an edition after its own. Lines of the edition (in listing, price, claim and
      -- deletion) above base are lines of this file, counted from there, up to the base of the next addition.
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      base INTEGER NOT NULL,
      row_count INTEGER NOT NULL, -- accepted rows of the file
      profile TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL, -- of the file
      imported TEXT, -- the day of the import, ISO 8601
      PRIMARY KEY (list, month, base)
    ) WITHOUT ROWID;

    """

  /// As of version 3; before, nothing was written to it.
  static let log = """
    CREATE TABLE import_log (
      -- What was done to the editions, one row for each import, replacement, addition and removal; rows are never
      -- changed. NULL: not known, because an earlier version of the program imported the edition.
      id INTEGER PRIMARY KEY,
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      action TEXT NOT NULL, -- imported, replaced, added (rows), unchanged (it was there already) or removed
      day TEXT, -- ISO 8601
      file TEXT NOT NULL, -- that was imported or, of a removal, whose edition is gone
      sha256 TEXT NOT NULL,
      profile TEXT NOT NULL,
      row_count INTEGER NOT NULL, -- accepted rows of the file
      rejected INTEGER, -- rows
      warnings INTEGER,
      added INTEGER, -- rows, compared with the edition before; of an addition, with the edition as it was
      changed INTEGER,
      unchanged INTEGER,
      deleted INTEGER,
      removed INTEGER, -- items of the edition before that no row names
      replaced_file TEXT, -- of a replacement: what was there before
      replaced_sha256 TEXT
    );

    CREATE TABLE correction (
      -- What a replacement or an addition changed in its edition, in words: a row for each field of an item or of a
      -- price that differs, and for each price of an item that came or went.
      log INTEGER NOT NULL REFERENCES import_log (id),
      number INTEGER NOT NULL,
      change TEXT NOT NULL, -- added, removed or changed: what happened to the item
      part_number TEXT NOT NULL,
      term TEXT,
      billing TEXT,
      segment TEXT,
      item_name TEXT,
      field TEXT, -- price; from, to or per of a price; else a field of the item. NULL: an item without a price
      kind TEXT, -- net, list or other
      price_type TEXT, -- the raw name of the other amount
      market TEXT,
      currency TEXT,
      min_quantity TEXT,
      max_quantity TEXT,
      old_value TEXT,
      new_value TEXT,
      old_from TEXT, -- of a price: its first day, ISO 8601
      new_from TEXT,
      old_file TEXT, -- where the old value was read
      old_line INTEGER,
      new_file TEXT,
      new_line INTEGER,
      PRIMARY KEY (log, number)
    ) WITHOUT ROWID;

    """
}

extension PriceCatalogue {
  /// The tables and views of a catalogue with their comments, as SQL: what any SQLite tool may ask.
  public static var schema: String { SQLiteSchema.statements }
}
