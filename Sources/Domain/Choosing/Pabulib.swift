// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Files of pabulib.org (Faliszewski, Flis, Peters, Pierczyński, Skowron, Stolicki, Szufa, Talmon: Participatory budgeting: data, tools, and analysis,
/// IJCAI 2023): sections META, PROJECTS and VOTES, semicolons between cells.
public enum Pabulib {
    public struct Fault: Error, Hashable, Sendable {
        /// From 1; 0 where it is about the whole.
        public let line: Int
        public let sentence: String
    }

    public struct File: Sendable {
        public let meta: [String: String]
        public let budgeting: Budgeting
        /// How ballots are written: `approval`, `cumulative`, `scoring` or `ordinal`.
        public let voteType: String
        /// What was passed over: votes for projects that are not there, votes for none.
        public let remarks: [String]
    }

    /// Amounts may have a point; all are then taken in hundredths.
    public static func read(_ text: String) throws(Fault) -> File {
        var section = "", header: [String: Int] = [:], isHeader = false
        var meta: [String: String] = [:], projects: [(id: String, name: String, cost: String, line: Int)] = [], known: [String: Int] = [:]
        var ballots: [[(project: Int, points: Int)]] = [], remarks: [String] = [], votes = 0, unknown = 0, none = 0, voteType = "approval"
        var rows: [(line: Int, cells: [String])] = []
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = index + 1, cells = cells(of: raw)
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            let name = cells[0].uppercased()
            if ["META", "PROJECTS", "VOTES"].contains(name), cells.dropFirst().allSatisfy(\.isEmpty) {
                section = name
                isHeader = true
                continue
            }
            guard !section.isEmpty else { throw Fault(line: line, sentence: "a file begins with META, PROJECTS or VOTES") }
            if isHeader {
                isHeader = false
                header = [:]
                for (place, cell) in cells.enumerated() where header[cell.lowercased()] == nil { header[cell.lowercased()] = place }
                if section == "META" { continue }
                let wanted = section == "PROJECTS" ? ["project_id", "cost"] : ["vote"]
                for column in wanted where header[column] == nil {
                    throw Fault(line: line, sentence: "the section \(section) has no column \(column)")
                }
                continue
            }
            func cell(_ column: String) -> String { header[column].flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
            switch section {
            case "META": meta[cells[0].lowercased()] = cells.count > 1 ? cells[1] : ""
            case "PROJECTS":
                let id = cell("project_id")
                guard !id.isEmpty else { throw Fault(line: line, sentence: "a project without project_id") }
                guard known[id] == nil else { throw Fault(line: line, sentence: "project \(id) stands twice") }
                known[id] = projects.count
                projects.append((id, cell("name"), cell("cost"), line))
            default:
                votes += 1
                rows.append((line, [cell("vote"), cell("points")]))
            }
        }
        guard !projects.isEmpty else { throw Fault(line: 0, sentence: "the file has no project") }
        guard let budget = meta["budget"], !budget.isEmpty else { throw Fault(line: 0, sentence: "META has no budget") }
        voteType = meta["vote_type"]?.lowercased() ?? voteType
        guard ["approval", "cumulative", "scoring", "ordinal"].contains(voteType) else {
            throw Fault(line: 0, sentence: "vote_type \(voteType) is none of approval, cumulative, scoring, ordinal")
        }
        for (line, cells) in rows {
            let ids = list(cells[0]), points = list(cells[1])
            if ids.isEmpty {
                none += 1
                ballots.append([])
                continue
            }
            if voteType == "cumulative" || voteType == "scoring", points.count != ids.count {
                throw Fault(line: line, sentence: "\(ids.count) projects and \(points.count) points")
            }
            var ballot: [(project: Int, points: Int)] = []
            for (place, id) in ids.enumerated() {
                guard let project = known[id] else { unknown += 1; continue }
                guard !ballot.contains(where: { $0.project == project }) else {
                    throw Fault(line: line, sentence: "project \(id) stands twice on a ballot")
                }
                switch voteType {
                case "approval": ballot.append((project, 1))
                // A rank counts as in Borda's method: the last of those named one point.
                case "ordinal": ballot.append((project, ids.count - place))
                default:
                    guard let given = Int(points[place]), abs(given) < 1 << 30 else {
                        throw Fault(line: line, sentence: "points are whole numbers: \(points[place])")
                    }
                    ballot.append((project, given))
                }
            }
            ballots.append(ballot)
        }
        guard votes > 0 else { throw Fault(line: 0, sentence: "the file has no vote") }
        if unknown > 0 { remarks.append("\(unknown) votes for projects that are not in the file were passed over") }
        if none > 0 { remarks.append("\(none) ballots name no project") }
        let hundredths = ([budget] + projects.map(\.cost)).contains { $0.contains(".") && !$0.hasSuffix(".0") && !$0.hasSuffix(".00") }
        let whole = try amount(budget, 0, hundredths)
        guard whole > 0 else { throw Fault(line: 0, sentence: "the budget is above 0") }
        var costed: [Budgeting.Project] = []
        for (id, name, cost, line) in projects {
            let amount = try amount(cost, line, hundredths)
            guard amount > 0 else { throw Fault(line: line, sentence: "the cost of project \(id) is above 0") }
            costed.append(.init(id: id, name: name, cost: amount))
        }
        if hundredths { remarks.append("amounts are in hundredths") }
        return File(meta: meta, budgeting: Budgeting(budget: whole, projects: costed, ballots: ballots), voteType: voteType, remarks: remarks)
    }

    /// An amount of up to 10¹⁵, whole or with up to two digits after a point.
    private static func amount(_ text: String, _ line: Int, _ hundredths: Bool) throws(Fault) -> Int {
        let text = text.replacing(",", with: ".")
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]), whole >= 0, whole <= 1_000_000_000_000_000,
            parts.count == 1 || (parts[1].count <= 2 && parts[1].allSatisfy { $0.isASCII && $0.isNumber })
        else { throw Fault(line: line, sentence: "not an amount: \(text)") }
        let part = parts.count == 2 ? (parts[1] + "00").prefix(2) : "00"
        return hundredths ? whole * 100 + (Int(part) ?? 0) : whole
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// The cells of a line: semicolons divide, quotes hold together and are doubled inside.
    private static func cells(of line: Substring) -> [String] {
        guard line.contains("\"") else {
            return line.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
        }
        var cells = [""], isQuoted = false, last: Character = ";"
        for sign in line {
            if sign == "\"" {
                if isQuoted {
                    isQuoted = false
                } else {
                    if last == "\"" { cells[cells.count - 1].append("\"") }
                    isQuoted = cells[cells.count - 1].isEmpty || last == "\""
                    if !isQuoted { cells[cells.count - 1].append("\"") }
                }
            } else if sign == ";", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(sign)
            }
            last = sign
        }
        return cells.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
