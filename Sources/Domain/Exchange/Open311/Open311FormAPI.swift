// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Tabular
import Web

/// How Open311's answers go out, and how what goes wrong is told.
enum Open311Form {
    static let prefix = "/open311"

    /// By the address's suffix; without one, JSON for those who say that they want it, else XML, which every client reads.
    static func of(_ request: Request) -> Wire.Form {
        let last = request.uri.path.split(separator: "/").last ?? ""
        if last.hasSuffix(".json") { return .json }
        if last.hasSuffix(".xml") { return .xml }
        return (request.headers[.accept] ?? "").contains("json") ? .json : .xml
    }

    static func answer(
        _ wire: Wire, root: String, to request: Request, status: HTTPResponse.Status = .ok, cache: String = "no-cache"
    ) -> Response {
        let form = of(request)
        return Response(
            status: status,
            headers: [
                .contentType: form.contentType, .cacheControl: cache, .accessControlAllowOrigin: "*", resourcePolicy: "cross-origin",
                .vary: "Accept, Accept-Language",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: wire.written(as: form, root: root))))
    }

    private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!  // a token

    static func answer(_ fault: Fault, to request: Request, in language: Language) -> Response {
        var response = answer(
            fault.wire(language), root: Fault.root, to: request, status: HTTPResponse.Status(code: fault.status), cache: "no-store")
        if let seconds = fault.seconds { response.headers[.retryAfter] = String(seconds) }
        response.headers[.contentLanguage] = language.tag
        return response
    }

    /// What goes wrong before a handler is reached, or in the kit: 400 with the finer code in the body. Too fast, away and broken stay what they
    /// are, since every client knows what those mean.
    static let problems = ProblemForm(prefix: prefix) { problem, remarks, request, language in
        answer(fault(problem, remarks), to: request, in: language)
    }

    static func fault(_ problem: Problem, _ remarks: Invalid) -> Fault {
        let code = problem.status.code
        if code == 404 { return Fault(404, .notThere) }
        if code == 415 { return Fault(400, .wantsForm, code: 415) }
        if code == 413 { return Fault(400, .tooLargeBody, code: 413) }
        if !remarks.isEmpty { return Fault(remarks.fields.compactMap { remarks[$0] }) }
        let kept: Set = [403, 405, 429, 500, 503]
        var fault = Fault(kept.contains(code) ? code : 400, problem.text, code: code)
        fault.seconds = problem.seconds
        return fault
    }

    /// How the bytes of a form are read, by the charset that it names.
    static func decoding(_ charset: String) -> Form.Decoding? {
        switch charset {
        case "utf-8", "utf8", "us-ascii", "": { TextEncoding.utf8.text($0) }
        case "gb18030", "gbk", "gb2312", "cp936", "x-gbk": { TextEncoding.gb18030.text($0) }
        default: nil
        }
    }
}

/// Faults of handlers, in the contract's form.
struct FaultMiddleware: RouterMiddleware {
    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        do { return try await next(request, context) } catch let fault as Fault {
            return Open311Form.answer(fault, to: request, in: context.language)
        }
    }
}
