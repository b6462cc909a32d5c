// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Localization
import Tabular
import Triage

/// JSON with sorted keys, for programs.
enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// A table of messages with a header line. What cannot be used ends the command with 2 and a sentence.
struct MessageTable {
    let path: String
    let header: [String]
    let rows: [[String]]

    static func read(_ path: String) throws -> MessageTable {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { try refuse("\(path): cannot be read.") }
        let table: Table
        do {
            var bounds = TableBounds()
            (bounds.bytes, bounds.rows, bounds.columns, bounds.cell) = (1 << 30, 5_000_000, 5000, 1 << 20)
            table = try CSVReader.read([UInt8](data), bounds: bounds)
        } catch { try refuse("\(path): \(error.text(.en)).") }
        guard let first = table.rows.first, table.rows.count > 1 else { try refuse("\(path): there is no message in it.") }
        let header = first.cells.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        return MessageTable(
            path: path, header: header,
            rows: table.rows.dropFirst().filter { $0.cells.contains { !$0.isEmpty } }.map { row in
                row.cells + Array(repeating: "", count: max(0, header.count - row.cells.count))
            })
    }

    func find(_ name: String) -> Int? { header.firstIndex(of: name.lowercased()) }

    func column(_ name: String) throws -> Int {
        guard let place = find(name) else { try Self.refuse("\(path): there is no column \(name); there are \(header.joined(separator: ", ")).") }
        return place
    }

    static func examples(_ path: String) throws -> [MatterModel.Example] {
        let table = try read(path), text = try table.column("text"), label = try table.column("label"), subject = table.find("subject")
        return try table.rows.enumerated().map { index, row in
            let name = row[label].trimmingCharacters(in: .whitespacesAndNewlines)
            guard !name.isEmpty else { try refuse("\(path): message \(index + 1) has no label.") }
            return MatterModel.Example(.init(subject: subject.map { row[$0] } ?? "", text: row[text]), name)
        }
    }

    private static func refuse(_ sentence: String) throws -> Never {
        say(sentence)
        throw ExitCode(2)
    }
}
