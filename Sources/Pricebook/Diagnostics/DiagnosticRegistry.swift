import Catalogue
import PriceListReading
import PriceModel

/// Everything that Pricebook can report, target by target.
public enum DiagnosticRegistry {
  public static let tables =
    ReadingDiagnostics.tables + CatalogueDiagnostics.tables + [
      DiagnosticTable("Files and documents", DiagnosticCode.filesAndDocuments),
      DiagnosticTable("Questions to the catalogue", DiagnosticCode.questions),
      DiagnosticTable("Quotes and agreements", DiagnosticCode.quotesAndAgreements),
      DiagnosticTable("Subscriptions", DiagnosticCode.subscriptions),
      DiagnosticTable("Batches", DiagnosticCode.batches),
    ]

  public static let all = tables.flatMap(\.codes)
}
