// SPDX-License-Identifier: Apache-2.0
import Access
import Web

/// Lists of powers and duties (清单): which matter is whose, in which lane, by which law, within what time.
public enum Mandates {
    public static let module = Module(
        id: "mandates", name: name, migrations: MandateSchema.migrations, permissions: [.mandatesEdit],
        menu: [MenuEntry(name, path: MandatePath.lists, order: 40)],
        logs: [MandateRecordStore.log], witnesses: [MandateRecordStore.lists],
        routes: { router, server in
            ListRoutes(server: server).add(to: router)
            CalendarRoutes(server: server).add(to: router)
            StageRoutes(server: server).add(to: router)
        })
}
