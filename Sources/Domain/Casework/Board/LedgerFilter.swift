// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry

/// Which public cases another program asks for.
public struct LedgerFilter: Sendable, Hashable {
    /// These and no others, where given.
    public var numbers: [String]?
    /// When it was opened; both ends belong to it.
    public var opened: ClosedRange<Date>?
    /// When its last step was taken.
    public var updatedAfter: Date?
    public var updatedBefore: Date?
    /// Open cases, ended ones, or both where nil.
    public var isOpen: Bool?
    /// Scheme and code; nil for every matter. `unknown` is for cases that nobody has given a matter yet.
    public var matters: [Matter]?
    public var areaPath: String?
    public var box: BoundingBox?
    public var circle: Circle?
    /// Skips so many, takes at most so many.
    public var offset = 0
    public var limit = 1000
    /// Those whose number follows this one, by number, for whoever goes through all of them; otherwise the newest come first.
    public var after: String?

    public struct Matter: Sendable, Hashable {
        public let scheme: String, code: String
        public init(scheme: String, code: String) {
            self.scheme = scheme
            self.code = code
        }
        public static let unknown = Matter(scheme: "", code: "")
    }

    public struct Circle: Sendable, Hashable {
        public let center: Coordinate
        public let meters: Double
        public init(center: Coordinate, meters: Double) {
            self.center = center
            self.meters = meters
        }
    }

    public init() {}
}
