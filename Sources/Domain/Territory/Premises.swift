// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// A shop or organisation at an address (商铺、场所): a party to cases. It carries no person's name or number.
public struct Premises: Sendable, Hashable, Identifiable {
    public enum Kind: String, Sendable, CaseIterable {
        case food, groceries, produce, clothing, services, repairs, pharmacy, lodging, office, market, school, park, clinic, bank, culture, other
    }

    public let id: String
    public var name: Text
    public var kind: Kind
    /// The address as one says it, without the name: `桥弄街 12 号`.
    public var address: Text
    public var streetID: String?
    /// The number on the street, as on the plate: `12`, `12-1`.
    public var houseNumber: String?
    public var coordinate: Coordinate
    /// The path of the micro-grid in which it lies.
    public var areaPath: String
    /// What stands in the QR code at its door: `/p/CODE`. See `PremisesCode`.
    public var code: String
    public var from: Day
    public var until: Day?

    public init(
        id: String, name: Text, kind: Kind, address: Text, streetID: String? = nil, houseNumber: String? = nil, coordinate: Coordinate,
        areaPath: String, code: String, from: Day, until: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.address = address
        self.streetID = streetID
        self.houseNumber = houseNumber
        self.coordinate = coordinate
        self.areaPath = areaPath
        self.code = code
        self.from = from
        self.until = until
    }

    /// Its public page, which the QR code at the door names.
    public static func path(code: String) -> String { "/p/\(code)" }
    public var path: String { Premises.path(code: code) }
}

/// Short public codes for doors: five signs and a check sign, without look-alikes (no 0 O 1 I L U), so that they can be read out
/// over the telephone. They are public, not secret.
public enum PremisesCode {
    static let signs = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    public static func make(using random: inout some RandomNumberGenerator) -> String {
        let body = (0..<5).map { _ in signs[Int.random(in: 0..<signs.count, using: &random)] }
        return String(body) + String(check(body))
    }

    /// The code as typed by a person: capitals, without spaces and hyphens; nil where the check sign does not fit.
    public static func read(_ text: String) -> String? {
        guard text.utf8.count <= 32 else { return nil }
        let typed = Array(text.uppercased().filter { $0 != " " && $0 != "-" })
        guard typed.count == 6, typed.allSatisfy(signs.contains), check(Array(typed[..<5])) == typed[5] else { return nil }
        return String(typed)
    }

    /// Weighted sum: finds every single wrong sign and most exchanges of neighbours.
    private static func check(_ body: [Character]) -> Character {
        let weights = [7, 11, 13, 17, 19]  // prime to the 30 signs, so that each sign counts
        let sum = zip(body, weights).reduce(0) { $0 + (signs.firstIndex(of: $1.0) ?? 0) * $1.1 }
        return signs[sum % signs.count]
    }
}
