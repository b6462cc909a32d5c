// SPDX-License-Identifier: Apache-2.0

/// What a message wants. Only reports become cases; thanks, questions and suggestions go their own way, which a person can change.
public enum MessageKind: String, Sendable, CaseIterable, Codable {
    /// Something is out of order (also where it is unclear: in doubt nothing is lost).
    case report
    /// Thanks or praise (表扬).
    case thanks
    /// A question or request for advice (咨询).
    case question
    /// A suggestion (建议).
    case suggestion
    /// Nothing that could be read: no letter, character or digit.
    case empty

    /// The kind, and the words that say so.
    ///
    /// Words count by where they stand: those of the subject three times. Thanks at the end of a request (谢谢！) are politeness. One pass over
    /// the first 4,000 signs.
    public static func find(subject: String = "", text: String) -> (kind: MessageKind, words: [String]) {
        var points: [MessageKind: Int] = [:], words: [MessageKind: [String]] = [:], isEmpty = true, done = 0, wants = false, isThankful = false
        for (part, weight) in [(subject, 3), (text, 1)] {
            let signs = Signs(String(String.UnicodeScalarView(part.unicodeScalars.prefix(4000))))
            if isEmpty { isEmpty = !signs.signs.contains(where: isReadable) }
            done += (0..<signs.count).count { !doneTable.found(at: $0, in: signs).isEmpty }
            // Where something is done, thanks are meant.
            let end = done > 0 ? signs.count : politeEnd(signs)
            for position in 0..<signs.count {
                if !wants { wants = !requestTable.found(at: position, in: signs).isEmpty }
                if !isThankful { isThankful = !praiseTable.found(at: position, in: signs).isEmpty }
                for (wordEnd, kind) in table.found(at: position, in: signs) {
                    if kind == .thanks, position >= end || wordEnd >= end && end < signs.count { continue }
                    // 不堵, 没有噪音: nothing is out of order.
                    if kind == .report, signs.follows(MessageWords.denials, position, within: 0) { continue }
                    if kind == .thanks, position < 4 { isThankful = true }
                    points[kind, default: 0] += weight
                    if words[kind, default: []].count < 5 { words[kind, default: []].append(signs.string(position..<wordEnd)) }
                }
            }
        }
        if isEmpty { return (.empty, []) }
        let reports = points[.report] ?? 0
        // Thanks stand at the beginning, praise somebody, or tell what is done again; and they want nothing.
        if points[.thanks] != nil, !wants, isThankful || done > 0, reports <= 2 * done + (isThankful ? 1 : 0) {
            return (.thanks, words[.thanks] ?? [])
        }
        for kind in [MessageKind.suggestion, .question] {
            let mine = points[kind] ?? 0
            if mine > 0, mine >= 2 * reports, mine >= (points[kind == .question ? .suggestion : .question] ?? 0) { return (kind, words[kind] ?? []) }
        }
        return (.report, words[.report] ?? [])
    }

    private static let table = WordTable(
        MessageWords.thanks.map { ($0, MessageKind.thanks) } + MessageWords.questions.map { ($0, .question) }
            + MessageWords.suggestions.map { ($0, .suggestion) } + MessageWords.complaints.map { ($0, .report) })
    private static let doneTable = WordTable(MessageWords.done.map { ($0, ()) })

    private static let requestTable = WordTable(MessageWords.requests.map { ($0, ()) })
    private static let praiseTable = WordTable(MessageWords.praise.map { ($0, ()) })

    private static func isReadable(_ sign: Unicode.Scalar) -> Bool { sign.properties.isAlphabetic || (48...57).contains(sign.value) }

    /// Where polite words at the end begin: the last clause, if it is short. The whole text where it is one clause.
    private static func politeEnd(_ signs: Signs) -> Int {
        var end = signs.count
        while end > 0, MessageWords.ends.contains(signs.signs[end - 1]) || MessageWords.pauses.contains(signs.signs[end - 1]) { end -= 1 }
        var start = end
        while start > 0, !MessageWords.ends.contains(signs.signs[start - 1]), !MessageWords.pauses.contains(signs.signs[start - 1]) { start -= 1 }
        guard start > 0, end - start <= 8 else { return signs.count }
        return signs.precedes(MessageWords.politeThanks, start) ? start : signs.count
    }
}
