// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Exchange
import Foundation
import Localization
import Storage
import Tabular

struct ImportReports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports", abstract: "Bring reports of another system in from a CSV file, with their own times and answers.",
        discussion: """
            Each row goes the way that all reports go, and what became of it stands in a table of its own. What has no place waits in the
            registrar's queue. Run twice, it brings nothing twice. The exit status is 2 where rows were refused.
            """)

    @OptionGroup var options: DatabaseOptions
    @Argument(help: "The CSV file, in UTF-8 or GB 18030, with a header.") var file: String
    @Option(
        parsing: .upToNextOption,
        help: "COLUMN=FIELD …: id, subject, text, time, place, latitude, longitude, service, name, phone, reply, reply_time or ignore.")
    var map: [String] = []
    @Option(help: "What the other system is called; by default the file's name.") var source: String?
    @Option(help: "Where to write what became of every row; by default FILE-rows.csv in this folder.") var rows: String?

    func run() async throws {
        guard let bytes = FileManager.default.contents(atPath: file) else { throw ValidationError("\(file) cannot be read.") }
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent, source = source ?? stem, now = Date()
        let table: ReportTable
        do { table = try ReportTable(Array(bytes), map: try fields(), at: now) } catch let mismatch as ReportTable.Mismatch {
            say("\(file): \(Self.sentence(mismatch))")
            throw ExitCode(2)
        }
        say(
            "\(file): \(table.entries.count) rows in \(table.encoding == .utf8 ? "UTF-8" : "GB 18030"); "
                + table.columns.map { "\($0.name)=\($0.field.rawValue)" }.joined(separator: " "))
        let installation = try Installation(try options.config())
        try await installation.prepare()
        let outcomes = try await installation.reportImport(source: source).run(table, at: now) { done in
            if done % 500 == 0 { say("\(done) of \(table.entries.count)") }
        }
        let path = rows ?? "\(stem)-rows.csv"
        let lines = outcomes.map { [String($0.line), $0.id, $0.fate.rawValue, $0.number ?? "", $0.why.map(\.en).joined(separator: "; ")] }
        guard FileManager.default.createFile(atPath: path, contents: Data(CSVWriter().write([["line", "id", "fate", "number", "why"]] + lines)))
        else {
            throw ValidationError("\(path) cannot be written.")
        }
        for fate in ReportImport.Fate.allCases { print("\(fate.rawValue)\t\(outcomes.count { $0.fate == fate })") }
        print("rows\t\(outcomes.count)")
        let times = try await installation.database.read { try ImportStore($0).replyTimes(source: source) }
        if let median = times.median, let ninetieth = times.ninetieth {
            print(String(format: "answers\t%d\nmedian days\t%.1f\n90th percentile days\t%.1f", times.days.count, median, ninetieth))
        }
        say("What became of every row: \(path)")
        try await installation.database.close()
        if outcomes.contains(where: { $0.fate == .refused }) { throw ExitCode(2) }
    }

    private func fields() throws -> [String: ReportTable.Field] {
        var fields: [String: ReportTable.Field] = [:]
        for pair in map {
            guard let equals = pair.lastIndex(of: "="), let field = ReportTable.Field(rawValue: String(pair[pair.index(after: equals)...])) else {
                throw ValidationError(
                    "--map takes COLUMN=FIELD, where FIELD is one of \(ReportTable.Field.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            fields[String(pair[..<equals])] = field
        }
        return fields
    }

    private static func sentence(_ mismatch: ReportTable.Mismatch) -> String {
        switch mismatch {
        case .unreadable(let error): "it cannot be read as a table: \(error)."
        case .noColumn(let name): "there is no column “\(name)”."
        case .twice(let field): "two columns are mapped to \(field.rawValue)."
        case .missing(let field): "no column is mapped to \(field.rawValue)."
        }
    }
}
