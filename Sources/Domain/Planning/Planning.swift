// SPDX-License-Identifier: Apache-2.0
import Access
import Localization
import Web

/// Grid plans (网格方案): drawn from what stands in a community, compared, mended by hand, shown to the residents, adopted from a day on.
public enum Planning {
    public static let module = Module(
        id: "planning", name: PlanStrings.title, migrations: PlanSchema.migrations, permissions: [.planningEdit, .planningAdopt],
        menu: [MenuEntry(PlanStrings.title, path: GridPlan.all, order: 45, permission: .planningEdit)],
        personalData: [PersonalColumn("planning_comment.words", purpose: AdoptionStrings.whyComments)],
        routes: { router, server in
            UnitImportRoutes(server: server).add(to: router)
            PlanRoutes(server: server).add(to: router)
            PlanChangeRoutes(server: server).add(to: router)
            PlanFileRoutes(server: server).add(to: router)
            AdoptionRoutes(server: server, limiter: RateLimiter(RateLimit(burst: 5, seconds: 60))).add(to: router)
        })
}
