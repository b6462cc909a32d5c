// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import Logging
import HTTPTypes
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import Web

/// Asks a router without a network: what comes back is what the server would send.
public struct TestClient<Responder: HTTPResponder>: Sendable where Responder.Context == Context {
    public let responder: Responder

    public init(_ responder: Responder) { self.responder = responder }

    public struct Answer: Sendable {
        public let status: HTTPResponse.Status
        public let headers: HTTPFields
        public let bytes: ByteBuffer
        public var text: String { String(buffer: bytes) }
    }

    public func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: ByteBuffer = ByteBuffer()) async throws -> Answer
    {
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers), body: .init(buffer: body))
        let context = Context(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        let writer = CollectingWriter()
        try await response.body.write(writer)
        return Answer(status: response.status, headers: response.headers, bytes: writer.collected.bytes.withLockedValue { $0 })
    }
}

private final class Collected: Sendable {
    let bytes = NIOLockedValueBox(ByteBuffer())
}

private struct CollectingWriter: ResponseBodyWriter {
    let collected = Collected()
    func write(_ buffer: ByteBuffer) async throws { _ = collected.bytes.withLockedValue { $0.writeImmutableBuffer(buffer) } }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
