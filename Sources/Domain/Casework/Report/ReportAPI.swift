// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Images
import Localization
import Mandates
import NIOCore
import Secrets
import Storage
import Territory
import Web

/// Reporting for programs: photos first, then the report, which names them.
struct ReportAPI {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    static let largest = 64 << 10
    private var seal: PhotoSeal { PhotoSeal(key: tools.key) }

    func add(to router: RouterGroup<Context>) {
        router.post("api/v1/reports", use: receive)
        router.put("api/v1/photos", use: keepPhoto)
    }

    /// What a program sends.
    struct ReportJSON: Decodable {
        struct MatterJSON: Decodable { let scheme: String, code: String }
        struct ContactJSON: Decodable { let name: String?, phone: String? }
        let words: String
        let place: String?, premises: String?
        let longitude: Double?, latitude: Double?
        let matter: MatterJSON?
        let nature: String?
        let contact: ContactJSON?
        /// As `PUT /api/v1/photos` named them.
        let photos: [String]?
        let joins: String?
    }

    struct ReceiptJSON: Encodable {
        let number: String, url: String
        /// The reporter's own page; whoever holds it speaks as the reporter.
        let secretUrl: String
        let joined: Bool, repeated: Bool
    }

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        guard mediaType(request) == "application/json" else { throw Problem(.unsupportedMediaType, .apiWantsJSON) }
        let body = try await request.body.collect(upTo: Self.largest), now = server.now()
        let sent = try JSONDecoder().decode(ReportJSON.self, from: Data(body.readableBytesView))
        let draft = try draft(sent, key: key(request, body))
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        var new = try report(draft, index)
        new.nature = draft.nature ?? .request
        new.account = context.actor.isSignedIn ? context.actor.id : nil
        if let matter = draft.matterCode {
            let path = new.place.areaPath
            let listed = try await server.database.read { db in
                try MandateStore(db).matter(matter.code, scheme: matter.scheme, on: Day(now), for: path)
            }
            guard listed != nil else { throw Invalid("matter", .apiMatter) }
        }
        let kept = try await ReportIntake(server: server, tools: tools, memory: memory)
            .keep(new, matter: draft.matterCode, by: context.actor.isSignedIn ? context.actor : .anonymous, from: context.client, at: now)
        let url = server.address + Case.path(kept.receipt.number)
        let answer = ReceiptJSON(
            number: kept.receipt.number, url: url, secretUrl: server.address + ReporterLink.path(kept.secret), joined: kept.receipt.joined,
            repeated: kept.receipt.isRepeated)
        return Response(
            status: .created, headers: [.contentType: "application/json", .location: url, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: try JSONAnswer.bytes(answer)))
    }

    /// The sender's key with a digest of what they sent: whoever guesses another's key learns nothing by it.
    private func key(_ request: Request, _ body: ByteBuffer) throws -> String {
        guard let given = request.headers[.idempotencyKey] else { return Secrets.token(bytes: 16) }
        guard (1...200).contains(given.utf8.count), given.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Problem(.badRequest, .apiKey)
        }
        return "api-" + Secrets.keyedHash(given + "\n" + Secrets.hex(Secrets.sha256(body.readableBytesView)), key: tools.key)
    }

    private func draft(_ sent: ReportJSON, key: String) throws -> ReportDraft {
        var draft = ReportDraft(key: key)
        func text(_ text: String?) -> String { Form.cleaned(text ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
        draft.words = text(sent.words)
        draft.placeWords = text(sent.place)
        draft.premises = text(sent.premises)
        draft.name = text(sent.contact?.name)
        draft.phone = text(sent.contact?.phone)
        draft.joins = text(sent.joins)
        if let matter = sent.matter { draft.matter = "\(text(matter.scheme))/\(text(matter.code))" }
        var invalid = Invalid()
        for remarks in [draft.remarksOnWords, draft.remarksOnPlace, draft.remarksOnContact] {
            for field in remarks.fields { invalid[field] = remarks[field] }
        }
        if sent.longitude != nil || sent.latitude != nil {
            if let longitude = sent.longitude, let latitude = sent.latitude, (try? Coordinate(checking: longitude, latitude)) != nil {
                draft.longitude = String(longitude)
                draft.latitude = String(latitude)
            } else {
                invalid["longitude"] = .pointBroken
            }
        }
        if let nature = sent.nature {
            draft.nature = Nature(rawValue: nature)
            if draft.nature == nil { invalid["nature"] = .apiNature }
        }
        let photos = sent.photos ?? []
        if photos.count > ReportDraft.photoLimit { invalid["photos"] = .photosTooMany }
        for sealed in photos.prefix(ReportDraft.photoLimit) {
            if let photo = seal.opened(sealed) { draft.photos.append(photo) } else { invalid["photos"] = .apiPhotos }
        }
        try invalid.check()
        return draft
    }

    /// A point beyond our borders or words that name no single place are kept as they are: the registrar asks. No report is lost for want of a place.
    private func report(_ draft: ReportDraft, _ index: TerritoryIndex) throws -> Report.New {
        var new = Report.New(key: draft.key)
        new.place = Case.Place.settled(words: draft.placeWords, point: draft.point, premisesCode: draft.premises, in: index).place
        new.coordinate = draft.point?.rounded
        new.channel = .api
        new.words = draft.words
        new.placeWords = draft.placeWords
        new.contact = draft.contact
        new.photos = draft.photos
        new.joins = draft.joins.isEmpty ? nil : draft.joins
        return new
    }

    struct PhotoJSON: Encodable {
        /// What a report names it by.
        let photo: String
        let width: Int, height: Int
    }

    /// One photo as it is, at most 12 MB. What is not one is refused; what no report names within a day is thrown away.
    @Sendable func keepPhoto(_ request: Request, _ context: Context) async throws -> Response {
        let kind = mediaType(request)
        guard kind.hasPrefix("image/") || kind == "application/octet-stream" else { throw Problem(.unsupportedMediaType, .apiWantsPhoto) }
        try memory.photoLimiter?.spend(context.client, at: server.now())
        let body = try await request.body.collect(upTo: Photo.limit)
        do {
            let kept = try await tools.workshop.keep(Array(body.readableBytesView))
            let photo = Report.Photo(id: kept.name.text, width: kept.width, height: kept.height)
            return Response(
                status: .created, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: try JSONAnswer.bytes(PhotoJSON(photo: seal.sealed(photo), width: photo.width, height: photo.height))))
        } catch let refusal as Photo.Refusal { throw refusal.problem }
    }

    private func mediaType(_ request: Request) -> String {
        (request.headers[.contentType] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    }
}

extension Photo.Refusal {
    var problem: Problem {
        switch self {
        case .tooLarge, .tooManyPixels: Problem(.contentTooLarge, text)
        case .unknownKind: Problem(.unsupportedMediaType, text)
        case .busy: Problem(.serviceUnavailable, text)
        case .empty, .truncated, .tooSmall, .animated, .unreadable: Problem(.unprocessableContent, text)
        }
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!  // a token
}
