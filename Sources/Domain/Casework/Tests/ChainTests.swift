// SPDX-License-Identifier: Apache-2.0
import Foundation
import Mandates
import TestKit
import Testing

@testable import Casework

@Suite struct `The chain of steps` {
    @Test func `fields cannot be shifted into one another`() {
        #expect(StepChain.hash(previous: "", fields: ["ab", "c"]) != StepChain.hash(previous: "", fields: ["a", "bc"]))
        #expect(StepChain.hash(previous: "", fields: ["ab"]) != StepChain.hash(previous: "", fields: ["ab", ""]))
    }

    /// Computed with Python: hashlib.sha256(b"0"*64 + b"1:a" + "3:".encode() + "网".encode()).hexdigest()
    @Test func `anyone can compute a hash`() {
        #expect(
            StepChain.hash(previous: StepChain.origin, fields: ["a", "网"])
                == "5a4a4493224c8846f5d53ae050d221917e570e83f667f835ba9ccc7d66fc9388")
    }
}

@Suite struct `The lot` {
    static let handling = Case.Handling(by: "he", party: Cast.huanwei, lane: .management, at: Cast.monday)
    static func candidates(_ ids: [String], load: Int = 0) -> [InspectionLot.Candidate] { ids.map { .init(id: $0, parties: [], load: load) } }

    @Test func `leaves out handler, team, reporters and who inspected last`() {
        let all = Self.candidates(["he", "sun", "li", "zhao", "qian"]) + [.init(id: "ma", parties: ["huanwei"], load: 0)]
        let eligible = InspectionLot.eligible(all, for: Self.handling, reporters: ["li"], lastInspector: "zhao")
        #expect(eligible.map(\.id) == ["qian", "sun"])
    }

    @Test func `who inspected last is drawn again only if no one else is left`() {
        let eligible = InspectionLot.eligible(Self.candidates(["sun"]), for: Self.handling, reporters: [], lastInspector: "sun")
        #expect(eligible.map(\.id) == ["sun"])
        #expect(InspectionLot.draw(from: [], seed: "x") == nil)
    }

    @Test func `is drawn alike whatever order the candidates come in`() {
        forAll { random in
            let ids = (0..<Int.random(in: 1...9, using: &random)).map { "p\($0)" }
            return (ids, ids.shuffled(using: &random), String(random.next()))
        } holds: { ids, shuffled, seed in
            let one = InspectionLot.draw(
                from: InspectionLot.eligible(Self.candidates(ids), for: Self.handling, reporters: [], lastInspector: nil), seed: seed)
            let two = InspectionLot.draw(
                from: InspectionLot.eligible(Self.candidates(shuffled), for: Self.handling, reporters: [], lastInspector: nil), seed: seed)
            return one == two && one != nil
        }
    }

    @Test func `falls on everyone, and more on who has less to do`() {
        let pool = Self.candidates(["busy"], load: 3) + Self.candidates(["free"], load: 0)
        var hits: [String: Int] = [:]
        for seed in 0..<5000 { hits[InspectionLot.draw(from: pool, seed: "s\(seed)")?.id ?? "", default: 0] += 1 }
        // Tickets 1 : 4, so 1,000 of 5,000 for the busy one; six standard deviations are 170.
        #expect(abs((hits["busy"] ?? 0) - 1000) < 170)
    }

    @Test func `looks at about one in ten of what closed without staff`() {
        let chosen = (0..<10_000).filter { InspectionLot.isChosen(seed: "s\($0)", share: 100) }.count
        #expect(abs(chosen - 1000) < 180)
        #expect(!InspectionLot.isChosen(seed: "s", share: 0))
    }
}
