// SPDX-License-Identifier: Apache-2.0

/// Personal data in what people write: found by the checks that numbers carry and by the words around them, so that numbers of cases, days and
/// amounts stay. It errs on the side of hiding, but a name is only taken for one where a title or a label says so.
public enum PersonalData {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// 居民身份证, 18 or 15 signs
        case identityCard
        case passport
        case bankCard
        case mobile
        case landline
        case plate
        case email
        /// 微信号, QQ
        case messenger
        /// The part of an address that names a household: 301 室.
        case household
        case name
    }

    public struct Finding: Sendable, Hashable {
        public let range: Range<String.Index>
        public let kind: Kind
    }

    /// What is found, in the order of the text, without overlaps.
    public static func find(in text: String) -> [Finding] {
        let signs = Signs(text)
        var taken: [(range: Range<Int>, kind: Kind)] = []
        // What is surer comes first and keeps its place.
        let found =
            NumberFinder(signs).findings() + CodeFinder(signs).findings() + HouseholdFinder(signs).findings() + NameFinder(signs).findings()
        for item in found where !taken.contains(where: { $0.range.overlaps(item.range) }) { taken.append(item) }
        return taken.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { Finding(range: signs.range($0.range), kind: $0.kind) }
    }

    /// The text with three asterisks for each finding.
    public static func masked(_ text: String) -> String {
        let findings = find(in: text)
        guard !findings.isEmpty else { return text }
        var masked = "", position = text.startIndex
        for finding in findings {
            masked += text[position..<finding.range.lowerBound]
            masked += "***"
            position = finding.range.upperBound
        }
        return masked + text[position...]
    }
}

typealias Found = (range: Range<Int>, kind: PersonalData.Kind)
