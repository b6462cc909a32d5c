// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Mandates

/// A case as programs read it: what the public page says, in both languages, without personal data. Times are RFC 3339, in UTC.
struct CaseJSON {
    let number: String, url: String, version: Int
    let status: String, statusSince: Date
    let outcome: String?, lane: String?
    let matter: MatterJSON?
    let place: PlaceJSON
    let words: String
    let openedAt: Date
    /// Who has it: a unit, never a person.
    let party: Text?
    /// When it must be done; nil before filing and after the end.
    let dueAt: Date?
    let reports: Int
    let isDanger: Bool
    let joinedTo: String?
    let counts: CountsJSON
    let photos: [String]?
    let steps: [StepJSON]?

    struct MatterJSON { let scheme: String, version: String, code: String, name: Text }
    struct PlaceJSON { let text: String, area: String, longitude: Double?, latitude: Double? }
    struct CountsJSON { let reworks: Int, extensions: Int, suspensions: Int, disputes: Int, reopenings: Int, lateCheckIns: Int }
    struct StepJSON { let number: Int, action: String, at: Date, from: String?, to: String, lane: String?, party: Text?, words: String? }

    /// - Parameters:
    ///   - due: by the calendar of the place.
    ///   - steps: nil in lists.
    init(_ found: Case, at address: String, due: Date?, steps: [Step]? = nil, photos: [Report.Photo]? = nil) {
        number = found.number
        url = address + Case.path(found.number)
        version = found.version
        status = found.status.rawValue
        statusSince = found.statusSince
        outcome = found.outcome?.rawValue
        lane = found.lane?.rawValue
        matter = found.matter.map { MatterJSON(scheme: $0.scheme, version: $0.version, code: $0.code, name: $0.name) }
        place = PlaceJSON(
            text: found.place.text, area: found.place.areaPath, longitude: found.place.coordinate?.longitude,
            latitude: found.place.coordinate?.latitude)
        words = found.words
        openedAt = found.openedAt
        party = found.assignment?.party.publicName
        dueAt = due
        reports = found.counts.reports
        isDanger = found.isDanger
        joinedTo = found.joinedTo
        counts = CountsJSON(
            reworks: found.counts.reworks, extensions: found.counts.extensions, suspensions: found.counts.suspensions,
            disputes: found.counts.disputes,
            reopenings: found.counts.reopenings, lateCheckIns: found.counts.lateCheckIns)
        self.photos = photos?.map { "\(address)/photos/\($0.id)" }
        self.steps = steps?.map { step in
            StepJSON(
                number: step.number, action: step.action.rawValue, at: step.at, from: step.from?.rawValue, to: step.to.rawValue,
                lane: step.lane?.rawValue, party: step.party, words: step.words.flatMap { $0.isEmpty ? nil : $0 })
        }
    }
}

extension JSONText {
    /// A case with its members in this order; what there is not is left out.
    mutating func append(_ shown: CaseJSON) {
        object { json in
            json.member("number", shown.number)
            json.member("url", shown.url)
            json.member("version", shown.version)
            json.member("status", shown.status)
            json.member("status_since", shown.statusSince)
            json.member("outcome", shown.outcome)
            json.member("lane", shown.lane)
            if let matter = shown.matter {
                json.object("matter") {
                    $0.member("scheme", matter.scheme)
                    $0.member("version", matter.version)
                    $0.member("code", matter.code)
                    $0.member("name", matter.name)
                }
            }
            json.object("place") {
                $0.member("text", shown.place.text)
                $0.member("area", shown.place.area)
                $0.member("longitude", shown.place.longitude)
                $0.member("latitude", shown.place.latitude)
            }
            json.member("words", shown.words)
            json.member("opened_at", shown.openedAt)
            json.member("party", shown.party)
            json.member("due_at", shown.dueAt)
            json.member("reports", shown.reports)
            json.member("is_danger", shown.isDanger)
            json.member("joined_to", shown.joinedTo)
            json.object("counts") {
                $0.member("reworks", shown.counts.reworks)
                $0.member("extensions", shown.counts.extensions)
                $0.member("suspensions", shown.counts.suspensions)
                $0.member("disputes", shown.counts.disputes)
                $0.member("reopenings", shown.counts.reopenings)
                $0.member("late_check_ins", shown.counts.lateCheckIns)
            }
            json.list("photos", shown.photos) { $0.append($1) }
            json.list("steps", shown.steps) { json, step in
                json.object {
                    $0.member("number", step.number)
                    $0.member("action", step.action)
                    $0.member("at", step.at)
                    $0.member("from", step.from)
                    $0.member("to", step.to)
                    $0.member("lane", step.lane)
                    $0.member("party", step.party)
                    $0.member("words", step.words)
                }
            }
        }
    }
}
