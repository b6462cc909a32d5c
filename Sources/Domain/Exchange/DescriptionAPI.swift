// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Web

/// The description of our interfaces for programs (OpenAPI 3.1), as it lies among the public files.
struct DescriptionAPI {
    let files: URL

    func add(to router: RouterGroup<Context>) { router.get("api/v1/openapi.yaml", use: show) }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        guard let bytes = try? Data(contentsOf: files.appending(path: "openapi.yaml")) else { throw StorageError.absent }
        return Response(
            status: .ok, headers: [.contentType: "application/yaml", .cacheControl: "public, max-age=300", .accessControlAllowOrigin: "*"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
