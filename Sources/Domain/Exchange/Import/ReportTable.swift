// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Tabular

/// Reports of another system as a table, and what each column of it is.
public struct ReportTable: Sendable {
    /// What a column may hold.
    public enum Field: String, Sendable, CaseIterable {
        /// The row's number in the other system: the same number is the same report.
        case id
        case subject, text
        /// When it was sent in there.
        case time
        case place, latitude, longitude
        /// The code of a service, as `/open311/v2/services` lists them.
        case service
        case name, phone
        /// What the authority answered there, and when.
        case reply
        case replyTime = "reply_time"
        /// Read by nobody.
        case ignore
    }

    /// One row, understood.
    public struct Row: Sendable, Hashable {
        /// The line of the file on which it begins.
        public let line: Int
        public let id: String
        public let words: String
        public let at: Date
        public let place: String
        public let point: Coordinate?
        public let service: String
        public let name: String, phone: String
        public let reply: String
        public let repliedAt: Date?
    }

    public enum Entry: Sendable, Hashable {
        case row(Row)
        /// What is wrong with it, and the id as far as it has one.
        case faulty(line: Int, id: String, [Text])
        public var line: Int {
            switch self {
            case .row(let row): row.line
            case .faulty(let line, _, _): line
            }
        }
    }

    public let entries: [Entry]
    public let encoding: TextEncoding
    /// What stands in each column.
    public let columns: [(name: String, field: Field)]

    /// Why a whole table was not read.
    public enum Mismatch: Error, Hashable {
        case unreadable(TableError)
        /// A column of this name was to be mapped, and there is none.
        case noColumn(String)
        /// Two columns are mapped to one field.
        case twice(Field)
        /// There is no column for it.
        case missing(Field)
    }

    /// - Parameters:
    ///   - map: field by column name; columns that are not named here are mapped where their name is that of a field, and ignored otherwise.
    ///   - now: nothing can have been reported after it.
    public init(_ bytes: [UInt8], map: [String: Field] = [:], zone: TimeZone = .shanghai, at now: Date) throws(Mismatch) {
        let table: Table
        do { table = try CSVReader.read(bytes, bounds: TableBounds(bytes: 256 << 20, rows: 2_000_000, cell: 128 << 10)) } catch {
            throw .unreadable(error)
        }
        let header = table.rows.first?.cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? []
        for name in map.keys.sorted() where !header.contains(name) { throw .noColumn(name) }
        var taken = Set(map.values), columns: [(name: String, field: Field)] = []
        for name in header {
            if let field = map[name] {
                columns.append((name, field))
            } else if let field = Field(rawValue: name.lowercased()), field != .ignore, taken.insert(field).inserted {
                columns.append((name, field))
            } else {
                columns.append((name, .ignore))
            }
        }
        let used = columns.map(\.field).filter { $0 != .ignore }
        if let double = Field.allCases.first(where: { field in used.count { $0 == field } > 1 }) { throw .twice(double) }
        if !used.contains(.text), !used.contains(.subject) { throw .missing(.text) }
        if !used.contains(.time) { throw .missing(.time) }
        self.columns = columns
        encoding = table.encoding
        entries = table.rows.dropFirst().map { Self.entry($0, columns.map(\.field), zone, now) }
    }

    static let wordLimit = 20_000

    private static func entry(_ row: Table.Row, _ fields: [Field], _ zone: TimeZone, _ now: Date) -> Entry {
        var cells: [Field: String] = [:]
        for (field, cell) in zip(fields, row.cells) where field != .ignore {
            // Control characters are no text; what is kept can be printed.
            let text = String(
                String.UnicodeScalarView(
                    CSVWriter.unguarded(cell).unicodeScalars.filter { $0.value >= 32 && $0.value != 127 || $0 == "\n" || $0 == "\t" }))
            cells[field] = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        func cell(_ field: Field) -> String { cells[field] ?? "" }
        var faults: [Text] = []
        if row.cells.count > fields.count { faults.append(.tooManyCells(row.cells.count, fields.count)) }
        let words = [cell(.subject), cell(.text)].filter { !$0.isEmpty }.joined(separator: "\n")
        if words.isEmpty { faults.append(.rowEmpty) }
        if words.count > wordLimit { faults.append(.tooLong(Field.text.rawValue, wordLimit)) }
        let at = TableTime.date(cell(.time), in: zone)
        if at.map({ $0 > now }) ?? true { faults.append(.timeOff(Field.time.rawValue, cell(.time))) }
        var point: Coordinate?
        switch RequestQuery.point(cells[.latitude].flatMap { $0.isEmpty ? nil : $0 }, cells[.longitude].flatMap { $0.isEmpty ? nil : $0 }) {
        case .none: break
        case .broken: faults.append(.pointOff)
        case .some(let found): point = found
        }
        var repliedAt: Date?
        if !cell(.reply).isEmpty || !cell(.replyTime).isEmpty {
            repliedAt = TableTime.date(cell(.replyTime), in: zone)
            if repliedAt.map({ $0 > now }) ?? true { faults.append(.timeOff(Field.replyTime.rawValue, cell(.replyTime))) }
            if cell(.reply).isEmpty { faults.append(.missing(Field.reply.rawValue)) }
            if let at, let repliedAt, repliedAt < at { faults.append(.replyBefore) }
        }
        guard faults.isEmpty, let at else { return .faulty(line: row.line, id: cell(.id), faults) }
        return .row(
            Row(
                line: row.line, id: cell(.id), words: words, at: at, place: cell(.place), point: point, service: cell(.service), name: cell(.name),
                phone: cell(.phone), reply: cell(.reply), repliedAt: repliedAt))
    }
}

/// Times as spreadsheets in China write them.
enum TableTime {
    /// `2019/2/28 11:25:05`, `2019-04-08 08:37`, `2019.4.8`, or anything that `W3CTime` reads.
    static func date(_ text: String, in zone: TimeZone) -> Date? {
        if let date = W3CTime.date(text, in: zone) { return date }
        guard let match = text.wholeMatch(of: /(\d{4})[\/.\-](\d{1,2})[\/.\-](\d{1,2})(?:\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?/) else { return nil }
        func two(_ part: Substring?) -> String { String((part.map { "0" + $0 } ?? "00").suffix(2)) }
        return W3CTime.date("\(match.1)-\(two(match.2))-\(two(match.3))T\(two(match.4)):\(two(match.5)):\(two(match.6))", in: zone)
    }
}
