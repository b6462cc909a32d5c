// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import App

/// No personal data outside the register: every column of every table is either declared, or named here as one that holds none.
@Suite struct `The register of personal data` {
    static let declared = Set(Installation.register.flatMap(\.columns).map(\.column))

    /// What a column's name says of it. Such a column is declared, or stands in `impersonal` with its reason.
    static var telling: Regex<(Substring, Substring, Substring, Substring)> {
        /(^|_)(name|phone|words|note|contact|login|email|origin|device|holder|why|reply|answer|account_id|helper_id|attributes|password|file_name)($|_)/
    }

    /// Telling names that tell nothing of a person.
    static let impersonal: [String: String] = [
        "accounts_grant.account_id": "whose role it is: the record of who may do what",
        "accounts_invitation.account_id": "goes when the link is used or three days old",
        "accounts_factor.account_id": "whose second step it is; the secret is declared",
        "accounts_factor_offer.account_id": "goes after half an hour",
        "accounts_recovery.account_id": "goes with the second step", "accounts_half.account_id": "goes after ten minutes",
        "accounts_device.account_id": "a browser known by a random number; goes after 180 days",
        "accounts_link.account_id": "whose link it is; the subject is declared",
        "accounts_link_invitation.account_id": "goes when used or three days old",
        "accounts_emergency.account_id": "the record of looks in an emergency, for the person and auditors",
        "accounts_emergency_seen.account_id": "that someone in charge has taken note",
        "accounts_event.account_id": "the record of sign-ins and grants, for the person and auditors",
        "accounts_session.account_id": "goes with the session",
        "accounts_role.name_zh": "the name of a role", "accounts_role.name_en": "the name of a role",
        "casework_report.public_words": "what is public of a report, after masking",
        "casework_step.words": "what the public reads of a step, after masking",
        "casework_reminder_seen.account_id": "that a colleague has seen a reminder",
        "exchange_platform.name": "the name of another platform",
        "exchange_dataset.name": "the name of a dataset", "exchange_dataset_part.name": "the name of a dataset",
        "planning_plan.name": "the name of a plan", "planning_plan.reply": "the office's public reply to comments",
        "planning_survey.origin": "territory or file",
        "planning_import.file_name": "a file that an officer brought", "territory_import.file_name": "a file that an officer brought",
        "territory_change.note": "the ground's history, written by officers", "territory_division_list.name": "the national list",
    ]

    @Test(arguments: TestDatabase.all) func `names every personal column, and none that is not there`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Installation.migrations)
        let columns = try await database.read { db -> [String] in
            let tables: SQL =
                kind == .sqlite
                ? "SELECT m.name || '.' || p.name AS name FROM sqlite_master AS m, pragma_table_info(m.name) AS p WHERE m.type = 'table'"
                : "SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = current_schema()"
            return try db.run(tables).map { try $0.get("name") }
        }
        #expect(Self.declared.subtracting(columns).isEmpty, "declared, and nowhere: \(Self.declared.subtracting(columns))")
        let rooms = Set(["accounts", "casework", "exchange", "people", "planning", "privacy", "territory", "mandates", "record"])
        let undeclared = columns.filter { name in
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2, let room = parts[0].split(separator: "_").first, rooms.contains(String(room)) else { return false }
            guard !parts[0].hasPrefix("casework_search") else { return false }
            // Names of places, teams and lists in two languages are the town's own.
            if room == "territory" || room == "mandates" || parts[0] == "people_team", parts[1].contains("name") || parts[1] == "words" {
                return false
            }
            return parts[1].contains(Self.telling) && !Self.declared.contains(name) && Self.impersonal[name] == nil
        }
        #expect(undeclared.isEmpty, "Declare these with the room's processings, or say here why they hold nothing personal: \(undeclared.sorted())")
    }

    @Test func `has whole entries, each with one name`() {
        let register = Installation.register
        #expect(Set(register.map(\.id)).count == register.count)
        #expect(Set(register.flatMap(\.columns).map(\.column)).count == register.flatMap(\.columns).count)
        for entry in register {
            #expect(!entry.purpose.zh.isEmpty && !entry.purpose.en.isEmpty && !entry.columns.isEmpty, "\(entry.id)")
            #expect(entry.columns.allSatisfy { $0.sealedBy == nil } || entry.assessment != nil, "\(entry.id) is sensitive and was not assessed")
            #expect(entry.assessment.map { $0.reviewBy > $0.approved && $0.reviewBy.number - $0.approved.number <= 731 } ?? true, "\(entry.id)")
            #expect(entry.retention.days == nil || entry.retention.erasure != nil, "\(entry.id) says how long and not how it goes")
        }
        let permissions = Set(rooms.flatMap(\.permissions))
        for entry in register { #expect(Set(entry.permissions).isSubset(of: permissions), "\(entry.id)") }
    }

    private var rooms: [Module] { `A record that someone bends`.rooms }
}
