// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOCore
import NIOPosix

/// One request over one connection to a program on this machine. (Foundation's URLSession refuses the headers that chromedriver sends.)
enum Wire {
    static func send(_ method: String, port: Int, _ path: String, body: Data?) async throws -> Data {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
        }
        return try await channel.executeThenClose { inbound, outbound in
            let head = """
                \(method) \(path) HTTP/1.1\r
                Host: 127.0.0.1:\(port)\r
                Content-Type: application/json; charset=utf-8\r
                Content-Length: \(body?.count ?? 0)\r
                Connection: close\r
                \r

                """
            var request = ByteBuffer(string: head)
            if let body { request.writeBytes(body) }
            try await outbound.write(request)
            var received = Data()
            for try await some in inbound {
                received.append(contentsOf: some.readableBytesView)
                if let answer = answer(in: received) { return answer }
            }
            throw BrowserError("chromedriver hung up on \(method) \(path)")
        }
    }

    /// The body, once it is there as long as its header says.
    private static func answer(in received: Data) -> Data? {
        guard let end = received.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        guard let length = head.firstMatch(of: /(?i)content-length: *(\d+)/).flatMap({ Int($0.1) }) else { return nil }
        let body = received[end.upperBound...]
        return body.count >= length ? Data(body.prefix(length)) : nil
    }
}
