import GRDB

/// Brings the catalogue of an older version to the present tables, in one transaction.
///
/// The old tables are set aside, the present ones are made as in a new catalogue, and their rows are taken from the old ones;
/// so an old catalogue has the same tables as a new one afterwards.
enum SQLiteMigration {
  /// Throws ``CatalogueError`` `storage`; the catalogue is then as it was.
  static func run(at path: String) throws {
    try SQLiteWritingConnection(path: path).migrate { database, writer in
      // Asked now that nobody else can write: another process may have come first.
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard version < SQLiteSchema.version else { return }
      if version == 2 { return try fromVersion2(database) }
      let old = try setAside(database)
      try SQLiteFile.fill(database)
      try database.execute(sql: fromVersion1)
      try database.execute(sql: logOfEditions)
      for table in old { try database.execute(sql: "DROP TABLE \(table)") }
      let writer = try writer()
      try writer.rewriteHashes()
      try writer.rewriteAllBlocks()
      try writer.rewriteAllOffers()
    }
  }

  /// Version 2 had no additions, another log, into which it wrote nothing, and views that know nothing of additions.
  private static func fromVersion2(_ database: Database) throws {
    let views = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
    for view in views { try database.execute(sql: "DROP VIEW \(view)") }
    try database.execute(
      sql: "DROP TABLE correction; DROP TABLE import_log;" + SQLiteSchema.additions + SQLiteSchema.log
        + SQLiteSchema.views + logOfEditions + "PRAGMA user_version = \(SQLiteSchema.version)")
  }

  /// What is known of the imports of the editions that are there.
  private static let logOfEditions = """
    INSERT INTO import_log (list, month, action, day, file, sha256, profile, row_count)
      SELECT list, month, 'imported', imported, file, sha256, profile, row_count FROM edition
      ORDER BY imported, list, month;

    """

  /// Gives the tables other names; what follows from them goes.
  private static func setAside(_ database: Database) throws -> [String] {
    let objects = try Row.fetchAll(
      database, sql: "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    for row in objects where row["type"] == "view" {
      try database.execute(sql: "DROP VIEW \(row["name"] as String)")
    }
    for row in objects where row["type"] == "index" {
      try database.execute(sql: "DROP INDEX \(row["name"] as String)")
    }
    try database.execute(sql: "DROP TABLE search")
    let tables = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for table in tables { try database.execute(sql: "ALTER TABLE \(table) RENAME TO old_\(table)") }
    return tables.map { "old_\($0)" }
  }

  /// Version 1 had the terms in each price, and no numbers of rows.
  private static let fromVersion1 = """
    INSERT INTO text SELECT * FROM old_text;
    INSERT INTO band SELECT * FROM old_band;
    INSERT INTO item_key SELECT * FROM old_item_key;
    INSERT INTO distributor_sku SELECT * FROM old_distributor_sku;
    INSERT INTO wording SELECT * FROM old_wording;
    INSERT INTO item SELECT * FROM old_item;
    INSERT INTO list SELECT * FROM old_list;
    INSERT INTO edition SELECT * FROM old_edition;
    INSERT INTO edition_lines SELECT * FROM old_edition_lines;
    INSERT INTO claim SELECT * FROM old_claim;
    INSERT INTO deletion SELECT * FROM old_deletion;
    INSERT INTO search (rowid, part_number, distributor_sku, item_name, family, description)
      SELECT w.id, p.value, s.value, n.value, f.value, d.value
      FROM wording w LEFT JOIN text p ON p.id = w.part_number LEFT JOIN text s ON s.id = w.distributor_sku
        LEFT JOIN text n ON n.id = w.item_name LEFT JOIN text f ON f.id = w.family
        LEFT JOIN text d ON d.id = w.description;
    INSERT INTO listing (id, item, from_month, until_month, line)
      SELECT (list << 47) | (item_key << 20)
          | (row_number() OVER (PARTITION BY list, item_key ORDER BY item, from_month) - 1) AS id,
        item, from_month, until_month, line
      FROM old_listing ORDER BY id;
    INSERT INTO terms (market, currency, band, price_type, first_day, last_day, per)
      SELECT DISTINCT market, currency, band, price_type, first_day, last_day, per FROM old_price;
    INSERT INTO price (id, terms, net_amount, net_scale, list_amount, list_scale, other_amount, other_scale,
        from_month, until_month, line)
      SELECT (p.list << 47) | (p.item_key << 20) | (row_number() OVER (PARTITION BY p.list, p.item_key
          ORDER BY t.id, net_amount, net_scale, list_amount, list_scale, other_amount, other_scale, from_month) - 1)
          AS id,
        t.id, iif(net_scale < 0, NULL, net_amount), iif(net_scale < 0, NULL, net_scale),
        iif(list_scale < 0, NULL, list_amount), iif(list_scale < 0, NULL, list_scale),
        iif(other_scale < 0, NULL, other_amount), iif(other_scale < 0, NULL, other_scale),
        from_month, until_month, line
      FROM old_price p JOIN terms t USING (market, currency, band, price_type, first_day, last_day, per)
      ORDER BY 1;
    """
}
