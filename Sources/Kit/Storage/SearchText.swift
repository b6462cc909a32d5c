// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Text as a search sees it: folded, and cut into what can be found.
///
/// Chinese is written without spaces, so a run of its characters becomes overlapping pairs and its last character (坏路灯 → 坏路 路灯 灯);
/// other letters, and digits, become whole words. A search for a part of a text is then a phrase whose last token may go on.
enum SearchText {
    /// What is indexed of one text at most; PostgreSQL numbers no more places than this.
    static let longest = 16_000

    /// Full width to half width, ligatures and circled figures to plain ones (NFKC), capitals to small letters.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
            case 0xFF21...0xFF3A: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0) + 0x20))
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: folded.append(" ")
            case 0..<0x80, 0x2012...0x2016, 0x2018...0x201F, 0x3001...0x3003, 0x3008...0x3011, 0x4E00...0x9FFF: folded.append(scalar)
            default: return text.precomposedStringWithCompatibilityMapping.lowercased()  // right for all, and slow
            }
        }
        return String(folded)
    }

    /// The tokens under which a text is found, in order.
    static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        for word in words(text) {
            for run in word { tokens += run.tokens(isWhole: true) }
            if tokens.count >= longest { return Array(tokens.prefix(longest)) }
        }
        return tokens
    }

    /// Tokens that must stand one after the other.
    struct Phrase: Equatable {
        let tokens: [String]
        /// Whether the last may go on: a number, a Latin word, a single character. A pair is whole.
        let isOpen: Bool
    }

    /// What a person typed as phrases, all of which must be found.
    static func phrases(_ typed: String) -> [Phrase] {
        // Beyond this it is no search but a pasted letter, and each phrase costs.
        words(String(typed.unicodeScalars.prefix(200))).prefix(16).map { runs in
            Phrase(
                tokens: runs.enumerated().flatMap { index, run in run.tokens(isWhole: index < runs.count - 1) },
                isOpen: runs.last.map { $0.kind != .paired || $0.scalars.count == 1 } ?? false)
        }
    }

    /// Runs of one kind that stand together without a space or mark between them.
    private static func words(_ text: String) -> [[Run]] {
        var words: [[Run]] = [], word: [Run] = []
        for scalar in folded(text).unicodeScalars {
            guard let kind = kind(of: scalar) else {
                if !word.isEmpty { words.append(word) }
                word = []
                continue
            }
            if kind == .joined {
                continue
            } else if let last = word.indices.last, word[last].kind == kind {
                word[last].scalars.append(scalar)
            } else {
                word.append(Run(kind: kind, scalars: [scalar]))
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private struct Run {
        let kind: Kind
        var scalars: [Unicode.Scalar]

        /// `isWhole`: the run's end is the end of the text, not just of what was typed.
        func tokens(isWhole: Bool) -> [String] {
            guard kind == .paired else {
                var word = String.UnicodeScalarView()
                word.append(contentsOf: scalars.prefix(100))
                return [String(word)]
            }
            var tokens = zip(scalars, scalars.dropFirst()).map { first, second in "\(first)\(second)" }
            if isWhole || scalars.count == 1, let last = scalars.last { tokens.append(String(last)) }
            return tokens
        }
    }

    private enum Kind { case paired, letters, digits, joined }

    /// Nil for what separates: spaces, marks, signs.
    private static func kind(of scalar: Unicode.Scalar) -> Kind? {
        switch scalar.value {
        case 0x30...0x39: return .digits
        case 0x61...0x7A: return .letters
        case 0..<0x80: return nil
        case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .paired
        case 0x200D, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: return .joined  // what only colours an emoji
        default: break
        }
        if scalar.properties.isEmojiPresentation { return .paired }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark:
            return .letters
        case .decimalNumber, .letterNumber, .otherNumber: return .digits
        default: return nil
        }
    }
}
