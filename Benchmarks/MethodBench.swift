// SPDX-License-Identifier: Apache-2.0
import Choosing
import Foundation
import Opinion
import Tabular
import Triage

/// Suggesting matters and finding duplicates, sharing out a budget, drawing the opinion map; with scikit-learn, pabutools and red-dwarf in the same run
/// where `LINLI_PEERS` names a Python that has them. Messages and conversations lie outside the repository (`LINLI_SAMPLES`).
enum MethodBench {
    private static var samples: String? { ProcessInfo.processInfo.environment["LINLI_SAMPLES"] }

    private struct Peer: Decodable {
        var value: Double
        var perSecond: Double?
        var winners: [String]?
    }

    /// Nil where the peer is not there.
    private static func peer(_ mode: String, _ path: String, _ progress: Benchmarks.Progress) -> Peer? {
        guard let python = ProcessInfo.processInfo.environment["LINLI_PEERS"], let script = ProcessInfo.processInfo.environment["LINLI_METHOD_PEER"]
        else { return nil }
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = [script, mode, path]
        process.standardOutput = pipe
        do { try process.run() } catch { return nil }
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let peer = try? JSONDecoder().decode(Peer.self, from: output) else {
            progress("\(mode): the peer failed and is NOT compared")
            return nil
        }
        return peer
    }

    private static func table(_ path: String) throws -> (header: [String], rows: [[String]]) {
        let table = try CSVReader.read([UInt8](Data(contentsOf: URL(filePath: path))))
        return (table.rows.first?.cells ?? [], table.rows.dropFirst().map(\.cells))
    }

