// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Images
import Localization
import Mandates
import NIOCore
import Outbound
import Secrets
import Storage
import Territory
import Web

/// Reports of other programs: `POST requests`. They go the one way that all reports go.
struct Open311Intake {
    let desk: Open311Desk

    static let largest = 16 << 20
    static let wordLimit = 4000, placeLimit = 200, nameLimit = 40, photoLimit = 4

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), form = try await desk.form(request, limit: Self.largest), query = Form.query(request)
        let key = try await desk.key(
            Open311Desk.sentKey(request, form), for: .report, from: context.client, at: now)
        try await desk.checkJurisdiction(form["jurisdiction_id"].isEmpty ? query["jurisdiction_id"] : form["jurisdiction_id"], at: now)
        let services = try await desk.server.database.read { [desk] db in try desk.services(at: now, in: db) }
        let index = try await desk.tools.atlas.index(on: Day(now), in: desk.server.database)
        let sent = try Sent(form, services: services, index: index)
        let senderKey = try senderKey(request, form, key)
        let photos = try await keep(sent.photos)

        let digest = sent.digest, tools = desk.tools
        let kept = try await desk.server.database.write { db -> RequestStore.Kept in
            let store = RequestStore(db)
            if let before = try store.find(senderKey: senderKey) {
                guard before.bodyDigest == digest else { throw Fault(400, .keyReused) }
                return before
            }
            var new = sent.new(senderKey)
            new.photos = photos
            let secret = Report.secret(for: senderKey, with: tools.key)
            let receipt = try FlowStore(db).receive(new, secret: secret, by: key.actor, at: now)
            if !sent.chosen.isEmpty, !receipt.joined, let reporter = try IntakeStore(db).reporter(secret: secret, as: key.actor) {
                let words = Text.chosen(sent.chosen.map { ($0.name, $0.value) }).zh
                try CaseStore(db).take(.addWords, on: receipt.number, by: reporter.actor, at: now, saying: Step.Words(words))
            }
            try FetchStore(db).note(sent.addresses, for: senderKey, at: now)
            return try store.keep(number: receipt.number, from: key, senderKey: senderKey, bodyDigest: digest, attributes: sent.chosen, at: now)
        }
        let wantsToken = (request.headers[.prefer] ?? "").lowercased().contains("respond-async")
        let wire = Wire.list(
            of: "request",
            [
                .fields([
                    wantsToken ? .init("token", .text(kept.token)) : .init("service_request_id", .text(kept.number)),
                    .init("service_notice", .text(sent.notice(context.language))), .init("account_id", .none),
                ])
            ])
        return Open311Form.answer(wire, root: "service_requests", to: request, status: .created, cache: "no-store")
    }

    /// What makes the same request one: the sender's own key, or the number that FixMyStreet gives each of its reports.
    private func senderKey(_ request: Request, _ form: Form, _ key: Key) throws -> String {
        var given = request.headers[.idempotencyKey] ?? form["idempotency_key"]
        if given.isEmpty, !form["attribute[fixmystreet_id]"].isEmpty {
            given = "fixmystreet_\(form["attribute[fixmystreet_id]"])_\(form["service_code"])"
        }
        guard !given.isEmpty else { return "open311-" + Secrets.token(bytes: 16) }
        guard (1...200).contains(given.utf8.count), given.utf8.allSatisfy({ (33...126).contains($0) }) else { throw Fault(400, .keyOff) }
        return "open311-" + Secrets.keyedHash("\(key.id)\n\(given)", key: desk.tools.key)
    }

    /// Everything that was sent, whatever we make of it; files by their bytes.
    static func digest(_ form: Form, _ files: [Form.File]) -> String {
        let fields = form.fields.filter { $0.key != "api_key" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.joined(separator: "\u{1F}"))" }
        let digests = files.map { Secrets.hex(Secrets.sha256($0.bytes)) }
        return Secrets.sha256((fields + digests).joined(separator: "\u{1E}"))
    }

    /// Photos by whatever name clients send them.
    static func files(of form: Form) -> [Form.File] { ["media", "media[]", "uploads", "uploads[]", "photo"].flatMap { form.all(files: $0) } }

    func keep(_ files: [Form.File]) async throws -> [Report.Photo] {
        var kept: [Report.Photo] = []
        for file in files {
            do {
                let photo = try await desk.tools.workshop.keep(file.bytes)
                kept.append(Report.Photo(id: photo.name.text, width: photo.width, height: photo.height))
            } catch let refusal as Photo.Refusal {
                throw Fault(refusal == .busy ? 503 : 400, refusal.text, code: refusal == .tooLarge ? 413 : nil)
            }
        }
        return kept
    }
}

