// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import TestKit
import Testing

@Suite struct IdentifierTests {
    let now = Date(timeIntervalSince1970: 1_768_033_800)

    @Test func `it is a version 7 UUID in lower case that begins with the time`() throws {
        let id = Identifier.make(at: now)
        #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        var generator = SeededGenerator(seed: 1), again = SeededGenerator(seed: 1)
        let seeded = Identifier.make(at: now, using: &generator)
        #expect(Int(seeded.replacing("-", with: "").prefix(12), radix: 16) == 1_768_033_800_000)
        #expect(seeded == Identifier.make(at: now, using: &again))
    }

    @Test func `of equal times the later made is the greater, though others have other clocks`() {
        let ids = (0..<1000).map { step in
            _ = Identifier.make(at: now.addingTimeInterval(Double(step % 7) * 86_400))
            return Identifier.make(at: now)
        }
        #expect(ids == ids.sorted())
        #expect(Set(ids.map { $0.prefix(13) }) == ["019ba706-cf40"])
    }

    @Test func `each is greater than the one before, from many tasks too`() async {
        var last = ""
        for step in 0..<20_000 {
            let id = Identifier.make(at: now.addingTimeInterval(Double(step / 100)))
            #expect(id > last)
            last = id
        }
        let all = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { (0..<1000).map { _ in Identifier.make(at: now) } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(all).count == 8000)
    }
}
