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
        ],
        routes: { router, server in
            let limits = SignInLimits()
            SignInRoutes(server: server, limits: limits).add(to: router)
            AccountRoutes(server: server, limits: limits).add(to: router)
        })

    /// What the web's chain asks of every request that brings a session's cookie.
    public static func signIn(_ server: Server) -> @Sendable (String) async throws -> Actor? {
        { token in try await SessionDesk.shared.actor(token, in: server.database, at: server.now()) }
    }
}
