// SPDX-License-Identifier: Apache-2.0

/// Who may vote, and with what weight: made once, when a vote is announced, and never changed by how votes come in.
public struct Roll: Sendable, Hashable {
    /// A flat, a shop, a garage with a title of its own (专有部分).
    public struct Unit: Sendable, Hashable {
        public let id: String
        /// Its exclusive area in hundredths of a square metre, by the three sources that count, in the order in which they count
        /// (杭州市物业管理条例 2021 art. 17: register, survey, contract).
        public let registered: Int?
        public let surveyed: Int?
        public let contracted: Int?
        /// All who own it together; nobody where it is unsold or not handed over, and the developer holds it.
        public let owners: Set<String>

        public init(id: String, registered: Int? = nil, surveyed: Int? = nil, contracted: Int? = nil, owners: Set<String>) {
            self.id = id
            self.registered = registered
            self.surveyed = surveyed
            self.contracted = contracted
            self.owners = owners
        }

        /// Nil where no source tells it, or it is not above 0.
        public var area: Int? { (registered ?? surveyed ?? contracted).flatMap { $0 > 0 ? $0 : nil } }
    }

    /// One who votes once: an owner, several who own together, one household, one member.
    public struct Head: Sendable, Hashable {
        public let id: String
        /// The units, or nothing where area does not count.
        public let units: [String]
        /// In hundredths of a square metre.
        public let area: Int

        public init(id: String, units: [String] = [], area: Int = 0) {
            self.id = id
            self.units = units
            self.area = area
        }
    }

    public enum Fault: Error, Hashable, Sendable {
        /// No source tells the area of this unit.
        case noArea(unit: String)
        case twice(unit: String)
    }

    /// Sorted by id, each once.
    public let heads: [Head]

    public init(_ heads: [Head]) { self.heads = heads.sorted { $0.id < $1.id } }

    /// Owners as the law counts them: one unit is one head; several units of the same buyer are one head, and so are all that the developer still holds
    /// (杭州市物业管理条例 2021 art. 17). Whoever owns together with others is one head with them.
    public init(owners units: [Unit]) throws(Fault) {
        var byOwners: [String: [Unit]] = [:], seen: Set<String> = []
        for unit in units {
            guard seen.insert(unit.id).inserted else { throw .twice(unit: unit.id) }
            guard unit.area != nil else { throw .noArea(unit: unit.id) }
            byOwners[unit.owners.sorted().joined(separator: "\u{1F}"), default: []].append(unit)
        }
        self.init(
            byOwners.values.map { units in
                let units = units.sorted { $0.id < $1.id }
                return Head(id: units[0].id, units: units.map(\.id), area: units.reduce(0) { $0 + ($1.area ?? 0) })
            })
    }

    /// The sum of all areas, in hundredths of a square metre.
    public var area: Int { heads.reduce(0) { $0 + $1.area } }
}
