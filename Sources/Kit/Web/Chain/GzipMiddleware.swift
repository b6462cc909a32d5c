// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Sends texts of 1 KB and more compressed to those who can read that. Streams go out as they are.
struct GzipMiddleware: RouterMiddleware {
    static let least = 1024
    static let most = 8 << 20

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        guard let length = response.body.contentLength, (Self.least...Self.most).contains(length), response.headers[.contentEncoding] == nil,
            Self.isText(response.headers[.contentType] ?? "")
        else { return response }
        response.headers[values: .vary].append("Accept-Encoding")
        guard Self.isWanted(request) else { return response }
        let collector = CollectingWriter()
        try await response.body.write(collector)
        let whole = collector.collected
        if let compressed = Gzip.compress(whole) {
            response.headers[.contentEncoding] = "gzip"
            response.headers[.contentLength] = nil
            response.body = .init(byteBuffer: compressed)
        } else {
            response.body = .init(byteBuffer: whole)
        }
        return response
    }

    static func isWanted(_ request: Request) -> Bool {
        (request.headers[.acceptEncoding] ?? "").split(separator: ",").contains { part in
            let words = part.lowercased().filter { $0 != " " }
            return words == "gzip" || words.hasPrefix("gzip;") && !["gzip;q=0", "gzip;q=0.0", "gzip;q=0.00", "gzip;q=0.000"].contains(words)
        }
    }

    static func isText(_ contentType: String) -> Bool {
        contentType.hasPrefix("text/") && !contentType.hasPrefix("text/event-stream") || contentType.hasPrefix("application/json")
            || contentType.hasPrefix("application/problem+json") || contentType.hasPrefix("application/geo+json")
            || contentType.hasPrefix("image/svg+xml") || contentType.hasPrefix("application/manifest+json")
    }
}

/// Takes a body into memory.
private final class CollectingWriter: ResponseBodyWriter, Sendable {
    private let bytes = Mutex(ByteBuffer())
    var collected: ByteBuffer { bytes.withLock { $0 } }
    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { whole in
            if whole.readableBytes == 0 { whole = buffer } else { _ = whole.writeImmutableBuffer(buffer) }
        }
    }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
