// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Storage

extension Permission {
    /// Say into which other platforms cases go, and how.
    public static let exchangePlatforms = Permission(rawValue: "exchange.platforms")
}

/// Platforms, for one transaction.
public struct PlatformStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    static let sealed = "exchange_platform.secret"

    /// Those in force that someone on the staff may see: of their area, oldest first.
    func all(for actor: Actor) throws -> [Platform] { try all().filter { Self.maySee($0, actor) } }

    /// Those in force, oldest first: for jobs.
    func all() throws -> [Platform] {
        try db.run("SELECT * FROM exchange_platform WHERE ended_at IS NULL ORDER BY made_at, id").map(Platform.init(row:))
    }

    func find(_ id: String, for actor: Actor) throws -> Platform? {
        try db.run("SELECT * FROM exchange_platform WHERE id = \(id) AND ended_at IS NULL").first.map(Platform.init(row:)).flatMap {
            Self.maySee($0, actor) ? $0 : nil
        }
    }

    static func maySee(_ platform: Platform, _ actor: Actor) -> Bool {
        mayEdit(platform, actor) || actor.may(.casework("desk"))
    }

    static func mayEdit(_ platform: Platform, _ actor: Actor) -> Bool { actor.may(.exchangePlatforms, in: platform.areaPath ?? "/") }

    /// - Parameter secret: the robot's address with its key, sealed in the database and never shown again.
    func add(_ new: Platform, secret: String?, by actor: Actor, at now: Date) throws {
        guard Self.mayEdit(new, actor) else { throw StorageError.absent }
        try db.run(
            """
            INSERT INTO exchange_platform (id, name, kind, area_path, moments, fields, codes, secret, made_at, made_by, changed_by, ended_at, seen_at,
                failures, paused_until)
            VALUES (\(new.id), \(new.name), \(new.kind.rawValue), \(new.areaPath), \(Self.text(new.moments)), \(try Self.json(new.fields)),
                \(try Self.json(new.codes)), \(try db.seal(secret, in: Self.sealed, of: new.id)), \(now), \(actor.id), \(actor.id), NULL, \(now), 0, NULL)
            """)
    }

    /// Puts name, moments, fields and codes anew; what waits goes by them.
    func change(_ changed: Platform, secret: String?, by actor: Actor, at now: Date) throws {
        guard let before = try find(changed.id, for: actor), Self.mayEdit(before, actor) else { throw StorageError.absent }
        try db.run(
            """
            UPDATE exchange_platform SET name = \(changed.name), moments = \(Self.text(changed.moments)), fields = \(try Self.json(changed.fields)),
                codes = \(try Self.json(changed.codes)), changed_by = \(actor.id) WHERE id = \(changed.id)
            """)
        if let secret {
            try db.run(
                "UPDATE exchange_platform SET secret = \(try db.seal(secret, in: Self.sealed, of: changed.id) as String) WHERE id = \(changed.id)")
        }
    }

    /// Ends it for good; what was carried there stays counted.
    func end(_ id: String, by actor: Actor, at now: Date) throws {
        guard let found = try find(id, for: actor), Self.mayEdit(found, actor) else { throw StorageError.absent }
        try db.run("UPDATE exchange_platform SET ended_at = \(now), secret = NULL, changed_by = \(actor.id) WHERE id = \(id)")
        try db.run("DELETE FROM exchange_handover WHERE platform_id = \(id) AND settled_at IS NULL")
    }

    func secret(of platform: Platform) throws -> String? {
        let row = try db.run("SELECT secret FROM exchange_platform WHERE id = \(platform.id)").first
        return try db.unseal(row?.get("secret", as: String?.self) ?? nil, in: Self.sealed, of: platform.id)
    }

    /// How its machine is doing: a success clears the count, a failure makes the next try later.
    func note(_ platform: Platform, isReached: Bool, chance: Double, at now: Date) throws {
        let failures = isReached ? 0 : platform.failures + 1
        let until = isReached ? nil : now.addingTimeInterval(Subscription.pause(after: failures, chance: chance))
        try db.run("UPDATE exchange_platform SET failures = \(failures), paused_until = \(until) WHERE id = \(platform.id)")
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String) throws -> Value { try JSONDecoder().decode(Value.self, from: Data(text.utf8)) }

    private static func text(_ moments: Set<Platform.Moment>) -> String { moments.map(\.rawValue).sorted().joined(separator: ",") }
}

extension Platform {
    init(row: Row) throws {
        guard let kind = Kind(rawValue: try row.get("kind")) else { throw StorageError.failed("kind of a platform") }
        self.init(
            id: try row.get("id"), name: try row.get("name"), kind: kind, areaPath: try row.get("area_path"),
            moments: Set(try row.get("moments", as: String.self).split(separator: ",").compactMap { Moment(rawValue: String($0)) }),
            fields: try PlatformStore.value(row.get("fields")), codes: try PlatformStore.value(row.get("codes")), madeAt: try row.get("made_at"),
            endedAt: try row.get("ended_at"), failures: try row.get("failures"), pausedUntil: try row.get("paused_until"))
    }
}
