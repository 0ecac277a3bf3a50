import PriceModel
import Reporting
@testable import SKUResolution
import Testing

@testable import Pricebook

@Suite("The options of a step as JSON")
struct PickJSONTests {
  /// An option that is written as it encodes itself.
  private struct Encoded: Encodable {
    var option: WalkOption

    func encode(to encoder: any Encoder) throws { try option.encode(to: encoder) }
  }

  @Test("are what an option encodes")
  func options() throws {
    let options = [
      WalkOption(value: "Core CAL", items: 3), WalkOption(value: nil, items: 1),
      WalkOption(value: "“x”\n", items: 0, prices: [PriceSpan(.net, "PLN", 1)]),
    ]
    let encoder = OrderedJSONEncoder()
    #expect(try encoder.text(options) == encoder.text(options.map { Encoded(option: $0) }))
    #expect(try encoder.text(options).contains("\"value\": null"))
  }
}
