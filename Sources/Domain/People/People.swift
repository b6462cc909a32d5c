// SPDX-License-Identifier: Apache-2.0
import Web

/// Teams, posts and who holds them: who is there to do the work, and where nobody is.
public enum People {
    public static let module = Module(
        id: "people", name: name, migrations: PeopleSchema.migrations,
        personalData: [
            PersonalColumn("people_post.phone", purpose: Purpose.posts),
            PersonalColumn("people_holding.account_id", purpose: Purpose.posts),
        ])
}