extension Open311Intake {
    /// What was sent, understood. Whatever is off is told at once.
    struct Sent {
        let matter: ListedMatter?
        let words: String, placeWords: String
        let place: Case.Place
        let isPlaced: Bool
        let point: Coordinate?
        let contact: Report.Contact?
        let photos: [Form.File]
        /// Where further photos lie, to be fetched once the report is kept.
        let addresses: [String]
        let chosen: [RequestStore.Chosen]
        let digest: String

        init(_ form: Form, services: Services, index: TerritoryIndex) throws(Fault) {
            let code = form["service_code"]
            guard !code.isEmpty else { throw Fault(400, .serviceMissing) }
            guard services.holds(code) else { throw Fault(404, .serviceUnknown(code)) }
            matter = services.matter(code)
            var faults: [Text] = []
            func text(_ name: String, most: Int) -> String {
                let text = form[name]
                if text.count > most { faults.append(.tooLong(name, most)) }
                return text
            }
            words = text("description", most: Open311Intake.wordLimit)
            placeWords = text("address_string", most: Open311Intake.placeLimit)
            photos = Open311Intake.files(of: form)
            if photos.count > Open311Intake.photoLimit { faults.append(.tooManyPhotos(Open311Intake.photoLimit)) }
            let named = ["media_url", "media_url[]"].flatMap { form.all($0) }.filter { !$0.isEmpty }
            addresses = Array(named.prefix(max(0, Open311Intake.photoLimit - photos.count)))
            if named.contains(where: { (try? Target($0)) == nil }) { faults.append(.mediaOff) }
            if words.isEmpty, photos.isEmpty, addresses.isEmpty { faults.append(.wordsMissing) }

            func given(_ names: String...) -> String? { names.map { form[$0] }.first { !$0.isEmpty } }
            switch RequestQuery.point(given("lat"), given("long", "lon", "lng")) {
            case .none: point = nil
            case .broken:
                point = nil
                faults.append(.pointOff)
            case .some(let found): point = found
            }
            let addressID = form["address_id"]
            let premises = given("attribute[premises]") ?? addressID
            var settled = Case.Place.settled(words: placeWords, point: point, premisesCode: premises, in: index)
            if !settled.isKnown, let area = index.area(path: addressID) {
                settled = (Case.Place(areaPath: area.path, text: index.name(of: area.path).zh), true)
            } else if !addressID.isEmpty, index.area(path: addressID) == nil,
                PremisesCode.read(addressID).flatMap({ index.premises(code: $0) }) == nil
            {
                if point == nil, placeWords.isEmpty { faults.append(.addressUnknown(addressID)) }
            }
            if point == nil, placeWords.isEmpty, addressID.isEmpty, given("attribute[premises]") == nil, !faults.contains(.pointOff) {
                faults.append(.placeMissing)
            }

            let name = [text("last_name", most: Open311Intake.nameLimit), text("first_name", most: Open311Intake.nameLimit)].filter { !$0.isEmpty }
            let ways = [text("phone", most: 32), text("email", most: 200)].filter { !$0.isEmpty }
            contact =
                name.isEmpty && ways.isEmpty ? nil : Report.Contact(name: name.joined(separator: " "), phone: ways.joined(separator: " / "))

            var chosen: [RequestStore.Chosen] = []
            for attribute in matter.map({ Attribute.all(of: $0.matter) }) ?? [] where attribute.isAsked && attribute.code != .premises {
                guard let key = given("attribute[\(attribute.code.rawValue)]", "attribute[\(attribute.code.rawValue)][]") else { continue }
                guard let value = attribute.values.first(where: { $0.key == key }) else {
                    faults.append(.attributeOff(attribute.code.rawValue))
                    continue
                }
                chosen.append(.init(code: attribute.code.rawValue, key: key, name: attribute.text, value: value.name))
                if attribute.code == .tenure { settled.place.tenure = Tenure(rawValue: key) ?? settled.place.tenure }
            }
            self.chosen = chosen
            place = settled.place
            isPlaced = settled.isKnown
            digest = Open311Intake.digest(form, photos)
            if !faults.isEmpty { throw Fault(faults) }
        }

        func new(_ senderKey: String) -> Report.New {
            var new = Report.New(key: senderKey)
            new.channel = .api
            new.nature = matter?.matter.nature ?? .complaint
            new.words = words
            new.contact = contact
            new.place = place
            new.matter = matter?.matter.reference
            new.placeWords = placeWords
            if !isPlaced, let point {
                new.coordinate = point
                if placeWords.isEmpty { new.placeWords = Text.outside(point.latitude, point.longitude).zh }
            }
            return new
        }

        var notice: Text {
            if let emergency = matter?.matter.emergency, !emergency.isEmpty { return .noticeDanger(emergency) }
            if !isPlaced { return .noticeUnplaced }
            return matter.map { .noticeLimit($0.matter) } ?? .noticeReceived
        }
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!  // a token
    static let prefer = HTTPField.Name("Prefer")!  // a token
}
