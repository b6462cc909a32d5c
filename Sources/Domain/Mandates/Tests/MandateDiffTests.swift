// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates
import Testing
import WorkingTime

@Test func `a version compared with itself has no changes, wherever its rows stand`() throws {
    var matters = try ShippedList.incidents.matters()
    #expect(MandateDiff(from: matters, to: matters).isEmpty)
    matters.reverse()
    for index in matters.indices { matters[index].row = index + 1 }
    #expect(MandateDiff(from: try ShippedList.incidents.matters(), to: matters).isEmpty)
}

@Test func `every field that differs is named with both values`() {
    let old = Matter.sample()
    var new = old
    new.conditions[0].limit = .workingHours(1)
    new.conditions.removeLast()
    new.rules[2].party = .team("huanwei")
    new.duty = .assist
    new.lead = "zhifa"
    let change = MandateDiff(from: [old], to: [new]).changed.first
    #expect(change?.fields.map(\.label.zh) == ["履职", "牵头单位", "立案条件 1", "管理", "立案条件 2"])
    #expect(change?.fields[2].old?.zh.contains("4 个工作小时") == true && change?.fields[2].new?.zh.contains("1 个工作小时") == true)
    #expect(change?.fields[1].old == nil && change?.fields[4].new == nil)
}

@Test func `added and removed matters are told apart from changed ones`() {
    let diff = MandateDiff(from: [.sample("1"), .sample("2")], to: [.sample("2"), .sample("3")])
    #expect(diff.added.map(\.code) == ["3"] && diff.removed.map(\.code) == ["1"] && diff.changed.isEmpty)
}
