// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Synchronization
import Web

/// The map and the gazetteer for programs: `map.js` first of all.
struct MapAPI: Sendable {
    let server: Server
    let atlas: Atlas
    private let shelf = MapShelf()

    init(server: Server, atlas: Atlas) {
        self.server = server
        self.atlas = atlas
    }

    func add(to router: RouterGroup<Context>) {
        router.get("api/v1/map", use: map)
        router.get("api/v1/places", use: places)
    }

    /// `bbox=west,south,east,north` (without it: the whole territory), `day=2026-01-10`, `zoom=0…22`, `lang=zh|en`.
    func map(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request).fields.compactMapValues(\.first), today = Day(server.now())
        var day = today
        if let text = query["day"] {
            guard let asked = Day(String(text)) else { throw Problem.badDay }
            day = asked
        }
        var zoom: Int?
        if let text = query["zoom"] {
            guard let asked = Int(text), (0...22).contains(asked) else { throw Problem.badZoom }
            zoom = asked
        }
        let language = query["lang"].flatMap { Language(rawValue: String($0)) } ?? context.language
        let index = try await atlas.index(on: today, in: server.database)
        var window = index.boundingBox?.padded(by: 100) ?? BoundingBox(west: 0, south: 0, east: 0, north: 0)
        if let text = query["bbox"] {
            guard let asked = BoundingBox(String(text)) else { throw Problem.badWindow }
            window = asked
        }
        let key = "\(index.version) \(day) \(zoom ?? -1) \(language.rawValue) \(window.text)"
        var headers: HTTPFields = [.eTag: "\"\(MapShelf.tag(key))\"", .cacheControl: "public, max-age=60"]
        if query["lang"] == nil { headers[.vary] = "Accept-Language, Cookie" }
        if let known = request.headers[.ifNoneMatch], let own = headers[.eTag], known == "*" || known.contains(own) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = "application/geo+json"
        let text: ByteBuffer
        if let kept = shelf.find(key) {
            text = kept
        } else {
            let (asked, on, at, tongue) = (window, day, zoom, language)
            text = ByteBuffer(string: try await server.database.read { try TerritoryStore($0).map(window: asked, on: on, zoom: at, in: tongue) })
            shelf.keep(text, for: key)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: text))
    }

    /// A place found in words, as programs get it.
    struct PlaceJSON: Codable, Sendable {
        var kind: String, id: String, text: String
        var longitude: Double, latitude: Double
        var areaPath: String, score: Double, isSure: Bool, tenure: String?
        var reasons: [String]

        init(_ found: PlaceCandidate, in language: Language) {
            kind = found.kind.rawValue
            id = found.id
            text = found.text(language)
            longitude = found.coordinate.longitude
            latitude = found.coordinate.latitude
            areaPath = found.areaPath
            score = (found.score * 1000).rounded() / 1000
            isSure = found.isSure
            tenure = found.tenure?.rawValue
            reasons = found.reasons.map(\.rawValue)
        }
    }

    /// `q=words`: at most eight places, best first.
    func places(_ request: Request, _ context: Context) async throws -> Response {
        let words = Form.query(request)["q"]
        guard words.count <= 200 else { throw Problem.wordsTooLong }
        let index = try await atlas.index(on: Day(server.now()), in: server.database)
        let found = index.places(named: words).map { found -> PlaceCandidate in
            var found = found
            if found.areaPath.isEmpty { found.areaPath = index.microGrid(at: found.coordinate)?.path ?? "" }
            return found
        }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(["places": found.map { PlaceJSON($0, in: context.language) }])
        return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }
}

/// The last maps that were asked for, ready to be sent again.
private final class MapShelf: Sendable {
    private struct State {
        var texts: [String: ByteBuffer] = [:]
        var order: [String] = []
    }
    private let state = Mutex(State())
    private static let limit = 16

    func find(_ key: String) -> ByteBuffer? { state.withLock { $0.texts[key] } }

    func keep(_ text: ByteBuffer, for key: String) {
        state.withLock { state in
            if state.texts.updateValue(text, forKey: key) == nil { state.order.append(key) }
            if state.order.count > Self.limit { state.texts[state.order.removeFirst()] = nil }
        }
    }

    /// A short mark of what was asked (FNV-1a, 64 bits): the same question to the same version has the same one.
    static func tag(_ key: String) -> String {
        String(key.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36)
    }
}
