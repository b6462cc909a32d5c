// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry

/// Past reports that may tell of the same thing: asked with every pause while somebody types, and added to with every report that comes in.
///
/// Of each report the `sketch` least hashes of its shingles are kept (a bottom-k sketch; Broder 1997, Thorup 2013), so that a few words already meet
/// the long report in which they stand. Lists of reports with a hash are chains through one array, the newest first, of which at most `longest` are
/// read. A report costs 132 bytes and the heads of the chains 64 MB: 0.2 GB for 1,000,000, and while the arrays grow twice that for a moment. With
/// more than `capacity` reports the oldest ones are forgotten.
public struct DuplicateIndex: Sendable {
    /// What is known of a report besides its words.
    public struct Circumstances: Sendable, Hashable {
        public var place: Coordinate?
        /// Seconds since a moment that is the same for all.
        public var time: Double?
        /// A number for the matter, the same for the same matter.
        public var matter: Int32?

        public init(place: Coordinate? = nil, time: Double? = nil, matter: Int32? = nil) {
            self.place = place
            self.time = time
            self.matter = matter
        }
    }

    public struct Candidate: Sendable, Hashable {
        /// The number that `add` gave.
        public let report: Int
        /// How likely it is the same thing, from 0 to 1: for an order, not a probability.
        public let score: Double
        /// How much of the shorter text stands in the longer one, from 0 to 1, estimated.
        public let text: Double
        /// exp(−d / 200 m), exp(−Δt / 14 d), and whether the matter is the same; nil where one of both is unknown.
        public let place: Double?
        public let time: Double?
        public let matter: Double?
    }

    public static let sketch = 24
    public static let longest = 512
    /// The most shingles of a question that are looked up.
    static let asked = 256
    private static let headBits: UInt64 = 24

    private struct Record {
        var latitude, longitude: Double
        var time: Double
        var matter: Int32
        var shingles: Int32
    }

    public let capacity: Int
    /// How many have been added, also those that are forgotten.
    public private(set) var count = 0
    private var heads: [Int32]
    /// For each place in a report's sketch the next older report's place with the same hash; the last of each is the chain of its spot.
    private var next: [Int32] = []
    private var records: [Record] = []
    private static let links = sketch + 1

    /// - Parameter capacity: from 1 to 50,000,000 reports.
    public init(capacity: Int = 1_000_000) {
        self.capacity = min(max(capacity, 1), 50_000_000)
        heads = [Int32](repeating: -1, count: 1 << Int(Self.headBits))
    }

    /// Adds a report and gives it the next number, from 0.
    @discardableResult
    public mutating func add(_ text: some StringProtocol, _ circumstances: Circumstances = .init()) -> Int {
        let hashes = Self.hashes(of: text), slot = count % capacity
        let place = circumstances.place
        let record = Record(
            latitude: place.map { $0.latitude } ?? .nan, longitude: place.map { $0.longitude } ?? .nan,
            time: circumstances.time ?? .nan, matter: circumstances.matter ?? -1, shingles: Int32(hashes.count))
        if slot < records.count {
            records[slot] = record
        } else {
            records.append(record)
            next.append(contentsOf: repeatElement(-1, count: Self.links))
        }
        let base = slot * Self.links
        for link in 0..<Self.links { next[base + link] = -1 }
        for (link, hash) in hashes.prefix(Self.sketch).enumerated() { chain(hash, Int32(base + link)) }
        if let place { chain(Self.cell(place, 0, 0), Int32(base + Self.sketch)) }
        count += 1
        return count - 1
    }

    private mutating func chain(_ hash: UInt64, _ link: Int32) {
        let head = Int(hash >> (64 - Self.headBits)), before = heads[head]
        // A head that a forgotten report left in this slot would lead in a circle.
        let isLeftOver = before >= link && Int(before) / Self.links == Int(link) / Self.links
        next[Int(link)] = isLeftOver ? -1 : before
        heads[head] = link
    }

