import PriceModel

/// Parts of a file that were mapped side by side.
extension RowMapper {
  /// Takes over what was mapped from the part of the file that follows, as if it had been mapped here.
  ///
  /// - Parameter lines: What is added to its lines.
  mutating func append(_ next: RowMapper, lines: Int) {
    let firstRow = batch.rows.count
    batch.append(contentsOf: next.batch, lines: lines)
    log.append(contentsOf: next.log, lines: lines)
    latestStart = max(latestStart, next.latestStart)
    isIncremental = isIncremental || next.isIncremental
    isFull = isFull || next.isFull
    fileValues.merge(next.fileValues) { first, _ in first }
    openFileValues.removeAll { fileValues[$0.name] != nil }
    for row in firstRow..<batch.rows.count { noteRepetition(of: row) }
  }
}
