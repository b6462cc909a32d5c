// SPDX-License-Identifier: Apache-2.0
import Foundation
import Outbound
import Secrets
import SignedTokens
import Synchronization

/// Speaks to the sign-in provider, through the one way out. What it tells of itself and its keys are believed for an hour; a token signed by a key
/// that is not known has the keys fetched anew, at most every half minute.
public final class ProviderDesk: Sendable {
    public let provider: Provider
    private let outbound: Outbound
    private struct Known {
        var addresses: (Provider.Addresses, until: Date)?
        var keys: (keys: [JSONWebKey], fetched: Date)?
    }
    private let known = Mutex(Known())

    static let trust: TimeInterval = 3600
    static let pause: TimeInterval = 30

    public init(_ provider: Provider, outbound: Outbound) {
        self.provider = provider
        self.outbound = outbound
    }

    func addresses(at now: Date) async throws(Provider.Refusal) -> Provider.Addresses {
        if let (addresses, until) = known.withLock({ $0.addresses }), now < until { return addresses }
        let found = try provider.addresses(await fetch(provider.discovery, limit: 64 << 10))
        known.withLock { $0.addresses = (found, now + Self.trust) }
        return found
    }

    /// Exchanges a code for what the provider says of the person.
    func claims(_ code: String, of journey: Provider.Journey, returningTo callback: String, at now: Date) async throws(Provider.Refusal)
        -> TokenClaims
    {
        let addresses = try await addresses(at: now), (headers, body) = provider.exchange(code, of: journey, returningTo: callback)
        let answer: Outbound.Answer
        do { answer = try await outbound.send("POST", to: addresses.token, headers: headers, body: Array(body.utf8), limit: 64 << 10) } catch {
            throw .unavailable("\(error)")
        }
        guard answer.status == 200 else { throw .refused("the token endpoint answers \(answer.status)") }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: Data(answer.body)) else { throw .token("no ID token") }
        do {
            let claims = try await claims(in: SignedToken(tokens.id_token), addresses, at: now)
            try claims.check(issuer: provider.issuer, client: provider.client, nonce: journey.nonce, at: now)
            return claims
        } catch let refusal as Provider.Refusal { throw refusal } catch { throw .token("\(error)") }
    }

    private struct Tokens: Decodable { let id_token: String }

    private func claims(in token: SignedToken, _ addresses: Provider.Addresses, at now: Date) async throws -> TokenClaims {
        let present = try await keys(addresses, olderThan: now - Self.trust, at: now)
        do { return try token.claims(signedBy: present) } catch SignedToken.Refusal.unknownKey {
            return try token.claims(signedBy: await keys(addresses, olderThan: now - Self.pause, at: now))
        }
    }

    /// The provider's keys, fetched anew where those that are known are older.
    private func keys(_ addresses: Provider.Addresses, olderThan limit: Date, at now: Date) async throws -> [JSONWebKey] {
        if let kept = known.withLock({ $0.keys }), kept.fetched > limit { return kept.keys }
        guard let keys = JSONWebKey.set(try await fetch(addresses.keys, limit: 256 << 10)) else { throw Provider.Refusal.unavailable("no key set") }
        known.withLock { $0.keys = (keys, now) }
        return keys
    }

    private func fetch(_ address: String, limit: Int) async throws(Provider.Refusal) -> [UInt8] {
        let answer: Outbound.Answer
        do { answer = try await outbound.send(to: address, headers: [("Accept", "application/json")], limit: limit) } catch {
            throw .unavailable("\(error)")
        }
        guard answer.status == 200 else { throw .unavailable("answers \(answer.status)") }
        return answer.body
    }
}
