// SPDX-License-Identifier: Apache-2.0

/// A division of the national list (全国区划): from a province to a village or community, as the list names it.
///
/// The list is a book to look things up in; it is not this installation's territory, whose areas have borders, dates and codes of their own.
public struct Division: Sendable, Hashable, Identifiable {
    /// Its place in the list: parents before children, the same number until another list is imported.
    public let id: Int
    public let parent: Int?
    /// `province`, `city`, `district`, `subdistrict` (also towns and townships) or `community` (also villages).
    public let level: Area.Level
    public let name: String
    /// GB/T 2260 for the upper three levels; the list gives none below.
    public let code: Code?

    public init(id: Int, parent: Int?, level: Area.Level, name: String, code: Code? = nil) {
        self.id = id
        self.parent = parent
        self.level = level
        self.name = name
        self.code = code
    }

    /// The levels of the list, from its margin inwards.
    public static let levels: [Area.Level] = [.province, .city, .district, .subdistrict, .community]
    /// No name in the list is nearly so long.
    static let longestName = 60
}

/// What is wrong in a file of divisions, with its line.
public struct DivisionFault: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case notUTF8, tooLong, noName, tooDeep
        /// It stands two levels or more below the line before.
        case noParent
        case badCode(String)
        /// The file holds no division at all.
        case nothing
    }
    public let line: Int
    public let kind: Kind
}

/// All that is wrong in a file of divisions, as far as it was counted; nothing of it was kept.
public struct DivisionFaults: Error, Sendable, Hashable {
    public let faults: [DivisionFault]
}
