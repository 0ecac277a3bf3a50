/// What can be said of the built-in profiles without loading and checking them, because every question asks it.
extension ProfileLibrary {
  /// The names of the profiles that are built in.
  public static let builtInNames = Set(BuiltInProfiles.all.map { String($0.file.dropLast(".yaml".count)) })

  /// Whether a built-in profile reads lists without prices, like an offer matrix; `false` for any other name.
  public static func isBuiltInWithoutPrices(_ name: String) -> Bool {
    // Only the one that is asked for is looked through: this is a part of every question's time.
    let lines = BuiltInProfiles.all.first { $0.file == "\(name).yaml" }?.bytes.split(
      separator: UInt8(ascii: "\n"))
    return lines?.contains { $0.elementsEqual("price: none".utf8) } ?? false
  }
}

extension Profile {
  /// Whether the lists have prices; those that have none hold facts about items of other lists.
  public var hasPrices: Bool { price != nil }
}
