// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// What follows when someone has shown who they are: asks for the second half where there is one, then opens the session.
struct Entrance: Sendable {
    let server: Server
    let tools: Accounts.Tools

    /// The first half was right. Where a second factor is set up, its code comes next; else the session opens.
    ///
    /// - Parameter proof: what the first half has proved beyond a password, if anything; counts where no second factor is set up here.
    func goOn(
        _ account: Account, proof: SecondFactor.Proof? = nil, back: String, _ request: Request, _ context: Context
    ) async throws -> Response {
        let now = server.now()
        let half = try await server.database.write { db -> String? in
            let store = AccountStore(db)
            return try store.secondFactor(of: account.id) == nil ? nil : try store.beginHalf(for: account, at: now)
        }
        guard let half else { return try await enter(account, proof: proof, back: back, request, context) }
        var response = Response.goOn(to: "\(SecondFactorPages.codePath)?back=\(back.queryEscaped)")
        response.setCookie(.kept(CookieName.half, half, seconds: Int(AccountStore.halfLength)))
        return response
    }

    /// Opens a session in place of any that the browser held, and knows the browser again from now on.
    func enter(
        _ account: Account, proof: SecondFactor.Proof?, back: String, _ request: Request, _ context: Context
    ) async throws -> Response {
        let now = server.now(), policy = tools.secondFactor
        let old = request.cookies[CookieName.session]?.value, userAgent = request.headers[.userAgent] ?? ""
        let known = request.cookies[CookieName.device]?.value ?? ""
        let (token, device, isDue, isTold) = try await server.database.write { db in
            let store = AccountStore(db)
            let token = try store.begin(for: account, userAgent: userAgent, replacing: old, proof: proof, at: now)
            let device = try store.isKnown(device: known, login: account.login, at: now) ? nil : try store.know(deviceOf: account.id, at: now)
            let actor = try store.actor(account, at: now)
            let isTold = try store.unseenEmergencies(for: actor).isEmpty
            return (token, device, proof == nil ? try store.mustSetUpSecondFactor(account, by: policy, at: now) : false, isTold)
        }
        if let old { SessionDesk.shared.forget(old) }
        let next = account.mustChangePassword ? AccountPages.passwordPath : isDue ? SecondFactorPages.path : isTold ? back : EmergencyPages.path
        var response = Response.goOn(to: next, saying: AccountsStrings.welcome(account.name)(context.language))
        response.setCookie(.kept(CookieName.session, token, seconds: Int(Session.longest)))
        response.setCookie(.kept(CookieName.half, "", seconds: 0))
        if let device { response.setCookie(.kept(CookieName.device, device, seconds: Int(AccountStore.deviceLength))) }
        return response
    }
}

extension AccountStore {
    /// Whether an account's roles ask for a second factor. Until it is shown, its sessions may do nothing but set one up.
    func mustSetUpSecondFactor(_ account: Account, by policy: SecondFactor.Policy, at now: Date) throws -> Bool {
        SecondFactor.isRequired(of: try actor(account, at: now).permissions, by: policy)
    }
}

extension CookieName {
    /// A sign-in that waits for its code.
    static let half = "linli-half"
    /// A browser in which someone has signed in before.
    static let device = "linli-device"
}

/// How often a password or a code may be tried. Nobody's account is ever locked: whoever knows a name could lock its owner out.
///
/// A browser in which the owner has signed in before has a count of its own: what others try, from the same address too, does not touch it.
final class SignInLimits: Sendable {
    /// One name from one address: five tries, then one every half minute.
    private let pair = RateLimiter(RateLimit(burst: 5, seconds: 30))
    /// One address, whatever the names: an office behind one address signs in at nine, a guesser does not get far.
    private let client = RateLimiter(RateLimit(burst: 60, seconds: 6))
    /// One name from everywhere: beyond it, each try takes longer.
    private let name = RateLimiter(RateLimit(burst: 20, seconds: 60))
    /// One browser that is known: as many as a name from one address.
    private let known = RateLimiter(RateLimit(burst: 5, seconds: 30))
    /// Codes for one account from browsers that are not known: a guesser who has the password gets one in a thousand a day.
    private let code = RateLimiter(RateLimit(burst: 10, seconds: 300))
    static let slowness: Duration = .seconds(2)

    /// Counts a try. False where it may go on, but slowly.
    ///
    /// - Parameter device: the token of a browser that the account is known to use, if it is one.
    /// - Throws: `Problem.tooMany` with the seconds to wait.
    func check(login: String, client address: String, device: String? = nil, at now: Date) throws(Problem) -> Bool {
        if let device {
            try known.spend(device, at: now)
            return true
        }
        try client.spend(address, at: now)
        try pair.spend("\(address) \(login)", at: now)
        do { try name.spend(login, at: now) } catch { return false }
        return true
    }

    /// Counts a try at an account's code.
    func checkCode(account: String, device: String? = nil, at now: Date) throws(Problem) {
        if let device { try known.spend("code \(device)", at: now) } else { try code.spend(account, at: now) }
    }

    /// The right password: the tries before it do not count.
    func forget(login: String, client address: String, device: String? = nil) {
        if let device { known.forget(device) }
        pair.forget("\(address) \(login)")
        name.forget(login)
    }

    /// The right code.
    func forgetCode(account: String, device: String? = nil) {
        if let device { known.forget("code \(device)") } else { code.forget(account) }
    }
}
