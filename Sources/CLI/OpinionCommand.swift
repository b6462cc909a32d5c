// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Opinion
import Tabular

struct OpinionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opinion", abstract: "Draw the opinion map of a conversation from a table of votes.",
        discussion: """
            The table is CSV with the columns voter-id, comment-id and vote (1 agrees, -1 disagrees, 0 passes); where there is a timestamp, the latest vote
            on a statement counts, else the last in the file. Groups of fewer than --least-group people are never made.
            With --groups the groups of a table are taken as they are: columns participant and group-id. Exit status 2 for unusable input.
            """)

    @Argument(help: "The table of votes.") var file: String
    @Option(help: "A table of statements: comment-id, moderated; those with -1 are taken out.") var comments: String?
    @Option(help: "A table with groups to take: participant, group-id.") var groups: String?
    @Option(help: "The least number of people in a group.") var leastGroup = 5
    @Option(help: "Maps drawn to see how stable the groups are; 0 for none.") var draws = 20
    @Option(help: "The seed.") var seed: UInt64 = 1
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard (1...1_000_000).contains(leastGroup), (0...1000).contains(draws) else {
            throw ValidationError("--least-group is from 1, --draws from 0 to 1,000.")
        }
    }

    func run() throws {
        let table = try MessageTable.read(file)
        let person = try table.column("voter-id"), statement = try table.column("comment-id"), vote = try table.column("vote"),
            time = table.find("timestamp")
        var rows = try table.rows.enumerated().map { index, row in
            (
                time: try time.map { try number(row[$0], index, "timestamp") } ?? 0, person: try number(row[person], index, "voter-id"),
                statement: try number(row[statement], index, "comment-id"), vote: try number(row[vote], index, "vote")
            )
        }
        if time != nil { rows = rows.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element) }
        var drawing = OpinionMap.Drawing()
        drawing.seed = seed
        drawing.leastGroup = leastGroup
        if let comments {
            let table = try MessageTable.read(comments), id = try table.column("comment-id"), state = try table.column("moderated")
            for (index, row) in table.rows.enumerated() where row[state] == "-1" {
                drawing.moderatedOut.insert(try number(row[id], index, "comment-id"))
            }
        }
        var given: [Int: Int]?
        if let groups {
            let table = try MessageTable.read(groups), id = try table.column("participant"), group = try table.column("group-id")
            var found: [Int: Int] = [:]
            for (index, row) in table.rows.enumerated() where !row[group].isEmpty {
                found[try number(row[id], index, "participant")] = try number(row[group], index, "group-id")
            }
            given = found
        }
        var votes = OpinionVotes()
        let begun = ContinuousClock.now
        do {
            for (index, row) in rows.enumerated() {
                guard let said = OpinionVotes.Vote(rawValue: row.vote) else {
                    say("\(file): vote \(index + 1) is \(row.vote); votes are 1, 0 and -1.")
                    throw ExitCode(2)
                }
                try votes.note(said, of: row.person, on: row.statement)
            }
        } catch let fault as OpinionVotes.Fault {
            guard case .tooManyStatements(let most) = fault else { throw fault }
            say("\(file): there are more than \(most) statements.")
            throw ExitCode(2)
        }
        let map = OpinionMap(votes, drawing, groups: given)
        let milliseconds = (ContinuousClock.now - begun) / .milliseconds(1)
        let stability = given == nil ? map.stability(votes, drawing, draws: draws) : nil
        json ? print(try JSONText.of(report(votes, map, stability, milliseconds))) : tell(votes, map, stability)
    }

    private func number(_ text: String, _ index: Int, _ column: String) throws -> Int {
        guard let number = Int(text.trimmingCharacters(in: .whitespaces)) else {
            say("row \(index + 1): \(column) is not a whole number: \(text.prefix(40))")
            throw ExitCode(2)
        }
        return number
    }

    private func tell(_ votes: OpinionVotes, _ map: OpinionMap, _ stability: Double?) {
        print("\(votes.participants.count) people, \(votes.statements.count) statements, \(votes.count) votes; \(map.groupCount) groups")
        if let stability { print("drawn again by chance, the groups stay alike to \((stability * 100).rounded() / 100) (1: the same, 0: chance)") }
        for group in 0..<map.groupCount {
            print("group \(group + 1), \(map.groups.count { $0 == group }) people, stands for:")
            for chosen in map.representative[group] { print("  \(chosen.isAgreeing ? "+" : "-") \(chosen.statement)") }
        }
        print("most agree to \(map.agreements), most refuse \(map.refusals)")
    }

    private func report(_ votes: OpinionVotes, _ map: OpinionMap, _ stability: Double?, _ milliseconds: Double) -> Report {
        let inGroups = (0..<map.groupCount).map { group in
            Report.Group(
                id: group, size: map.groups.count { $0 == group },
                members: zip(votes.participants, map.groups).filter { $1 == group }.map(\.0).sorted(),
                representative: map.representative[group].map { .init(statement: $0.statement, stance: $0.isAgreeing ? "agree" : "disagree") },
                statements: zip(votes.statements, map.opinions[group]).map { id, opinion in
                    .init(
                        id: id, na: opinion.agreed, nd: opinion.disagreed, ns: opinion.seen, pa: opinion.agreeing, pd: opinion.disagreeing,
                        pat: opinion.agreeingTest, pdt: opinion.disagreeingTest, ra: opinion.agreeingRatio, rd: opinion.disagreeingRatio,
                        rat: opinion.agreeingRatioTest, rdt: opinion.disagreeingRatioTest)
                }.sorted { $0.id < $1.id })
        }
        return Report(
            participants: votes.participants.count, votes: votes.count, group_count: map.groupCount, groups: inGroups,
            statements: map.statements.map {
                .init(
                    id: $0.statement, agrees: $0.agreed, disagrees: $0.disagreed, votes: $0.seen, group_aware_consensus: $0.consensus,
                    group_aware_consensus_agree: $0.consensus, group_aware_consensus_disagree: $0.refusal, extremity: $0.extremity,
                    priority: $0.priority,
                    moderated_out: $0.isModeratedOut)
            }.sorted { $0.id < $1.id },
            consensus: .init(agree: map.agreements, disagree: map.refusals), stability: stability, milliseconds: milliseconds)
    }

    /// What is printed; short names are those that the literature on Polis uses.
    private struct Report: Encodable {
        struct Group: Encodable {
            struct Chosen: Encodable { var statement: Int, stance: String }
            struct Statement: Encodable { var id, na, nd, ns: Int, pa, pd, pat, pdt, ra, rd, rat, rdt: Double }
            var id, size: Int, members: [Int], representative: [Chosen], statements: [Statement]
        }
        struct Statement: Encodable {
            var id, agrees, disagrees, votes: Int
            var group_aware_consensus, group_aware_consensus_agree, group_aware_consensus_disagree, extremity, priority: Double
            var moderated_out: Bool
        }
        struct Consensus: Encodable { var agree, disagree: [Int] }
        var participants, votes, group_count: Int, groups: [Group], statements: [Statement], consensus: Consensus, stability: Double?
        var milliseconds: Double
    }
}
