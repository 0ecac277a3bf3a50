/// How a CSV file is built: what its rows are read with.
struct CSVShape {
  var profile: Profile
  var dialect: CSVDialect
  var header: CSVHeader
  /// 0 if the file has no header.
  var headerLine: Int
  var format = NumberFormat.point
  /// The first line is `sep=;`.
  var hasSeparatorLine = false

  var hasHeader: Bool { headerLine > 0 }
}
