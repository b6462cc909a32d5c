// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Secrets
import Synchronization

/// Serves the files of `Public/` under `/public/`, from memory: they are few and small.
///
/// A path is looked up among the names that were found, so that none can lead out of the folder.
/// With the version in the query they may be kept for a year; without it browsers ask each time and mostly hear 304.
final class PublicFiles: RouterMiddleware {
    struct File: Sendable {
        let bytes: ByteBuffer
        let compressed: ByteBuffer?
        let contentType: String
        let tag: String
        let modified: String
    }

    private let folder: URL
    private let isReread: Bool
    private let content: Mutex<[String: File]>
    /// Changes whenever a file does.
    let version: String

    init(_ folder: URL, isReread: Bool = false) {
        self.folder = folder
        self.isReread = isReread
        let found = Self.read(folder)
        content = Mutex(found)
        version = String(Secrets.sha256(found.sorted { $0.key < $1.key }.map { $0.key + $0.value.tag }.joined(separator: "\n")).prefix(10))
    }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.method == .get || request.method == .head, let name = Self.name(of: request.uri.path), let file = find(name) else {
            return try await next(request, context)
        }
        var headers: HTTPFields = [.eTag: file.tag, .lastModified: file.modified, .vary: "Accept-Encoding"]
        let isVersioned = request.uri.query == "v=\(version)" && !isReread
        headers[.cacheControl] = isVersioned ? "public, max-age=31536000, immutable" : "public, no-cache"
        if let known = request.headers[.ifNoneMatch], known == "*" || known.split(separator: ",").contains(where: { Self.isSame($0, file.tag) }) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = file.contentType
        let compressed = GzipMiddleware.isWanted(request) ? file.compressed : nil
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        let response = Response(status: .ok, headers: headers, body: .init(byteBuffer: compressed ?? file.bytes))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func find(_ name: String) -> File? {
        if isReread {
            let found = Self.read(folder)
            content.withLock { $0 = found }
        }
        return content.withLock { $0[name] }
    }

    /// What browsers look for at the root stands in the same folder.
    private static func name(of path: String) -> String? {
        if path.hasPrefix("/public/") { return String(path.dropFirst(8)) }
        return ["/robots.txt", "/offline.js", "/manifest.webmanifest"].contains(path) ? String(path.dropFirst()) : nil
    }

    private static func isSame(_ known: Substring, _ tag: String) -> Bool {
        let known = known.filter { $0 != " " }
        return known == tag || known == "W/" + tag
    }

    private static func read(_ folder: URL) -> [String: File] {
        var found: [String: File] = [:]
        let folder = folder.resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.contentModificationDateKey], options: .skipsHiddenFiles)
        while let url = files?.nextObject() as? URL {
            guard let contentType = types[url.pathExtension], let data = try? Data(contentsOf: url) else { continue }
            let name = String(url.path.dropFirst(folder.path.count).drop { $0 == "/" })
            let modified =
                (try? url.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate ?? Date(timeIntervalSince1970: 0)
            let bytes = ByteBuffer(bytes: data)
            found[name] = File(
                bytes: bytes,
                compressed: GzipMiddleware.isText(contentType) && bytes.readableBytes >= GzipMiddleware.least ? Gzip.compress(bytes, level: 9) : nil,
                contentType: contentType, tag: "\"" + Secrets.hex(Secrets.sha256(data).prefix(10)) + "\"", modified: Self.httpDate(modified))
        }
        return found
    }

    /// `Mon, 23 Nov 2026 02:00:00 GMT` (RFC 9110 §5.6.7).
    static func httpDate(_ date: Date) -> String {
        let time = WallTime(date, offset: 0)
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let second = time.second < 10 ? "0\(time.second)" : "\(time.second)", day = time.day < 10 ? "0\(time.day)" : "\(time.day)"
        return "\(days[((time.dayNumber % 7) + 7) % 7]), \(day) \(months[time.month - 1]) \(time.year) \(time.clock):\(second) GMT"
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml; charset=utf-8", "png": "image/png",
        "jpg": "image/jpeg", "webp": "image/webp", "ico": "image/x-icon", "txt": "text/plain; charset=utf-8", "woff2": "font/woff2",
        "json": "application/json", "webmanifest": "application/manifest+json",
    ]
}
