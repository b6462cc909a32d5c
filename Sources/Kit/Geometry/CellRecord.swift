// SPDX-License-Identifier: Apache-2.0

/// What a `PointLocator` knows of a cell that borders cross: its parts (polygons), each with a bit, and the edges in it with the bits
/// that they turn. One run of words, so that a look-up reads from one place:
///
/// how many edges, levels (28 bits each) and parts (8) · the bits to begin with · the edges, five words each (lower end's longitude and
/// latitude, upper end's, bits) · the levels, two words each (latitude, bits) · the areas of the parts, two to a word.
///
/// A level stands for all that turns bits from one latitude upwards, somewhere to the east. A cell with more than 64 parts is
/// *crowded*: −1, how many areas, the areas; each must be asked itself.
enum CellRecord {
    static let mostParts = 64
    private static let crowded = UInt64.max

    @inline(__always)
    static func isCrowded(_ pool: borrowing Span<UInt64>, at record: Int) -> Bool { pool[unchecked: record] == crowded }

    /// The areas of a crowded cell.
    static func crowd(_ pool: borrowing Span<UInt64>, at record: Int) -> [Int] {
        (0..<Int(pool[record + 1])).map { Int(half(pool[record + 2 + $0 / 2], $0)) }
    }

    /// The bits of the parts that hold the point; of a cell that is not crowded.
    @inline(__always)
    static func mask(_ pool: borrowing Span<UInt64>, at record: Int, _ point: Coordinate) -> UInt64 {
        let (edges, levels) = counts(pool[unchecked: record])
        var mask = pool[unchecked: record + 1], at = record + 2
        for _ in 0..<edges {
            let low = Double(bitPattern: pool[unchecked: at + 1]), high = Double(bitPattern: pool[unchecked: at + 3])
            if low <= point.latitude, point.latitude < high {
                let a = Coordinate(longitude: Double(bitPattern: pool[unchecked: at]), latitude: low)
                let b = Coordinate(longitude: Double(bitPattern: pool[unchecked: at + 2]), latitude: high)
                if Orientation.sign(a, b, point) > 0 { mask ^= pool[unchecked: at + 4] }
            }
            at += 5
        }
        for _ in 0..<levels {
            if Double(bitPattern: pool[unchecked: at]) <= point.latitude { mask ^= pool[unchecked: at + 1] }
            at += 2
        }
        return mask
    }

    /// The area of the part with this bit.
    @inline(__always)
    static func area(_ pool: borrowing Span<UInt64>, at record: Int, _ bit: Int) -> Int {
        let (edges, levels) = counts(pool[unchecked: record])
        return Int(half(pool[unchecked: record + 2 + 5 * edges + 2 * levels + bit / 2], bit))
    }

    @inline(__always)
    private static func counts(_ head: UInt64) -> (edges: Int, levels: Int) {
        (Int(truncatingIfNeeded: head & 0xFFF_FFFF), Int(truncatingIfNeeded: head >> 28 & 0xFFF_FFFF))
    }

    @inline(__always)
    private static func half(_ word: UInt64, _ number: Int) -> UInt32 { UInt32(truncatingIfNeeded: word >> (number & 1 == 0 ? 0 : 32)) }

    // Writing

    struct Edge {
        var low: Coordinate, high: Coordinate, bits: UInt64
    }

    static func append(edges: [Edge], levels: [(latitude: Double, bits: UInt64)], bits: UInt64, areas: [Int32], to pool: inout [UInt64]) {
        pool.append(UInt64(edges.count) | UInt64(levels.count) << 28 | UInt64(areas.count) << 56)
        pool.append(bits)
        for edge in edges {
            pool.append(edge.low.longitude.bitPattern)
            pool.append(edge.low.latitude.bitPattern)
            pool.append(edge.high.longitude.bitPattern)
            pool.append(edge.high.latitude.bitPattern)
            pool.append(edge.bits)
        }
        for level in levels {
            pool.append(level.latitude.bitPattern)
            pool.append(level.bits)
        }
        append(areas, to: &pool)
    }

    static func append(crowd areas: [Int32], to pool: inout [UInt64]) {
        pool += [crowded, UInt64(areas.count)]
        append(areas, to: &pool)
    }

    private static func append(_ areas: [Int32], to pool: inout [UInt64]) {
        for first in stride(from: 0, to: areas.count, by: 2) {
            pool.append(UInt64(UInt32(areas[first])) | (first + 1 < areas.count ? UInt64(UInt32(areas[first + 1])) << 32 : 0))
        }
    }
}
