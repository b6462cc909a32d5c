// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// After a breach (PIPL art. 57): whose data were looked at by an account, or by anyone, in a time.
struct BreachRoutes: Sendable {
    let server: Server

    static let path = "/privacy/breach"
    /// Days that one question may span: the access log is read whole for it.
    static let longest = 366

    func add(to router: RouterGroup<Context>) {
        router.get("privacy/breach", use: ask)
    }

    @Sendable func ask(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        guard actor.may(.privacyAnswer) else { throw RightsRequest.Refusal.notAllowed }
        let query = Form.query(request)
        let typed = BreachPages.Typed(login: query["account"], from: query["from"], until: query["until"])
        var page = BreachPages.ask(typed, found: nil, now: now, in: context.frame)
        if !typed.isEmpty {
            do {
                let (from, until) = try typed.span()
                let login = typed.login.trimmingCharacters(in: .whitespacesAndNewlines)
                let found = try await server.database.read { db in
                    let accounts = AccountStore(db)
                    let account = login.isEmpty ? nil : try accounts.account(login: login)
                    if !login.isEmpty, account == nil { throw Invalid("account", BreachStrings.noAccount) }
                    let looks = try AccessStore(db).looks(of: account?.id, from: from, until: until)
                    return BreachPages.Found(
                        looks: looks, names: try accounts.names(of: Set(looks.map(\.actor))), from: typed.from, until: typed.until)
                }
                page = BreachPages.ask(typed, found: found, now: now, in: context.frame)
            } catch let invalid as Invalid {
                page = BreachPages.ask(typed, found: nil, invalid: invalid, now: now, in: context.frame)
            }
        }
        return try page.secret(request, context)
    }
}
