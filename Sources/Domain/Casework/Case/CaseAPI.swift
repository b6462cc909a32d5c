// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Mandates
import NIOCore
import Storage
import Web
import WorkingTime

/// A public case as JSON. Asked thousands of times a second, it costs one look at the case's version, and is made again only when that has risen.
struct CaseAPI {
    let server: Server
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("api/v1/cases/:number", use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let number = try context.parameters.require("number"), now = server.now()
        let (version, body) = try await server.database.read { [memory, server] db -> (Int, [UInt8]) in
            let row = try db.run("SELECT version FROM casework_case WHERE number = \(number) AND is_private = FALSE").first
            guard let version = try row?.get("version", as: Int.self) else { throw StorageError.absent }
            if let kept = memory.json.value(number, version: version, at: now) { return (version, kept) }
            guard let found = try CaseStore(db).publicCase(number) else { throw StorageError.absent }
            let due = found.status.isOpen ? found.clock?.state(at: now, in: try memory.calendar(for: found.place.areaPath, at: now, in: db)).due : nil
            let photos = try IntakeStore(db).photos(of: found)
            var text = JSONText()
            text.append(CaseJSON(found, at: server.address, due: due, steps: try CaseStore(db).steps(of: found), photos: photos))
            let body = Array(text.text.utf8)
            memory.json.keep(body, number, version: found.version, at: now)
            return (found.version, body)
        }
        return JSONAnswer.response(ByteBuffer(bytes: body), tag: "\"\(number)-\(version)\"", to: request)
    }
}

/// How our JSON goes out: snake_case, RFC 3339, with a tag by which a client asks whether anything has changed.
enum JSONAnswer {
    static func bytes(_ value: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            guard case .text(let text) = date.sqlValue else { return try container.encodeNil() }
            try container.encode(text)
        }
        return ByteBuffer(bytes: try encoder.encode(value))
    }

    static func response(
        _ body: ByteBuffer, tag: String, to request: Request, kind: String = "application/json", cache: String = "private, no-cache"
    ) -> Response {
        let headers: HTTPFields = [.contentType: kind, .eTag: tag, .cacheControl: cache]
        if let seen = request.headers[.ifNoneMatch], seen.split(separator: ",").contains(where: { $0.filter { $0 != " " } == tag || $0 == "*" }) {
            return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: cache])
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// A tag for what has no version of its own (FNV-1a, 64 bits).
    static func tag(of body: ByteBuffer) -> String {
        let hash = body.readableBytesView.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "\"\(String(hash, radix: 36))\""
    }
}
