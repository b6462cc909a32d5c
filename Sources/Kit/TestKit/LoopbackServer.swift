// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Another maker's server on loopback, for tests of what goes out: keeps what came and answers what it is told to.
public final class LoopbackServer: Sendable {
    public struct Call: Sendable {
        public let method: String, path: String
        public let headers: HTTPFields
        public let body: [UInt8]
    }
    public struct Reply: Sendable {
        public var status: Int, headers: HTTPFields, body: [UInt8]
        public init(_ status: Int = 200, headers: HTTPFields = [:], body: [UInt8] = []) {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    private let kept = Mutex<[Call]>([])
    private let reply: Mutex<@Sendable (Call) -> Reply>

    public init(_ reply: @escaping @Sendable (Call) -> Reply = { _ in Reply() }) { self.reply = Mutex(reply) }

    /// What came, in order.
    public var calls: [Call] { kept.withLock { $0 } }
    /// Answers otherwise from now on.
    public func answer(_ reply: @escaping @Sendable (Call) -> Reply) { self.reply.withLock { $0 = reply } }

    /// Listens on a free port of 127.0.0.1 while something is done.
    public func serve<Result: Sendable>(_ use: @escaping @Sendable (_ port: Int) async throws -> Result) async throws -> Result {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let responder = CallbackResponder<BasicRequestContext> { [self] request, _ in
            let body = try await request.body.collect(upTo: 64 << 20)
            let call = Call(method: request.method.rawValue, path: request.uri.string, headers: request.headers, body: Array(body.readableBytesView))
            kept.withLock { $0.append(call) }
            let reply = self.reply.withLock { $0 }(call)
            return Response(
                status: HTTPResponse.Status(code: reply.status), headers: reply.headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
            )
        }
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                try await application.run()
                return nil
            }
            defer { group.cancelAll() }
            for await port in ports { return try await use(port) }
            throw CancellationError()
        }
    }
}
