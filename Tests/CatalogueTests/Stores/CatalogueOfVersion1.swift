/// A catalogue as version 1 of the tables had it, made by the program of that time from two editions of three rows: a price
/// that changes, an item that is renamed, and one that stays.
enum CatalogueOfVersion1 {
  static let sql = """
    CREATE TABLE text (
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      value TEXT NOT NULL
    );
    CREATE INDEX text_by_hash ON text (hash);
    CREATE TABLE list (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE edition (
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      row_count INTEGER NOT NULL,
      profile TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      imported TEXT,
      in_force TEXT NOT NULL,
      merging TEXT NOT NULL,
      program TEXT,
      PRIMARY KEY (list, month)
    ) WITHOUT ROWID;
    CREATE TABLE edition_lines (
      list INTEGER NOT NULL,
      month INTEGER NOT NULL,
      listings BLOB NOT NULL,
      prices BLOB NOT NULL,
      PRIMARY KEY (list, month)
    ) WITHOUT ROWID;
    CREATE TABLE item_key (
      id INTEGER PRIMARY KEY,
      part_number INTEGER NOT NULL,
      term INTEGER NOT NULL,
      billing INTEGER NOT NULL,
      segment INTEGER NOT NULL,
      UNIQUE (part_number, term, billing, segment)
    );
    CREATE TABLE distributor_sku (
      sku INTEGER NOT NULL,
      item_key INTEGER NOT NULL,
      PRIMARY KEY (sku, item_key)
    ) WITHOUT ROWID;
    CREATE TABLE wording (
      id INTEGER PRIMARY KEY,
      part_number INTEGER NOT NULL,
      distributor_sku INTEGER NOT NULL,
      item_name INTEGER NOT NULL,
      family INTEGER NOT NULL,
      description INTEGER NOT NULL,
      UNIQUE (part_number, item_name, description, family, distributor_sku)
    );
    CREATE TABLE item (
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      item_key INTEGER NOT NULL REFERENCES item_key (id),
      wording INTEGER NOT NULL REFERENCES wording (id),
      part_number INTEGER NOT NULL,
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
      qualifiers INTEGER NOT NULL,
      replaced_by INTEGER NOT NULL,
      attributes INTEGER NOT NULL
    );
    CREATE INDEX item_by_hash ON item (hash);
    CREATE INDEX item_by_wording ON item (wording);
    CREATE TABLE band (
      id INTEGER PRIMARY KEY,
      minimum TEXT,
      maximum TEXT,
      basis TEXT
    );
    CREATE TABLE listing (
      list INTEGER NOT NULL REFERENCES list (id),
      item_key INTEGER NOT NULL REFERENCES item_key (id),
      item INTEGER NOT NULL REFERENCES item (id),
      from_month INTEGER NOT NULL,
      until_month INTEGER NOT NULL,
      line INTEGER NOT NULL,
      PRIMARY KEY (list, item_key, item, from_month)
    ) WITHOUT ROWID;
    CREATE TABLE price (
      list INTEGER NOT NULL REFERENCES list (id),
      item_key INTEGER NOT NULL REFERENCES item_key (id),
      market INTEGER NOT NULL,
      currency INTEGER NOT NULL,
      band INTEGER NOT NULL,
      price_type INTEGER NOT NULL,
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL,
      per INTEGER NOT NULL,
      net_amount INTEGER NOT NULL,
      net_scale INTEGER NOT NULL,
      list_amount INTEGER NOT NULL,
      list_scale INTEGER NOT NULL,
      other_amount INTEGER NOT NULL,
      other_scale INTEGER NOT NULL,
      from_month INTEGER NOT NULL,
      until_month INTEGER NOT NULL,
      line INTEGER NOT NULL,
      PRIMARY KEY (list, item_key, market, currency, band, price_type, first_day, last_day, per,
        net_amount, net_scale, list_amount, list_scale, other_amount, other_scale, from_month)
    ) WITHOUT ROWID;
    CREATE TABLE claim (
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      line INTEGER NOT NULL,
      item_key INTEGER NOT NULL,
      claim INTEGER NOT NULL,
      previous_values INTEGER NOT NULL,
      PRIMARY KEY (list, month, line, item_key)
    ) WITHOUT ROWID;
    CREATE TABLE deletion (
      list INTEGER NOT NULL REFERENCES list (id),
      month INTEGER NOT NULL,
      line INTEGER NOT NULL,
      item_key INTEGER NOT NULL,
      whole_item INTEGER NOT NULL,
      market INTEGER NOT NULL,
      currency INTEGER NOT NULL,
      band INTEGER NOT NULL,
      PRIMARY KEY (list, month, line, item_key, whole_item, market, currency, band)
    ) WITHOUT ROWID;
    CREATE VIRTUAL TABLE search USING fts5 (
      part_number, distributor_sku, item_name, family, description,
      content = '', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIEW item_description AS
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
      SELECT list.name AS list, d.*,
        printf('%04d-%02d', h.from_month / 12, h.from_month % 12 + 1) AS from_edition,
        CASE WHEN h.until_month < 120000 THEN printf('%04d-%02d', h.until_month / 12, h.until_month % 12 + 1)
          END AS until_edition,
        h.line
      FROM listing h
        JOIN list ON list.id = h.list
        JOIN item_description d ON d.item = h.item;
    CREATE VIEW item_price AS
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
    INSERT INTO text VALUES(1,2851433170082276512,'W06-00793');
    INSERT INTO text VALUES(2,-232724306004229244,'Core CAL ALNG LicSAPk OLV NL 1Y Ent DvcCAL');
    INSERT INTO text VALUES(3,3717338844983799397,'OV');
    INSERT INTO text VALUES(4,-5201591301756077680,'Core CAL');
    INSERT INTO text VALUES(5,3348909345780247148,'ENT');
    INSERT INTO text VALUES(6,289671225011454679,'NL');
    INSERT INTO text VALUES(7,-8658054911745940147,'1Y');
    INSERT INTO text VALUES(8,-5599837907799948936,'ALNG');
    INSERT INTO text VALUES(9,-4751438384447866025,'LSA');
    INSERT INTO text VALUES(10,3044000897563644768,'device');
    INSERT INTO text VALUES(11,-2356436385569142520,'PLN');
    INSERT INTO text VALUES(12,-4121950347928378418,'PL');
    INSERT INTO text VALUES(13,3333524264271944587,'w06-00857');
    INSERT INTO text VALUES(14,-3613605289831568746,'Core CAL ALNG LicSAPk OLV NL 1Y Ent UsrCAL');
    INSERT INTO text VALUES(15,-1467418398860871855,'user');
    INSERT INTO text VALUES(16,4585529633080407853,'B6K-00052');
    INSERT INTO text VALUES(17,-6011208039830788380,'Project Standard żółw');
    INSERT INTO text VALUES(18,3199320782152706872,'Project Standard');
    INSERT INTO text VALUES(19,4311683944879236737,'ADD');
    INSERT INTO text VALUES(20,1755918094173453413,'W06-00857');
    INSERT INTO text VALUES(21,-4491432189055295020,'Core CAL User');
    INSERT INTO list VALUES(1,'ov-pl');
    INSERT INTO edition VALUES(1,24321,3,'open-value-csv','a.csv',
      'c2abe13c9d8916a4abc1355ce5912b8c01f97f7c8697269179c64b20b7b47f56','2026-11-20','ends-first','full','OV');
    INSERT INTO edition VALUES(1,24322,3,'open-value-csv','b.csv',
      '386ea135c05617612a2465ac7ac77eef326659140b5b09731d14d685df7e6351','2026-11-20','ends-first','full','OV');
    INSERT INTO edition_lines VALUES(1,24321,X'04010202',X'04010202');
    INSERT INTO edition_lines VALUES(1,24322,X'04010202',X'04010202');
    INSERT INTO item_key VALUES(1,1,0,0,0);
    INSERT INTO item_key VALUES(2,20,0,0,0);
    INSERT INTO item_key VALUES(3,16,0,0,0);
    INSERT INTO wording VALUES(1,1,0,2,4,0);
    INSERT INTO wording VALUES(2,13,0,14,4,0);
    INSERT INTO wording VALUES(3,16,0,17,18,0);
    INSERT INTO wording VALUES(4,13,0,21,4,0);
    INSERT INTO item VALUES(1,2635142689384636523,1,1,1,2,0,0,0,3,4,5,6,7,0,9,10,0,8,0,0,0,0,0,0,0);
    INSERT INTO item VALUES(2,6302796906927533633,2,2,13,14,0,0,0,3,4,5,6,7,0,9,15,0,8,0,0,0,0,0,0,0);
    INSERT INTO item VALUES(3,-5710510923309083374,3,3,16,17,0,0,0,3,18,19,6,7,0,0,0,0,0,0,0,0,0,0,0,0);
    INSERT INTO item VALUES(4,2129882328725998226,2,4,13,21,0,0,0,3,4,5,6,7,0,0,0,0,0,0,0,0,0,0,0,0);
    INSERT INTO listing VALUES(1,1,1,24321,120000,2);
    INSERT INTO listing VALUES(1,2,2,24321,24322,3);
    INSERT INTO listing VALUES(1,2,4,24322,120000,3);
    INSERT INTO listing VALUES(1,3,3,24321,120000,4);
    INSERT INTO price VALUES(1,1,12,11,0,0,20727,2932896,2,420,0,51500,2,0,-1,24322,120000,2);
    INSERT INTO price VALUES(1,1,12,11,0,0,20727,2932896,2,41250,2,51500,2,0,-1,24321,24322,2);
    INSERT INTO price VALUES(1,2,12,11,0,0,20727,2932896,2,4950,1,0,-1,0,-1,24321,120000,3);
    INSERT INTO price VALUES(1,3,12,11,0,0,-719162,2932896,2,0,-1,1185,0,0,-1,24321,120000,4);
    INSERT INTO search (rowid, part_number, distributor_sku, item_name, family, description)
      SELECT w.id, p.value, '', n.value, f.value, '' FROM wording w JOIN text p ON p.id = w.part_number
        JOIN text n ON n.id = w.item_name JOIN text f ON f.id = w.family;
    PRAGMA application_id = 1346531179;
    PRAGMA user_version = 1;
    """
}
