// SPDX-License-Identifier: Apache-2.0
import Localization

/// A code that an area has for some time, beside the one that it was entered with.
public struct AreaCode: Sendable, Hashable, Identifiable {
    public let areaPath: String
    public let code: Code
    /// The first day on which it holds, and the first on which it no longer does.
    public let from: Day
    public var until: Day?
    /// Whether it is the code of the area's own row, which changes only with the area.
    public let isOwn: Bool

    /// One number of one scheme is given once a day at most.
    public var id: String { "\(code) \(from)" }

    public func holds(on day: Day) -> Bool { from <= day && until.map { day < $0 } ?? true }
}

extension Code.Scheme {
    /// Community in the police's addresses: 15 digits since 2020, 12 before (GA/T 2000.33).
    public static let police = Code.Scheme(rawValue: "GA/T 2000.33")

    /// The schemes that a person may choose from.
    public static let known: [Code.Scheme] = [.division, .town, .statistics, .unitGrid, .microGrid, .police, .local]

    /// The levels whose areas the scheme numbers.
    public var levels: Set<Area.Level> {
        switch self {
        case .division: [.province, .city, .district]
        case .town: [.subdistrict]
        case .statistics: [.subdistrict, .community]  // of a town with 000 at the end
        case .police: [.community]
        case .unitGrid: [.grid]
        case .microGrid: [.microGrid]
        default: Set(Area.Level.allCases)
        }
    }
}

extension Code {
    /// Provinces in GB/T 2260.
    private static let provinces: Set<String> = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51",
        "52",
        "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ]

    /// Whether the digits can be a code of the scheme for an area of that level. Stricter than what is read from tables: for what people enter.
    ///
    /// Six digits begin with a province; a town's three are 001–599 (GB/T 10114), a community's 001–599 in statistics, a grid's 001–999.
    public func fits(_ level: Area.Level) -> Bool {
        guard scheme.levels.contains(level) else { return false }
        let digits = value.utf8.allSatisfy { (48...57).contains($0) }
        func part(_ from: Int, _ range: ClosedRange<Int>) -> Bool {
            Int(value.dropFirst(from).prefix(3)).map(range.contains) ?? false
        }
        let isPlace = digits && Code.provinces.contains(String(value.prefix(2)))
        switch scheme {
        case .division: return isPlace
        case .town: return isPlace && part(6, 1...599)
        case .statistics: return isPlace && part(6, 1...599) && (level == .subdistrict ? value.hasSuffix("000") : part(9, 1...599))
        case .unitGrid: return isPlace && part(6, 1...599) && part(9, 1...599) && part(12, 1...999)
        case .microGrid: return isPlace && (16...21).contains(value.utf8.count)
        case .police: return isPlace && [12, 15].contains(value.utf8.count)
        default: return true
        }
    }
}
