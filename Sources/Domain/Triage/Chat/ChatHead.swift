// SPDX-License-Identifier: Apache-2.0

/// The line above a message that names its speaker, mostly with the time: 王芳 2026/11/3 14:22:03.
struct ChatHead: Hashable {
    let speaker: String
    let time: ChatTime?

    static let longest = 80, longestName = 32

    /// A name and a time at the end of the line.
    static func timed(_ line: Substring) -> ChatHead? {
        guard line.utf8.count <= longest * 3, let (time, rest) = time(endingIn: line) else { return nil }
        let name = trimmed(rest)
        guard isName(name) else { return nil }
        return ChatHead(speaker: String(name), time: time)
    }

    /// A name and a colon, and nothing else on the line.
    static func bare(_ line: Substring) -> ChatHead? {
        let line = trimmed(line)
        guard let last = line.last, ChatWords.colons.contains(last) else { return nil }
        let name = trimmed(line.dropLast())
        guard isName(name), !name.contains(where: ChatWords.colons.contains) else { return nil }
        return ChatHead(speaker: String(name), time: nil)
    }

    /// A name, a colon and what is said, on one line.
    static func inline(_ line: Substring) -> (head: ChatHead, text: Substring)? {
        guard let colon = line.firstIndex(where: { ChatWords.colons.contains($0) }) else { return nil }
        let name = trimmed(line[..<colon]), text = trimmed(line[line.index(after: colon)...])
        // 14:22 and http:// name nobody.
        guard isName(name), name.count <= 16, !text.isEmpty, !text.hasPrefix("//"), name.last?.isNumber != true || text.first?.isNumber != true else {
            return nil
        }
        return (ChatHead(speaker: String(name), time: nil), text)
    }

    /// A day between rules or alone on its line: —————  2026-11-03  —————.
    static func day(_ line: Substring) -> ChatTime.Day? {
        var line = line
        while let first = line.unicodeScalars.first, ChatWords.rules.contains(first) { line = Substring(line.unicodeScalars.dropFirst()) }
        while let last = line.unicodeScalars.last, ChatWords.rules.contains(last) { line = Substring(line.unicodeScalars.dropLast()) }
        guard !line.isEmpty, line.utf8.count <= 40 else { return nil }
        var reader = Reader(line)
        guard let day = reader.dayBackward() else { return nil }
        return trimmed(reader.rest).isEmpty ? day : nil
    }

    static func isName(_ name: Substring) -> Bool {
        !name.isEmpty && name.count <= longestName && !name.unicodeScalars.contains(where: ChatWords.sentence.contains)
            && name.contains { $0.isLetter || $0.isNumber || $0.unicodeScalars.contains { $0.properties.isEmoji } }
    }

    /// The time at the end of a line, with the day before it if one stands there, and what is left.
    static func time(endingIn line: Substring) -> (ChatTime, Substring)? {
        var reader = Reader(trimmed(line))
        guard let minute = reader.timeBackward() else { return nil }
        let afterTime = reader
        reader.skipBlanks()
        if let day = reader.dayBackward() { return (ChatTime(day: day, minute: minute), reader.rest) }
        return (ChatTime(day: nil, minute: minute), afterTime.rest)
    }

    static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }

    /// Reads from the end of a line.
    struct Reader {
        private(set) var rest: Substring
        init(_ line: Substring) { rest = line }

        mutating func skipBlanks() { while rest.last?.isWhitespace == true { rest = rest.dropLast() } }

        private mutating func take(_ word: String) -> Bool {
            guard rest.hasSuffix(word) else { return false }
            rest = rest.dropLast(word.count)
            return true
        }

        private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
            var found: [Character] = []
            var left = rest
            while let last = left.last, last.isASCII, last.isNumber, found.count < digits.upperBound + 1 {
                found.append(last)
                left = left.dropLast()
            }
            guard digits.contains(found.count) else { return nil }
            rest = left
            return Int(String(found.reversed()))
        }

        /// 14:22, 14:22:03, 下午2:22, 2:22 PM.
        mutating func timeBackward() -> Int? {
            let before = self
            var isAfternoon: Bool?
            for (word, value) in [("PM", true), ("pm", true), ("AM", false), ("am", false)] where take(word) {
                isAfternoon = value
                skipBlanks()
            }
            var parts: [Int] = []
            while parts.count < 3, let part = number(1...2) {
                parts.append(part)
                guard rest.last.map(ChatWords.colons.contains) == true else { break }
                rest = rest.dropLast()
            }
            guard parts.count >= 2 else {
                self = before
                return nil
            }
            parts.reverse()
            var hour = parts[0]
            let minute = parts[1]
            skipBlanks()
            for word in ChatWords.morning where take(word) { isAfternoon = false }
            for word in ChatWords.afternoon where take(word) { isAfternoon = true }
            for word in ChatWords.noon where take(word) { isAfternoon = hour < 11 }
            if isAfternoon == true, hour < 12 { hour += 12 }
            if isAfternoon == false, hour == 12 { hour = 0 }
            guard hour < 24, minute < 60, parts.count < 3 || parts[2] < 60 else {
                self = before
                return nil
            }
            return hour * 60 + minute
        }

        /// 2026-11-03, 2026/11/3, 2026年11月3日, 11月3日, 11-03, 昨天, and a day of the week after it.
        mutating func dayBackward() -> ChatTime.Day? {
            let before = self
            for (word, days) in ChatWords.days where take(word) { return .relative(days) }
            let hasSign = take(ChatWords.date.day)
            if let day = number(1...2) {
                let separators = hasSign ? [ChatWords.date.month] : ["-", "/", "."]
                for separator in separators where take(separator) {
                    guard let month = number(1...2) else { break }
                    let beforeYear = self
                    var year: Int?
                    if take(hasSign ? ChatWords.date.year : separator) { year = number(4...4) }
                    if year == nil { self = beforeYear }
                    guard (1...12).contains(month), (1...31).contains(day), year.map({ (2000...2199).contains($0) }) ?? true else { break }
                    return .date(year: year, month: month, day: day)
                }
            }
            self = before
            return nil
        }
    }
}
