// SPDX-License-Identifier: Apache-2.0

/// Finds names of a gazetteer in free text: as they are written, with characters of the same sound, without their usual ending, and names of five signs or
/// more (four without an ending such as 小区 or 路) with one sign wrong, missing or too many.
///
/// A trie over sounds is walked from every place of the text; for errors the name must keep one of its halves (the pigeonhole principle; Navarro 2001), which
/// is then compared in full. Cost: one look-up for each sign, and as many as there are lengths of halves.
public struct PlaceFinder: Sendable {
    public struct Finding: Sendable, Hashable {
        public enum Relation: String, Sendable, Codable {
            /// It is there.
            case at
            /// Opposite, next to or near it (对面, 旁边, 附近).
            case near
            /// Said not to be there (不是, 不在).
            case denied
        }

        /// The place in `Gazetteer.entries`.
        public let entry: Int
        public let range: Range<String.Index>
        public let relation: Relation
        /// From 0 to 1: 1 for the whole name as it is written; for an order, not a probability.
        public let score: Double
        /// House and stairwell after the name as they are written: 12幢2单元.
        public let house: String?
    }

    private struct Match {
        let entry: Int32
        let range: Range<Int>
        let score: Double
    }

    /// What lies beyond is not read.
    public static let longest = 20_000
    public let gazetteer: Gazetteer

    public init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// What was found, the best first; what is denied comes last. Of names that overlap the one that explains most stays; a name of several places
    /// gives each of them.
    public func find(in text: String) -> [Finding] {
        let signs = Signs(text), sounds = signs.signs.prefix(Self.longest).map(Sounds.of)
        var matches: [Match] = []
        for start in sounds.indices {
            walk(from: start, signs, sounds, &matches)
            compare(at: start, signs, sounds, &matches)
        }
        return findings(of: matches, in: signs, text)
    }

    private func walk(from start: Int, _ signs: Signs, _ sounds: [UInt32], _ matches: inout [Match]) {
        var node: Int32 = 0, place = start
        while place < sounds.count, let next = gazetteer.step(node, sounds[place]) {
            node = next
            place += 1
            for number in gazetteer.names(endingIn: node) {
                let name = gazetteer.names[Int(number)], others = zip(name.signs, signs.signs[start..<place]).count { $0 != $1 }
                // Half of its own signs may only sound alike; of a name of two signs none.
                let own = zip(name.signs, signs.signs[start..<place]).prefix(name.own).count { $0 != $1 }
                // 建设项 is not 建设巷: what makes a short name one must be written as it is.
                if name.signs.count < 4, others > own { continue }
                guard others == 0 || name.signs.count >= 3 && own * 2 <= name.own && others * 2 <= name.signs.count else { continue }
                matches.append(
                    Match(entry: name.entry, range: start..<place, score: name.worth * (1 - 0.3 * Double(others) / Double(name.signs.count))))
            }
        }
    }

    /// Names with one half at this place and an error in the other.
    private func compare(at start: Int, _ signs: Signs, _ sounds: [UInt32], _ matches: inout [Match]) {
        for length in gazetteer.halfLengths where start + length <= sounds.count {
            let half = sounds[start..<start + length]
            for number in gazetteer.names(withHalf: half, isFirst: true) {
                let name = gazetteer.names[Int(number)], split = name.sounds.count / 2
                guard split == length, let end = Self.tail(name.sounds[split...], sounds[(start + length)...]) else { continue }
                note(name, start..<end, signs, &matches)
            }
            for number in gazetteer.names(withHalf: half, isFirst: false) {
                let name = gazetteer.names[Int(number)], split = name.sounds.count / 2
                guard name.sounds.count - split == length else { continue }
                let before = Array(sounds[max(0, start - split - 1)..<start].reversed())
                guard let reach = Self.tail(Array(name.sounds[..<split].reversed())[...], before[...]) else { continue }
                note(name, start - reach..<start + length, signs, &matches)
            }
        }
    }

    private func note(_ name: Gazetteer.Name, _ range: Range<Int>, _ signs: Signs, _ matches: inout [Match]) {
        // A comma in the middle parts what is not one name.
        guard signs.signs[range].allSatisfy({ $0.properties.isAlphabetic || $0.properties.numericType != nil }) else { return }
        let errors = 1.2 / Double(name.signs.count)
        matches.append(Match(entry: name.entry, range: range, score: name.worth * (1 - errors)))
    }

