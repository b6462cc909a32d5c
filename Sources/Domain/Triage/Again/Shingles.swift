// SPDX-License-Identifier: Apache-2.0

/// A text as the set of all that stands in three signs beside each other (3-shingles; Broder 1997), each as a number.
///
/// Signs are Unicode scalars; white space around the text is cut, and nothing else is changed. A text of fewer than three signs is one shingle, an
/// empty one none.
public struct Shingles: Sendable, Hashable {
    /// Sorted, each once.
    public let all: [UInt64]

    public init(_ text: some StringProtocol) {
        var numbers: [UInt64] = []
        Self.each(of: text) { numbers.append($0) }
        numbers.sort()
        var last = 0
        for index in numbers.indices.dropFirst() where numbers[index] != numbers[last] {
            last += 1
            numbers[last] = numbers[index]
        }
        if !numbers.isEmpty { numbers.removeSubrange((last + 1)...) }
        all = numbers
    }

    /// What two texts share of what stands in either, from 0 to 1 (Jaccard). Two empty texts share nothing.
    public func jaccard(_ other: Shingles) -> Double {
        var mine = 0, theirs = 0, both = 0
        while mine < all.count, theirs < other.all.count {
            if all[mine] == other.all[theirs] {
                both += 1
                mine += 1
                theirs += 1
            } else if all[mine] < other.all[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        let either = all.count + other.all.count - both
        return either > 0 ? Double(both) / Double(either) : 0
    }

    /// Three signs of 21 bits each fill 63 bits, so that no two shingles have the same number.
    @inline(__always)
    static func each(of text: some StringProtocol, _ body: (UInt64) -> Void) {
        var signs = text.unicodeScalars[...]
        while let first = signs.first, first.properties.isWhitespace { signs.removeFirst() }
        while let last = signs.last, last.properties.isWhitespace { signs.removeLast() }
        var window: UInt64 = 0, count = 0
        for sign in signs {
            window = (window << 21 | UInt64(sign.value)) & 0x7FFF_FFFF_FFFF_FFFF
            count += 1
            if count >= 3 { body(window) }
        }
        if count == 1 || count == 2 { body(window) }
    }
}
