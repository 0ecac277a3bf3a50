import PriceModel

extension SQLiteWriter {
  func save(_ edition: EditionRecord) throws {
    let statement = try statements(
      """
      INSERT OR REPLACE INTO edition (list, month, row_count, profile, file, sha256, imported, in_force, merging,
        program)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(edition.listID, at: 1)
    statement.bind(edition.month, at: 2)
    statement.bind(edition.info.rows, at: 3)
    statement.bind(edition.info.profile, at: 4)
    statement.bind(edition.info.file, at: 5)
    statement.bind(edition.info.sha256, at: 6)
    statement.bind(edition.info.imported?.description, at: 7)
    statement.bind(edition.info.inForce.rawValue, at: 8)
    statement.bind(edition.info.merging.rawValue, at: 9)
    statement.bind(edition.info.program, at: 10)
    try statement.run()
  }

  func save(_ lines: EditionLines, offers: [UInt8], of listID: UInt32, at month: Month) throws {
    let statement = try statements(
      "INSERT OR REPLACE INTO edition_lines (list, month, listings, prices) VALUES (?, ?, ?, ?)")
    statement.bind(listID, at: 1)
    statement.bind(month, at: 2)
    statement.bind(lines.listings, at: 3)
    statement.bind(lines.prices, at: 4)
    try statement.run()
    try save(offers: offers, of: listID, at: month)
  }

  func save(offers: [UInt8], of listID: UInt32, at month: Month) throws {
    let statement = try statements(
      "INSERT OR REPLACE INTO edition_offers (list, month, packed) VALUES (?, ?, ?)")
    statement.bind(listID, at: 1)
    statement.bind(month, at: 2)
    statement.bind(offers, at: 3)
    try statement.run()
  }

  func save(_ deletions: [Deletion], _ claims: [Claim], of listID: UInt32, at month: Month) throws {
    try clear(["deletion", "claim"], of: listID, at: month)
    let deletion = try statements(
      """
      INSERT OR REPLACE INTO deletion (list, month, line, item_key, whole_item, market, currency, band)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for row in deletions {
      deletion.bind(listID, at: 1)
      deletion.bind(month, at: 2)
      deletion.bind(row.line, at: 3)
      deletion.bind(row.key, at: 4)
      deletion.bind(row.place == nil ? 1 : 0, at: 5)
      deletion.bind(row.place?.market ?? 0, at: 6)
      deletion.bind(row.place?.currency ?? 0, at: 7)
      deletion.bind(row.place?.band ?? 0, at: 8)
      try deletion.run()
    }
    let claim = try statements(
      """
      INSERT OR REPLACE INTO claim (list, month, line, item_key, claim, previous_values)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    for row in claims {
      claim.bind(listID, at: 1)
      claim.bind(month, at: 2)
      claim.bind(row.line, at: 3)
      claim.bind(row.key, at: 4)
      claim.bind(row.claim, at: 5)
      claim.bind(row.previousValues, at: 6)
      try claim.run()
    }
  }

  func removeEdition(_ listID: UInt32, at month: Month) throws {
    try clear(
      ["edition", "edition_lines", "edition_offers", "edition_addition", "deletion", "claim"], of: listID,
      at: month)
  }

  func save(_ addition: EditionAddition) throws {
    let statement = try statements(
      """
      INSERT INTO edition_addition (list, month, base, row_count, profile, file, sha256, imported)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(addition.listID, at: 1)
    statement.bind(addition.month, at: 2)
    statement.bind(addition.base, at: 3)
    statement.bind(addition.rows, at: 4)
    statement.bind(addition.profile, at: 5)
    statement.bind(addition.file, at: 6)
    statement.bind(addition.sha256, at: 7)
    statement.bind(addition.imported?.description, at: 8)
    try statement.run()
  }

  func removeAdditions(to listID: UInt32, at month: Month) throws {
    try clear(["edition_addition"], of: listID, at: month)
  }

  private func clear(_ tables: [String], of listID: UInt32, at month: Month) throws {
    for table in tables {
      let statement = try statements("DELETE FROM \(table) WHERE list = ? AND month = ?")
      statement.bind(listID, at: 1)
      statement.bind(month, at: 2)
      try statement.run()
    }
  }
}
