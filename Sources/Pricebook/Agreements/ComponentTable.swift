import Licensing
import PriceModel

extension ProductKinds {
  /// Reads the user's own rows of the table of components (RULES CMP-1):
  ///
  ///     {"schema": "pricebook.components/1", "office": ["Contoso Writer"], "cal": ["Contoso Access"]}
  ///
  /// A family whose name holds all words of an entry belongs to the category; these rows go before the built-in ones.
  ///
  /// Throws ``PricebookError`` as ``AgreementDocument/read(path:)`` does.
  public static func adding(path: String) throws -> ProductKinds {
    let root = try JSONObject(
      try JSONReader.read(try DocumentFile.read(path), file: path), file: path, what: "a table of components",
      known: ["schema"] + Component.allCases.map(\.rawValue))
    let schema = try root.required("schema")
    guard schema.value == .string("pricebook.components/1") else {
      throw root.wrong("schema", schema, "\"pricebook.components/1\"")
    }
    var patterns: [ComponentPattern] = []
    for component in Component.allCases {
      for name in try root.strings(component.rawValue) {
        let words = name.split(separator: " ").map(String.init)
        if words.isEmpty {
          throw root.wrong(
            component.rawValue, root[component.rawValue] ?? root.node, "names of product families")
        }
        patterns.append(ComponentPattern(component, containing: words))
      }
    }
    return ProductKinds(adding: patterns)
  }
}