    /// Where a text ends that begins with the pattern, but for one sign changed, missing or too many; nil if it does not, or without any error.
    private static func tail(_ pattern: ArraySlice<UInt32>, _ text: ArraySlice<UInt32>) -> Int? {
        var here = pattern.startIndex, there = text.startIndex
        while here < pattern.endIndex, there < text.endIndex, pattern[here] == text[there] {
            here += 1
            there += 1
        }
        guard here < pattern.endIndex else { return nil }
        func isRest(_ pattern: ArraySlice<UInt32>, _ place: Int) -> Int? {
            guard place + pattern.count <= text.endIndex, place >= text.startIndex, text[place..<place + pattern.count].elementsEqual(pattern) else {
                return nil
            }
            return place + pattern.count
        }
        let rest = pattern[(here + 1)...]
        // Too many; changed; missing, which must be followed by something of the name, or everything would end so.
        if let end = isRest(pattern[here...], there + 1) { return end }
        if there < text.endIndex, let end = isRest(rest, there + 1), pattern.count > 1 { return end }
        return rest.isEmpty ? nil : isRest(rest, there)
    }

    private func findings(of matches: [Match], in signs: Signs, _ text: String) -> [Finding] {
        // What explains more signs, better, comes first, and hides what overlaps with it.
        let order = matches.sorted { one, other in
            let mine = one.score * Double(one.range.count) * one.score, theirs = other.score * Double(other.range.count) * other.score
            return (theirs, one.range.lowerBound, one.entry) < (mine, other.range.lowerBound, other.entry)
        }
        var taken = [Int32](repeating: -1, count: signs.count), kept: [Match] = [], seen: Set<[Int]> = []
        for match in order {
            let owners = Set(taken[match.range])
            if owners == [-1] {
                for place in match.range { taken[place] = Int32(kept.count) }
            } else {
                // The same signs may name several places.
                guard owners.count == 1, let owner = owners.first, kept[Int(owner)].range == match.range else { continue }
                guard match.score >= kept[Int(owner)].score * 0.8 else { continue }
            }
            if seen.insert([Int(match.entry), match.range.lowerBound]).inserted { kept.append(match) }
        }
        return kept.map { match -> Finding in
            let (house, end) = house(after: match.range.upperBound, signs)
            let relation = relation(of: match.range.lowerBound..<end, signs)
            return Finding(
                entry: Int(match.entry), range: signs.range(match.range), relation: relation, score: match.score * (relation == .near ? 0.7 : 1),
                house: house)
        }.sorted { one, other in
            if (one.relation == .denied) != (other.relation == .denied) { return other.relation == .denied }
            return (other.score, one.range.lowerBound, one.entry) < (one.score, other.range.lowerBound, other.entry)
        }
    }

    private func relation(of range: Range<Int>, _ signs: Signs) -> Finding.Relation {
        if signs.follows(PlaceWords.denied, range.lowerBound, within: 1) { return .denied }
        // 的 may stand between: 登云小区的对面.
        var after = range.upperBound
        if signs.has(PlaceWords.of, at: after) { after += 1 }
        if signs.precedes(PlaceWords.near, after) || signs.follows(PlaceWords.nearBefore, range.lowerBound, within: 0) { return .near }
        return .at
    }

    /// 12幢2单元 after a name, and where it ends.
    private func house(after end: Int, _ signs: Signs) -> (house: String?, end: Int) {
        var place = end, last = end
        func skipBlank() { if place < signs.count, signs.signs[place] == " " { place += 1 } }
        for _ in 0..<3 {
            skipBlank()
            let start = place
            while place < signs.count, place - start < 5, signs.isDigit(place) || place > start && signs.signs[place] == "-" { place += 1 }
            guard place > start else { break }
            skipBlank()
            guard let word = PlaceWords.houses.first(where: { signs.has($0, at: place) }) else { break }
            place += word.unicodeScalars.count
            last = place
        }
        return last > end ? (signs.string(end..<last), last) : (nil, end)
    }
}
