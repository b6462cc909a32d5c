// SPDX-License-Identifier: Apache-2.0

/// Figures of a finished division, from the input's own numbers.
enum Measures {
    /// H of the regions given: for each attribute the values of a region are sorted, then the k-th of m counts 2k − m + 1 times.
    static func alikeness(_ units: Units, _ labels: [Int]) -> Double {
        let k = units.attributeCount
        guard k > 0 else { return 0 }
        var groups: [[Int]] = Array(repeating: [], count: (labels.max() ?? -1) + 1)
        for (unit, label) in labels.enumerated() where label >= 0 { groups[label].append(unit) }
        var sum = 0.0
        for group in groups where group.count > 1 {
            for column in 0..<k {
                let values = group.map { units.attributes[$0 * k + column] }.sorted()
                for (place, value) in values.enumerated() { sum += value * Double(2 * place - values.count + 1) }
            }
        }
        return sum
    }

    /// H of one region.
    static func alikeness(_ units: Units, among members: [Int]) -> Double {
        guard members.count > 1 else { return 0 }
        let k = units.attributeCount
        return (0..<k).reduce(0) { total, column in
            let values = members.map { units.attributes[$0 * k + column] }.sorted()
            return values.enumerated().reduce(total) { $0 + $1.element * Double(2 * $1.offset - values.count + 1) }
        }
    }

    /// Numbers of any kind as 0, 1, 2 … in the order of their first unit; nil becomes −1.
    static func dense(_ column: [Int?]) -> (labels: [Int], names: [Int]) {
        var places: [Int: Int] = [:], names: [Int] = []
        let labels = column.map { name -> Int in
            guard let name else { return -1 }
            if let place = places[name] { return place }
            places[name] = names.count
            names.append(name)
            return names.count - 1
        }
        return (labels, names)
    }

    /// The same numbers for regions as today where most households stay, new numbers after them for the rest; and who moves.
    static func numbered(_ labels: [Int], _ units: Units) -> (regions: [Int], stability: Certificate.Stability?) {
        let count = (labels.max() ?? -1) + 1
        guard !units.present.isEmpty else { return (labels.map { $0 + 1 }, nil) }
        let (today, names) = dense(units.present)
        var overlaps: [[(old: Int, households: Int)]] = Array(repeating: [], count: count)
        let pairs = labels.indices.filter { labels[$0] >= 0 && today[$0] >= 0 }.map { (labels[$0], today[$0], $0) }.sorted { $0 < $1 }
        for (new, old, unit) in pairs {
            // A unit without households still belongs to somebody: it decides between equals.
            let weight = units.households[unit] * 64 + 1
            if overlaps[new].last?.old == old {
                overlaps[new][overlaps[new].count - 1].households += weight
            } else {
                overlaps[new].append((old, weight))
            }
        }
        let match = Matching.best(overlaps, olds: names.count)
        var next = (names.max() ?? 0) + 1
        let number = match.map { old -> Int in
            if let old { return names[old] }
            next += 1
            return next - 1
        }
        let regions = labels.map { $0 < 0 ? 0 : number[$0] }
        var moved = 0, movedUnits = 0, known = 0
        for unit in labels.indices {
            guard let present = units.present[unit] else { continue }
            known += units.households[unit]
            if regions[unit] != present {
                moved += units.households[unit]
                movedUnits += 1
            }
        }
        return (
            regions,
            Certificate.Stability(
                unchangedHouseholds: known - moved, movedHouseholds: moved, movedUnits: movedUnits,
                movedShare: known > 0 ? Double(moved) / Double(known) : 0)
        )
    }
}
