// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Storage
import Web

/// What is kept about a person, in a form that other programs read (PIPL art. 45): JSON, with the names of the fields in both languages.
public struct DataCopy: Sendable, Encodable {
    public struct Part: Sendable, Encodable {
        let processing: String
        let name: String
        let purpose: String
        let items: [Item]
    }
    public struct Item: Sendable, Encodable {
        let name: String
        let nameInEnglish: String
        let value: String
    }
    public struct Seen: Sendable, Encodable {
        let at: String
        let what: String
        let purpose: String
    }

    let format = "linli-personal-data-1"
    let at: String
    let parts: [Part]
    let looks: [Seen]

    public init(_ subjects: [String], register: [Processing], in db: any Connection, at now: Date) throws {
        at = now.formatted(.iso8601)
        parts = try RightsStore(db).copy(of: subjects, register: register).map { processing, items in
            Part(
                processing: processing.id, name: processing.name.zh, purpose: processing.purpose.zh,
                items: items.map { Item(name: $0.name.zh, nameInEnglish: $0.name.en, value: $0.value) })
        }
        looks = try AccessStore(db).looks(at: subjects).map {
            Seen(at: $0.at.formatted(.iso8601), what: $0.what.text.zh, purpose: $0.purpose.text.zh)
        }
    }

    public var file: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }
}
