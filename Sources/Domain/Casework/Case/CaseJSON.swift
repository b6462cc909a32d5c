// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Mandates

/// A case as programs read it: what the public page says, in both languages, without personal data. Times are RFC 3339, in UTC.
struct CaseJSON: Encodable {
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

    struct MatterJSON: Encodable { let scheme: String, version: String, code: String, name: Text }
    struct PlaceJSON: Encodable { let text: String, area: String, longitude: Double?, latitude: Double? }
    struct CountsJSON: Encodable { let reworks: Int, extensions: Int, suspensions: Int, disputes: Int, reopenings: Int, lateCheckIns: Int }
    struct StepJSON: Encodable { let number: Int, action: String, at: Date, from: String?, to: String, lane: String?, party: Text?, words: String? }

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
