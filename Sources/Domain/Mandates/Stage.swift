// SPDX-License-Identifier: Apache-2.0
import Localization
import WorkingTime

/// Where a case waits for someone, each with a limit of its own beside that of the whole case (环节时限).
public enum Stage: String, Sendable, CaseIterable, Codable {
    /// 受理: someone decides whether it is taken up.
    case register
    /// 核实: someone looks whether it is so.
    case verify
    /// 派遣: it is filed and has no party.
    case dispatch
    /// 签收: the party has been given it and has not taken it over.
    case takeOver
    /// 处置: the party has taken it over; the time in the lane.
    case handle
    /// 审批: the party has asked for something that another decides.
    case decide
    /// 核查: the inspector who was drawn looks.
    case inspect
}

/// The limits of stages as one set, whole, from a day on. A stage that it does not name has only the limit of the whole case.
public struct StageLimits: Sendable, Hashable {
    /// Which cases a row is for; the nearest fitting one counts: danger, then the lane, then any.
    public enum Applies: Sendable, Hashable {
        case any, danger
        case lane(Lane)

        public var word: String {
            switch self {
            case .any: "any"
            case .danger: "danger"
            case .lane(let lane): lane.rawValue
            }
        }

        public init?(_ word: String) {
            switch word {
            case "any": self = .any
            case "danger": self = .danger
            default:
                guard let lane = Lane(rawValue: word) else { return nil }
                self = .lane(lane)
            }
        }
    }

    public struct Row: Sendable, Hashable {
        public let stage: Stage
        public let applies: Applies
        public let limit: TimeLimit

        public init(_ stage: Stage, _ applies: Applies, _ limit: TimeLimit) {
            self.stage = stage
            self.applies = applies
            self.limit = limit
        }
    }

    /// The rows of an area that hold from a day on.
    public struct Version: Sendable, Hashable {
        /// Nil for what is shipped: it holds until an area has set its own.
        public let from: Day?
        public let areaPath: String
        public let rows: [Row]
        public let quiet: QuietHours

        public init(from: Day?, areaPath: String, rows: [Row], quiet: QuietHours) {
            self.from = from
            self.areaPath = areaPath
            self.rows = rows
            self.quiet = quiet
        }
    }

    /// Rising by day; the first has none.
    public let versions: [Version]

    public init(_ versions: [Version] = []) {
        self.versions =
            [StageLimits.shippedVersion] + versions.filter { $0.from != nil }.sorted { ($0.from ?? Day(number: 0)) < ($1.from ?? Day(number: 0)) }
    }

    public func version(on day: Day) -> Version { versions.last { $0.from.map { $0 <= day } ?? true } ?? StageLimits.shippedVersion }

    /// The limit of a stage that began on a day; nil where only the whole case's clock counts. What is set later does not change it.
    public func limit(of stage: Stage, in lane: Lane?, danger: Bool, on day: Day) -> TimeLimit? {
        let rows = version(on: day).rows.filter { $0.stage == stage }
        func row(_ applies: Applies) -> TimeLimit? { rows.first { $0.applies == applies }?.limit }
        return (danger ? row(.danger) : nil) ?? lane.flatMap { row(.lane($0)) } ?? row(.any)
    }
}

/// When nobody is disturbed (安静时段), danger excepted; minutes since midnight by the area's calendar. May run over midnight; none where both are the same.
public struct QuietHours: Sendable, Hashable {
    public let from: Int, until: Int

    /// Nil where a time is no time of a day.
    public init?(from: Int, until: Int) {
        guard (0..<1440).contains(from), (0..<1440).contains(until) else { return nil }
        self.from = from
        self.until = until
    }

    private init() {
        from = 21 * 60
        until = 8 * 60
    }

    /// 21:00 to 08:00.
    public static let usual = QuietHours()

    /// `21:00-08:00`
    public init?(_ text: String) {
        let minutes = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { part -> Int? in
            let time = part.split(separator: ":", omittingEmptySubsequences: false)
            guard time.count == 2, time.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(time[0]), let minute = Int(time[1]) else { return nil }
            guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
            return hour * 60 + minute
        }
        guard minutes.count == 2, text.utf8.count == 11 else { return nil }
        self.init(from: minutes[0], until: minutes[1])
    }

    public var text: String { "\(Self.time(from))-\(Self.time(until))" }

    static func time(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    public func holds(minute: Int) -> Bool {
        from <= until ? from <= minute && minute < until : minute >= from || minute < until
    }
}
