// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Secrets
import Storage

/// What came in with a key, for one transaction.
struct RequestStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    /// What was chosen of a service's attributes, in the list's words of that day.
    struct Chosen: Sendable, Hashable, Codable {
        let code: String, key: String
        let name: Text, value: Text

        func wire(_ language: Language) -> Wire {
            .fields([
                .init("code", .text(code)), .init("key", .text(key)), .init("name", .text(name(language))), .init("value", .text(value(language))),
            ])
        }
    }

    struct Kept: Sendable {
        let token: String, number: String, bodyDigest: String
    }

    func find(senderKey: String) throws -> Kept? {
        try db.run("SELECT token, number, body_digest FROM exchange_request WHERE sender_key = \(senderKey)").first
            .map { Kept(token: try $0.get("token"), number: try $0.get("number"), bodyDigest: try $0.get("body_digest")) }
    }

    func keep(
        number: String, from key: Key, senderKey: String, bodyDigest: String, attributes: [Chosen], at now: Date
    ) throws -> Kept {
        let token = Secrets.token(bytes: 16)
        let text = String(decoding: try JSONEncoder().encode(attributes), as: UTF8.self)
        try db.run(
            """
            INSERT INTO exchange_request (token, key_id, sender_key, body_digest, number, attributes, at)
            VALUES (\(token), \(key.id), \(senderKey), \(bodyDigest), \(number), \(text), \(now))
            """)
        return Kept(token: token, number: number, bodyDigest: bodyDigest)
    }

    func number(token: String) throws -> String? {
        try db.run("SELECT number FROM exchange_request WHERE token = \(token)").first?.get("number")
    }

    /// The sender's keys of the reports that this key brought to a case: it may speak as their reporter.
    func senderKeys(of number: String, from key: Key) throws -> [String] {
        try db.run("SELECT sender_key FROM exchange_request WHERE number = \(number) AND key_id = \(key.id) ORDER BY at").map {
            try $0.get("sender_key")
        }
    }

    func attributes(of numbers: [String]) throws -> [String: [Chosen]] {
        var found: [String: [Chosen]] = [:]
        for row in try db.run("SELECT number, attributes FROM exchange_request WHERE number IN \(.list(numbers)) AND attributes <> '[]' ORDER BY at")
        {
            let chosen = try JSONDecoder().decode([Chosen].self, from: Data(try row.get("attributes", as: String.self).utf8))
            found[try row.get("number"), default: []] += chosen
        }
        return found
    }
}
