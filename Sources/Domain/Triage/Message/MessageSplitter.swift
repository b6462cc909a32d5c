// SPDX-License-Identifier: Apache-2.0

/// A message that tells of several matters, cut where another begins: a proposal, to be accepted one by one.
///
/// Cuts are made before numbers of a list (一、 2. （3） 第二，), and after a sentence before words such as 另外 or 还有. A list counts only if
/// its numbers go up from one, and a part must have at least six signs, or it stays with what goes before.
public enum MessageSplitter {
    /// The parts in their order, without white space around them and without their number; one part where there is one matter, none in an empty text.
    /// What goes before the first number of a list, a greeting or the place, is no part of its own but `opening`, since it may belong to all.
    public struct Parts: Sendable, Hashable {
        public let opening: Range<String.Index>?
        public let matters: [Range<String.Index>]
    }

    static let shortest = 6
    /// What lies beyond is left in the last part.
    static let longest = 20_000

    public static func split(_ text: String) -> Parts {
        let signs = Signs(text), reach = min(signs.count, longest)
        var cuts: [(start: Int, body: Int)] = []
        let list = listed(signs, reach)
        var opening: Range<Int>?
        if list.count >= 2 {
            cuts = list
            if let first = list.first, first.start > 0 { opening = 0..<first.start }
        } else {
            cuts = [(0, 0)]
            for position in 1..<max(1, reach) where MessageWords.ends.contains(signs.signs[position - 1]) {
                if !anothers.found(at: position, in: signs).isEmpty { cuts.append((position, position)) }
            }
        }
        var parts: [Range<Int>] = []
        for (index, cut) in cuts.enumerated() {
            let end = index + 1 < cuts.count ? cuts[index + 1].start : signs.count
            guard let part = trimmed(cut.body..<end, signs) else { continue }
            if part.count < shortest, let last = parts.popLast() {
                parts.append(last.lowerBound..<part.upperBound)
            } else {
                parts.append(part)
            }
        }
        return Parts(opening: opening.flatMap { trimmed($0, signs) }.map(signs.range), matters: parts.map(signs.range))
    }

    /// As `split`, but neighbouring parts stay together unless a model tells them for different matters, each with at least this probability: lists
    /// of arguments for one matter are more common than lists of matters.
    public static func split(_ text: String, by model: MatterModel, least: Double = 0.5) -> Parts {
        let parts = split(text)
        guard parts.matters.count > 1 else { return parts }
        var reader = model.reader(), joined: [Range<String.Index>] = [], last: MatterModel.Suggestion?
        for part in parts.matters {
            let mine = model.best(for: .init(text: String(text[part])), &reader)
            if let before = joined.last, let other = last, mine.label == other.label || min(mine.probability, other.probability) < least {
                joined[joined.count - 1] = before.lowerBound..<part.upperBound
                if mine.probability > other.probability { last = mine }
            } else {
                joined.append(part)
                last = mine
            }
        }
        return Parts(opening: parts.opening, matters: joined)
    }

    private static let anothers = WordTable(MessageWords.another.map { ($0, ()) })

    /// Where the numbers 1, 2, 3 … of a list stand, at the start or after a sentence or pause.
    private static func listed(_ signs: Signs, _ reach: Int) -> [(start: Int, body: Int)] {
        var found: [(start: Int, body: Int)] = [], wanted = 1, position = 0
        while position < reach, wanted <= 10 {
            let isStart = position == 0 || [MessageWords.ends, MessageWords.pauses].contains { $0.contains(signs.signs[position - 1]) }
            if isStart || MessageWords.opening.contains(signs.signs[position]), let body = number(wanted, at: position, signs) {
                found.append((position, body))
                wanted += 1
                position = body
            } else {
                position += 1
            }
        }
        return found
    }

    /// Where the words after a list's number begin.
    private static func number(_ number: Int, at position: Int, _ signs: Signs) -> Int? {
        var place = position
        if place < signs.count, MessageWords.opening.contains(signs.signs[place]) { place += 1 }
        let isOrdinal = signs.has(MessageWords.ordinal, at: place)
        if isOrdinal { place += 1 }
        guard let word = [String(number), MessageWords.numbers[number - 1]].first(where: { signs.has($0, at: place) }) else { return nil }
        place += word.unicodeScalars.count
        guard place < signs.count else { return nil }
        let isMarked = MessageWords.afterNumber.contains(signs.signs[place])
        // 2.5 is a number, 3:30 a time.
        if isMarked, signs.isDigit(place + 1), signs.isDigit(place - 1) { return nil }
        guard isMarked || isOrdinal && MessageWords.pauses.contains(signs.signs[place]) else { return nil }
        return place + 1
    }

    private static func trimmed(_ range: Range<Int>, _ signs: Signs) -> Range<Int>? {
        func isBlank(_ place: Int) -> Bool { signs.signs[place] == " " || signs.signs[place] == "\n" || signs.signs[place] == "\r" }
        var start = range.lowerBound, end = range.upperBound
        while start < end, isBlank(start) { start += 1 }
        while end > start, isBlank(end - 1) { end -= 1 }
        return start < end ? start..<end : nil
    }
}
