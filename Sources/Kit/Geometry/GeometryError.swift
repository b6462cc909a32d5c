// SPDX-License-Identifier: Apache-2.0

/// Why a geometry was refused. `description` is for logs and tests; rooms put it into words for people.
public enum GeometryError: Error, Hashable, Sendable {
    /// The text has more than `limit` bytes.
    case tooLong(limit: Int)
    /// Arrays or objects lie more than `limit` deep in one another.
    case tooDeep(limit: Int)
    /// More than `limit` vertices in all.
    case tooManyVertices(limit: Int)
    /// Not JSON; the byte at which it ceases to be.
    case notJSON(at: Int)
    /// JSON, but not GeoJSON (RFC 7946): what is off.
    case notGeoJSON(String)
    case notANumber
    /// Out of range; `maybeSwapped` where exchanging the two numbers would put the position on the earth.
    case offTheEarth(longitude: Double, latitude: Double, maybeSwapped: Bool)
    /// A ring needs three different corners.
    case ringTooShort
    /// The last position of a ring is not its first.
    case ringNotClosed
    /// Another kind of geometry was asked for.
    case wrongKind(expected: String, found: String)
}

extension GeometryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLong(let limit): "more than \(limit) bytes"
        case .tooDeep(let limit): "nested more than \(limit) deep"
        case .tooManyVertices(let limit): "more than \(limit) vertices"
        case .notJSON(let at): "not JSON at byte \(at)"
        case .notGeoJSON(let what): "not GeoJSON: \(what)"
        case .notANumber: "a coordinate is not a number"
        case .offTheEarth(let longitude, let latitude, let swapped):
            "longitude \(longitude), latitude \(latitude) is not on the earth" + (swapped ? "; are the two swapped?" : "")
        case .ringTooShort: "a ring has fewer than three different corners"
        case .ringNotClosed: "a ring does not end where it began"
        case .wrongKind(let expected, let found): "a \(expected) was expected, not a \(found)"
        }
    }
}
