/// What can be said of the built-in profiles without loading and checking them, because every question asks it.
extension ProfileLibrary {
  /// The names of the profiles that are built in.
  public static let builtInNames = Set(BuiltInProfiles.all.map { String($0.file.dropLast(".yaml".count)) })

  /// The names of those whose lists have no prices, like an offer matrix.
  public static let builtInWithoutPrices = Set(
    BuiltInProfiles.all.filter { profile in
      String(decoding: profile.bytes, as: UTF8.self).contains("\nprice: none\n")
    }.map { String($0.file.dropLast(".yaml".count)) })
}

extension Profile {
  /// Whether the lists have prices; those that have none hold facts about items of other lists.
  public var hasPrices: Bool { price != nil }
}
