// SPDX-License-Identifier: Apache-2.0
import Geometry
import TestKit
import Testing

@testable import Triage

@Suite struct `Past reports that may be the same` {
    static let there = Coordinate(longitude: 120.13, latitude: 30.31)

    @Test func `are found while typing`() {
        var index = DuplicateIndex()
        index.add("登云路和小河路交叉口的路灯从上周开始不亮，晚上过马路看不清，请尽快派人维修")
        index.add("小区东门垃圾桶满了好几天没人清运，苍蝇很多")
        index.add("")
        for typed in ["小河路交叉口的路灯", "登云路和小河路交叉口", "路灯从上周开始不亮，晚上过马路"] {
            #expect(index.candidates(for: typed).first?.report == 0, "\(typed)")
        }
        #expect(index.candidates(for: "登云路和小河路交叉口的路灯从上周开始不亮，晚上过马路看不清，请尽快派人维修").first?.text == 1)
        #expect(index.candidates(for: "河里有死鱼").isEmpty)
        for hostile in ["", " ", "🏮", String(repeating: "路灯", count: 50_000)] { #expect(index.candidates(for: hostile).count <= 3) }
    }

    @Test func `place, time and matter decide between reports in the same words`() {
        var index = DuplicateIndex()
        let text = "路灯不亮，请派人来修一下", day = 86_400.0
        let far = Coordinate(longitude: 120.20, latitude: 30.31)
        index.add(text, .init(place: far, time: 100 * day, matter: 4))
        index.add(text, .init(place: Self.there, time: 10 * day, matter: 4))
        index.add(text, .init(place: Self.there, time: 99 * day, matter: 4))
        let found = index.candidates(for: text, .init(place: Self.there, time: 100 * day, matter: 4))
        #expect(found.map(\.report).first == 2)
        #expect(abs((found.first?.time ?? 0) - 0.931_063) < 1e-6)  // exp(−1/14)
        #expect(found.first?.place == 1 && found.first?.matter == 1)
    }

    @Test func `one nearby is found in other words`() {
        var index = DuplicateIndex()
        // 0.001 degrees north: 110.9 m.
        index.add("井盖没了", .init(place: Coordinate(longitude: 120.13, latitude: 30.311), time: 0, matter: 7))
        let found = index.candidates(for: "马路上有个洞", .init(place: Self.there, time: 0, matter: 7))
        #expect(found.map(\.report) == [0])
        #expect(abs((found.first?.place ?? 0) - 0.574) < 0.001)  // exp(−110.9/200)
        #expect(found.first?.text == 0)
    }

    @Test func `the oldest are forgotten and the rest stays right`() {
        var index = DuplicateIndex(capacity: 50), generator = SeededGenerator(seed: 4), texts: [String] = []
        for number in 0..<500 {
            let text = "编号" + (0..<12).map { _ in String(UnicodeScalar(0x4E00 + UInt16.random(in: 0..<60, using: &generator)) ?? "一") }.joined()
            texts.append(text)
            #expect(index.add(text) == number)
            let asked = Int.random(in: max(0, number - 80)...number, using: &generator)
            let found = index.candidates(for: texts[asked], most: 100, least: 0)
            #expect(found.allSatisfy { $0.report <= number && $0.report > number - 50 })
            #expect(Set(found.map(\.report)).count == found.count)
            if asked > number - 50 { #expect(found.contains { $0.report == asked && $0.text == 1 }) }
        }
    }

    @Test func `the joined score leaves out what is unknown`() {
        #expect(DuplicateIndex.joined(text: 0.6, place: nil, time: nil, matter: nil) == 0.6)
        #expect(abs(DuplicateIndex.joined(text: 0.4, place: 1, time: 1, matter: 0) - 0.5) < 1e-12)
        #expect(abs(DuplicateIndex.joined(text: 1, place: 1, time: 0, matter: 1) - 0.25) < 1e-12)
    }
}

@Suite struct `Pictures as 64 bits` {
    /// A picture of soft spots, drawn with a seed, in any size.
    static func picture(_ seed: UInt64, _ width: Int, _ height: Int, brighter: Double = 0) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        let spots = (0..<12).map { _ in
            (
                Double.random(in: 0...1, using: &generator), Double.random(in: 0...1, using: &generator),
                Double.random(in: 30...120, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
            )
        }
        return (0..<width * height).map { pixel in
            let x = (Double(pixel % width) + 0.5) / Double(width), y = (Double(pixel / width) + 0.5) / Double(height)
            let light = spots.reduce(128.0 + brighter) { sum, spot in
                let square = (x - spot.0) * (x - spot.0) + (y - spot.1) * (y - spot.1)
                return sum + spot.2 * max(0, 1 - square * 14)
            }
            return UInt8(min(255, max(0, light)))
        }
    }

    @Test func `scaled and brightened ones are the same, others are not`() throws {
        var apart = 0
        for seed in 1...20 as ClosedRange<UInt64> {
            let one = try #require(PerceptualHash(luminance: Self.picture(seed, 320, 240), width: 320))
            let small = try #require(PerceptualHash(luminance: Self.picture(seed, 97, 73, brighter: 6), width: 97))
            let other = try #require(PerceptualHash(luminance: Self.picture(seed + 100, 320, 240), width: 320))
            #expect(one.distance(to: small) <= 10)
            #expect(one.distance(to: other) > 10)
            apart += one.distance(to: other)
        }
        #expect((24...40).contains(apart / 20))
    }

    @Test func `what is no picture has no hash, a plain one no bits`() {
        #expect(PerceptualHash(luminance: [], width: 0) == nil)
        #expect(PerceptualHash(luminance: [1, 2, 3], width: 3) == nil)
        #expect(PerceptualHash(luminance: [UInt8](repeating: 9, count: 101), width: 10) == nil)
        #expect(PerceptualHash(luminance: [UInt8](repeating: 9, count: 640), width: 32)?.bits == 0)
        #expect(PerceptualHash(bits: 5).distance(to: PerceptualHash(bits: 6)) == 2)
    }
}
