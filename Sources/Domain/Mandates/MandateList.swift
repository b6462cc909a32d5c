// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// One version of a list (清单): what it holds is fixed once it is adopted; it is in force from one day to another, and never deleted.
public struct MandateList: Sendable, Hashable, Identifiable {
    public enum Status: String, Sendable, CaseIterable, Codable { case draft, adopted }

    public let id: String
    public var name: Text
    public var scheme: String
    public var version: String
    public var status: Status
    /// The first day in force; nil for a draft.
    public var from: Day?
    /// The first day on which it is no longer in force; nil while no later version is adopted.
    public var until: Day?
    /// Whose list it is: it holds there and below, unless a level below has a row of its own.
    public var areaPath: String
    /// Where it comes from, for the reader.
    public var source: Text?

    public init(
        id: String, name: Text, scheme: String, version: String, status: Status = .draft, from: Day? = nil, until: Day? = nil,
        areaPath: String, source: Text? = nil
    ) {
        self.id = id
        self.name = name
        self.scheme = scheme
        self.version = version
        self.status = status
        self.from = from
        self.until = until
        self.areaPath = areaPath
        self.source = source
    }

    public func isInForce(on day: Day) -> Bool {
        guard status == .adopted, let from else { return false }
        return from <= day && (until.map { day < $0 } ?? true)
    }

    /// Whether it speaks for a place.
    public func holds(for areaPath: String) -> Bool { areaPath.hasPrefix(self.areaPath) }

    /// Why a list was not kept or adopted.
    public enum Refusal: Error, Hashable, Sendable {
        case notAllowed
        case outsideScope
        case notADraft
        /// This scheme has this version in this area already.
        case versionTaken(String)
        /// A list cannot come into force in the past.
        case past(Day)
        /// A version that begins on that day or later was adopted already.
        case laterVersion(String, from: Day)
        case empty
        case nameMissing, schemeMalformed, versionMalformed, areaMalformed
    }
}

extension MandateList {
    /// Whether a text can be a scheme or a version: 1 to 40 ASCII letters, digits, dots, hyphens.
    static func isIdentifier(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 }
    }
}
