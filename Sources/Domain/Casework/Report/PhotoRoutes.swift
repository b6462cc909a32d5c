// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Images
import NIOCore
import Secrets
import Storage
import Web

/// Photos of cases, for those who may see the case; and for whoever has just sent one, by a ticket in its address.
struct PhotoRoutes {
    let server: Server
    let tools: Casework.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("photos/:id", use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        guard let name = PhotoShelf.Name(try context.parameters.require("id")) else { throw StorageError.absent }
        let query = Form.query(request), actor = context.actor
        let hasTicket = Secrets.areEqual(query["ticket"], PhotoSeal(key: tools.key).ticket(name.text))
        let sight = hasTicket ? .some : try await server.database.read { db in try PhotoStore(db).sight(of: name.text, for: actor) }
        guard sight != .nobody else { throw StorageError.absent }
        let tag = "\"\(name.text.prefix(32))-\(query["size"] == "small" ? "s" : "l")\""
        // The name is the hash of what is in it, so that it never changes; but what is public today may be hidden tomorrow: whoever keeps it asks
        // again, after a minute where it is public and each time where it is not, and is answered without the bytes.
        var headers: HTTPFields = [
            .cacheControl: sight == .everyone ? "public, max-age=60, must-revalidate" : "private, no-cache", .eTag: tag,
        ]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        guard let bytes = try await tools.workshop.read(name, query["size"] == "small" ? .thumbnail : .display) else { throw StorageError.absent }
        headers[.contentType] = "image/jpeg"
        headers[.contentLength] = String(bytes.count)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
