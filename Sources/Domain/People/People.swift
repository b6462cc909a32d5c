// SPDX-License-Identifier: Apache-2.0
import Accounts
import Web

/// Teams, posts and who holds them: who is there to do the work, and where nobody is.
public enum People {
    public static let module = Module(
        id: "people", name: name, migrations: PeopleSchema.migrations,
        menu: [MenuEntry(name, path: "/people", order: 90, permission: .accountsManage)],
        processings: processings,
        logs: [PeopleStore.log],
        routes: { router, server in
            DirectoryRoutes(server: server).add(to: router)
            TeamRoutes(server: server).add(to: router)
        })

    public static let processings = [
        Processing(
            id: "people.posts", name: Purpose.postsTitle, purpose: Purpose.posts, basis: .duty,
            columns: [PersonalColumn("people_post.phone"), PersonalColumn("people_holding.account_id"), PersonalColumn("people_team.phone")],
            seenBy: Purpose.seenByAll, retention: .until(Purpose.untilPostEnds))
    ]
}
