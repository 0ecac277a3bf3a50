extension AgreementDocument {
  /// The JSON Schema of agreement files, as text.
  public static var jsonSchema: String {
    String(decoding: PackageResources.agreement_schema_json, as: UTF8.self)
  }
}
