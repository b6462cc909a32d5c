// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage

/// How a part of the site answers what went wrong, where a contract of others says how: as Open311's errors do.
public struct ProblemForm: Sendable {
    let prefix: String
    let answer: @Sendable (_ problem: Problem, _ remarks: Invalid, _ request: Request, _ language: Language) -> Response

    /// - Parameter prefix: the addresses that it holds for, `/open311`, and all below.
    public init(
        prefix: String, answer: @escaping @Sendable (_ problem: Problem, _ remarks: Invalid, _ request: Request, _ language: Language) -> Response
    ) {
        self.prefix = prefix
        self.answer = answer
    }

    func holds(_ path: String) -> Bool { path == prefix || path.hasPrefix(prefix + "/") }
}

/// What a visitor gets when something went wrong: a page in their language, or JSON (RFC 9457) for programs.
struct ProblemPages {
    let problem: Problem
    var invalid = Invalid()
    /// Whether it is our fault and belongs into the log.
    var isBroken = false

    init(_ error: any Error, request: String) {
        switch error {
        case let problem as Problem: self.problem = problem
        case let refusal as any Explainable: problem = refusal.problem
        case let invalid as Invalid:
            problem = .incomplete
            self.invalid = invalid
        case StorageError.absent: problem = .notFound
        case StorageError.stale: problem = .changedMeanwhile
        case StorageError.unavailable: problem = .unavailable
        case is NIOTooManyBytesError: problem = .tooLarge
        case is DecodingError: problem = .malformed
        case let error as any HTTPResponseError where error.status.code < 500: problem = .of(error.status)
        default:
            problem = .broken(request: request)
            isBroken = true
        }
    }

    func response(to request: Request, in frame: Frame, allowed: [String] = [], forms: [ProblemForm] = []) -> Response {
        let form = forms.first { $0.holds(request.uri.path) }
        if form == nil, problem.status == .unauthorized, request.method == .get, !Self.isForPrograms(request) {
            return .goOn(to: "/sign-in?back=" + frame.path.queryEscaped)
        }
        var response =
            form?.answer(problem, invalid, request, frame.language)
            ?? (Self.isForPrograms(request) ? json(in: frame.language) : page(in: frame, request: request))
        response.headers[.cacheControl] = "no-store"
        if problem.status == .serviceUnavailable { response.headers[.retryAfter] = "30" }
        if problem.status == .tooManyRequests, let seconds = problem.seconds { response.headers[.retryAfter] = String(seconds) }
        if problem.status == .methodNotAllowed { response.headers[.allow] = allowed.joined(separator: ", ") }
        return response
    }

    /// Programs ask below `/api`, or say that they want JSON and not HTML.
    static func isForPrograms(_ request: Request) -> Bool {
        let path = request.uri.path
        if path == "/api" || path.hasPrefix("/api/") { return true }
        let accept = request.headers[.accept] ?? ""
        return accept.contains("json") && !accept.contains("text/html")
    }

    private func page(in frame: Frame, request: Request) -> Response {
        let language = frame.language
        let needsSignIn = problem.status == .unauthorized
        let content: HTML = """
            <h1>\(problem.text(language))</h1>
            \(problem.way.map { "<p class=\"lead\">\($0(language))</p>\n" as HTML })\
            \(invalid.isEmpty ? nil : "<ul>\(invalid.fields.compactMap { invalid[$0] }.map { "<li>\($0(language))</li>\n" as HTML })</ul>\n" as HTML)\
            \(HTML.actions(
                needsSignIn ? .link(WebStrings.signIn, to: "/sign-in?back=" + frame.path.queryEscaped, in: frame, weight: .primary) : "",
                .link(WebStrings.home, to: "/", in: frame)))
            """
        let page = Page(problem.text, in: frame, status: problem.status, content: content)
        return page.response
    }

    private func json(in language: Language) -> Response {
        struct ProblemJSON: Encodable {
            let type = "about:blank"
            let title: String
            let status: Int
            let detail: String?
            let errors: [String: String]?
        }
        let body = ProblemJSON(
            title: problem.text(language), status: problem.status.code, detail: problem.way?(language),
            errors: invalid.isEmpty ? nil : invalid.remarks.mapValues { $0(language) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(body)) ?? Data("{}".utf8)
        return Response(
            status: problem.status, headers: [.contentType: "application/problem+json", .contentLanguage: language.tag],
            body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }
}

extension Problem {
    /// A refusal of the framework's as one of ours.
    static func of(_ status: HTTPResponse.Status) -> Problem {
        switch status {
        case .notFound: .notFound
        case .methodNotAllowed: .wrongMethod
        case .contentTooLarge: .tooLarge
        case .unsupportedMediaType: .wrongKind
        case .unauthorized: .notSignedIn
        case .forbidden: .notAllowed
        case .requestHeaderFieldsTooLarge: .headersTooLarge
        case .uriTooLong: .addressTooLong
        case .badRequest: .malformed
        default: Problem(status, malformed.text, way: malformed.way)
        }
    }
}
