// SPDX-License-Identifier: Apache-2.0
import Access
import Web

/// Sign-in, sessions, and from roles to the `Actor` that all other rooms see.
public enum Accounts {
    public static let module = Module(
        id: "accounts", name: name, migrations: AccountSchema.migrations, permissions: [.accountsManage, .auditRead],
        processings: processings,
        logs: AccountLog.all,
        routes: { router, server in
            let limits = SignInLimits()
            SignInRoutes(server: server, limits: limits).add(to: router)
            AccountRoutes(server: server, limits: limits).add(to: router)
        })

    public static let processings = AccountDataStore.register

    /// What the web's chain asks of every request that brings a session's cookie.
    public static func signIn(_ server: Server) -> @Sendable (String) async throws -> Actor? {
        { token in try await SessionDesk.shared.actor(token, in: server.database, at: server.now()) }
    }
}
