// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates
import Testing

private let list = MandateList(
    id: "1", name: Text(zh: "清单", en: "List"), scheme: "town", version: "1", status: .adopted, from: Day("2026-01-01"), areaPath: "/")

private func route(_ matter: Matter = .sample(), tenure: Tenure? = nil, hasConcerned: Bool = true) throws -> Route {
    try Route(ListedMatter(matter, in: list), tenure: tenure, hasConcerned: hasConcerned)
}

@Test func `the lowest allowed lane comes first, and the next ones follow in order`() throws {
    let route = try route()
    #expect(route.first.lane == .selfGovernance && route.first.party == .concerned)
    #expect(route.stops.map(\.lane) == [.selfGovernance, .management, .enforcement])
    #expect(route.stop(after: .selfGovernance)?.party == .grid)
    #expect(route.stop(after: .management)?.party == .team("zhifa"))
    #expect(route.stop(after: .enforcement) == nil && route.skipped.isEmpty)
}

@Test func `whose ground it is decides who must act`() throws {
    #expect(try route(tenure: .insideLine).stop(in: .management)?.party == .team("wuye"))
    #expect(try route(tenure: .publicSpace).stop(in: .management)?.party == .grid)
}

@Test func `where nobody concerned is known, self-governance cannot begin`() throws {
    let route = try route(hasConcerned: false)
    #expect(route.first.lane == .management && route.skipped == [.selfGovernance: .nobodyConcernedKnown])
    #expect(route.why.zh.contains("还不知道当事的是哪家"))
}

@Test func `danger opens the highest lane at once`() throws {
    var matter = Matter.sample()
    matter.emergency = [EmergencyNumber("119", Text(zh: "火警", en: "Fire"))]
    let found = try route(matter)
    #expect(found.first.lane == .enforcement && found.emergency.map(\.number) == ["119"])
    #expect(found.skipped == [.selfGovernance: .danger, .management: .danger])
    matter.duty = .takenBack
    matter.lead = "ranqi"
    #expect(try route(matter, hasConcerned: false).first.lane == .enforcement)
}

@Test func `what was taken back is refused with the name of who has it`() throws {
    var matter = Matter.sample()
    matter.duty = .takenBack
    matter.lead = "shengtai"
    #expect(throws: RoutingRefusal.takenBack(matter.reference, by: "shengtai", list: list.name, version: "1", row: 47)) { try route(matter) }
}

@Test func `a lane that the list does not open stays shut`() throws {
    var matter = Matter.sample()
    matter.rules.removeAll { $0.lane != .management }
    let route = try route(matter)
    #expect(route.stops.map(\.lane) == [.management] && route.stop(after: .management) == nil)
}

@Test func `words of the list find their matter, longer ones first`() {
    var lamp = Matter.sample("0118", name: Text(zh: "路灯", en: "Street lamp"))
    lamp.words = ["路灯不亮", "灯坏"]
    let listed = [lamp, .sample()].map { ListedMatter($0, in: list) }
    func codes(_ text: String) -> [String] { Suggestion.rank(listed, for: text).map(\.matter.code) }
    #expect(codes("小区门口路灯不亮,店家还占道") == ["0118", "0504"])
    #expect(codes("店家把货摆在外面经营").isEmpty)
    #expect(codes("店外经营太久") == ["0504"])
    #expect(codes("The STREET LAMP is dark") == ["0118"])
    #expect(codes("路 灯 不 亮") == ["0118"])
    #expect(codes("").isEmpty && codes("谢谢社区").isEmpty)
}
