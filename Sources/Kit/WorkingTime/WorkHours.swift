// SPDX-License-Identifier: Apache-2.0

/// The hours in which one day counts as working time, such as `08:30-12:00 13:30-18:00`. None: a day off.
public struct WorkHours: Hashable, Sendable, Codable, LosslessStringConvertible {
    /// Minutes since midnight, from 0 to 1440; rising, apart from each other.
    public let intervals: [Range<Int>]

    public static let none = WorkHours(sorted: [])

    /// Nil unless the intervals lie within the day, have a length and do not touch or overlap. Hours past midnight belong to the next day.
    public init?(_ intervals: [Range<Int>]) {
        let sorted = intervals.sorted { $0.lowerBound < $1.lowerBound }
        guard sorted.allSatisfy({ !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= 1440 }) else { return nil }
        guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }) else { return nil }
        self.intervals = sorted
    }

    private init(sorted: [Range<Int>]) { intervals = sorted }

    /// Reads intervals apart by spaces or commas, `08:30-12:00 13:30-18:00`; an empty text is a day off.
    public init?(_ text: String) {
        var intervals: [Range<Int>] = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\u{FF0C}" }) {
            let ends = part.split(whereSeparator: { $0 == "-" || $0 == "\u{2013}" }).map { Self.minutes(String($0)) }
            guard ends.count == 2, let from = ends[0], let until = ends[1], from < until else { return nil }
            intervals.append(from..<until)
        }
        self.init(intervals)
    }

    public var description: String { intervals.map { "\(Self.clock($0.lowerBound))-\(Self.clock($0.upperBound))" }.joined(separator: " ") }

    public var minutes: Int { intervals.reduce(0) { $0 + $1.count } }
    public var isEmpty: Bool { intervals.isEmpty }

    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, (1...2).contains(parts[0].count) else { return nil }
        guard let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute) else { return nil }
        return hour * 60 + minute <= 1440 ? hour * 60 + minute : nil
    }

    static func clock(_ minutes: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
