import PriceModel
import Testing

@testable import Licensing

@Suite("Rules that inform")
struct AdviceTests {
  private func cites(_ topic: Advice.Topic, _ rule: String, saying words: String) {
    let note = Advice.notes(for: topic).first { $0.rule == rule }
    #expect(note?.text.contains(words) == true, "\(rule) is not cited for \(topic)")
  }

  @Test("SEL-12: a distributor's SKU finds the item as the vendor's does")
  func distributorSKU() { cites(.selection, "SEL-12", saying: "both find the item") }

  @Test("SEL-13: a product is found by its former names")
  func formerNames() { cites(.selection, "SEL-13", saying: "former names") }

  @Test("FTE-2: some staff may be left out")
  func leftOut() { cites(.fullTimeEquivalents, "FTE-2", saying: "may be left out") }

  @Test("FTE-6: what the organisation of an OVS-ES agreement can be")
  func organisation() { cites(.fullTimeEquivalents, "FTE-6", saying: "institution alone") }

  @Test("FTE-7: Office 365 is ordered for the actual users")
  func actualUsers() { cites(.fullTimeEquivalents, "FTE-7", saying: "actual number of users") }

  @Test("FTE-8: all employees count, employed students too")
  func employedStudents() { cites(.fullTimeEquivalents, "FTE-8", saying: "students") }

  @Test("UTD-2: any perpetual licence is a source")
  func perpetualSources() { cites(.upToDate, "UTD-2", saying: "Any perpetual licence source") }

  @Test("STP-8: step-ups are ordered electronically")
  func electronically() { cites(.stepUp, "STP-8", saying: "electronically only") }

  @Test("OLS-1: services are subscriptions and need activation")
  func activation() { cites(.onlineServices, "OLS-1", saying: "need activation") }

  @Test("OLS-2: Azure is bought as top-ups to be used within 12 months")
  func azureTopUp() { cites(.onlineServices, "OLS-2", saying: "within 12 months") }

  @Test("OLS-3: monthly subscriptions are found by four facets")
  func searchOfMonthlySubscriptions() {
    cites(.onlineServices, "OLS-3", saying: "MonthlySubscriptions-VolumeLicense")
    #expect(
      Advice.facetsOfMonthlySubscriptions
        == [.unit: "1M", .acquired: "NS", .offering: "ADD", .productType: "MSU"])
  }

  @Test("NCE-9: non-profit, education and perpetual need the tenant domain in both portals")
  func exceptions() { cites(.newCommerce, "NCE-9", saying: "tenant domain") }

  @Test("NCE-10: perpetual in CSP is paid once, without assurance")
  func perpetual() { cites(.perpetual, "NCE-10", saying: "without Software Assurance") }

  @Test("NCE-12: use benefits of schools")
  func useBenefits() { cites(.newCommerce, "NCE-12", saying: "free student licences") }

  @Test("NCE-14: an annual term is charged to its end")
  func chargedToTheEnd() { cites(.newCommerce, "NCE-14", saying: "to the end of its term") }

  @Test("NCE-17: what comes before the first order")
  func firstOrder() { cites(.newCommerce, "NCE-17", saying: "MCA") }

  @Test("CSP-5: Azure is paid afterwards, by use")
  func azure() { cites(.azure, "CSP-5", saying: "paid afterwards") }

  @Test("REN-1: renewal is paying the invoice of the next period")
  func renewal() { cites(.renewal, "REN-1", saying: "paying the invoice") }

  @Test("REN-6: perpetual packages do not renew")
  func perpetualPackages() { cites(.perpetual, "REN-6", saying: "do not renew") }

  @Test("every topic cites rules")
  func topics() {
    for topic in Advice.Topic.allCases { #expect(!Advice.notes(for: topic).isEmpty, "\(topic)") }
  }
}
