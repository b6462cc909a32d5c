// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Secrets
import Storage

extension Case.Status: SQLConvertible {}
extension Case.Action: SQLConvertible {}
extension Case.Outcome: SQLConvertible {}
extension Report.Channel: SQLConvertible {}
extension Nature: SQLConvertible {}
extension Lane: SQLConvertible {}

/// Keeps steps and reads them. Lives as long as one transaction.
struct StepStore {
    let db: any Connection

    /// Appends a step and answers its hash, the new head of the case's chain.
    func append(
        _ detail: String, action: Case.Action, on id: String, number: Int, from: Case.Status?, to: Case.Status, lane: Lane?, by actor: String,
        party: Text?, at now: Date, saying words: Step.Words, after previous: String
    ) throws -> String {
        let draft = try draft(
            detail, action: action, on: id, number: number, from: from, to: to, lane: lane, by: actor, party: party, at: now, saying: words,
            after: previous)
        try db.run(draft.sql)
        return draft.hash
    }

    /// A step ready to be written, and its hash: for whoever needs the hash before the case's row is there.
    func draft(
        _ detail: String, action: Case.Action, on id: String, number: Int, from: Case.Status?, to: Case.Status, lane: Lane?, by actor: String,
        party: Text?, at now: Date, saying words: Step.Words, after previous: String
    ) throws -> (hash: String, sql: SQL) {
        let salt = Secrets.token(bytes: 12)
        let digest = StepChain.digest(of: words.joined, salt: salt)
        guard case .text(let at) = now.sqlValue else { throw StorageError.failed("a time is a text") }
        let party = try party.map { try Codec.text($0) }
        let fields = Step.fields(
            caseID: id, number: number, action: action, detail: detail, from: from, to: to, lane: lane, actor: actor, party: party, at: at,
            digest: digest)
        let hash = StepChain.hash(previous: previous, fields: fields)
        let sql: SQL = """
            INSERT INTO casework_step (case_id, number, action, detail, from_status, to_status, lane, actor_id, party, at, words, note, salt, digest, hash)
            VALUES (\(id), \(number), \(action), \(detail), \(from), \(to), \(lane), \(actor), \(party), \(at),
                \(words.toPublic), \(words.toColleagues), \(salt), \(digest), \(hash))
            """
        return (hash, sql)
    }

    /// The steps of a case, in order.
    func steps(of id: String) throws -> [Step] {
        // The same few parties stand in all steps of a case.
        var parties: [String: Text] = [:]
        return try db.run("SELECT * FROM casework_step WHERE case_id = \(id) ORDER BY number").map { try Step(row: $0, parties: &parties) }
    }

    /// The steps of many cases, by the case's id, each in order.
    func steps(ofAll ids: [String]) throws -> [String: [Step]] {
        var parties: [String: Text] = [:], steps: [String: [Step]] = [:]
        for row in try db.run("SELECT * FROM casework_step WHERE case_id IN \(SQL.list(ids)) ORDER BY case_id, number") {
            let step = try Step(row: row, parties: &parties)
            steps[step.caseID, default: []].append(step)
        }
        return steps
    }
}

extension Step {
    init(row: Row) throws {
        var parties: [String: Text] = [:]
        try self.init(row: row, parties: &parties)
    }

    /// - Parameter parties: those read before, by their texts.
    init(row: Row, parties: inout [String: Text]) throws {
        let partyText: String? = try row.get("party")
        var party: Text?
        if let partyText {
            party = try parties[partyText] ?? Codec.value(partyText)
            parties[partyText] = party
        }
        self.init(
            caseID: try row.get("case_id"), number: try row.get("number"), action: try row.get("action"), detail: try row.get("detail"),
            from: try row.get("from_status"), to: try row.get("to_status"), lane: try row.get("lane"), actor: try row.get("actor_id"),
            party: party, partyText: partyText, at: try row.get("at"),
            words: try row.get("words"), note: try row.get("note"), salt: try row.get("salt"),
            digest: try row.get("digest"), hash: try row.get("hash"))
    }
}

/// JSON with sorted keys and readable times: the same value gives the same text on every machine.
enum Codec {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            guard case .text(let text) = date.sqlValue else { return }
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try decoder.decode(Value.self, from: Data(text.utf8))
    }

    /// Reads what `text` writes; whoever reads many at once makes one for all of them.
    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let date = Date(sqlValue: .text(text)) else { throw StorageError.unreadable(column: "body", .text(text)) }
            return date
        }
        return decoder
    }
}
