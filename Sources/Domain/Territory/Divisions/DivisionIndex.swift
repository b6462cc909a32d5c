// SPDX-License-Identifier: Apache-2.0

/// The national list in memory, made to be searched by name and by pinyin initials: 704,000 divisions in some 16 MB.
///
/// Names stand one after the other in one array with a zero between, and so do their initials; a search runs along the array once. That is a
/// few milliseconds for any words, common or rare, and needs no index that a database would have to keep.
public struct DivisionIndex: Sendable {
    /// A division that was found, with the names above it.
    public struct Found: Sendable, Hashable {
        public let division: Division
        /// From the province down to its parent.
        public let above: [Division]

        /// `浙江省 杭州市 拱墅区 小河街道`, a city that only repeats its province left out.
        public var fullName: String {
            var names: [String] = []
            for name in above.map(\.name) + [division.name] where names.last != name { names.append(name) }
            return names.joined(separator: " ")
        }
    }

    private var units: [UInt16] = [0]
    private var initials: [UInt8] = [0]
    /// Where each name begins in `units`, by id less one; and one more for the end.
    private var starts: [Int32] = []
    private var parents: [Int32] = []
    private var depths: [UInt8] = []
    private var codes: [Int32: Code] = [:]
    private var pinyin = PinyinInitials()

    public var count: Int { parents.count }

    public init() {}

    /// Adds a division; ids count from 1 without a gap, parents before children.
    /// - Returns: false where the id or the parent does not fit what is there.
    @discardableResult
    public mutating func add(_ division: Division) -> Bool {
        add(
            id: division.id, parent: division.parent ?? 0, depth: Division.levels.firstIndex(of: division.level) ?? 0, code: division.code,
            division.name.utf8)
    }

    mutating func add(id: Int, parent: Int, depth: Int, code: Code?, _ name: some Collection<UInt8>) -> Bool {
        guard id == count + 1, parent < id, parent >= 0, depth < Division.levels.count else { return false }
        starts.append(Int32(units.count))
        parents.append(Int32(parent))
        depths.append(UInt8(depth))
        if let code { codes[Int32(id)] = code }
        for unit in String(decoding: name, as: UTF8.self).utf16 {
            units.append(unit)
            initials.append(pinyin.code(of: unit))
        }
        units.append(0)
        initials.append(0)
        return true
    }

    mutating func reserve(_ count: Int) {
        starts.reserveCapacity(count)
        parents.reserveCapacity(count)
        depths.reserveCapacity(count)
        units.reserveCapacity(count * 19 / 4)
        initials.reserveCapacity(count * 19 / 4)
    }

    /// The division with that id and those above it.
    public func found(_ id: Int) -> Found? {
        guard (1...max(1, count)).contains(id), count > 0 else { return nil }
        var above: [Division] = [], next = Int(parents[id - 1])
        while next > 0 {
            above.append(division(next))
            next = Int(parents[next - 1])
        }
        return Found(division: division(id), above: above.reversed())
    }

    private func division(_ id: Int) -> Division {
        let parent = Int(parents[id - 1])
        return Division(
            id: id, parent: parent == 0 ? nil : parent, level: Division.levels[Int(depths[id - 1])],
            name: String(decoding: units[name(id)], as: UTF16.self), code: codes[Int32(id)])
    }

    private func name(_ id: Int) -> Range<Int> {
        let start = Int(starts[id - 1]), end = id < count ? Int(starts[id]) - 1 : units.count - 1
        return start..<end
    }

    // Searching

    /// Divisions whose name holds the words (小河), or which the words name with those above (拱墅区小河街道, 拱墅 小河), or whose initials
    /// the letters are, with or without those above (xhjd, gsqxhjd). Whole names first, then higher levels, then in the list's order.
    ///
    /// - Parameter limit: at most so many, up to 200.
    public func search(_ words: String, limit: Int = 30) -> [Found] {
        let query = Query(words)
        guard !query.signs.isEmpty, count > 0 else { return [] }
        var ranks = Ranks(limit: min(max(1, limit), 200))
        if query.isLatin { searchInitials(query, &ranks) } else { searchNames(query, &ranks) }
        return ranks.best.compactMap(found)
    }

    /// What was typed, without spaces and in small letters; of full-width signs the plain ones.
    private struct Query {
        var signs: [UInt16] = []
        var isLatin: Bool

        init(_ words: String) {
            for unit in words.utf16.prefix(64) {
                switch unit {
                case 0xFF21...0xFF3A: signs.append(unit - 0xFEE0 + 32)
                case 0xFF41...0xFF5A: signs.append(unit - 0xFEE0)
                case 65...90: signs.append(unit + 32)
                case 0...47, 0x3000, 0xFF0C, 0x3001, 0xFF0F: break
                default: signs.append(unit)
                }
            }
            signs = Array(signs.prefix(40))
            isLatin = signs.allSatisfy { $0 < 128 }
        }
    }

