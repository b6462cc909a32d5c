// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Triage

extension TriageCommand {
    struct Hot: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find what many people write about.",
            discussion: """
                The table is CSV with the column text, and perhaps id, subject, user, time (2019/2/28 11:25:05 or 2019-02-28) and likes. Without user each message
                counts as another person's. Exit status 2 for unusable input.
                """)

        @Argument(help: "The table of messages.") var file: String
        @Option(help: "How many issues at most.") var most = 20
        @Option(help: "What comes first: people (writers and likes) or writers.") var order = "people"
        @Flag(help: "Print JSON.") var json = false

        func validate() throws {
            guard HotIssues.Order(rawValue: order) != nil else { throw ValidationError("--order is people or writers.") }
        }

        func run() throws {
            let table = try MessageTable.read(file), text = try table.column("text")
            let begun = ContinuousClock.now
            let places = Dictionary(uniqueKeysWithValues: ["id", "subject", "user", "time", "likes"].map { ($0, table.find($0)) })
            func cell(_ name: String, _ row: [String]) -> String? { (places[name] ?? nil).map { row[$0] } }
            let messages = table.rows.enumerated().map { index, row in
                HotIssues.Message(
                    subject: cell("subject", row) ?? "", text: row[text], user: cell("user", row) ?? "\(index)",
                    day: cell("time", row).flatMap(Self.day),
                    likes: cell("likes", row).flatMap { Int($0) } ?? 0)
            }
            var making = HotIssues.Making()
            making.order = HotIssues.Order(rawValue: order) ?? .people
            let issues = HotIssues.find(messages, most: most, making), seconds = (ContinuousClock.now - begun) / .seconds(1)
            func name(_ place: Int) -> String { cell("id", table.rows[place]) ?? String(place + 1) }
            guard json else {
                for issue in issues {
                    print(
                        "\(issue.people) people (\(issue.users) wrote \(issue.messages.count) messages), \(issue.trend.before) → \(issue.trend.latest): "
                            + issue.words.joined(separator: " ") + ": " + messages[issue.messages[0]].subject)
                }
                return
            }
            print(
                try JSONText.of(
                    Report(
                        messages: messages.count, seconds: seconds,
                        issues: issues.map {
                            .init(
                                people: $0.people, users: $0.users, words: $0.words, messages: $0.messages.map(name), latest: $0.trend.latest,
                                before: $0.trend.before, growth: $0.trend.growth)
                        })))
        }

        private struct Report: Encodable {
            struct Issue: Encodable { var people, users: Int, words, messages: [String], latest, before: Int, growth: Double }
            var messages: Int, seconds: Double, issues: [Issue]
        }

        /// Days since 1970 by the proleptic Gregorian calendar, of the first three numbers: year, month, day.
        static func day(_ text: String) -> Double? {
            let numbers = text.split { !$0.isASCII || !$0.isNumber }.prefix(3).compactMap { Int($0) }
            guard numbers.count == 3, (1...9999).contains(numbers[0]), (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else {
                return nil
            }
            let year = numbers[0] - (numbers[1] <= 2 ? 1 : 0), era = year / 400, inEra = year - era * 400
            let inYear = (153 * (numbers[1] + (numbers[1] > 2 ? -3 : 9)) + 2) / 5 + numbers[2] - 1
            return Double(era * 146_097 + inEra * 365 + inEra / 4 - inEra / 100 + inYear - 719_468)
        }
    }

    struct Places: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find the names of a list of places in messages.",
            discussion: """
                The list is CSV with the columns id and name, and perhaps kind and aliases (with ; between them). The table of messages is CSV with the column
                text. Exit status 2 for unusable input.
                """)

        @Argument(help: "The table of messages.") var file: String
        @Option(help: "The list of places.") var list: String
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let places = try MessageTable.read(list), id = try places.column("id"), name = try places.column("name")
            let kind = places.find("kind"), aliases = places.find("aliases")
            let table = try MessageTable.read(file), text = try table.column("text"), number = table.find("id")
            let finder = PlaceFinder(
                Gazetteer(
                    places.rows.map { row in
                        .init(
                            id: row[id], name: row[name], kind: kind.flatMap { .init(rawValue: row[$0]) } ?? .other,
                            aliases: aliases.map { row[$0].split(separator: ";").map(String.init) } ?? [])
                    }))
            let begun = ContinuousClock.now
            let found = table.rows.map { finder.find(in: $0[text]) }
            let seconds = (ContinuousClock.now - begun) / .seconds(1)
            let rows = zip(table.rows.indices, found).flatMap { index, findings in
                findings.map { finding in
                    Report.Place(
                        message: number.map { table.rows[index][$0] } ?? String(index + 1), place: finder.gazetteer.entries[finding.entry].id,
                        words: String(table.rows[index][text][finding.range]), relation: finding.relation.rawValue, score: finding.score,
                        house: finding.house)
                }
            }
            guard json else {
                for row in rows { print("\(row.message) \(row.place) \(row.words) \(row.relation) \((row.score * 100).rounded() / 100)") }
                return
            }
            print(
                try JSONText.of(Report(messages: table.rows.count, messages_per_second: Double(table.rows.count) / max(seconds, 1e-9), places: rows)))
        }

        private struct Report: Encodable {
            struct Place: Encodable { var message, place, words, relation: String, score: Double, house: String? }
            var messages: Int, messages_per_second: Double, places: [Place]
        }
    }
}
