// SPDX-License-Identifier: Apache-2.0

/// Names, made to be found in free words: whole, in part, and with signs wrong, missing, too many, exchanged or of the same sound.
///
/// Each sign weighs by how much it tells: 苑 and 店 stand in many names and tell little. A name is found where it can be laid along a
/// piece of the words at a small cost (Sellers, 1980, with exchanged neighbours); an inverted list of signs leaves few names to be tried.
struct NameIndex: Sendable {
    struct Match: Sendable, Hashable {
        let name: Int
        /// Where in the words.
        let span: Range<Int>
        /// The share of the name's weight that is there, 0…1; 1 only for a name that stands there whole.
        let share: Double
        var isWhole: Bool { share == 1 }
        /// Whether what is there is a piece of the name without any wrong sign.
        let isPiece: Bool
    }

    private let soundClass: [Unicode.Scalar: UInt16]
    private var signs: [UInt32] = []
    private var classes: [UInt16] = []
    private var weights: [Float] = []
    private var starts: [Int] = [0]
    private var totals: [Float] = []
    private var postings: [[Int32]] = []
    private var classWeights: [Float] = []

    var count: Int { totals.count }
    func length(_ name: Int) -> Int { starts[name + 1] - starts[name] }

    init(_ names: [[Unicode.Scalar]]) {
        var numbers: [Unicode.Scalar: UInt16] = [:], next: UInt16 = 1
        for group in AddressWords.soundAlike {
            let members = group.unicodeScalars.filter { numbers[$0] == nil }
            guard members.count > 1 else { continue }
            for sign in members { numbers[sign] = next }
            next += 1
        }
        for sign in names.joined() where numbers[sign] == nil && next < .max {
            numbers[sign] = next
            next += 1
        }
        soundClass = numbers
        postings = Array(repeating: [], count: Int(next))
        for (number, name) in names.enumerated() {
            for sign in name {
                signs.append(sign.value)
                classes.append(numbers[sign] ?? 0)
            }
            starts.append(signs.count)
            for kind in Set(name.map { numbers[$0] ?? 0 }).sorted() { postings[Int(kind)].append(Int32(number)) }
        }
        let count = Float(max(2, names.count))
        classWeights = postings.map { list in
            // From 1 for a sign that only one name has to 0.25 for one that stands in all.
            list.isEmpty ? 1 : 0.25 + 0.75 * (1 - Self.log2(Float(list.count)) / Self.log2(count))
        }
        weights = classes.map { [classWeights] in classWeights[Int($0)] }
        totals = names.indices.map { [starts, weights] in weights[starts[$0]..<starts[$0 + 1]].reduce(0, +) }
    }

    /// Rough is enough: the exponent and the mantissa as a line.
    private static func log2(_ x: Float) -> Float { Float(x.exponent) + (x.significand - 1) }

    /// The names that stand in the words whole, and those of which at least the share `least` (by weight) is found in the words.
    func matches(in words: [Unicode.Scalar], least: Double) -> [Match] {
        guard words.count >= 2, count > 0 else { return [] }
        let kinds = words.map { soundClass[$0] ?? 0 }
        var shared = [Float](repeating: 0, count: count), touched: [Int32] = []
        var seen: [UInt16] = []
        for kind in kinds where kind != 0 && !seen.contains(kind) {
            seen.append(kind)
            let weight = classWeights[Int(kind)]
            for name in postings[Int(kind)] {
                if shared[Int(name)] == 0 { touched.append(name) }
                shared[Int(name)] += weight
            }
        }
        touched = touched.filter { shared[Int($0)] >= totals[Int($0)] * Float(least) * 0.82 }
        touched.sort()
        var row = Alignment(words: words.count)
        var result: [Match] = []
        for name in touched {
            var start = 0, isWhole = false
            while let found = find(Int(name), in: words, from: start) {
                result.append(Match(name: Int(name), span: found..<found + length(Int(name)), share: 1, isPiece: false))
                start = found + length(Int(name))
                isWhole = true
            }
            if !isWhole, let match = align(Int(name), words, kinds, least, &row) { result.append(match) }
        }
        return result
    }

    /// Where the name stands whole.
    private func find(_ name: Int, in words: [Unicode.Scalar], from: Int) -> Int? {
        let first = starts[name], length = length(name)
        guard words.count >= from + length else { return nil }
        scan: for start in from...(words.count - length) {
            for at in 0..<length where words[start + at].value != signs[first + at] { continue scan }
            return start
        }
        return nil
    }

    /// Three rows of costs and of where each alignment begins, used again from name to name.
    private struct Alignment {
        var cost: [[Float]], begin: [[Int32]]
        init(words: Int) {
            cost = Array(repeating: Array(repeating: 0, count: words + 1), count: 3)
            begin = Array(repeating: Array(repeating: 0, count: words + 1), count: 3)
        }
    }

    /// Lays the name along the words; its cheapest place, if that keeps the least share.
    private func align(_ name: Int, _ words: [Unicode.Scalar], _ kinds: [UInt16], _ least: Double, _ rows: inout Alignment) -> Match? {
        let first = starts[name], length = length(name), total = totals[name], width = words.count
        var now = 0, before = 1, earlier = 2
        for at in 0...width {
            rows.cost[now][at] = 0
            rows.begin[now][at] = Int32(at)
        }
        for index in 0..<length {
            (now, before, earlier) = (earlier, now, before)
            let sign = signs[first + index], kind = classes[first + index], weight = weights[first + index]
            var cost = rows.cost[before][0] + weight, begin = rows.begin[before][0]
            rows.cost[now][0] = cost
            rows.begin[now][0] = begin
            for at in 0..<width {
                var best = rows.cost[before][at + 1] + weight, from = rows.begin[before][at + 1]  // the name's sign is missing
                let other = words[at].value
                let change: Float = other == sign ? 0 : kinds[at] == kind ? 0.35 * weight : weight + 0.02
                let replaced = rows.cost[before][at] + change
                if replaced < best || (replaced == best && change == 0) { (best, from) = (replaced, rows.begin[before][at]) }
                if cost + 0.4 < best { (best, from) = (cost + 0.4, begin) }  // one too many
                if index > 0, at > 0, other == signs[first + index - 1], words[at - 1].value == sign, other != sign {
                    let swapped = rows.cost[earlier][at - 1] + 0.4 * min(weight, weights[first + index - 1])
                    if swapped < best { (best, from) = (swapped, rows.begin[earlier][at - 1]) }
                }
                rows.cost[now][at + 1] = best
                rows.begin[now][at + 1] = from
                (cost, begin) = (best, from)
            }
        }
        var end = 0
        for at in 1...width where rows.cost[now][at] < rows.cost[now][end] { end = at }
        let share = Double(1 - rows.cost[now][end] / total), start = Int(rows.begin[now][end])
        guard share >= least, end - start >= 2 else { return nil }
        let kept = words[start..<end]
        var same = 0
        for sign in kept where signs[first..<first + length].contains(sign.value) { same += 1 }
        guard same >= 2 else { return nil }
        return Match(name: name, span: start..<end, share: min(share, 0.999), isPiece: isPiece(kept, name))
    }

    private func isPiece(_ piece: ArraySlice<Unicode.Scalar>, _ name: Int) -> Bool {
        let first = starts[name], length = length(name)
        guard piece.count < length else { return false }
        scan: for start in 0...(length - piece.count) {
            for (offset, sign) in piece.enumerated() where signs[first + start + offset] != sign.value { continue scan }
            return true
        }
        return false
    }
}
