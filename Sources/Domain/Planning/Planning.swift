// SPDX-License-Identifier: Apache-2.0
import Access
import Localization
import Web

/// Grid plans (网格方案): drawn from what stands in a community, compared, mended by hand, shown to the residents, adopted from a day on.
public enum Planning {
    public static let module = Module(
        id: "planning", name: PlanStrings.title, migrations: PlanSchema.migrations, permissions: [.planningEdit, .planningAdopt],
        menu: [MenuEntry(PlanStrings.title, path: GridPlan.all, order: 45, permission: .planningEdit)],
        processings: processings,
        logs: [PlanRecordStore.log], witnesses: [PlanRecordStore.adopted],
        routes: { router, server in
            UnitImportRoutes(server: server).add(to: router)
            PlanRoutes(server: server).add(to: router)
            PlanChangeRoutes(server: server).add(to: router)
            PlanFileRoutes(server: server).add(to: router)
            AdoptionRoutes(server: server, limiter: RateLimiter(RateLimit(burst: 5, seconds: 60))).add(to: router)
        })

    public static let processings = [
        Processing(
            id: "planning.comments", name: AdoptionStrings.commentsTitle, purpose: AdoptionStrings.whyComments, basis: .duty,
            columns: [PersonalColumn("planning_comment.words")], seenBy: AdoptionStrings.commentsSeenBy, permissions: [.planningEdit],
            retention: .days(365, after: AdoptionStrings.commentsSince, AdoptionStore.erasure))
    ]
}
