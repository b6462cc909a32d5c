// SPDX-License-Identifier: Apache-2.0

/// A code with the scheme that gives it its meaning. The same digits mean different things in different schemes, so a code is
/// never handed on bare.
public struct Code: Sendable, Hashable, CustomStringConvertible {
    /// Where a code comes from.
    public struct Scheme: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Province, city and district, 6 digits: GB/T 2260.
        public static let division = Scheme(rawValue: "GB/T 2260")
        /// Subdistrict or town, 9 digits, 6 + 3: GB/T 10114.
        public static let town = Scheme(rawValue: "GB/T 10114")
        /// Community or village in statistics, 12 digits, 6 + 3 + 3.
        public static let statistics = Scheme(rawValue: "statistics-12")
        /// Unit grid (单元网格), 15 digits, 6 + 3 + 3 + 3: GB/T 30428.1, CJ/T 213.
        public static let unitGrid = Scheme(rawValue: "GB/T 30428.1")
        /// Micro-grid: the unit grid's 15 digits and a suffix of the place's own; no national scheme is known.
        public static let microGrid = Scheme(rawValue: "micro-grid")
        /// The place's own.
        public static let local = Scheme(rawValue: "local")

        /// How many digits a code has in this scheme; nil where the scheme does not say.
        public var length: Int? {
            switch self {
            case .division: 6
            case .town: 9
            case .statistics: 12
            case .unitGrid: 15
            default: nil
            }
        }
    }

    public let scheme: Scheme
    public let value: String

    /// Nil where the value cannot be a code of the scheme: empty, too long, or not so many digits as the scheme has.
    public init?(_ scheme: Scheme, _ value: String) {
        guard !value.isEmpty, value.utf8.count <= 40, value.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
        if let length = scheme.length {
            guard value.utf8.count == length, value.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        }
        self.scheme = scheme
        self.value = value
    }

    public var description: String { "\(scheme.rawValue) \(value)" }

    /// The code of a community's grid with that number, 1–999; nil where the code of the community is not one of 12 digits.
    public static func unitGrid(in community: Code, number: Int) -> Code? {
        guard community.scheme == .statistics, (1...999).contains(number) else { return nil }
        return Code(.unitGrid, community.value + padded(number, 3))
    }

    /// The code of a grid's micro-grid with that number; `digits` is how long the place's suffix is, two by default.
    public static func microGrid(in grid: Code, number: Int, digits: Int = 2) -> Code? {
        guard grid.scheme == .unitGrid, (1...6).contains(digits), number >= 1, String(number).count <= digits else { return nil }
        return Code(.microGrid, grid.value + padded(number, digits))
    }

    /// Whether this is the code of a town in the district: its six digits, then 001–399, or 400–599 for what is like a town (GB/T 10114).
    /// - Parameter district: nil where it is not known; then any six digits will do.
    func isTown(in district: Code?) -> Bool {
        guard scheme == .town, let last = Int(value.suffix(3)), (1...599).contains(last) else { return false }
        return district.map { $0.scheme == .division && value.hasPrefix($0.value) } ?? true
    }

    /// The number with zeros before it.
    public static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
