// SPDX-License-Identifier: Apache-2.0
import Access
import Web

/// Grid plans (网格方案): drawn from what stands in a community, compared, mended by hand, shown to the residents.
public enum Planning {
    public static let module = Module(
        id: "planning", name: PlanStrings.title, migrations: PlanSchema.migrations, permissions: [.planningEdit],
        menu: [MenuEntry(PlanStrings.title, path: GridPlan.all, order: 45, permission: .planningEdit)],
        routes: { router, server in
            PlanRoutes(server: server).add(to: router)
            PlanChangeRoutes(server: server).add(to: router)
            PlanFileRoutes(server: server).add(to: router)
        })
}
