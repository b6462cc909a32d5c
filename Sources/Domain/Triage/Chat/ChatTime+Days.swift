// SPDX-License-Identifier: Apache-2.0
import Localization

extension ChatTime {
    /// The day that is meant, for whoever copies it on `today`: a date without a year is the last such date, none is today. Nil where the calendar has
    /// no such day.
    public func resolved(on today: Localization.Day) -> Localization.Day? {
        switch day {
        case nil: return today
        case .relative(let days): return today.adding(days: days)
        case .date(let year?, let month, let day): return Self.day(year, month, day)
        case .date(nil, let month, let day):
            guard let year = Int(today.description.prefix(4)), let found = Self.day(year, month, day) else { return nil }
            return found > today ? Self.day(year - 1, month, day) : found
        }
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Localization.Day? {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Localization.Day("\(year)-\(two(month))-\(two(day))")
    }
}