    /// The best ids of each rank, in the list's order.
    private struct Ranks {
        let limit: Int
        var lists = [[Int]](repeating: [], count: 32)

        mutating func add(_ id: Int, _ rank: Int) {
            if lists[rank].count < limit { lists[rank].append(id) }
        }
        var best: [Int] {
            var seen: Set<Int> = [], result: [Int] = []
            for id in lists.joined() where result.count < limit && seen.insert(id).inserted { result.append(id) }
            return result
        }
    }

    private func searchNames(_ query: Query, _ ranks: inout Ranks) {
        let signs = query.signs, length = signs.count, first = signs[0]
        // 小河 anywhere in a name.
        units.withUnsafeBufferPointer { units in
            signs.withUnsafeBufferPointer { signs in
                var at = 1, id = 1
                let last = units.count - length
                scan: while at < last {
                    if units[at] != first {
                        at += 1
                        continue
                    }
                    for offset in 1..<max(1, length) where units[at + offset] != signs[offset] {
                        at += 1
                        continue scan
                    }
                    while id < count, Int(starts[id]) <= at { id += 1 }
                    let rank = units[at - 1] != 0 ? 20 : units[at + length] == 0 ? 0 : isEnding(at + length) ? 5 : 10
                    ranks.add(id, rank + Int(depths[id - 1]))
                    at += 1
                }
            }
        }
        searchBelow(signs, &ranks) { at, sign in units[at] == sign }
    }

    private func searchInitials(_ query: Query, _ ranks: inout Ranks) {
        let several = pinyin.several
        guard query.signs.count >= 2 else { return }
        func fits(_ at: Int, _ sign: UInt16) -> Bool { PinyinInitials.accepts(initials[at], UInt8(truncatingIfNeeded: sign), several) }
        searchBeginnings(query.signs, &ranks, fits)
        searchBelow(query.signs, &ranks, fits)
    }

    /// Names that begin with all of the query: xhjd.
    private func searchBeginnings(_ signs: [UInt16], _ ranks: inout Ranks, _ fits: (Int, UInt16) -> Bool) {
        for id in 1...count {
            let start = Int(starts[id - 1])
            guard fits(start, signs[0]), fits(start + 1, signs[1]), begins(id, signs[...], fits) else { continue }
            ranks.add(id, (isWhole(id, signs.count) ? 0 : 10) + Int(depths[id - 1]))
        }
    }

    /// Names that begin with the end of the query, where those above account for its beginning: 拱墅区小河街道, gsqxhjd.
    private func searchBelow(_ signs: [UInt16], _ ranks: inout Ranks, _ fits: (Int, UInt16) -> Bool) {
        guard signs.count >= 3 else { return }
        // Only below those that begin as the query does; in the list, what lies below follows.
        var top = UInt8.max
        for id in 1...count {
            let depth = depths[id - 1]
            if depth <= top {
                let start = Int(starts[id - 1])
                top = Int(depth) + 1 < Division.levels.count && fits(start, signs[0]) && fits(start + 1, signs[1]) ? depth : .max
                if top == .max { continue }
            }
            if top == .max || depth == top { continue }
            for cut in 2..<signs.count where begins(id, signs[cut...], fits) {
                guard isAbove(Int(parents[id - 1]), signs, cut, fits) else { continue }
                ranks.add(id, (isWhole(id, signs.count - cut) ? 5 : 15) + Int(depth))
                break
            }
        }
    }

    private func begins(_ id: Int, _ signs: ArraySlice<UInt16>, _ fits: (Int, UInt16) -> Bool) -> Bool {
        var at = Int(starts[id - 1])  // the zero behind the name fits nothing
        for sign in signs {
            guard fits(at, sign) else { return false }
            at += 1
        }
        return true
    }

    private func isWhole(_ id: Int, _ length: Int) -> Bool {
        let name = name(id)
        return length == name.count || isEnding(name.lowerBound + length)
    }

    /// Whether the first `count` signs are beginnings of names above, each of two signs or more; levels may be left out.
    private func isAbove(_ start: Int, _ signs: [UInt16], _ count: Int, _ fits: (Int, UInt16) -> Bool) -> Bool {
        guard count > 0 else { return true }
        var id = start
        while id > 0 {
            let name = name(id)
            for length in stride(from: min(name.count, count), through: 2, by: -1) {
                var at = 0
                while at < length, fits(name.lowerBound + at, signs[count - length + at]) { at += 1 }
                if at == length, isAbove(Int(parents[id - 1]), signs, count - length, fits) { return true }
            }
            id = Int(parents[id - 1])
        }
        return false
    }

    /// Whether what follows in the name only says what kind of division it is: 市 in 重庆市, 街道 in 小河街道.
    private func isEnding(_ place: Int) -> Bool {
        var end = place
        while end - place <= 2, units[end] != 0 { end += 1 }
        return units[end] == 0 && PinyinWords.endings.contains(Array(units[place..<end]))
    }
}
