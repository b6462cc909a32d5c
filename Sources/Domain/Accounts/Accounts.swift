// SPDX-License-Identifier: Apache-2.0
import Access
import Hummingbird
import Secrets
import Storage
import Web

/// Sign-in, sessions, and from roles to the `Actor` that all other rooms see.
public enum Accounts {
    /// What an installation decides about signing in.
    public struct Tools: Sendable {
        /// The installation's key, under which second factors are sealed.
        var key: [UInt8]
        var secondFactor: SecondFactor.Policy
        /// Who else signs people in, if anyone does.
        var provider: ProviderDesk?

        public init(key: [UInt8], secondFactor: SecondFactor.Policy, provider: ProviderDesk? = nil) {
            self.provider = provider
            self.key = key
            self.secondFactor = secondFactor
        }
    }

    /// The room with a key that is gone with the process: for what only needs tables and words, and for tests.
    public static let module = module(Tools(key: Secrets.randomBytes(32), secondFactor: .offered))

    public static let migrations =
        AccountSchema.migrations + SecondFactorSchema.migrations + DelegationSchema.migrations
        + LinkSchema.migrations

    public static func module(_ tools: Tools) -> Module {
        Module(
            id: "accounts", name: name, migrations: migrations, permissions: [.accountsManage, .auditRead],
            menu: [MenuEntry(EmergencyStrings.title, path: EmergencyPages.path, order: 96, permission: .auditRead)],
            processings: processings, logs: AccountLog.all,
            routes: { router, server in
                let limits = SignInLimits()
                SignInRoutes(server: server, limits: limits, tools: tools).add(to: router)
                SecondFactorRoutes(server: server, limits: limits, tools: tools).add(to: router)
                if let desk = tools.provider {
                    ProviderRoutes(server: server, tools: tools, desk: desk).add(to: router)
                } else {
                    router.get("account/provider/of/:account") { _, context -> Page in
                        _ = try context.requireSignedIn()
                        throw ProviderStrings.noProvider
                    }
                }
                CoverRoutes(server: server).add(to: router)
                EmergencyRoutes(server: server).add(to: router)
                AccountRoutes(server: server, limits: limits, tools: tools).add(to: router)
            })
    }

    public static let processings = AccountDataStore.register

    /// What the web's chain asks of every request that brings a session's cookie.
    public static func signIn(_ server: Server, secondFactor policy: SecondFactor.Policy = .offered) -> @Sendable (String) async throws -> Actor? {
        { token in try await SessionDesk.shared.actor(token, in: server.database, secondFactor: policy, at: server.now()) }
    }
}