    /// The likeliest reports, the likeliest first.
    ///
    /// - Parameters:
    ///   - most: how many at most.
    ///   - least: the least score.
    public func candidates(
        for text: some StringProtocol, _ circumstances: Circumstances = .init(), most: Int = 10, least: Double = 0.3
    ) -> [Candidate] {
        let hashes = Self.hashes(of: text)
        var hits = [UInt8](repeating: 0, count: records.count), found: [Int32] = []
        func walk(_ hash: UInt64, _ adding: UInt8) {
            var link = heads[Int(hash >> (64 - Self.headBits))], steps = 0, last = Int.max
            while link >= 0, steps < Self.longest {
                let slot = Int(link) / Self.links, number = number(of: slot)
                // What was chained earlier is older; where it is not, its slot has been given to another report, and all beyond is forgotten.
                if number > last { break }
                last = number
                if hits[slot] == 0 { found.append(Int32(slot)) }
                // The upper bit says that it is near.
                hits[slot] = adding == 0x80 ? hits[slot] | 0x80 : min(hits[slot] & 0x7F, 0x7E) + adding | hits[slot] & 0x80
                link = next[Int(link)]
                steps += 1
            }
        }
        for hash in hashes.prefix(Self.asked) { walk(hash, 1) }
        if let place = circumstances.place {
            for north in -1...1 { for east in -1...1 { walk(Self.cell(place, north, east), 0x80) } }
        }
        let own = Double(hashes.count)
        var best: [Candidate] = []
        for slot in found {
            let slot = Int(slot), shared = Double(hits[slot] & 0x7F), record = records[slot], theirs = Double(record.shingles)
            // Which part of the sketch was met, as far as the question reached.
            let reach = min(own, Double(Self.asked)) / max(own, 1)
            let common = min(own, theirs, shared * max(1, theirs / Double(Self.sketch)) / max(reach, 0.01))
            // One shingle alone says nothing of a longer text.
            let likeness = own > 0 && theirs > 0 && (shared > 1 || min(own, theirs) < 4) ? common / min(own, theirs) : 0
            let candidate = score(slot, likeness, record, circumstances)
            if candidate.score >= least { best.append(candidate) }
        }
        return Array(best.sorted { ($1.score, $1.report) < ($0.score, $0.report) }.prefix(max(0, most)))
    }

    private func score(_ slot: Int, _ likeness: Double, _ record: Record, _ asked: Circumstances) -> Candidate {
        let place: Double? = asked.place.flatMap {
            record.latitude.isNaN ? nil : exp(-$0.distance(to: Coordinate(longitude: record.longitude, latitude: record.latitude)) / 200)
        }
        let time: Double? = asked.time.flatMap { record.time.isNaN ? nil : exp(-abs($0 - record.time) / (14 * 86_400)) }
        let matter: Double? = asked.matter.flatMap { record.matter < 0 ? nil : $0 == record.matter ? 1 : 0 }
        let score = Self.joined(text: likeness, place: place, time: time, matter: matter)
        return Candidate(report: number(of: slot), score: score, text: likeness, place: place, time: time, matter: matter)
    }

    private func number(of slot: Int) -> Int { slot + (count - 1 - slot) / capacity * capacity }

    /// One score of all that is known: text counts 5, place 3, matter 2, each only where it is known, and the time that has passed lowers all of it,
    /// to no less than a quarter, since what comes back each year should still be seen.
    public static func joined(text: Double, place: Double?, time: Double?, matter: Double?) -> Double {
        var sum = 5 * text, weights = 5.0
        if let place { (sum, weights) = (sum + 3 * place, weights + 3) }
        if let matter { (sum, weights) = (sum + 2 * matter, weights + 2) }
        return sum / weights * (0.25 + 0.75 * (time ?? 1))
    }

    /// Hashes of the shingles, each once, the least first.
    private static func hashes(of text: some StringProtocol) -> [UInt64] {
        var all: [UInt64] = []
        // What lies beyond 4,000 signs is not read.
        Shingles.each(of: text.prefix(4000)) { all.append(Signature.mixed($0)) }
        all.sort { ($0 &* 0x9E37_79B9_7F4A_7C15) < ($1 &* 0x9E37_79B9_7F4A_7C15) }
        var last = 0
        for index in all.indices.dropFirst() where all[index] != all[last] {
            last += 1
            all[last] = all[index]
        }
        if !all.isEmpty { all.removeSubrange((last + 1)...) }
        return all
    }

    /// A cell of about 220 m.
    private static func cell(_ place: Coordinate, _ north: Int, _ east: Int) -> UInt64 {
        let row = Int((place.latitude * 500).rounded(.down)) + north, column = Int((place.longitude * 500).rounded(.down)) + east
        return Signature.mixed(UInt64(bitPattern: Int64(row)) << 32 ^ UInt64(bitPattern: Int64(column)) ^ 0x5EED)
    }
}
