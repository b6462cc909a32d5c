// SPDX-License-Identifier: Apache-2.0
import Localization
import Tabular
import WorkingTime

/// Limits of stages as a table of three columns: stage, applies, limit.
public enum StageTable {
    /// What is wrong on a line, from 1; nil where the whole table is meant.
    public struct Fault: Error, Hashable, Sendable {
        public enum Problem: Hashable, Sendable {
            case table(TableError)
            case header
            case stage(String), applies(String), limit(String)
            case twice(firstLine: Int)
            case empty
        }
        public let line: Int?
        public let problem: Problem
    }

    public struct Faults: Error, Hashable, Sendable { public let faults: [Fault] }

    static let bounds = TableBounds(bytes: 64 << 10, rows: 200, columns: 10, cell: 200)
    private static let columns = [
        TableHeader.Column("stage", also: [StageStrings.stage.zh]), TableHeader.Column("applies", also: [StageStrings.applies.zh]),
        TableHeader.Column("limit", also: [StageStrings.limit.zh]),
    ]

    /// The whole table, or all that is wrong with it.
    public static func read(_ bytes: some Collection<UInt8>) throws(Faults) -> [StageLimits.Row] {
        let table: Table, header: TableHeader
        do { table = try CSVReader.read(bytes, bounds: bounds) } catch { throw Faults(faults: [Fault(line: error.line, problem: .table(error))]) }
        do { header = try TableHeader(table.rows[0], columns: columns) } catch {
            throw Faults(faults: [Fault(line: error.line, problem: .header)])
        }
        var rows: [StageLimits.Row] = [], faults: [Fault] = [], first: [String: Int] = [:]
        for row in table.rows.dropFirst() where row.cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
            let words = ["stage", "applies", "limit"].map { header.cell($0, of: row) }
            let stage = stage(words[0]), applies = applies(words[1]), limit = TimeLimit(words: words[2])
            if stage == nil { faults.append(Fault(line: row.line, problem: .stage(words[0]))) }
            if applies == nil { faults.append(Fault(line: row.line, problem: .applies(words[1]))) }
            if limit == nil { faults.append(Fault(line: row.line, problem: .limit(words[2]))) }
            guard let stage, let applies, let limit else { continue }
            let key = "\(stage.rawValue) \(applies.word)"
            if let line = first[key] { faults.append(Fault(line: row.line, problem: .twice(firstLine: line))) }
            first[key] = first[key] ?? row.line
            rows.append(StageLimits.Row(stage, applies, limit))
        }
        if rows.isEmpty, faults.isEmpty { faults.append(Fault(line: nil, problem: .empty)) }
        guard faults.isEmpty else { throw Faults(faults: faults) }
        return rows
    }

    /// The table again, in the words of a language; reading it gives the same rows.
    public static func write(_ rows: [StageLimits.Row], _ language: Language) -> String {
        let isChinese = language == .zh
        let header = columns.map { isChinese ? $0.names[0] : $0.key }
        let lines = rows.map { row in
            [
                isChinese ? row.stage.text.zh : row.stage.rawValue, isChinese ? row.applies.text.zh : row.applies.word,
                "\(row.limit.amount) \(isChinese ? row.limit.unit.name.zh : row.limit.unit.rawValue)",
            ]
        }
        return String(decoding: CSVWriter(marksUTF8: false).write([header] + lines), as: UTF8.self)
    }

    private static func stage(_ word: String) -> Stage? { Stage(rawValue: word) ?? Stage.allCases.first { $0.text.zh == word } }

    private static func applies(_ word: String) -> StageLimits.Applies? {
        let all: [StageLimits.Applies] = [.any, .danger] + Lane.allCases.map { .lane($0) }
        return StageLimits.Applies(word) ?? all.first { $0.text.zh == word } ?? (word.isEmpty ? .any : nil)
    }
}

extension TimeLimit {
    /// `4 workingHours`, `4 工作小时`; nil where it says no limit. At least 1 of a unit.
    init?(words: String) {
        let digits = words.prefix { $0.isASCII && $0.isNumber }, unit = words.dropFirst(digits.count).trimmingBlanks.lowercased()
        let known = Unit.allCases.first { $0.rawValue.lowercased() == unit || $0.name.zh == unit || $0.name.en == unit }
        guard let amount = Int(digits), (1...100_000).contains(amount), let unit = known ?? MandateTable.unit(named: unit) else { return nil }
        self.init(amount, unit)
    }
}
