// SPDX-License-Identifier: Apache-2.0
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import TestKit
import Testing

@testable import Web

/// What reaches us as bytes, before anything is a request: over a real socket on the loopback.
struct NetworkTests {
    @Test func `hostile bytes get a clear refusal or a closed line, and the server goes on`() async throws {
        try await serve { port in
            let long = String(repeating: "a", count: 1 << 20)
            let hostile: [(String, ClosedRange<Int>)] = [
                ("GET /\(long) HTTP/1.1\r\nHost: x\r\n\r\n", 400...431),
                ("GET / HTTP/1.1\r\nHost: x\r\nX: \(long)\r\n\r\n", 400...431),
                ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: y\r\n", count: 5000) + "\r\n", 400...431),
                ("GET / HTTP/1.1\r\nHost: x\r\nCookie: \(String(repeating: "a=b; ", count: 10_000))\r\n\r\n", 200...431),
                ("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400...400),
                ("GET /hello?%zz=%ff HTTP/1.1\r\nHost: x\r\n\r\n", 200...200),
                ("NONSENSE\r\n\r\n", 400...400),
                ("GET / HTTP/9.9\r\n\r\n", 400...505),
                ("BREW /hello HTTP/1.1\r\nHost: x\r\n\r\n", 400...405),
                ("POST /forms HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400...400),
                (
                    "POST /forms HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n",
                    413...413
                ),
                ("POST /forms HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400...415),
                (
                    "POST /forms HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 12\r\n\r\n--B\r\n\r\nx\r\n--",
                    400...400
                ),
                ("GET /hello HTTP/1.1\r\nHost: \u{0}\r\n\r\n", 400...400),
            ]
            for (bytes, expected) in hostile {
                // A line that is closed without a word is a refusal too.
                guard let status = try await Self.status(of: bytes, port: port) else { continue }
                #expect(expected.contains(status), "\(bytes.prefix(60).debugDescription): \(status)")
            }
            #expect(try await Self.status(of: "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n", port: port) == 200)
        }
    }

    @Test func `who sends too much hears so after having sent it all`() async throws {
        try await serve { port in
            let photo = String(repeating: "x", count: 24 << 20)
            let body = "--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n\(photo)\r\n--B--\r\n"
            let head = "POST /forms HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
            let whole = try await Self.status(of: head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body, port: port, patience: .minutes(2))
            #expect(whole == 413)
            let chunk = String(photo.utf8.count, radix: 16)
            let chunked = try await Self.status(
                of: head + "Transfer-Encoding: chunked\r\n\r\n\(chunk)\r\n\(photo)\r\n0\r\n\r\n", port: port, patience: .minutes(2))
            #expect(chunked == 413)
        }
    }

    private func serve(_ use: @escaping @Sendable (Int) async throws -> Void) async throws {
        let site = try Site()
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = Application(
            responder: site.client.responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await use(port)
                break
            }
            group.cancelAll()
        }
    }

    /// Sends the bytes and reads the answer's status; nil where the line is closed, or nothing comes for so long.
    private static func status(of bytes: String, port: Int, patience: TimeAmount = .seconds(5)) async throws -> Int? {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
        }
        let timeout = channel.channel.eventLoop.scheduleTask(in: patience) { channel.channel.close(promise: nil) }
        defer { timeout.cancel() }
        do {
            return try await channel.executeThenClose { inbound, outbound in
                try? await outbound.write(ByteBuffer(string: bytes))
                var answer = ""
                for try await part in inbound {
                    answer += String(buffer: part)
                    if let line = answer.split(separator: "\r\n").first, let word = line.split(separator: " ").dropFirst().first { return Int(word) }
                }
                return nil
            }
        } catch { return nil }
    }
}
