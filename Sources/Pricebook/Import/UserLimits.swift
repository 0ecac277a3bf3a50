import PriceListReading
import PriceModel

extension ReadingLimits {
  /// The standard bounds with those moved that the user names, each as `NAME=SIZE`.
  ///
  /// - Throws: ``PricebookError`` of kind `usage`.
  init(userSettings: [String]) throws {
    do {
      self.init(try userSettings.map { (text) throws(LimitSettingError) in try LimitSetting(text) })
    } catch {
      throw PricebookError(.usage, .unknownLimit, error.description)
    }
  }
}

extension Workspace {
  /// The bounds that `--limit` moves, with their standard values: `field=1MiB, record=16MiB, …`.
  public static var limitNames: String { LimitSetting.standard.map(\.description).joined(separator: ", ") }
}
