// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import Web

/// Territory (区划): the tree of areas, what stands in it, and how a place in words or on the map becomes a micro-grid.
public enum Territory {
    /// What other rooms say on the page of an area; the app hands it in, since Territory knows none of them.
    public struct Sections: Sendable {
        /// - Parameters: the area's path, the time, whether it is for the poster.
        public typealias Section = @Sendable (String, Date, Bool, any Connection, Frame) throws -> HTML?
        /// Who answers for the area, vacancies shown; also on the poster.
        public var responsible: Section
        /// What happened there and how it ended.
        public var memory: Section
        /// Ways on from there: what else can be had of the area with that path.
        public var links: @Sendable (String, Frame) -> HTML?
        /// The names of accounts, for colleagues.
        public var names: @Sendable (Set<String>, any Connection) throws -> [String: String]

        public init(
            responsible: @escaping Section = { _, _, _, _, _ in nil }, memory: @escaping Section = { _, _, _, _, _ in nil },
            links: @escaping @Sendable (String, Frame) -> HTML? = { _, _ in nil },
            names: @escaping @Sendable (Set<String>, any Connection) throws -> [String: String] = { _, _ in [:] }
        ) {
            self.responsible = responsible
            self.memory = memory
            self.links = links
            self.names = names
        }
    }

    /// - Parameters:
    ///   - atlas: the territory in memory, shared with the rooms that locate things.
    ///   - sections: what others have to say of an area.
    public static func module(atlas: Atlas = Atlas(), sections: Sections = Sections()) -> Module {
        let divisions = DivisionShelf()
        return Module(
            id: "territory", name: .territory, migrations: TerritorySchema.migrations + DivisionSchema.migrations + CodeSchema.migrations,
            permissions: [.editTerritory],
            menu: [
                MenuEntry(.places, path: "/places", order: 40),
                MenuEntry(EditStrings.title, path: EditRoutes.path, order: 44, permission: .editTerritory),
                MenuEntry(ImportStrings.title, path: ImportRoutes.path, order: 45, permission: .editTerritory),
            ],
            logs: [TerritoryStore.log],
            routes: { router, server in
                DivisionRoutes(server: server, shelf: divisions).add(to: router)
                CodeRoutes(server: server).add(to: router)
                ImportRoutes(server: server).add(to: router)
                EditRoutes(server: server, atlas: atlas, sections: sections).add(to: router)
                PlaceRoutes(server: server, atlas: atlas, sections: sections).add(to: router)
                MapAPI(server: server, atlas: atlas).add(to: router)
            })
    }
}

extension Permission {
    /// May change areas, buildings and premises.
    public static let editTerritory = Permission(rawValue: "territory.edit")
}
