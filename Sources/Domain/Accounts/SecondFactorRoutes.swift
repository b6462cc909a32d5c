// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Secrets
import Storage
import Web

/// The second step of signing in, and setting it up.
struct SecondFactorRoutes: Sendable {
    let server: Server
    let limits: SignInLimits
    let tools: Accounts.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("sign-in/code", use: showCode)
        router.post("sign-in/code", use: enterCode)
        router.get("account/second-factor", use: show)
        router.post("account/second-factor", use: begin)
        router.post("account/second-factor/change", use: change)
        router.get("account/second-factor/new", use: showOffer)
        router.post("account/second-factor/new", use: confirm)
    }

    func showCode(_ request: Request, _ context: Context) async throws -> Response {
        let back = SafeURL.local(Form.query(request)["back"]), token = request.cookies[CookieName.half]?.value ?? "", now = server.now()
        guard try await server.database.read({ db in try AccountStore(db).half(token, at: now) }) != nil else { return again(back, context) }
        return try SecondFactorPages.code(in: context.frame, back: back).response(from: request, context: context)
    }

    func enterCode(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await Form.read(request, limit: 16 << 10), back = SafeURL.local(form["back"]), now = server.now()
        let token = request.cookies[CookieName.half]?.value ?? "", key = tools.key
        guard let waiting = try await server.database.read({ db in try AccountStore(db).half(token, at: now) }) else { return again(back, context) }
        let device = try await knownDevice(request, login: waiting.login)
        try limits.checkCode(account: waiting.id, device: device, at: now)
        // The try is counted in a transaction of its own, so that a wrong code does not undo the counting.
        guard let account = try await server.database.write({ db in try AccountStore(db).tryHalf(token, at: now) }) else {
            return again(back, context)
        }
        let proof: SecondFactor.Proof
        do {
            proof = try await server.database.write { db in
                let proof = try SecondFactorStore(db, key: key).verify(form["code"], of: account.id, at: now)
                try AccountStore(db).endHalf(token)
                return proof
            }
        } catch SecondFactor.Refusal.codeWrong {
            let isLeft = try await server.database.write { db in
                try AccountStore(db).record(.signInFailed, on: account.id, by: .anonymous, at: now, detail: "code")
                return try AccountStore(db).half(token, at: now) != nil
            }
            guard isLeft else { return again(back, context) }
            let page = SecondFactorPages.code(in: context.frame, back: back, invalid: Invalid("code", SecondFactorStrings.wrong))
            return try page.response(from: request, context: context)
        }
        limits.forgetCode(account: account.id, device: device)
        return try await Entrance(server: server, tools: tools).enter(account, proof: proof, back: back, request, context)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        try await overview(request, context)
    }

    /// Begins to set one up where there is none.
    func begin(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), key = tools.key
        try await server.database.write { db in
            guard try AccountStore(db).secondFactor(of: actor.id) == nil else { throw SecondFactor.Refusal.alreadySetUp }
            _ = try SecondFactorStore(db, key: key).offer(to: actor.id, at: now)
        }
        return .goOn(to: SecondFactorPages.newPath)
    }

    /// New recovery codes, a new phone, or the end: each for a code, so that a borrowed session does not suffice.
    func change(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), key = tools.key, policy = tools.secondFactor
        let form = try await Form.read(request, limit: 16 << 10), what = form["what"]
        try limits.checkCode(account: "session \(actor.id)", at: now)
        do {
            let codes = try await server.database.write { db -> [String] in
                let accounts = AccountStore(db), store = SecondFactorStore(db, key: key)
                _ = try store.verify(form["code"], of: actor.id, at: now)
                switch what {
                case "codes": return try store.renewCodes(of: actor.id, at: now)
                case "end":
                    guard let account = try accounts.account(id: actor.id), try !accounts.mustSetUpSecondFactor(account, by: policy, at: now) else {
                        throw Account.Refusal.notAllowed
                    }
                    try accounts.endSecondFactor(of: actor.id, by: actor, at: now)
                default: _ = try store.offer(to: actor.id, at: now)
                }
                return []
            }
            limits.forgetCode(account: "session \(actor.id)")
            switch what {
            case "codes": return try SecondFactorPages.codes(codes, in: context.frame).response(from: request, context: context)
            case "end":
                SessionDesk.shared.forgetAll()
                return .goOn(to: SecondFactorPages.path, saying: SecondFactorStrings.ended(context.language))
            default: return .goOn(to: SecondFactorPages.newPath)
            }
        } catch SecondFactor.Refusal.codeWrong {
            let page = try await overview(request, context, invalid: Invalid("code", SecondFactorStrings.wrong))
            return try page.response(from: request, context: context)
        }
    }

    func showOffer(_ request: Request, _ context: Context) async throws -> Response {
        guard let page = try await offer(context) else { return .goOn(to: SecondFactorPages.path) }
        return try page.response(from: request, context: context)
    }

    func confirm(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), key = tools.key
        let form = try await Form.read(request, limit: 16 << 10), token = request.cookies[CookieName.session]?.value ?? ""
        do {
            let codes = try await server.database.write { db in
                guard let session = try AccountStore(db).session(token, at: now) else { throw StorageError.absent }
                return try SecondFactorStore(db, key: key).confirm(form["code"], of: actor.id, in: session.id, at: now)
            }
            SessionDesk.shared.forgetAll()
            return try SecondFactorPages.codes(codes, in: context.frame).response(from: request, context: context)
        } catch SecondFactor.Refusal.codeWrong {
            guard let page = try await offer(context, invalid: Invalid("code", SecondFactorStrings.firstWrong)) else {
                return .goOn(to: SecondFactorPages.path, saying: SecondFactorStrings.offerTooOld(context.language))
            }
            return try page.response(from: request, context: context)
        }
    }

    private func again(_ back: String, _ context: Context) -> Response {
        .goOn(to: "/sign-in?back=\(back.queryEscaped)", saying: SecondFactorStrings.again(context.language))
    }

    private func offer(_ context: Context, invalid: Invalid = Invalid()) async throws -> Page? {
        let actor = try context.requireSignedIn(), now = server.now(), key = tools.key
        return try await server.database.read { db in
            guard let factor = try SecondFactorStore(db, key: key).offered(to: actor.id, at: now),
                let account = try AccountStore(db).account(id: actor.id)
            else { return nil }
            return SecondFactorPages.offer(factor, login: account.login, in: context.frame, invalid: invalid)
        }
    }

    private func overview(_ request: Request, _ context: Context, invalid: Invalid = Invalid()) async throws -> Page {
        let actor = try context.requireSignedIn(), now = server.now(), policy = tools.secondFactor
        return try await server.database.read { db in
            let store = AccountStore(db)
            guard let account = try store.account(id: actor.id) else { throw StorageError.absent }
            let isRequired = try store.mustSetUpSecondFactor(account, by: policy, at: now)
            return SecondFactorPages.overview(
                try store.secondFactor(of: actor.id), isRequired: isRequired, now: now, in: context.frame, invalid: invalid)
        }
    }

    private func knownDevice(_ request: Request, login: String) async throws -> String? {
        try await SignInRoutes(server: server, limits: limits, tools: tools).knownDevice(request, login: login)
    }
}
