// SPDX-License-Identifier: Apache-2.0
import Access
import Localization
import Web

/// Territory (区划): the tree of areas, what stands in it, and how a place in words or on the map becomes a micro-grid.
public enum Territory {
    /// - Parameter atlas: the territory in memory, shared with the rooms that locate things.
    public static func module(atlas: Atlas = Atlas()) -> Module {
        let divisions = DivisionShelf()
        return Module(
            id: "territory", name: .territory, migrations: TerritorySchema.migrations + DivisionSchema.migrations, permissions: [.editTerritory],
            menu: [MenuEntry(.places, path: "/places", order: 40)],
            routes: { router, server in
                DivisionRoutes(server: server, shelf: divisions).add(to: router)
                PlaceRoutes(server: server, atlas: atlas).add(to: router)
                MapAPI(server: server, atlas: atlas).add(to: router)
            })
    }
}

extension Permission {
    /// May change areas, buildings and premises.
    public static let editTerritory = Permission(rawValue: "territory.edit")
}
