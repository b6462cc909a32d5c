// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Geometry
import Localization
import Mandates

/// What of a case may go to another platform: what the board shows, nothing else. Reporters and notes stay here.
struct PlatformFacts: Sendable {
    let row: LedgerStore.Row
    let moment: Platform.Moment
    /// The public words of the step, such as what was done.
    let answer: String
    let due: Date?
    /// The area by its name.
    let area: String
    let address: String
}

extension Platform {
    /// Why a case cannot go there as it is.
    enum Gap: Error, Hashable {
        /// No code of the platform is known for the matter; the key under which one would stand.
        case noCode(String)
        /// Nobody has said what matter it is.
        case noMatter
    }

    static func codeKey(_ matter: MatterReference) -> String { "\(matter.scheme)@\(matter.version)/\(matter.code)" }

    /// The fields with their values, in the platform's order.
    func values(of facts: PlatformFacts) throws(Gap) -> [(label: String, value: String)] {
        var values: [(label: String, value: String)] = []
        for field in fields { values.append((field.label, try value(field, of: facts))) }
        return values
    }

    private func value(_ field: PlatformField, of facts: PlatformFacts) throws(Gap) -> String {
        let row = facts.row, body = row.body
        switch field.source {
        case .number: return row.number
        case .words: return body.words
        case .place: return body.placeText
        case .matter: return body.matter?.name.zh ?? ""
        case .matterCode: return body.matter?.code ?? ""
        case .foreignCode:
            guard let matter = body.matter else { throw .noMatter }
            guard let code = codes[Self.codeKey(matter)] else { throw .noCode(Self.codeKey(matter)) }
            return code
        case .openedAt: return Self.time(row.openedAt)
        case .due: return facts.due.map(Self.time) ?? ""
        case .party: return body.party?.zh ?? ""
        case .status: return Text.state(row.status, row.outcome).zh
        case .answer: return facts.answer
        case .area: return facts.area
        case .longitude: return row.coordinate.map { "\($0.longitude)" } ?? ""
        case .latitude: return row.coordinate.map { "\($0.latitude)" } ?? ""
        case .reports: return String(row.reports)
        case .link: return facts.address + Case.path(row.number)
        case .fixed: return field.fixed
        }
    }

    /// `2026-11-27 09:30:00` by the place's own clock: what forms and tables of other platforms take.
    static func time(_ date: Date) -> String {
        let day = Day(date), seconds = Int(date.timeIntervalSince(day.start()))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}
