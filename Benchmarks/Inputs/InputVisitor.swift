// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import Web

/// Somebody with a session who asks the router without a network between.
struct InputVisitor<Responder: HTTPResponder>: Sendable where Responder.Context == Context {
    let name: String
    let responder: Responder
    var cookies: [String: String]
    /// What our forms carry against requests from elsewhere.
    var token = ""
    private let logger: Logger

    init(name: String, responder: Responder, session: String?) {
        self.name = name
        self.responder = responder
        cookies = session.map { [CookieName.session: $0] } ?? [:]
        logger = Logger(label: "inputs") { _ in SwiftLogNoOpLogHandler() }
    }

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
    }

    mutating func get(_ path: String) async throws -> Answer {
        let answer = try await send(.get, path)
        for line in answer.headers[values: .setCookie] {
            let parts = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { cookies[parts[0]] = parts[1] }
        }
        if let found = answer.text.firstMatch(of: /name="csrf" value="([^"]*)"/) { token = String(found.1) }
        return answer
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ more: HTTPFields = [:], body: [UInt8] = []) async throws -> Answer {
        var headers: HTTPFields = [.acceptLanguage: "zh-CN"]
        if !cookies.isEmpty { headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        for field in more { headers[field.name] = field.value }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
            body: .init(buffer: ByteBuffer(bytes: body)))
        let response = try await responder.respond(
            to: request, context: Context(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger)))
        let writer = Writer()
        try await response.body.write(writer)
        return Answer(status: response.status.code, headers: response.headers, text: String(buffer: writer.bytes.withLockedValue { $0 }))
    }

    private struct Writer: ResponseBodyWriter {
        let bytes = NIOLockedValueBox(ByteBuffer())
        func write(_ buffer: ByteBuffer) async throws { _ = bytes.withLockedValue { $0.writeImmutableBuffer(buffer) } }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
