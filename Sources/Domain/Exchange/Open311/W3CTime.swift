// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// Times as the contract writes them: the W3C's profile of ISO 8601, with a zone.
public enum W3CTime {
    /// `2026-11-23T05:12:00Z`
    public static func text(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)), day = Day(number: floorDivided(seconds, 86_400))
        let rest = seconds - floorDivided(seconds, 86_400) * 86_400
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// Years that a report can be about; a time beyond them is a mistake.
    public static let years = 1970...2199

    /// Reads a day or a time with or without seconds, fractions and zone; without a zone it is the place's own.
    ///
    /// A plus sign that came through a form as a space is taken for what it was. Nil where it is none, or beyond `years`.
    public static func date(_ text: String, in zone: TimeZone = .shanghai) -> Date? {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard text.utf8.count <= 40,
            let match = text.wholeMatch(
                of: /(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|z|[+\- ]?\d\d:?\d\d)?)?/),
            let day = Day("\(match.1)-\(match.2)-\(match.3)"), let year = Int(match.1), years.contains(year)
        else { return nil }
        guard let hour = match.4.flatMap({ Int($0) }), let minute = match.5.flatMap({ Int($0) }) else { return day.start(in: zone) }
        let second = match.6.flatMap { Int($0) } ?? 0, fraction = match.7.flatMap { Double("0.\($0)") } ?? 0
        guard hour < 24, minute < 60, second < 61 else { return nil }
        let clock = Double(hour * 3600 + minute * 60 + second) + fraction
        guard let named = match.8, !named.isEmpty else { return day.start(in: zone).addingTimeInterval(clock) }
        var offset = 0
        if named.uppercased() != "Z" {
            let digits = named.filter(\.isNumber)
            guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), hours <= 14, minutes < 60 else { return nil }
            offset = (hours * 3600 + minutes * 60) * (named.hasPrefix("-") ? -1 : 1)
        }
        return Date(timeIntervalSince1970: Double(day.number) * 86_400 + clock - Double(offset))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    private static func floorDivided(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
    }
}
