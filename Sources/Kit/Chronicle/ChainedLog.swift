// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

/// A table to which rows are only added, each chained to the one before by its hash, so that nobody can quietly edit the past.
///
/// Every room names its own; the columns `chain_place` and `chain_hash` are Chronicle's (`ChainedLog.columns`).
public struct ChainedLog: Sendable, Hashable {
    public let table: String
    /// The columns that name a row, in the order by which rows from before there was a chain are brought into it.
    public let key: [String]
    /// All other columns that must never change. Texts and whole numbers: both databases write them alike.
    public let fields: [String]
    /// What may be erased later: it enters the chain as the digest that stands in one of the `fields`.
    public let erasable: Erasable?

    /// A text that is chained by its salted digest. Whoever erases text and salt leaves the chain whole (PIPL art. 47 and 73).
    public struct Erasable: Sendable, Hashable {
        public let text: String, salt: String, digest: String

        public init(text: String, salt: String, digest: String) {
            self.text = text
            self.salt = salt
            self.digest = digest
        }
    }

    public init(_ table: String, key: [String] = ["id"], fields: [String], erasable: Erasable? = nil) {
        self.table = table
        self.key = key
        self.fields = fields
        self.erasable = erasable
    }

    /// The migration that makes tables chained logs. What they hold is chained when the server starts.
    public static func migration(_ id: String, _ logs: [ChainedLog]) -> Migration {
        Migration(
            id,
            logs.flatMap { log -> [SQL] in
                [
                    "ALTER TABLE \(raw: log.table) ADD COLUMN chain_place BIGINT",
                    "ALTER TABLE \(raw: log.table) ADD COLUMN chain_hash TEXT",
                    "CREATE UNIQUE INDEX \(raw: log.table)_chain ON \(raw: log.table) (chain_place)",
                ]
            })
    }
}

/// The arithmetic of a chain.
public enum Chain {
    /// What the first link follows.
    public static let origin = String(repeating: "0", count: 64)

    /// SHA-256 over the fields, each with its length before it, so that no two records give the same bytes; what is absent is not what is empty.
    public static func hash(previous: String, fields: [String?]) -> String {
        var bytes = Array(previous.utf8)
        for field in fields {
            guard let field else {
                bytes.append(UInt8(ascii: "~"))
                continue
            }
            bytes += Array("\(field.utf8.count):".utf8)
            bytes += Array(field.utf8)
        }
        return Secrets.hex(Secrets.sha256(bytes))
    }

    /// The digest of words under their salt.
    public static func digest(of words: String, salt: String) -> String { Secrets.sha256("\(salt)\u{1F}\(words)") }
}
