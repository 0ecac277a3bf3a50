import PriceModel

/// What concerns profiles.
extension DiagnosticCode {
  static let profiles = [unknownProfile, badProfile]

  public static let unknownProfile = DiagnosticCode(
    "unknown-profile", .error, "No profile has this name.",
    accepted: "the name of a profile, or the path of a .yaml file",
    remedy:
      "Choose one of ‘pricebook formats’; for your own profiles set $PRICEBOOK_PROFILES to their folder.")

  static let badProfile = DiagnosticCode(
    "bad-profile", .error, "A profile cannot be used as it is written.",
    accepted: "the profile language (PROFILES.md)",
    remedy: "Correct the profile at the line named.")
}
