// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// An area of the territory's tree (区划): from a province down to a micro-grid (微网格).
///
/// Areas are dated and never deleted: one that ends keeps its row with `until` set, and a new border is a new row with the same path.
public struct Area: Sendable, Hashable, Identifiable {
    public enum Level: String, Sendable, CaseIterable, Comparable {
        case province, city, district, subdistrict, community, grid, microGrid

        var depth: Int { Level.allCases.firstIndex(of: self) ?? 0 }
        /// Whether an area of this level may lie directly inside one of the other: grids only in communities, micro-grids only in grids.
        public func maySit(under other: Level) -> Bool {
            switch self {
            case .grid: other == .community
            case .microGrid: other == .grid
            default: other < self
            }
        }

        public static func < (left: Level, right: Level) -> Bool { left.depth < right.depth }
    }

    /// What kind of grid: every grid lies under exactly one community; a dedicated one (专属) is a market, school, park or enterprise.
    public enum Kind: String, Sendable, CaseIterable { case comprehensive, dedicated }

    public let id: String
    /// The codes from the root down, with slashes at both ends: `/330105013/001/003/05/`.
    public var path: String
    public var level: Level
    /// Only grids and their micro-grids have one.
    public var kind: Kind?
    public var code: Code
    public var name: Text
    /// Empty where nobody has drawn it yet.
    public var boundary: MultiPolygon
    /// Where a label stands; well inside.
    public var innerPoint: Coordinate?
    /// How many households live here, as a count; no register of persons.
    public var households: Int
    /// The first day on which it holds, `2026-01-10`.
    public var from: Day
    /// The first day on which it no longer holds; nil while it does.
    public var until: Day?

    public init(
        id: String, path: String, level: Level, kind: Kind? = nil, code: Code, name: Text, boundary: MultiPolygon = MultiPolygon([]),
        innerPoint: Coordinate? = nil, households: Int = 0, from: Day, until: Day? = nil
    ) {
        self.id = id
        self.path = path
        self.level = level
        self.kind = kind
        self.code = code
        self.name = name
        self.boundary = boundary
        self.innerPoint = innerPoint ?? boundary.innerPoint
        self.households = households
        self.from = from
        self.until = until
    }

    /// The path of the area above; nil at the root.
    public var parent: String? { Area.parent(of: path) }

    /// Whether it holds on the day.
    public func holds(on day: Day) -> Bool { from <= day && until.map { day < $0 } ?? true }

    /// The path without its last code; nil for a root.
    public static func parent(of path: String) -> String? {
        guard let cut = path.dropLast().lastIndex(of: "/"), cut > path.startIndex else { return nil }
        return String(path[...cut])
    }

    /// Whether the text is a path: `/code/code/`, of digits and letters, at most 128 characters.
    public static func isPath(_ text: String) -> Bool {
        guard text.utf8.count <= 128, text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else { return false }
        return text.dropFirst().dropLast().split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) || $0 == 45 }
        }
    }

    /// The path of an area inside this one.
    public static func path(_ parent: String?, _ code: String) -> String { (parent ?? "/") + code + "/" }
}
