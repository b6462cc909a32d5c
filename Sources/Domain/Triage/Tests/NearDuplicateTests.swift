// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Triage

@Suite struct `Near duplicates` {
    @Test func `shingles are all that stands in three signs`() {
        #expect(Shingles("路灯不亮").all.count == 2)
        #expect(Shingles("aaaa").all.count == 1)
        #expect(Shingles("  路灯不亮\n") == Shingles("路灯不亮"))
        #expect(Shingles("路灯").all.count == 1)
        #expect(Shingles("").all.isEmpty)
        #expect(Shingles(" ").all.isEmpty)
        // abc bcd cde · bcd cde def: two of four.
        #expect(Shingles("abcde").jaccard(Shingles("bcdef")) == 0.5)
        #expect(Shingles("").jaccard(Shingles("")) == 0)
        #expect(Shingles("👨‍👩‍👧ab").jaccard(Shingles("👨‍👩‍👧ab")) == 1)
    }

    /// The estimate's error is a binomial's: 128 places, 4.4 points at one half (Broder 1997).
    @Test func `signatures agree as much as texts share`() {
        var generator = SeededGenerator(seed: 3), worst = 0.0, sum = 0.0
        for _ in 0..<200 {
            let common = Self.text(Int.random(in: 20...300, using: &generator), &generator)
            let one = common + Self.text(Int.random(in: 0...150, using: &generator), &generator)
            let other = common + Self.text(Int.random(in: 0...150, using: &generator), &generator)
            let error = Signature(one).likeness(Signature(other)) - Shingles(one).jaccard(Shingles(other))
            worst = max(worst, abs(error))
            sum += error
        }
        #expect(worst < 0.22)  // five standard deviations
        #expect(abs(sum / 200) < 0.015)
    }

    @Test func `those that share half are found, others are not`() {
        var generator = SeededGenerator(seed: 9)
        var texts: [String] = []
        for _ in 0..<300 {
            let text = Self.text(120, &generator)
            texts.append(text)
            // Some words changed at the end: from nearly the same to nearly half.
            texts.append(text.prefix(Int.random(in: 82...118, using: &generator)) + Self.text(20, &generator))
        }
        texts += ["", "", "灯"]
        let shingles = texts.map { Shingles($0) }
        var all: Set<[Int]> = []
        for second in texts.indices {
            for first in 0..<second where shingles[first].jaccard(shingles[second]) >= 0.5 { all.insert([first, second]) }
        }
        let found = NearDuplicates.pairs(of: texts, signatures: texts.map { Signature($0) }, jaccard: 0.5)
        #expect(all.count > 250)
        #expect(Set(found.map { [$0.first, $0.second] }).isSubset(of: all))
        #expect(Double(found.count) >= 0.98 * Double(all.count))
        #expect(found.allSatisfy { $0.jaccard == shingles[$0.first].jaccard(shingles[$0.second]) })
    }

    /// Signs drawn from 2,000 common ones.
    private static func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
        (0..<count).reduce(into: "") { text, _ in
            if let sign = Unicode.Scalar(0x4E00 + UInt32.random(in: 0..<2000, using: &generator)) { text.unicodeScalars.append(sign) }
        }
    }
}
