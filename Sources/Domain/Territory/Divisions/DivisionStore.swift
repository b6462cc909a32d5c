// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

/// Which national list is there.
public struct DivisionList: Sendable, Hashable {
    /// Rises with each import.
    public let version: Int
    /// The file's name, as whoever imported it called it.
    public let name: String
    public let divisions: Int
    public let at: Date
}

/// The national list in the database. Everyone reads it; importing it needs `territory.edit`.
public struct DivisionStore {
    let db: any Connection

    public init(_ db: any Connection) { self.db = db }

    /// The list that is there; nil where none was imported.
    public func list() throws -> DivisionList? {
        try db.run("SELECT * FROM territory_division_list ORDER BY version DESC LIMIT 1").first.map { row in
            DivisionList(version: try row.get("version"), name: try row.get("name"), divisions: try row.get("divisions"), at: try row.get("at"))
        }
    }

    /// Puts a list in the place of the one that is there: all of it or, where `read` throws, nothing (the transaction is to be rolled back).
    ///
    /// - Parameter read: hands over one division after the other, as `DivisionReader` does, and answers how many.
    @discardableResult
    public func replace(
        named name: String, by actor: Actor, at now: Date, reading read: ((Division) throws -> Void) throws -> Int
    ) throws -> DivisionList {
        guard actor.may(.editTerritory) else { throw TerritoryRefusal.notAllowed }
        try db.run("DELETE FROM territory_division")
        var batch: [[SQLValue]] = []
        func keep() throws {
            guard !batch.isEmpty else { return }
            try db.run("INSERT INTO territory_division (id, parent, depth, name, code) VALUES \(SQL.rows(batch))")
            batch.removeAll(keepingCapacity: true)
        }
        let count = try read { division in
            let depth = Division.levels.firstIndex(of: division.level) ?? 0
            batch.append([
                .integer(division.id), division.parent.map(SQLValue.integer) ?? .null, .integer(depth), .text(division.name),
                division.code.map { .text($0.value) } ?? .null,
            ])
            if batch.count == 200 { try keep() }
        }
        try keep()
        let version = (try list()?.version ?? 0) + 1
        try db.run(
            """
            INSERT INTO territory_division_list (version, name, divisions, at, actor)
            VALUES (\(version), \(String(name.prefix(200))), \(count), \(now), \(actor.id))
            """)
        return DivisionList(version: version, name: name, divisions: count, at: now)
    }

    /// The divisions directly below, in the list's order; nil: the provinces.
    public func children(of parent: Int?) throws -> [Division] {
        let below: SQL = parent.map { "parent = \($0)" } ?? "parent IS NULL"
        return try db.run("SELECT * FROM territory_division WHERE \(below) ORDER BY id").map(Division.init(row:))
    }

    /// The division and those above it, from the province down; empty where there is no such division.
    public func line(to id: Int) throws -> [Division] {
        var line: [Division] = [], next: Int? = id
        while let id = next, line.count < Division.levels.count {
            guard let found = try db.run("SELECT * FROM territory_division WHERE id = \(id)").first.map(Division.init(row:)) else { break }
            line.insert(found, at: 0)
            next = found.parent
        }
        return line
    }

    /// The whole list for memory.
    func index() throws -> DivisionIndex {
        let count = try db.run("SELECT count(*) AS count FROM territory_division").first?.get("count", as: Int.self) ?? 0
        var index = DivisionIndex()
        index.reserve(count)
        let line: SQL = """
            CAST(id AS TEXT) || ' ' || CAST(coalesce(parent, 0) AS TEXT) || ' ' || CAST(depth AS TEXT) || ' ' || coalesce(code, '-') || ' ' || name
            """
        for start in stride(from: 0, to: count, by: 20_000) {
            let rows = try db.run("SELECT \(SQL.lines(line)) AS lines FROM territory_division WHERE id > \(start) AND id <= \(start + 20_000)")
            guard let text = try rows.first?.get("lines", as: String?.self) else { continue }
            try add(Array(text.utf8), to: &index)
        }
        return index
    }

    /// Adds lines `id parent depth code name`, which the database gave in any order.
    private func add(_ text: [UInt8], to index: inout DivisionIndex) throws {
        var lines: [(id: Int, rest: ArraySlice<UInt8>)] = []
        for line in text.split(separator: 10) {
            var rest = line
            lines.append((Self.number(&rest), rest))
        }
        if !zip(lines, lines.dropFirst()).allSatisfy({ $0.id < $1.id }) { lines.sort { $0.id < $1.id } }
        for line in lines {
            var rest = line.rest
            let parent = Self.number(&rest), depth = Self.number(&rest), end = rest.firstIndex(of: 32) ?? rest.endIndex
            let code = rest[..<end].count == 6 ? Code(.division, String(decoding: rest[..<end], as: UTF8.self)) : nil
            guard index.add(id: line.id, parent: parent, depth: depth, code: code, rest[end...].dropFirst()) else {
                throw StorageError.failed("territory_division: ids have gaps")
            }
        }
    }

    private static func number(_ text: inout ArraySlice<UInt8>) -> Int {
        var value = 0
        while let digit = text.popFirst(), digit != 32 { value = value * 10 + Int(digit) - 48 }
        return value
    }
}

extension Division {
    init(row: Row) throws {
        let depth: Int = try row.get("depth")
        guard Division.levels.indices.contains(depth) else { throw StorageError.failed("territory_division: unknown depth") }
        self.init(
            id: try row.get("id"), parent: try row.get("parent"), level: Division.levels[depth], name: try row.get("name"),
            code: try row.get("code", as: String?.self).flatMap { Code(.division, $0) })
    }
}
