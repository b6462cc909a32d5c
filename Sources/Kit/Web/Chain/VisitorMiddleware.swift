// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Logging
import Secrets

/// Finds out who asks, in which language and size; answers what goes wrong further in; writes the request's one line into the log.
///
/// The line holds the method, the route's pattern (never the address, which may hold a secret link), the status, the time and the actor's id.
struct VisitorMiddleware: RouterMiddleware {
    let signIn: @Sendable (String) async throws -> Actor?
    let key: [UInt8]
    let menu: [MenuEntry]
    let now: @Sendable () -> Date
    let assets: @Sendable () -> String
    let methods: Methods
    let proxies: Int
    let isSecure: Bool
    let forms: [ProblemForm]

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        let cookies = request.cookies
        let newVisitor = meet(request, cookies, &context)
        var response: Response
        do {
            if let session = cookies[CookieName.session]?.value, let actor = try await signIn(session) {
                context.actor = actor
                context.frame.actor = actor
            }
            response = try await next(request, context)
        } catch {
            response = answer(error, to: request, in: context)
        }
        finish(&response, request, context, newVisitor: newVisitor)
        let time = ContinuousClock.now - start
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        context.logger.info(
            "\(request.method.rawValue) \(context.endpointPath ?? "-") \(response.status.code) \(milliseconds) ms",
            metadata: ["actor": "\(context.actor.id)"])
        return response
    }

    /// Fills the context with what the request itself tells. The answer is a new visitor's number, where one had to be made.
    private func meet(_ request: Request, _ cookies: Cookies, _ context: inout Context) -> String? {
        if proxies > 0 { context.forwardedFor = Self.client(request.headers[values: .forwardedFor], proxies: proxies) }
        context.language = Self.language(cookie: cookies[CookieName.language]?.value, header: request.headers[.acceptLanguage])
        let known = cookies[CookieName.visitor]?.value
        let session = cookies[CookieName.session]?.value
        context.ticket = Ticket(visitor: known, session: session)
        let new = context.ticket == nil ? Secrets.token(bytes: 16) : nil
        context.frame.language = context.language
        context.frame.isLarge = cookies[CookieName.size]?.value == "large"
        context.frame.menu = menu
        context.frame.assets = assets()
        context.frame.path = Self.path(of: request)
        context.frame.csrf = (context.ticket ?? Ticket(visitor: new, session: nil))?.token(key: key) ?? ""
        context.frame.notice = cookies[CookieName.notice]?.value.nilIfEmpty.flatMap {
            String(validating: Urlencoded.percentDecoded($0.utf8, plusIsSpace: false), as: UTF8.self).map(Form.cleaned)
        }
        return new
    }

    private func answer(_ error: any Error, to request: Request, in context: Context) -> Response {
        var failure = ProblemPages(error, request: context.requestID)
        var allowed: [String] = []
        if failure.problem == .notFound, context.endpointPath == "NotFound" {
            allowed = methods.allowed(at: request.uri.path)
            if !allowed.isEmpty { failure = ProblemPages(Problem.wrongMethod, request: context.requestID) }
        }
        if failure.isBroken { context.logger.error("\(type(of: error)): \(Redaction.redacted("\(error)"))") }
        return failure.response(to: request, in: context.frame, allowed: allowed, forms: forms)
    }

    private func finish(_ response: inout Response, _ request: Request, _ context: Context, newVisitor: String?) {
        response.headers[.requestID] = context.requestID
        if response.headers[.contentType]?.hasPrefix("text/html") == true {
            if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
            if let newVisitor { response.setCookie(.kept(CookieName.visitor, newVisitor)) }
            if context.frame.notice != nil { response.setCookie(.kept(CookieName.notice, "", seconds: 0)) }
        }
        if isSecure, response.headers[.setCookie] != nil {
            response.headers[values: .setCookie] = response.headers[values: .setCookie].map { $0.contains("; Secure") ? $0 : $0 + "; Secure" }
        }
    }

    /// Where to come back to: this page, or for something posted the page it was posted from.
    private static func path(of request: Request) -> String {
        let own = request.uri.query.map { request.uri.path + "?" + $0 } ?? request.uri.path
        guard !request.method.isReading, let referrer = request.headers[.referer], let start = referrer.range(of: "://") else {
            return SafeURL.local(own)
        }
        let rest = referrer[start.upperBound...]
        guard rest.prefix(while: { $0 != "/" }) == request.head.authority ?? "" else { return SafeURL.local(own) }
        return SafeURL.local(String(rest.drop { $0 != "/" }), else: SafeURL.local(own))
    }

    /// The visitor's choice, else the first of the browser's languages that we speak, else Chinese.
    static func language(cookie: String?, header: String?) -> Language {
        if let chosen = cookie.flatMap(Language.init(rawValue:)) { return chosen }
        var best: (language: Language, weight: Double)?
        for part in (header ?? "").split(separator: ",").prefix(20) {
            let words = part.split(separator: ";")
            guard let tag = words.first, let language = Language(rawValue: tag.filter { $0 != " " }.prefix { $0 != "-" }.lowercased()) else {
                continue
            }
            let weight = words.dropFirst().first { $0.contains("q=") }.flatMap { Double($0.drop { $0 != "=" }.dropFirst()) } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .zh
    }

    /// Each proxy of ours appends the address it was asked from: ours is the outermost of those.
    static func client(_ headers: [String], proxies: Int) -> String? {
        let addresses = headers.joined(separator: ",").split(separator: ",").map { $0.filter { $0 != " " } }
        return addresses.dropLast(proxies - 1).last.map { String($0.prefix(64)) }
    }
}

/// Keeps personal data out of the log, where an error's own words may quote it.
enum Redaction {
    /// Without long numbers and without what databases quote as `(column)=(value)`.
    static func redacted(_ text: String) -> String {
        text.replacing(/=\([^)]*\)/, with: "=(…)").replacing(/[0-9]{5,}/, with: "…")
    }
}

extension String {
    fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
