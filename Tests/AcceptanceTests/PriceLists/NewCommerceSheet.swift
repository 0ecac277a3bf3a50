import Foundation

/// The layouts in which the New Commerce sheet has been published (FORMATS §1).
enum NewCommerceVariant: String, CaseIterable, Sendable {
  case a, b, c, d, e, software

  var columns: [String] {
    let base = [
      "ProductTitle", "ProductId", "SkuId", "SkuTitle", "Publisher", "SkuDescription", "UnitOfMeasure",
      "TermDuration", "BillingPlan", "Market", "Currency", "UnitPrice", "PricingTierRangeMin",
      "PricingTierRangeMax", "EffectiveStartDate", "EffectiveEndDate", "Tags", "ERP Price",
    ]
    return switch self {
    case .a: base
    case .b: base + ["EndofSaleDate"]
    case .c, .software: base + ["Segment"]
    case .d: ["ChangeIndicator"] + base + ["Segment", "PreviousValues"]
    case .e:
      [
        "ProductTitle", "ProductId", "SkuId", "SkuTitle", "TermDuration", "BillingPlan", "Market", "Currency",
        "UnitPrice", "EffectiveStartDate", "EffectiveEndDate", "ERP Price", "Segment",
      ]
    }
  }

  /// A date as the variant writes it; `date` is ISO, the end of a range is its last second.
  func written(_ date: String, isEnd: Bool) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return date }
    let american = "\(parts[1])/\(parts[2])/\(parts[0])"
    return switch self {
    case .a, .c, .software: american + (isEnd ? " 11:59:59 PM" : " 12:00:00 AM")
    case .b: american + (isEnd ? " 23:59" : " 0:00")
    case .d: date + (isEnd ? "T23:59:59.0000000Z" : "T00:00:00.0000000Z")
    case .e: date
    }
  }
}

/// One price of a New Commerce sheet.
struct NewCommerceRow: Sendable {
  var productTitle = "Microsoft Defender Suite"
  var productID = "CFQ7TTC0LHQB"
  var skuID = "0001"
  var skuTitle = "Microsoft Defender Suite"
  var description = "Protects devices, mail and identities."
  var term = "P1Y"
  var billing = "Annual"
  var market = "US"
  var currency = "USD"
  var unitPrice = "115.2"
  var tierMin = ""
  var tierMax = ""
  var start = "2025-04-01"
  var end = "9999-11-30"
  var tags = "License"
  var erpPrice = "144"
  var segment = "Commercial"
  var changeIndicator = "Unchanged"
  var previousValues = ""

  func field(_ column: String, _ variant: NewCommerceVariant) -> String {
    switch column {
    case "ChangeIndicator": changeIndicator
    case "ProductTitle": productTitle
    case "ProductId": productID
    case "SkuId": skuID
    case "SkuTitle": skuTitle
    case "Publisher": "Microsoft Corporation"
    case "SkuDescription": description
    case "TermDuration": term
    case "BillingPlan": billing
    case "Market": market
    case "Currency": currency
    case "UnitPrice": unitPrice
    case "PricingTierRangeMin": tierMin
    case "PricingTierRangeMax": tierMax
    case "EffectiveStartDate": variant.written(start, isEnd: false)
    case "EffectiveEndDate": variant.written(end, isEnd: true)
    case "Tags": tags
    case "ERP Price": erpPrice
    case "Segment": segment
    case "PreviousValues": previousValues
    default: ""
    }
  }

  /// A perpetual licence of the software sheet.
  static func software(_ productID: String, _ title: String, _ unitPrice: String, _ erpPrice: String) -> Self
  {
    NewCommerceRow(
      productTitle: title, productID: productID, skuID: "0002", skuTitle: title, term: "OneTime", billing: "",
      unitPrice: unitPrice, tags: "Software;Perpetual", erpPrice: erpPrice)
  }
}

/// A whole sheet: CRLF, quoted everywhere in variant A, with a byte order mark in variant D.
struct NewCommerceSheet: Sendable {
  var variant: NewCommerceVariant
  var rows: [NewCommerceRow]

  init(_ variant: NewCommerceVariant, _ rows: [NewCommerceRow]) {
    self.variant = variant
    self.rows = rows
  }

  var text: String {
    let columns = variant.columns
    let records = [columns] + rows.map { row in columns.map { row.field($0, variant) } }
    return records.map { record in
      record.map { csvField($0, delimiter: ",", always: variant == .a) }.joined(separator: ",") + "\r\n"
    }.joined()
  }

  var data: Data { (variant == .d ? TextBytes.utf8WithMark : .utf8).bytes(of: text) }
}
