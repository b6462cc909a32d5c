// SPDX-License-Identifier: Apache-2.0

/// A text as signs that can be compared: full width folded to half, Latin letters to upper case, numerals of any kind to digits;
/// each sign knows its place in the text.
struct Signs {
    let text: String
    let signs: [Unicode.Scalar]
    private let places: [String.Index]

    init(_ text: String) {
        self.text = text
        var signs: [Unicode.Scalar] = [], places: [String.Index] = []
        signs.reserveCapacity(text.utf8.count)
        for index in text.unicodeScalars.indices {
            signs.append(Self.folded(text.unicodeScalars[index]))
            places.append(index)
        }
        self.signs = signs
        self.places = places + [text.endIndex]
    }

    var count: Int { signs.count }

    func range(_ range: Range<Int>) -> Range<String.Index> { places[range.lowerBound]..<places[range.upperBound] }

    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(signs[range.clamped(to: 0..<count)])) }

    func isDigit(_ position: Int) -> Bool { position >= 0 && position < count && (48...57).contains(signs[position].value) }

    /// An ASCII letter or digit.
    func isLatin(_ position: Int) -> Bool {
        guard position >= 0, position < count else { return false }
        let value = signs[position].value
        return (48...57).contains(value) || (65...90).contains(value)
    }

    func isHan(_ position: Int) -> Bool {
        guard position >= 0, position < count else { return false }
        return (0x4E00...0x9FFF).contains(signs[position].value) || (0x3400...0x4DBF).contains(signs[position].value)
    }

    /// What a Chinese numeral is worth.
    func numeral(_ position: Int) -> Int? {
        guard position >= 0, position < count, Self.numerals.contains(signs[position]) else { return nil }
        return Words.numerals[signs[position]]
    }

    private static let numerals = SignSet(Words.numerals.keys)

    func digit(_ position: Int) -> Int { Int(signs[position].value) - 48 }

    /// Whether a word stands at a position.
    func has(_ word: String, at position: Int) -> Bool {
        var position = position
        for sign in word.unicodeScalars {
            guard position >= 0, position < count, signs[position] == sign else { return false }
            position += 1
        }
        return true
    }

    /// Whether one of the words ends within `reach` signs before a position.
    func follows(_ words: [String], _ position: Int, within reach: Int) -> Bool {
        words.contains { word in
            let length = word.unicodeScalars.count
            return (0...reach).contains { has(word, at: position - length - $0) }
        }
    }

    /// Whether one of the words begins at a position, blanks left aside.
    func precedes(_ words: [String], _ position: Int) -> Bool {
        var position = position
        while position < count, signs[position] == " " { position += 1 }
        return words.contains { has($0, at: position) }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: return folded(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
        case 0x61...0x7A: return Unicode.Scalar(scalar.value - 32) ?? scalar
        case 0x3000, 0xA0, 0x2002...0x200A, 9: return " "
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x660...0x669, 0x6F0...0x6F9, 0x2460...0x2468, 0x1D7CE...0x1D7FF:
            guard let value = scalar.properties.numericValue, let digit = Unicode.Scalar(UInt32(value) + 48) else { return scalar }
            return digit
        default: return scalar
        }
    }
}
