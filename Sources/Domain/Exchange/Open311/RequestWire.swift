// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Geometry
import Localization
import Mandates

/// A public case as a service request.
enum RequestWire {
    /// Handled is not fixed: the request stays open until someone else has looked, or nobody has objected in time.
    static func status(_ status: Case.Status) -> String { status.isOpen ? "open" : "closed" }

    /// The finer words that FixMyStreet and its adapters know.
    static func detailed(_ status: Case.Status, _ outcome: Case.Outcome?) -> String {
        switch status {
        case .received, .filed: "OPEN"
        case .verifying, .inspecting: "INVESTIGATING"
        case .handling, .handled: "IN_PROGRESS"
        case .suspended: "ACTION_SCHEDULED"
        case .closed:
            switch outcome {
            case .resolved, .resolvedByParty, .settledByAgreement: "FIXED"
            case .noLongerPresent: "CLOSED"
            case .notResolved: "NO_FURTHER_ACTION"
            case .belongsElsewhere: "NOT_COUNCILS_RESPONSIBILITY"
            case nil: "CLOSED"
            }
        case .declined: "NO_FURTHER_ACTION"
        case .voided: "CANCELLED"
        case .joined: "DUPLICATE"
        }
    }

    /// The contract's fields, in its order, none left out; what is not known is empty.
    static func fields(
        _ row: LedgerStore.Row, due: Date?, photos: [String], at address: String, in language: Language
    ) -> [Wire.Field] {
        let body = row.body, detail = Text.state(row.status, row.outcome)
        let notes = body.joinedTo.map { Text.joined(detail, $0) } ?? detail
        return [
            .init("service_request_id", .text(row.number)), .init("status", .text(status(row.status))),
            .init("status_notes", .text(notes(language))),
            .init("service_name", .text((body.matter?.name ?? .unknownService)(language))),
            .init("service_code", .text(body.matter.map(Services.code) ?? Services.unknown)),
            .init("description", .text(String(body.words.prefix(4000)))),
            .init("agency_responsible", Wire(body.party?(language))),
            .init("service_notice", .none),
            .init("requested_datetime", .text(W3CTime.text(row.openedAt))),
            .init("updated_datetime", .text(W3CTime.text(row.status.isOpen ? row.updatedAt : row.statusSince))),
            .init("expected_datetime", Wire(due.map(W3CTime.text))),
            .init("address", .text(body.placeText)), .init("address_id", .text(row.areaPath)), .init("zipcode", .none),
            .init("lat", Wire(row.coordinate?.latitude)), .init("long", Wire(row.coordinate?.longitude)),
            .init("media_url", Wire(photos.first.map { mediaURL($0, at: address) })),
        ]
    }

    static func mediaURL(_ photo: String, at address: String) -> String { "\(address)/photos/\(photo)" }

    /// What `extensions=true` adds.
    static func extensions(
        _ row: LedgerStore.Row, photos: [String], entries: [LedgerStore.Entry], attributes: [Wire], at address: String, in language: Language
    ) -> [Wire.Field] {
        let urls = photos.map { Wire.text(mediaURL($0, at: address)) }
        let notes = entries.filter { $0.step > 1 }.map { entry in
            Wire.fields([
                .init("datetime", .text(W3CTime.text(entry.at))), .init("type", .text(entry.action.rawValue)),
                .init("description", .text(entry.words ?? "")), .init("status", .text(status(entry.to))),
                .init("agency_responsible", Wire(entry.party?(language))),
            ])
        }
        return [
            .init("detailed_status", .text(detailed(row.status, row.outcome))),
            .init("media_urls", .list(of: "media_url", urls)),
            .init(
                "extended_attributes",
                .fields([
                    .init("lane", Wire(row.lane?.rawValue)), .init("outcome", Wire(row.outcome?.rawValue)),
                    .init("case_status", .text(row.status.rawValue)),
                    .init("reports", .integer(row.reports)), .init("danger", .flag(row.isDanger)), .init("joined_to", Wire(row.body.joinedTo)),
                    .init("url", .text(address + Case.path(row.number))), .init("x", Wire(row.coordinate?.longitude)),
                    .init("y", Wire(row.coordinate?.latitude)), .init("photos", .list(of: "photo", urls)),
                ])),
            .init("attributes", .list(of: "attribute", attributes)),
            .init("notes", .list(of: "note", notes)),
        ]
    }
}
