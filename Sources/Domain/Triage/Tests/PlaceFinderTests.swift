// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing
import Triage

@Suite struct `Places in free text` {
    static let finder = PlaceFinder(
        Gazetteer([
            .init(id: "s1", name: "登云路", kind: .street), .init(id: "e1", name: "丽发新城小区", kind: .estate),
            .init(id: "e2", name: "和睦新村", kind: .estate, aliases: ["和睦苑"]), .init(id: "b1", name: "小河街道办事处", kind: .building),
            .init(id: "m1", name: "沃尔玛超市", kind: .shop), .init(id: "e3", name: "紫荆花园", kind: .estate), .init(id: "e4", name: "紫荆花园", kind: .estate),
            .init(id: "x", name: "路", kind: .other), .init(id: "y", name: "", kind: .other), .init(id: "m2", name: "KFC餐厅", kind: .shop),
        ]))

    private func found(_ text: String) -> [String] {
        Self.finder.find(in: text).map { Self.finder.gazetteer.entries[$0.entry].id + ($0.relation == .at ? "" : " \($0.relation)") }
    }

    @Test(arguments: [
        ("登云路的路灯坏了", ["s1"]), ("丽发新城小区垃圾没人清", ["e1"]), ("丽发新城旁边的搅拌站", ["e1 near"]), ("和睦苑3幢漏水", ["e2"]), ("登云路和和睦新村之间", ["s1", "e2"]),
        // The same sound, southern ears too; one sign wrong, missing, too many
        ("灯云路的路灯坏了", ["s1"]), ("合睦新村停水", ["e2"]), ("丽法新城垃圾", ["e1"]), ("和木新村停水", ["e2"]), ("河睦新春停电", ["e2"]), ("小河街办事处门口", ["b1"]),
        ("小河街道办公事处", ["b1"]), ("沃尔马超市", ["m1"]), ("丽发新乡小区", ["e1"]), ("kfc餐厅门口", ["m2"]), ("ＫＦＣ餐厅", ["m2"]),
        // Near, and not there
        ("沃尔玛超市对面有人摆摊", ["m1 near"]), ("靠近沃尔玛超市有人摆摊", ["m1 near"]), ("和睦新村3幢附近", ["e2 near"]), ("不是登云路，是和睦新村", ["e2", "s1 denied"]),
        ("登云路的对面", ["s1 near"]),
        // Two of one name
        ("紫荆花园停电", ["e3", "e4"]),
        // None
        ("路灯坏了", []), ("", []), ("🏮🏮", []), ("The lamp is broken", []), ("新城市", []), ("发展新村", []), ("洋目新村", []), ("河里有水", []), ("小区没人管", []),
    ])
    func `are found as people write them`(_ text: String, _ expected: [String]) { #expect(found(text) == expected) }

    @Test func `exact names come before errors, whole ones before parts`() {
        let text = "和睦新村12幢2单元漏水", finding = Self.finder.find(in: text).first
        #expect(finding?.score == 1 && finding?.house == "12幢2单元")
        #expect(Self.finder.find(in: "登云路 8 号门口").first?.house == " 8 号")
        #expect(Self.finder.find(in: "登云路 8 个人").first?.house == nil)
        #expect(finding.map { String(text[$0.range]) } == "和睦新村")
        let part = Self.finder.find(in: "丽发新城漏水").first?.score ?? 0, sound = Self.finder.find(in: "丽法新城漏水").first?.score ?? 0
        #expect(part < 1 && sound < part && sound > 0.5)
    }

    /// A name of five signs or more with one random error anywhere is found, or another name of the list fits as well.
    @Test func `one error is survived`() {
        var generator = SeededGenerator(seed: 5)
        func sign() -> Character { Character(UnicodeScalar(0x4E00 + UInt16.random(in: 0..<5000, using: &generator)) ?? "一") }
        let names = (0..<2000).map { _ in String((0..<Int.random(in: 5...8, using: &generator)).map { _ in sign() }) }
        let finder = PlaceFinder(Gazetteer(names.enumerated().map { .init(id: "\($0)", name: $1) }))
        var missed = 0
        for (number, name) in names.enumerated() {
            var signs = Array(name)
            let place = Int.random(in: 1..<signs.count - 1, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: signs[place] = sign()
            case 1: signs.remove(at: place)
            default: signs.insert(sign(), at: place)
            }
            if !finder.find(in: "在" + String(signs) + "门口").contains(where: { $0.entry == number }) { missed += 1 }
        }
        #expect(missed <= 20)
    }

    @Test func `100,000 signs are read in time, and 100,000 names made ready`() {
        let long = String(repeating: "登云路", count: 33_334)
        #expect(Self.finder.find(in: long).count == PlaceFinder.longest / 3)
    }
}
