// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Secrets
import Storage
import Territory
import Web

/// `/feed.atom` and `/feed.rss`, of everywhere or of `?area=PATH`: the newest public cases, for readers of news.
struct FeedRoutes {
    let server: Server
    let atlas: Atlas
    static let most = 50

    func add(to router: RouterGroup<Context>) {
        router.get("feed.atom") { try await feed($0, $1, isAtom: true) }
        router.get("feed.rss") { try await feed($0, $1, isAtom: false) }
    }

    @Sendable private func feed(_ request: Request, _ context: Context, isAtom: Bool) async throws -> Response {
        let path = Form.query(request)["area"], now = server.now(), language = context.language
        var filter = LedgerFilter(), title = Text.feed
        if !path.isEmpty {
            guard let area = try await atlas.index(on: Day(now), in: server.database).area(path: path) else { throw StorageError.absent }
            title = .feed(area.name)
            filter.areaPath = path
        }
        filter.limit = Self.most
        let asked = filter, rows = try await server.database.read { try LedgerStore($0).rows(asked) }
        let feed = Feed(title: title(language), address: server.address, area: path, language: language, rows: rows)
        let text = isAtom ? feed.atom : feed.rss, tag = "\"\(Secrets.sha256(text).prefix(32))\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=60", .vary: "Accept-Language, Cookie"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = isAtom ? "application/atom+xml; charset=utf-8" : "application/rss+xml; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
