// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Foundation

/// Values as libpq takes them: texts with a zero at the end, all in one piece of memory.
struct PostgresParameters {
    private var bytes: [CChar] = []
    /// Where each begins; nil is NULL.
    private var starts: [Int?] = []

    init(_ values: [SQLValue]) throws {
        starts.reserveCapacity(values.count)
        for value in values {
            switch try value.checked() {
            case .null: starts.append(nil)
            case .integer(let value): append(String(value))
            case .real(let value): append(String(value))
            case .text(let text): append(text)
            }
        }
    }

    private mutating func append(_ text: String) {
        starts.append(bytes.count)
        var text = text
        text.withUTF8 { utf8 in utf8.withMemoryRebound(to: CChar.self) { bytes.append(contentsOf: $0) } }
        bytes.append(0)
    }

    func withPointers<Result>(_ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { bytes in
            let pointers: [UnsafePointer<CChar>?] = starts.map { start in start.flatMap { bytes.baseAddress?.advanced(by: $0) } }
            return try pointers.withUnsafeBufferPointer { try body(Int32(pointers.count), $0.baseAddress) }
        }
    }
}

/// The names and types of an answer's columns, the same for each run of a prepared statement.
struct PostgresColumns {
    let names: [String]
    let types: [Oid]
}

struct PostgresAnswer {
    let columns: PostgresColumns
    let rows: [Row]

    /// Takes the result over and frees it.
    static func rows(_ result: OpaquePointer?, columns: PostgresColumns?) -> PostgresAnswer {
        defer { PQclear(result) }
        let width = PQnfields(result)
        let columns =
            columns
            ?? PostgresColumns(names: (0..<width).map { String(cString: PQfname(result, $0)) }, types: (0..<width).map { PQftype(result, $0) })
        let rows = (0..<PQntuples(result)).map { row in
            Row(
                names: columns.names,
                values: (0..<width).map { column in
                    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
                    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
                    return SQLValue(postgresText: bytes, type: columns.types[Int(column)])
                })
        }
        return PostgresAnswer(columns: columns, rows: rows)
    }
}

extension SQLValue {
    /// What SQLite would have answered: truth as 0 or 1, numbers as numbers, all else as text.
    fileprivate init(postgresText bytes: UnsafeRawBufferPointer, type: Oid) {
        switch type {
        case 16: self = .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)  // bool
        case 20, 21, 23, 26: self = SQLValue.integer(bytes) ?? .null  // int8, int2, int4, oid
        case 700, 701: self = Double(String(decoding: bytes, as: UTF8.self)).map(SQLValue.real) ?? .null  // float4, float8
        case 1700:  // numeric: what sum() and avg() give
            let text = String(decoding: bytes, as: UTF8.self)
            self = SQLValue.integer(bytes) ?? Double(text).map(SQLValue.real) ?? .text(text)
        default: self = .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer) -> SQLValue? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var value = 0
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            let digit = Int(byte) - Int(UInt8(ascii: "0"))
            guard (0...9).contains(digit) else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (next, tooSmall) = product.subtractingReportingOverflow(digit)  // downwards, where there is room for one more
            guard !tooLarge, !tooSmall else { return nil }
            value = next
        }
        if isNegative { return .integer(value) }
        return value == Int.min ? nil : .integer(-value)
    }
}
