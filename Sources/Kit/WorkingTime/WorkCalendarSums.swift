// SPDX-License-Identifier: Apache-2.0
import Localization

extension WorkCalendar {
    /// How much working time there is before a day: whole weeks by multiplication, the rest from tables.
    struct Sums: Sendable {
        /// Working time, in seconds and in days that have any.
        struct Amount: Sendable {
            var seconds = 0, days = 0
            static func + (left: Amount, right: Amount) -> Amount { Amount(seconds: left.seconds + right.seconds, days: left.days + right.days) }
            static func - (left: Amount, right: Amount) -> Amount { Amount(seconds: left.seconds - right.seconds, days: left.days - right.days) }
            static func * (left: Amount, times: Int) -> Amount { Amount(seconds: left.seconds * times, days: left.days * times) }
        }

        /// A span with the same weekly hours.
        private struct Span {
            /// The first day, of which `before` tells what lies before it.
            let from: Int
            let before: Amount
            /// `beforeWeekday[i]`: from Monday to the day before the i-th; `beforeWeekday[7]` is a week.
            let beforeWeekday: [Amount]

            /// What lies between a Monday far away and a day, if the week had always been this.
            func plain(_ day: Int) -> Amount {
                let shifted = day + 3  // 1970-01-01 was a Thursday
                let week = shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
                return beforeWeekday[7] * week + beforeWeekday[shifted - week * 7]
            }
        }

        private let spans: [Span]
        /// The days that differ, rising, and by how much all before them differ together.
        private let exceptionDays: [Int]
        private let beforeException: [Amount]

        init(weeks: [Week], exceptions: [Day: Exception], makeUpHours: WorkHours?) {
            func amount(_ hours: WorkHours) -> Amount { Amount(seconds: hours.minutes * 60, days: hours.isEmpty ? 0 : 1) }
            var spans: [Span] = []
            for week in weeks {
                var before = [Amount()]
                for hours in week.hours { before.append(before[before.count - 1] + amount(hours)) }
                let from = week.from?.number ?? 0
                let reached = spans.last.map { $0.before + $0.plain(from) - $0.plain($0.from) } ?? Amount()
                spans.append(Span(from: from, before: reached, beforeWeekday: before))
            }
            self.spans = spans
            let sorted = exceptions.sorted { $0.key < $1.key }
            exceptionDays = sorted.map(\.key.number)
            var differences = [Amount()]
            for (day, exception) in sorted {
                let week = weeks.last { $0.from.map { $0 <= day } ?? true }?.hours ?? weeks[0].hours
                let hours = WorkCalendar.hours(exception, makeUpHours: makeUpHours ?? week[0])
                differences.append(differences[differences.count - 1] + amount(hours) - amount(week[day.weekday.index]))
            }
            beforeException = differences
        }

        /// What lies before a day, counted from an arbitrary but fixed day; only differences mean something.
        func before(_ day: Int) -> Amount {
            var low = 0, high = exceptionDays.count
            while low < high {
                let middle = (low + high) / 2
                if exceptionDays[middle] < day { low = middle + 1 } else { high = middle }
            }
            let span = spans.dropFirst().last { $0.from <= day } ?? spans[0]
            return span.before + span.plain(day) - span.plain(span.from) + beforeException[low]
        }

        /// The last day that differs from its week.
        var lastException: Int? { exceptionDays.last }
        /// A week of the last span.
        var week: Amount { spans[spans.count - 1].beforeWeekday[7] }
        /// The first day of the last span.
        var lastChange: Int { spans[spans.count - 1].from }
    }
}
