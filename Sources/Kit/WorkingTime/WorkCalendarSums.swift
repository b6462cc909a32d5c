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

        /// `beforeWeekday[i]`: from Monday to the day before the i-th; `beforeWeekday[7]` is a week.
        private let beforeWeekday: [Amount]
        /// The days that differ, rising, and by how much all before them differ together.
        private let exceptionDays: [Int]
        private let beforeException: [Amount]

        init(weekly: [WorkHours], makeUpHours: WorkHours, exceptions: [Day: Exception]) {
            func amount(_ hours: WorkHours) -> Amount { Amount(seconds: hours.minutes * 60, days: hours.isEmpty ? 0 : 1) }
            var week = [Amount()]
            for hours in weekly { week.append(week[week.count - 1] + amount(hours)) }
            beforeWeekday = week
            let sorted = exceptions.sorted { $0.key < $1.key }
            exceptionDays = sorted.map(\.key.number)
            var differences = [Amount()]
            for (day, exception) in sorted {
                let difference = amount(WorkCalendar.hours(exception, makeUpHours: makeUpHours)) - amount(weekly[day.weekday.index])
                differences.append(differences[differences.count - 1] + difference)
            }
            beforeException = differences
        }

        /// What lies before a day, counted from an arbitrary but fixed day; only differences mean something.
        func before(_ day: Int) -> Amount {
            let shifted = day + 3  // 1970-01-01 was a Thursday
            let week = shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
            var low = 0, high = exceptionDays.count
            while low < high {
                let middle = (low + high) / 2
                if exceptionDays[middle] < day { low = middle + 1 } else { high = middle }
            }
            return beforeWeekday[7] * week + beforeWeekday[shifted - week * 7] + beforeException[low]
        }

        /// The last day that differs from its week.
        var lastException: Int? { exceptionDays.last }
        var week: Amount { beforeWeekday[7] }
    }
}
