// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import TestKit
import Testing
import Triage

@Suite struct `Hot issues` {
    /// Invented: 12 letters on a concrete plant, 8 on parking, and single ones.
    static let messages: [HotIssues.Message] = {
        let plant = ["搅拌站灰尘大，开窗就是粉尘", "搅拌站半夜施工，噪音粉尘扰民", "搅拌站离住宅太近，粉尘污染"], parking = ["车位捆绑销售不合理", "车位捆绑销售，业主反对"]
        var all = (0..<12).map { number in
            HotIssues.Message(
                subject: "丽景新城搅拌站", text: plant[number % 3], user: "u\(number % 10)", day: Double(number * 5), likes: number == 0 ? 20 : 0)
        }
        all += (0..<8).map { HotIssues.Message(subject: "滨河花园车位", text: parking[$0 % 2], user: "v\($0)", day: 10) }
        let others = ["公交线路太少", "河道水草", "老年证办理", "医院排队", "学校午餐", "图书馆开放时间", "下水道气味", "电梯年检", "快递柜", "宠物狗不牵绳"]
        return all + others.enumerated().map { HotIssues.Message(subject: $1, text: $1 + "情况反映", user: "w\($0)", day: 3) }
    }()

    @Test func `are ranked by people, with their trend and words`() {
        let found = HotIssues.find(Self.messages)
        #expect(found.count == 2)
        #expect(found.map { Set($0.messages) } == [Set(0..<12), Set(12..<20)])
        #expect(found.first?.users == 10 && found.first?.people == 30)
        #expect(found.first?.days == 0...55)
        // Days 30, 35 … 55 of the last thirty up to 55; 0 to 25 of the thirty before.
        #expect(found.first?.trend == .init(latest: 6, before: 6))
        #expect(found.last?.trend == .init(latest: 0, before: 8))
        #expect(found.first?.words.contains { $0.contains("搅拌站") } == true)
        #expect(HotIssues.find(Self.messages, most: 1).count == 1)
        #expect(HotIssues.find(Self.messages) == found)
    }

    @Test func `the same words in two places far apart are two issues`() {
        let messages = (0..<8).map {
            HotIssues.Message(
                text: "井盖缺失没人处理", user: "u\($0)", place: Coordinate(longitude: 120 + Double($0 % 2), latitude: 30))
        }
        #expect(HotIssues.find(messages).map { Set($0.messages) } == [[0, 2, 4, 6], [1, 3, 5, 7]])
    }

    @Test func `what all say in the same words is one issue`() {
        let found = HotIssues.find((0..<200).map { .init(subject: "停水", text: "小区停水三天", user: "u\($0)") })
        #expect(found.map(\.users) == [200])
    }

    @Test func `nothing, one, and hostile texts give no issue`() {
        #expect(HotIssues.find([]).isEmpty)
        let texts = ["", "🏮", "lamp", String(repeating: "路灯", count: 50_000), "路灯"]
        #expect(HotIssues.find(texts.enumerated().map { .init(text: $1, user: "\($0)", day: .nan, likes: -5) }).allSatisfy { $0.people >= 2 })
    }
}