    private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        var fastest = Double.infinity
        for _ in 0..<5 {
            let begun = ContinuousClock.now
            try body()
            fastest = min(fastest, (ContinuousClock.now - begun) / .milliseconds(1))
        }
        return fastest
    }

    @Sendable static func triage(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        guard let folder = samples.map({ $0 + "/messages" }), FileManager.default.fileExists(atPath: "\(folder)/labelled.csv") else {
            progress("triage: LINLI_SAMPLES names no folder with messages/labelled.csv: NOT measured")
            return []
        }
        let (header, rows) = try table("\(folder)/labelled.csv")
        guard let subject = header.firstIndex(of: "subject"), let text = header.firstIndex(of: "text"), let label = header.firstIndex(of: "label")
        else {
            throw BenchError("triage: labelled.csv has other columns")
        }
        let all = rows.map { MatterModel.Example(.init(subject: $0[subject], text: $0[text]), $0[label]) }
        let part = MatterModel.parts(all.map(\.label), 5, seed: 1)
        var outcomes: [(truth: String, suggestion: MatterModel.Suggestion)] = [], training = 0.0, asking = 0.0
        for held in 0..<5 {
            progress("triage: part \(held + 1) of 5")
            let begun = ContinuousClock.now, model = try MatterModel.train(zip(all, part).filter { $1 != held }.map(\.0)),
                trained = ContinuousClock.now
            var reader = model.reader()
            for (example, mine) in zip(all, part) where mine == held { outcomes.append((example.label, model.best(for: example.message, &reader))) }
            asking += (ContinuousClock.now - trained) / .seconds(1)
            training = max(training, (trained - begun) / .seconds(1))
        }
        let folds = FileManager.default.temporaryDirectory.appending(path: "linli-folds-\(ProcessInfo.processInfo.processIdentifier).csv")
        defer { try? FileManager.default.removeItem(at: folds) }
        let lines = [["subject", "text", "label", "fold"]] + zip(all, part).map { [$0.message.subject, $0.message.text, $0.label, String($1)] }
        try Data(CSVWriter(separator: .comma, marksUTF8: false, guardsFormulas: false).write(lines)).write(to: folds)
        let peer = peer("matters", folds.path, progress), result = MatterEvaluation(outcomes)
        let (messageHeader, messages) = try table("\(folder)/messages.csv")
        let words = messages.map { $0[messageHeader.firstIndex(of: "text") ?? 0] }
        var signatures: [Signature] = []
        let signing = milliseconds { signatures = words.map { Signature($0) } }
        progress("triage: all pairs, exactly")
        let found = Set(NearDuplicates.pairs(of: words, signatures: signatures, jaccard: 0.5).map { [$0.first, $0.second] })
        let shingles = words.map { Shingles($0) }
        var alike = 0, met = 0
        for second in words.indices {
            for first in 0..<second {
                let sizes = (shingles[first].all.count, shingles[second].all.count)
                guard min(sizes.0, sizes.1) * 2 >= max(sizes.0, sizes.1), shingles[first].jaccard(shingles[second]) >= 0.5 else { continue }
                alike += 1
                if found.contains([first, second]) { met += 1 }
            }
        }
        progress("triage: a million past reports")
        var random = SplitMix(state: 8), index = DuplicateIndex(capacity: 1_000_000), texts: [String] = []
        for report in 0..<1_000_000 {
            // Half a sentence of one letter, half of another: as varied as people write.
            let one = words[Int.random(in: 0..<words.count, using: &random)], other = words[Int.random(in: 0..<words.count, using: &random)]
            let text = String(one.prefix(Int.random(in: 10...60, using: &random)) + other.suffix(Int.random(in: 10...60, using: &random)))
            _ = index.add(text)
            if report % 10_000 == 0 { texts.append(text) }
        }
        var slowest = 0.0, come = 0
        for text in texts {
            let begun = ContinuousClock.now
            let candidates = index.candidates(for: String(text.dropLast(2)))
            slowest = max(slowest, (ContinuousClock.now - begun) / .milliseconds(1))
            come += candidates.isEmpty ? 0 : 1
        }
        return [
            Figure("triage.while typing, slowest of \(texts.count)", slowest, "ms", goal: .atMost(30)),
            Figure("triage.while typing, found", Double(come) / Double(texts.count), "of all", goal: .atLeast(0.98)),
            Figure("triage.memory", DrawBench.peakMebibytes, "MiB"),
            Figure("triage.macro-F1", result.macroF1, "five-fold", goal: .atLeast(0.87), peer: peer?.value),
            Figure("triage.calibration error", result.calibrationError, "ten bins", goal: .atMost(0.05)),
            Figure("triage.messages", Double(outcomes.count) / asking, "messages/s", goal: .atLeast(20_000), peer: peer?.perSecond),
            Figure("triage.training", training, "s", goal: .atMost(5)),
            Figure("triage.signed", Double(words.count) / signing * 1000, "documents/s", goal: .atLeast(50_000)),
            Figure("triage.recall", Double(met) / Double(max(1, alike)), "of all pairs", goal: .atLeast(0.98)),
            Figure("triage.precision", Double(met) / Double(max(1, found.count)), "of found pairs", goal: .atLeast(0.95)),
        ]
    }

    /// 97 projects and 11,000 voters, drawn: six kinds of people, each with its own favourites.
    @Sendable static func shares(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        var random = SplitMix(state: 11)
        let costs = (0..<97).map { _ in [1000, 2500, 5000, 10_000, 20_000, 33_333, 70_000].randomElement(using: &random) ?? 1000 }
        let kinds = (0..<6).map { _ in Array((0..<97).shuffled(using: &random).prefix(24)) }
        let ballots = (0..<11_000).map { _ -> [Int] in
            let favourites = kinds.randomElement(using: &random) ?? []
            return Set(
                (0..<Int.random(in: 1...10, using: &random)).map { _ in
                    Bool.random(using: &random) ? favourites.randomElement(using: &random) ?? 0 : Int.random(in: 0..<97, using: &random)
                }
            ).sorted()
        }
        let town = Budgeting(
            budget: costs.reduce(0, +) / 4, projects: costs.enumerated().map { .init(id: String($0 + 1), cost: $1) },
            ballots: ballots.map { $0.map { (project: $0, points: 1) } })
        var winners: [String] = []
        let time = milliseconds { winners = EqualShares(town, explains: false).funded.map { town.projects[$0.project].id } }
        let file = FileManager.default.temporaryDirectory.appending(path: "linli-shares-\(ProcessInfo.processInfo.processIdentifier).pb")
        defer { try? FileManager.default.removeItem(at: file) }
        let lines =
            [
                "META", "key;value", "num_projects;97", "num_votes;11000", "budget;\(town.budget)", "vote_type;approval", "rule;greedy", "PROJECTS",
                "project_id;cost",
            ]
            + town.projects.map { "\($0.id);\($0.cost)" } + ["VOTES", "voter_id;vote"]
            + ballots.enumerated().map { "\($0);\($1.map { String($0 + 1) }.joined(separator: ","))" }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        progress("shares: pabutools")
        let peer = peer("shares", file.path, progress)
        if let theirs = peer?.winners, theirs != winners { throw BenchError("shares: pabutools funds other projects") }
        // A vote of 5,000 owners, counted.
        let roll = Roll((0..<5000).map { .init(id: String(10_000 + $0), area: 60_00 + $0 % 90 * 100) })
        let votes = roll.heads.prefix(4200).map { Decision.Vote(head: $0.id, choice: Decision.Choice.allCases.randomElement(using: &random) ?? .yes) }
        let counting = try milliseconds { _ = try Decision(votes, roll: roll, under: .owners) }
        return [
            Figure("shares.97 × 11,000", time, "ms", goal: .atMost(30), peer: peer.map { $0.value * 1000 }),
            Figure("shares.funded", Double(winners.count), "projects"), Figure("shares.5,000 owners counted", counting, "ms", goal: .atMost(50)),
        ]
    }

    @Sendable static func opinion(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        guard let path = samples.map({ $0 + "/polis/vtaiwan.uberx/votes.csv" }), FileManager.default.fileExists(atPath: path) else {
            progress("opinion: LINLI_SAMPLES names no folder with polis/vtaiwan.uberx: NOT measured")
            return []
        }
        let (header, rows) = try table(path)
        guard let who = header.firstIndex(of: "voter-id"), let what = header.firstIndex(of: "comment-id"), let said = header.firstIndex(of: "vote")
        else {
            throw BenchError("opinion: votes.csv has other columns")
        }
        let all = rows.compactMap { row -> (Int, Int, OpinionVotes.Vote)? in
            guard let person = Int(row[who]), let statement = Int(row[what]), let vote = Int(row[said]).flatMap(OpinionVotes.Vote.init) else {
                return nil
            }
            return (person, statement, vote)
        }
        var votes = OpinionVotes(), map = OpinionMap(votes)
        let whole = try milliseconds {
            votes = OpinionVotes()
            for (person, statement, vote) in all { try votes.note(vote, of: person, on: statement) }
            map = OpinionMap(votes)
        }
        var less = OpinionVotes()
        for (person, statement, vote) in all.dropLast(100) { try less.note(vote, of: person, on: statement) }
        let before = OpinionMap(less)
        let more = try milliseconds {
            var votes = less
            for (person, statement, vote) in all.suffix(100) { try votes.note(vote, of: person, on: statement) }
            _ = OpinionMap(votes, after: before)
        }
        var random = SplitMix(state: 3), shown = 0
        let showing = milliseconds { for person in 0..<10_000 { shown += map.next(after: [person % 197], using: &random) == nil ? 0 : 1 } }
        progress("opinion: red-dwarf")
        let peer = peer("opinion", path, progress)
        return [
            Figure("opinion.uberx", whole, "ms", goal: .atMost(20), peer: peer.map { $0.value * 1000 }),
            Figure("opinion.100 more votes", more, "ms", goal: .atMost(5)),
            Figure("opinion.shown", Double(shown) / 5 / showing * 1000, "statements/s", goal: .atLeast(10_000)),
        ]
    }
}
