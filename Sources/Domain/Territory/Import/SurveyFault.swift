// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Tabular

/// What is off with a file, and with which of its features or lines.
public struct SurveyFault: Sendable, Hashable {
    public enum Reason: Error, Sendable, Hashable {
        case notText, noKnownColumn, nothing
        case unknownFormat(String)
        case unknownSystem(String)
        case table(TableError)
        case geometry(GeometryError)
        /// The program that turns other formats refused the file; its own words.
        case notConverted(String)
        case tooSlow
        case flaw(RingFlaw)
        case missing(TerritoryLayer.Column)
        case unreadable(TerritoryLayer.Column, String)
        case wrongShape(TerritoryLayer)
        case twice(String, first: Int)
        case codeTwice(String, other: String, line: Int?)
        case unknownParent(String)
        case wrongLevel(Area.Level, under: Area.Level)
        case unknownBuilding(String), unknownStreet(String)
        case noSuchArea(String)
        case codeDoesNotFit(String, Area.Level)
        /// The area's own code is of that scheme.
        case schemeTaken(Code.Scheme)
        /// There is one of that name or number.
        case known(String)
        /// So many buildings and shops have their address there.
        case inUse(Int)
        case endsBeforeItBegins
        /// Beyond what the actor may change.
        case notYours(String)
        /// Beyond the border of what is divided, or in a part of it that is left alone.
        case outsideArea(String), inDedicated(String)
        /// In no micro-grid; how far from the nearest, where there are any.
        case outside(meters: Double?)
        case gap(beside: String)
        case overlap(String, with: String, line: Int?)
        case beyond(String, above: String)
        case system(SystemError, stated: CoordinateSystem)

        /// Whether a wrong system or order of coordinates explains it.
        var followsFromPlace: Bool {
            switch self {
            case .outside, .gap, .overlap, .beyond: true
            default: false
            }
        }
    }

    /// The feature or line; nil where it concerns the file, or what lies beside it.
    public let number: Int?
    public let reason: Reason
    /// Whether it must be mended before anything is taken in.
    public let isBlocking: Bool
    public let at: Coordinate?

    public init(number: Int?, reason: Reason, isBlocking: Bool, at: Coordinate?) {
        self.number = number
        self.reason = reason
        self.isBlocking = isBlocking
        self.at = at
    }

    var isAboutSystem: Bool { if case .system = reason { true } else { false } }
}
