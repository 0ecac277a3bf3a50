import PriceModel

/// What the reader of price lists can report.
public enum ReadingDiagnostics {
  public static let tables = [
    DiagnosticTable("Price list files", DiagnosticCode.priceListFiles),
    DiagnosticTable("Rows and values", DiagnosticCode.rowsAndValues),
    DiagnosticTable("Assumptions about rows", DiagnosticCode.assumptionsAboutRows),
    DiagnosticTable("XML", DiagnosticCode.xmlDocuments),
    DiagnosticTable("Folders and archives", DiagnosticCode.containers),
    DiagnosticTable("Limits", DiagnosticCode.limits),
    DiagnosticTable("Profiles", DiagnosticCode.profiles),
  ]
}
