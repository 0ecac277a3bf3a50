import PriceModel
import Testing

@Suite struct CaselessTextTests {
  @Test("A text equals others as two texts are compared without case")
  func equality() {
    let texts = [
      "", "core cal", "Core CAL", "CORE CAL", "core cal ", "a[", "a{", "A[", "@", "`", "k", "K", "\u{212A}",
      "ß", "SS",
      "ss", "żubr", "ŻUBR", "e\u{301}", "É", "İ", "i\u{307}",
    ]
    for text in texts {
      for other in texts {
        #expect(
          CaselessText(text).equals(other) == text.caseInsensitivelyEquals(other), "\(text) and \(other)")
      }
    }
  }
}
