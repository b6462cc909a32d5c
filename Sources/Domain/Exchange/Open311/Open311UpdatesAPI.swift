// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Secrets
import Storage
import Web

/// `servicerequestupdates`, in both directions, as mySociety's extension has it: what happened to public cases, and what others say happened.
struct Open311Updates {
    let desk: Open311Desk

    func add(to router: some RouterMethods<Context>) {
        for suffix in Open311Routes.suffixes {
            router.get("\(Open311Routes.base)/servicerequestupdates\(suffix)", use: list)
            router.post("\(Open311Routes.base)/servicerequestupdates\(suffix)", use: receive)
        }
    }

    /// Steps that say nothing to whoever follows a request.
    static let silent: Set<Case.Action> = [.report, .coReport, .draw, .redact]

    @Sendable func list(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), form = Form.query(request), language = context.language
        try await desk.checkJurisdiction(form["jurisdiction_id"], at: now)
        let query = try RequestQuery(values: { $0 == "service_request_id" ? [] : form.all($0) }, at: now)
        let window = query.filter.opened ?? now.addingTimeInterval(-RequestQuery.longestSpan)...now
        let numbers = form.all("service_request_id").flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }
        let limit = query.filter.limit, offset = query.filter.offset
        let entries = try await desk.server.database.read { db -> [LedgerStore.Entry] in
            let ledger = LedgerStore(db)
            guard !numbers.isEmpty else {
                return try ledger.entries(from: window.lowerBound, until: window.upperBound, leavingOut: Self.silent, limit: limit, offset: offset)
            }
            var filter = LedgerFilter()
            filter.numbers = Array(numbers.prefix(RequestQuery.most))
            return try ledger.entries(of: try ledger.rows(filter).map(\.id)).filter { window.contains($0.at) && !Self.silent.contains($0.action) }
        }
        let photos = try await desk.server.database.read { [entries] db in try LedgerStore(db).photos(ofSteps: Set(entries.map(\.caseID))) }
        let wire = Wire.list(
            of: "request_update", entries.map { Self.wire($0, photos: photos["\($0.caseID) \($0.step)"] ?? [], at: desk.server.address, language) })
        return Open311Form.answer(wire, root: "service_request_updates", to: request)
    }

    /// A step as an update of its request.
    static func wire(_ entry: LedgerStore.Entry, photos: [String], at address: String, _ language: Language) -> Wire {
        let outcome = entry.isLast ? entry.outcome : nil, words = entry.words ?? ""
        return .fields([
            .init("update_id", .text("\(entry.number)-\(entry.step)")), .init("service_request_id", .text(entry.number)),
            .init("status", .text(RequestWire.detailed(entry.to, outcome))), .init("updated_datetime", .text(W3CTime.text(entry.at))),
            .init("description", .text(words.isEmpty ? Text.state(entry.to, outcome)(language) : words)),
            .init("media_url", Wire(photos.first.map { RequestWire.mediaURL($0, at: address) })),
            .init("external_status_code", .text(entry.to.rawValue)),
        ])
    }

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), form = try await desk.form(request, limit: Open311Intake.largest), query = Form.query(request)
        let key = try await desk.key(Open311Desk.sentKey(request, form), for: .update, from: context.client, at: now)
        let named = form["jurisdiction_id"].isEmpty ? query["jurisdiction_id"] : form["jurisdiction_id"]
        try await desk.checkJurisdiction(named, at: now)
        let sent = try Sent(form, at: now), photos = try await Open311Intake(desk: desk).keep(sent.photos)
        let tools = desk.tools
        let kept = try await desk.server.database.write { db -> UpdateStore.Kept in
            let store = UpdateStore(db)
            if let before = try store.find(sent.id, from: key) {
                guard before.bodyDigest == sent.digest else { throw Fault(400, .updateReused(sent.id)) }
                return before
            }
            let (found, actor) = try Self.open(sent.number, key, tools, in: db)
            let voice: FlowStore.OutsideVoice
            if let party = found.assignment?.party.id, key.actor.parties.contains(party) {
                guard let meant = sent.status.asParty else { throw Fault(400, .statusNotYours(sent.status.rawValue)) }
                voice = meant
            } else {
                voice = sent.status.asReporter(found)
            }
            let taken: Case
            do {
                taken = try FlowStore(db).hear(voice, saying: sent.words, photos: photos, on: sent.number, by: actor, at: now)
            } catch let refusal as Case.Refusal {
                throw Fault(400, refusal.problem.text, code: refusal.problem.status.code)
            }
            let kept = UpdateStore.Kept(number: sent.number, step: taken.version, bodyDigest: sent.digest)
            try store.keep(sent.id, as: kept, from: key, at: now)
            return kept
        }
        let wire = Wire.list(of: "request_update", [.fields([.init("update_id", .text(kept.id))])])
        return Open311Form.answer(wire, root: "service_request_updates", to: request, status: .created, cache: "no-store")
    }

    /// The case, for the program that brought it, or for that of the party that has it. Others have no say by a key.
    private static func open(_ number: String, _ key: Key, _ tools: Exchange.Tools, in db: any Connection) throws -> (Case, Actor) {
        let senderKeys = try RequestStore(db).senderKeys(of: number, from: key)
        for senderKey in senderKeys {
            let secret = Report.secret(for: senderKey, with: tools.key)
            guard let reporter = try IntakeStore(db).reporter(secret: secret, as: key.actor), reporter.number == number,
                let found = try CaseStore(db).find(number, for: reporter.actor)
            else { continue }
            return (found, reporter.actor)
        }
        if let found = try CaseStore(db).find(number, for: key.actor) { return (found, key.actor) }
        guard try CaseStore(db).publicCase(number) != nil else { throw Fault(404, .requestUnknown(number)) }
        throw Fault(403, .requestNotYours(number))
    }
}

extension Open311Updates {
    /// What was sent, understood.
    struct Sent {
        let id: String, number: String
        let status: UpdateStatus
        let words: String
        let photos: [Form.File]
        let digest: String

        init(_ form: Form, at now: Date) throws(Fault) {
            id = form["update_id"]
            number = form["service_request_id"]
            words = form["description"]
            photos = Open311Intake.files(of: form)
            var faults: [Text] = []
            for name in ["service_request_id", "update_id", "status", "updated_datetime", "description"] where form[name].isEmpty {
                faults.append(.missing(name))
            }
            if words.count > Open311Intake.wordLimit { faults.append(.tooLong("description", Open311Intake.wordLimit)) }
            if id.utf8.count > 200 { faults.append(.tooLong("update_id", 200)) }
            if photos.count > Open311Intake.photoLimit { faults.append(.tooManyPhotos(Open311Intake.photoLimit)) }
            if !form["updated_datetime"].isEmpty {
                let date = W3CTime.date(form["updated_datetime"])
                // Clocks differ a little; nobody knows what will have happened tomorrow.
                if date.map({ $0 > now.addingTimeInterval(86_400) }) ?? true { faults.append(.dateOff("updated_datetime")) }
            }
            let status = UpdateStatus(form["status"])
            if status == nil, !form["status"].isEmpty { faults.append(.updateStatusUnknown(UpdateStatus.allCases.map(\.rawValue))) }
            digest = Open311Intake.digest(form, photos)
            self.status = status ?? .open
            if !faults.isEmpty { throw Fault(faults) }
        }
    }
}
