// SPDX-License-Identifier: Apache-2.0
import Localization

/// Fields and codes of another platform as an officer writes them: a line each, theirs on the left, ours on the right.
///
/// `事件标题 = 事项`, `来源 = "居民上报"` for what stands there always; codes the other way round, `cn-incident@1.0/0104 = 0201 道路保洁`.
struct PlatformMapping {
    /// What is wrong with a line, counted from 1.
    struct Mistake: Error, Hashable {
        let line: Int
        let text: Text
    }

    static let mostFields = 60, mostCodes = 2000

    static func fields(_ text: String) throws(Mistake) -> [PlatformField] {
        var fields: [PlatformField] = [], seen: Set<String> = []
        for (line, left, right) in try pairs(text) {
            guard left.count <= 60 else { throw Mistake(line: line, text: .labelLong) }
            guard seen.insert(left).inserted else { throw Mistake(line: line, text: .labelTwice(left)) }
            if let fixed = quoted(right) {
                guard fixed.count <= 200 else { throw Mistake(line: line, text: .labelLong) }
                fields.append(PlatformField(label: left, source: .fixed, fixed: fixed))
            } else if let source = source(named: right) {
                fields.append(PlatformField(label: left, source: source))
            } else {
                throw Mistake(line: line, text: .sourceUnknown(right))
            }
            guard fields.count <= mostFields else { throw Mistake(line: line, text: .tooManyLines(mostFields)) }
        }
        return fields
    }

    static func codes(_ text: String) throws(Mistake) -> [String: String] {
        var codes: [String: String] = [:]
        for (line, left, right) in try pairs(text) {
            guard isKey(left) else { throw Mistake(line: line, text: .codeKeyOdd(left)) }
            guard codes[left] == nil else { throw Mistake(line: line, text: .labelTwice(left)) }
            guard right.count <= 100 else { throw Mistake(line: line, text: .labelLong) }
            codes[left] = right
            guard codes.count <= mostCodes else { throw Mistake(line: line, text: .tooManyLines(mostCodes)) }
        }
        return codes
    }

    /// As they are read again.
    static func text(_ fields: [PlatformField], _ language: Language) -> String {
        fields.map { field in
            "\(field.label) = \(field.source == .fixed ? "\"\(field.fixed)\"" : field.source.text(language))"
        }.joined(separator: "\n")
    }

    static func text(_ codes: [String: String]) -> String {
        codes.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: "\n")
    }

    private static func pairs(_ text: String) throws(Mistake) -> [(line: Int, left: String, right: String)] {
        var pairs: [(line: Int, left: String, right: String)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let sign = line.firstIndex(where: { $0 == "=" || $0 == "\u{FF1D}" }) else { throw Mistake(line: index + 1, text: .noEquals) }
            let left = trimmed(line[..<sign]), right = trimmed(line[line.index(after: sign)...])
            guard !left.isEmpty, !right.isEmpty else { throw Mistake(line: index + 1, text: .noEquals) }
            pairs.append((index + 1, left, right))
        }
        return pairs
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// What stands between quotes, straight or curved.
    private static func quoted(_ text: String) -> String? {
        guard text.count >= 2, let first = text.first, let last = text.last, "\"\u{201C}\u{300C}".contains(first), "\"\u{201D}\u{300D}".contains(last)
        else {
            return nil
        }
        return String(text.dropFirst().dropLast())
    }

    private static func source(named name: String) -> PlatformField.Source? {
        PlatformField.Source.allCases.first {
            $0 != .fixed && ($0.rawValue == name || $0.text.zh == name || $0.text.en.lowercased() == name.lowercased())
        }
    }

    private static func isKey(_ text: String) -> Bool {
        guard let at = text.firstIndex(of: "@"), let slash = text.lastIndex(of: "/"), at < slash else { return false }
        return at > text.startIndex && text.index(after: at) < slash && text.index(after: slash) < text.endIndex
            && !text.contains(where: \.isWhitespace)
    }
}
