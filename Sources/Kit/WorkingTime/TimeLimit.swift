// SPDX-License-Identifier: Apache-2.0

/// How long something may take: an amount of one unit.
public struct TimeLimit: Hashable, Sendable, Codable {
    public enum Unit: String, Sendable, CaseIterable, Codable {
        case workingMinutes, workingHours, workingDays
        /// By the clock on the wall, day and night, holidays too.
        case calendarMinutes, calendarHours, calendarDays
        /// As calendar hours, for what must not wait: the word differs, the counting does not.
        case urgentHours

        /// Whether nights, weekends and holidays do not count.
        public var isWorkingTime: Bool { self == .workingMinutes || self == .workingHours || self == .workingDays }
    }

    /// Not below 0.
    public let amount: Int
    public let unit: Unit

    public init(_ amount: Int, _ unit: Unit) {
        self.amount = max(0, amount)
        self.unit = unit
    }

    public static func workingMinutes(_ amount: Int) -> TimeLimit { TimeLimit(amount, .workingMinutes) }
    public static func workingHours(_ amount: Int) -> TimeLimit { TimeLimit(amount, .workingHours) }
    public static func workingDays(_ amount: Int) -> TimeLimit { TimeLimit(amount, .workingDays) }
    public static func calendarMinutes(_ amount: Int) -> TimeLimit { TimeLimit(amount, .calendarMinutes) }
    public static func calendarHours(_ amount: Int) -> TimeLimit { TimeLimit(amount, .calendarHours) }
    public static func calendarDays(_ amount: Int) -> TimeLimit { TimeLimit(amount, .calendarDays) }
    public static func urgentHours(_ amount: Int) -> TimeLimit { TimeLimit(amount, .urgentHours) }
}
