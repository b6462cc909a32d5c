// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Secrets
import Storage
import Web

/// Requests of people about their own data, each with its steps.
public struct RightsStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    static let log = ChainedLog("privacy_request_step", fields: ["request_id", "at", "actor", "word", "detail"])

    /// Notes a request; answers it with the secret by which the person follows it.
    public func ask(
        _ kind: RightsRequest.Kind, about subjects: [String], words: String, contact: String, proof: RightsRequest.Proof,
        by channel: RightsRequest.Channel, as actor: Actor, at now: Date
    ) throws -> (request: RightsRequest, secret: String) {
        if proof != .link { guard actor.may(.privacyAnswer) else { throw RightsRequest.Refusal.notAllowed } }
        let (words, contact) = try RightsRequest.checked(kind, words: words, contact: contact, proof: proof)
        let id = Identifier.make(at: now), year = "P\(now.formatted(.iso8601.year()))-", secret = Secrets.token()
        let last: String? = try db.run(
            "SELECT number FROM privacy_request WHERE \(SQL.prefix("number", year)) ORDER BY length(number) DESC, number DESC LIMIT 1"
        ).first?.get("number")
        let count = (last.flatMap { Int($0.dropFirst(year.count)) } ?? 0) + 1
        let request = RightsRequest(
            id: id, number: year + String(repeating: "0", count: max(0, 4 - "\(count)".count)) + "\(count)", kind: kind, channel: channel,
            proof: proof,
            subjects: subjects, words: words, contact: contact, askedAt: now)
        try db.run(
            """
            INSERT INTO privacy_request (id, number, kind, channel, proof, subjects, words, contact, secret_digest, asked_at, due_at, state, answer, version)
            VALUES (\(id), \(request.number), \(kind.rawValue), \(channel.rawValue), \(proof.rawValue), \(subjects.joined(separator: " ")),
                \(try db.seal(words, in: "privacy_request.words", of: id) as String), \(try db.seal(contact, in: "privacy_request.contact", of: id) as String),
                \(Secrets.sha256(secret)), \(now), \(request.dueAt), \("open"), \(""), 1)
            """)
        try step(id, "asked", "\(kind.rawValue) \(channel.rawValue) \(proof.rawValue) \(subjects.count)", by: actor, at: now)
        return (request, secret)
    }

    /// Answers a request. What was granted for erasure is erased in the same transaction.
    ///
    /// - Returns: what was erased, to be noted outside the database too.
    @discardableResult
    public func answer(
        _ id: String, _ outcome: RightsRequest.Outcome, ground: RightsRequest.Ground?, saying words: String, erasing: Bool, register: [Processing],
        by actor: Actor, at now: Date
    ) throws -> [RetentionStore.Tombstone] {
        guard actor.may(.privacyAnswer) else { throw RightsRequest.Refusal.notAllowed }
        guard var request = try find(id, for: actor) else { throw StorageError.absent }
        let before = request.version
        try request.answer(outcome, ground: ground, saying: words, at: now)
        let kept = try db.run(
            """
            UPDATE privacy_request SET state = \(outcome.rawValue), ground = \(ground?.rawValue),
                answer = \(try db.seal(request.answer, in: "privacy_request.answer", of: id) as String),
                answered_at = \(now), answered_by = \(actor.id), version = \(request.version) WHERE id = \(id) AND version = \(before) RETURNING id
            """)
        guard !kept.isEmpty else { throw StorageError.stale }
        try step(id, outcome.rawValue, ground?.rawValue ?? "", by: actor, at: now)
        guard erasing, request.kind == .erase, outcome != .refused else { return [] }
        return try erase(request.subjects, register: register, at: now)
    }

    /// Erases all that is kept about subjects, in every processing that can be asked for.
    public func erase(_ subjects: [String], register: [Processing], at now: Date) throws -> [RetentionStore.Tombstone] {
        try register.flatMap { processing -> [RetentionStore.Tombstone] in
            guard let own = processing.own else { return [] }
            let rows = subjects.filter { $0.hasPrefix("\(own.kind):") }.map { String($0.dropFirst(own.kind.count + 1)) }
            return try RetentionStore(db).erase(rows, of: processing, because: .request, at: now)
        }
    }

    /// What is kept about subjects, by processing; only where something is.
    public func copy(of subjects: [String], register: [Processing]) throws -> [(processing: Processing, items: [Processing.Item])] {
        try register.compactMap { processing in
            guard let own = processing.own else { return nil }
            let rows = subjects.filter { $0.hasPrefix("\(own.kind):") }.map { String($0.dropFirst(own.kind.count + 1)) }
            let items = try rows.flatMap { try own.read(db, $0) }
            return items.isEmpty ? nil : (processing, items)
        }
    }

    public func find(_ id: String, for actor: Actor) throws -> RightsRequest? {
        guard actor.may(.privacyAnswer) else { return nil }
        return try db.run("SELECT * FROM privacy_request WHERE id = \(id)").first.map { try RightsRequest(row: $0, db) }
    }

    /// The request that a secret link belongs to.
    public func find(secret: String) throws -> RightsRequest? {
        guard secret.utf8.count == 43 else { return nil }
        return try db.run("SELECT * FROM privacy_request WHERE secret_digest = \(Secrets.sha256(secret))").first.map {
            try RightsRequest(row: $0, db)
        }
    }

    /// The open requests, the most pressing first, or the answered ones, newest first.
    public func list(open: Bool, for actor: Actor, limit: Int = 100) throws -> [RightsRequest] {
        guard actor.may(.privacyAnswer) else { throw RightsRequest.Refusal.notAllowed }
        let which: SQL = open ? "state = 'open' ORDER BY due_at, id" : "state <> 'open' ORDER BY answered_at DESC, id"
        return try db.run("SELECT * FROM privacy_request WHERE \(which) LIMIT \(limit)").map { try RightsRequest(row: $0, db) }
    }

    /// What was asked about a subject, newest first; for whoever has proved to be the person.
    public func requests(about subject: String) throws -> [RightsRequest] {
        try db.run("SELECT * FROM privacy_request WHERE subjects = \(subject) ORDER BY asked_at DESC, id DESC LIMIT 20").map {
            try RightsRequest(row: $0, db)
        }
    }

    private func step(_ id: String, _ word: String, _ detail: String, by actor: Actor, at now: Date) throws {
        try db.run(
            """
            INSERT INTO privacy_request_step (id, request_id, at, actor, word, detail)
            VALUES (\(Identifier.make(at: now)), \(id), \(now), \(actor.id), \(word), \(detail))
            """)
        try ChronicleStore(db).seal(Self.log)
    }

    /// Words, contact and answer go three years after the answer; that it was asked and answered stays (art. 56).
    static let erasure = Processing.Erasure(
        due: { db, before, limit in
            try db.run(
                """
                SELECT id FROM privacy_request WHERE answered_at < \(before) AND (words <> '' OR contact <> '' OR answer <> '')
                ORDER BY id LIMIT \(limit)
                """
            ).map { try $0.get("id") }
        },
        erase: { db, rows, _ in
            try db.run("UPDATE privacy_request SET words = '', contact = '', answer = '' WHERE id IN \(SQL.list(rows))")
        })
}

extension RightsRequest {
    init(row: Row, _ db: any Connection) throws {
        let id: String = try row.get("id"), kind: String = try row.get("kind"), channel: String = try row.get("channel")
        let proof: String = try row.get("proof"), state: String = try row.get("state"), ground: String? = try row.get("ground")
        let subjects: String = try row.get("subjects")
        self.init(
            id: id, number: try row.get("number"), kind: Kind(rawValue: kind) ?? .access, channel: Channel(rawValue: channel) ?? .desk,
            proof: Proof(rawValue: proof) ?? .document, subjects: subjects.split(separator: " ").map(String.init),
            words: try db.unseal(row.get("words", as: String.self), in: "privacy_request.words", of: id),
            contact: try db.unseal(row.get("contact", as: String.self), in: "privacy_request.contact", of: id),
            askedAt: try row.get("asked_at"), dueAt: try row.get("due_at"), outcome: Outcome(rawValue: state),
            answer: try db.unseal(row.get("answer", as: String.self), in: "privacy_request.answer", of: id),
            ground: ground.flatMap(Ground.init(rawValue:)), answeredAt: try row.get("answered_at"), version: try row.get("version"))
    }
}
