// SPDX-License-Identifier: Apache-2.0
import Access
import Web

/// Sign-in, sessions, and from roles to the `Actor` that all other rooms see.
public enum Accounts {
    public static let module = Module(
        id: "accounts", name: name, migrations: AccountSchema.migrations, permissions: [.accountsManage, .auditRead],
        personalData: [
            PersonalColumn("accounts_account.login", purpose: Purpose.login),
            PersonalColumn("accounts_account.name", purpose: Purpose.name),
            PersonalColumn("accounts_account.password", purpose: Purpose.password),
            PersonalColumn("accounts_session.device", purpose: Purpose.device),
        ])
}
