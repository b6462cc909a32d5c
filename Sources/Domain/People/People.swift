// SPDX-License-Identifier: Apache-2.0
import Accounts
import Web

/// Teams, posts and who holds them: who is there to do the work, and where nobody is.
public enum People {
    public static let module = Module(
        id: "people", name: name, migrations: PeopleSchema.migrations,
        menu: [MenuEntry(name, path: "/people", order: 90, permission: .accountsManage)],
        personalData: [
            PersonalColumn("people_post.phone", purpose: Purpose.posts),
            PersonalColumn("people_holding.account_id", purpose: Purpose.posts),
        ],
        routes: { router, server in
            DirectoryRoutes(server: server).add(to: router)
            TeamRoutes(server: server).add(to: router)
        })
}
