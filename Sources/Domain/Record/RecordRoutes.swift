// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Web

/// Hands out checkpoints, to anyone: they hold no personal data, and the more people keep them, the less can be changed.
struct RecordRoutes: Sendable {
    let server: Server
    let key: String

    static let path = "/record"
    static let pageLength = 60

    func add(to router: RouterGroup<Context>) {
        router.get("record", use: show)
        router.get("record/checkpoints/:number", use: download)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        let before = Int(Form.query(request)["before"]) ?? .max
        let list = try await server.database.read { db in
            try CheckpointStore(db).list(before: before, limit: Self.pageLength + 1).map {
                RecordPages.Line(number: $0.number, at: $0.at, hash: $0.hash)
            }
        }
        return RecordPages.list(
            Array(list.prefix(Self.pageLength)), hasMore: list.count > Self.pageLength, key: key, now: server.now(), in: context.frame)
    }

    func download(_ request: Request, _ context: Context) async throws -> Response {
        let name = try context.parameters.require("number")
        guard let number = Int(name.hasSuffix(".json") ? String(name.dropLast(5)) : name) else { throw StorageError.absent }
        guard let found = try await server.database.read({ db in try CheckpointStore(db).find(number) }) else { throw StorageError.absent }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8",
                .contentDisposition: "attachment; filename=\"checkpoint-\(number).json\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: try found.file)))
    }
}
