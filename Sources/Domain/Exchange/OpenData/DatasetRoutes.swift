// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Web

/// `/open-data`: what there is and what each column means; below it the files.
struct DatasetRoutes {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("open-data", use: show)
        router.get("developers") { [server] _, context -> Page in DeveloperPages.show(server.address, in: context.frame) }
        router.get("open-data/:file", use: file)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Page {
        let made = try await server.database.read { db in
            try Dataset.allCases.map { ($0, try DatasetStore(db).made($0)?.at) }
        }
        return DatasetPages.show(made, in: context.frame)
    }

    @Sendable func file(_ request: Request, _ context: Context) async throws -> Response {
        guard let set = Dataset(file: try context.parameters.require("file")) else { throw StorageError.absent }
        let database = server.database
        guard let made = try await database.read({ try DatasetStore($0).made(set) }) else { throw StorageError.absent }
        let tag = "\"\(set.rawValue)-\(made.at.sqlText)\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=3600", .accessControlAllowOrigin: "*"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = set.contentType
        headers[.contentDisposition] = "attachment; filename=\"linli-\(set.rawValue)\""
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                for number in 0..<made.parts {
                    // A new one was made meanwhile: what is broken off is seen to be, what is mixed would not be.
                    guard let part = try await database.read({ try DatasetStore($0).part(number, of: set, made) }) else { throw StorageError.stale }
                    try await writer.write(ByteBuffer(string: part))
                }
                try await writer.finish(nil)
            })
    }
}
