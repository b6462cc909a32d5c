// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage
import Synchronization

/// From a cookie to an `Actor`, fast: what was known a moment ago is believed for a few seconds.
///
/// Only answers are remembered, under the token's digest. Signing out forgets at once in this process; other processes follow within `trust`.
public final class SessionDesk: Sendable {
    public static let shared = SessionDesk()
    static let trust: TimeInterval = 3
    private static let limit = 10_000

    private struct Known { let actor: Actor, until: Date }
    private let known = Mutex<[String: Known]>([:])

    /// Who holds the token; nil where nobody does.
    public func actor(
        _ token: String, in database: any Database, secondFactor policy: SecondFactor.Policy = .offered, at now: Date
    ) async throws -> Actor? {
        guard token.utf8.count == 43 else { return nil }
        let key = Secrets.sha256(token)
        let remembered = known.withLock { $0[key].flatMap { now < $0.until && now > $0.until - Self.trust * 2 ? $0.actor : nil } }
        if let remembered { return remembered }
        let found = try await database.read { db -> (Session, Actor)? in
            let store = AccountStore(db)
            guard let session = try store.session(token, at: now), let actor = try store.actor(of: session, secondFactor: policy, at: now) else {
                return nil
            }
            return (session, actor)
        }
        guard let (session, actor) = found else {
            forget(token)
            return nil
        }
        if session.seenAt + Session.notedEvery <= now { try await database.write { db in try AccountStore(db).note(session, at: now) } }
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll() }
            known[key] = Known(actor: actor, until: now + Self.trust)
        }
        return actor
    }

    /// A sign-out: the token is nobody's from now on.
    public func forget(_ token: String) { known.withLock { $0[Secrets.sha256(token)] = nil } }

    /// Rights were changed or sessions ended from elsewhere: all are looked up anew.
    public func forgetAll() { known.withLock { $0.removeAll() } }
}
