// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Secrets

/// Sees to it that a change was asked for on a page of ours, not by another site that borrows the visitor's cookies (CSRF).
///
/// Two independent checks of every request that is not just reading:
/// 1. Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`): another site is refused.
/// 2. Where a cookie of ours comes along, the token must too: as the field `csrf` of the form, or as the header `X-CSRF-Token`
///    for everything that is not a form. Without a cookie there is nothing to borrow, so that API clients need no token.
///
/// The check stands here and not in handlers, so that no handler can forget it. Small forms are read here and handed on;
/// large multipart forms, which carry photos, are checked on their way: their first part must be the token, or reading them fails.
struct CrossSiteMiddleware: RouterMiddleware {
    let key: [UInt8]
    /// Our own host with its port as visitors know it, for servers behind a proxy that renames it.
    let host: String
    static let largestForm = 1 << 20
    static let smallMultipart = 64 << 10

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard !request.method.isReading else { return try await next(request, context) }
        guard isFromHere(request) else { throw Problem.formExpired }
        guard let ticket = context.ticket else { return try await next(request, context) }
        if let token = request.headers[.csrfToken] {
            guard ticket.holds(token, key: key) else { throw Problem.formExpired }
            return try await next(request, context)
        }
        var request = request
        switch Form.Kind(request.headers[.contentType]) {
        case .urlencoded:
            let body = try await request.collectBody(upTo: Self.largestForm)
            let tokens = try Urlencoded.fields(body.readableBytesView, bounds: Form.Bounds())["csrf"] ?? []
            guard tokens.contains(where: { ticket.holds($0, key: key) }) else { throw Problem.formExpired }
        case .multipart(let boundary):
            if let length = request.headers[.contentLength].flatMap(Int.init), length <= Self.smallMultipart {
                let body = try await request.collectBody(upTo: Self.smallMultipart)
                var parser = Multipart(boundary: boundary, bounds: Form.Bounds())
                try parser.take(body.readableBytesView)
                guard (parser.formSoFar.fields["csrf"] ?? []).contains(where: { ticket.holds($0, key: key) }) else { throw Problem.formExpired }
            } else {
                let key = key
                let checked = CheckedBody(base: request.body, boundary: boundary) { ticket.holds($0, key: key) }
                request.body = RequestBody(asyncSequence: checked)
            }
        case .none, .unreadable, .other: throw Problem.formExpired
        }
        return try await next(request, context)
    }

    private func isFromHere(_ request: Request) -> Bool {
        if let site = request.headers[.fetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        let from = Self.host(of: origin)
        return !from.isEmpty && (from == request.head.authority?.lowercased() || from == host)
    }

    /// The host and port of an origin; empty where there is none, as in `null`.
    static func host(of origin: String) -> String {
        guard let start = origin.range(of: "://") else { return "" }
        return origin[start.upperBound...].prefix { $0 != "/" }.lowercased()
    }
}

/// What ties a form to the browser it was shown in: the cookie of the visitor, or that of the session.
struct Ticket: Sendable {
    let secret: String

    init?(visitor: String?, session: String?) {
        if let session, !session.isEmpty { secret = "session \(session)" } else if let visitor { secret = "visitor \(visitor)" } else { return nil }
    }

    /// A token for a form. Each is another, so that compressed pages do not give it away letter by letter (BREACH).
    func token(key: [UInt8]) -> String {
        let nonce = Secrets.token(bytes: 9)
        return nonce + "." + Secrets.keyedHash("csrf \(nonce) \(secret)", key: key)
    }

    func holds(_ token: String, key: [UInt8]) -> Bool {
        let parts = token.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count <= 24 else { return false }
        return Secrets.areEqual(String(parts[1]), Secrets.keyedHash("csrf \(parts[0]) \(secret)", key: key))
    }
}

/// A multipart body that fails unless its first part is the right token.
private struct CheckedBody: AsyncSequence, Sendable {
    let base: RequestBody
    let boundary: [UInt8]
    let holds: @Sendable (String) -> Bool

    func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), parser: Multipart(boundary: boundary, bounds: Form.Bounds()), holds: holds)
    }

    struct Iterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        /// Nil once the token was found right.
        var parser: Multipart?
        let holds: @Sendable (String) -> Bool

        mutating func next() async throws -> ByteBuffer? {
            guard var parser else { return try await base.next() }
            var waiting = ByteBuffer()
            while waiting.readableBytes <= CrossSiteMiddleware.smallMultipart, var chunk = try await base.next() {
                try parser.take(chunk.readableBytesView)
                waiting.writeBuffer(&chunk)
                guard !parser.hasFirst else { break }
            }
            guard (parser.formSoFar.fields["csrf"] ?? []).contains(where: holds) else { throw Problem.formExpired }
            self.parser = nil
            return waiting
        }
    }
}
