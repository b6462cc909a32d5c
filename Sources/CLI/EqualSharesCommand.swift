// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Choosing
import Foundation
import Tabular

struct EqualSharesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equal-shares", abstract: "Share out a budget by the Method of Equal Shares, from a file of pabulib.",
        discussion: """
            Exact fractions decide; of projects that are equally good the first by id is funded. Without --completion what is left stays left. Plain counting,
            as most cities do it, stands beside. Exit status 2 for unusable input.
            """)

    @Argument(help: "The file, with META, PROJECTS and VOTES.") var file: String
    @Option(help: "What a project is worth to those who want it: cost, or wishes (each alike). By default cost for ticks, wishes for points.")
    var utility: String?
    @Option(help: "What is done with the rest: none, greedy or add1u.") var completion = "none"
    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "With --json: who paid how much.") var payments = false

    func validate() throws {
        guard utility.map({ EqualShares.Utility(rawValue: $0) != nil }) ?? true else { throw ValidationError("--utility is cost or wishes.") }
        guard Completion(rawValue: completion) != nil else { throw ValidationError("--completion is none, greedy or add1u.") }
    }

    func run() throws {
        let bytes: [UInt8]
        do { bytes = [UInt8](try Data(contentsOf: URL(filePath: file))) } catch {
            say("\(file): cannot be read.")
            throw ExitCode(2)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            say("\(file): is not UTF-8.")
            throw ExitCode(2)
        }
        let read: Pabulib.File
        do { read = try Pabulib.read(text) } catch {
            say(error.line > 0 ? "\(file), line \(error.line): \(error.sentence)." : "\(file): \(error.sentence).")
            throw ExitCode(2)
        }
        for remark in read.remarks { say("\(file): \(remark).") }
        let instance = read.budgeting
        let worth = utility.flatMap(EqualShares.Utility.init) ?? (read.voteType == "approval" ? .cost : .wishes)
        let begun = ContinuousClock.now
        let result = (Completion(rawValue: completion) ?? .none).complete(instance, utility: worth, explains: payments || !json)
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        let plain = PlainCounting.winners(instance), points = instance.points
        let cost = result.winners.reduce(0) { $0 + instance.projects[$1].cost }
        guard json else {
            for funded in result.shares.funded {
                let project = instance.projects[funded.project], most = funded.payments.map(\.amount).max() ?? 0
                print(
                    "\(project.id) \(project.name): \(project.cost), paid by \(funded.payments.count) who want it, at most \((most * 100).rounded() / 100) each"
                )
            }
            for project in result.winners.dropFirst(result.shares.funded.count) {
                print("\(instance.projects[project].id) \(instance.projects[project].name): \(instance.projects[project].cost), from the rest")
            }
            print("\(result.winners.count) projects for \(cost) of \(instance.budget); plain counting would have funded \(plain.count):")
            print(plain.map { instance.projects[$0].id }.joined(separator: ", "))
            return
        }
        print(
            try JSONText.of(
                Report(
                    winners: result.winners.map { instance.projects[$0].id },
                    equal_shares: result.shares.funded.map { instance.projects[$0.project].id },
                    plain_counting: plain.map { instance.projects[$0].id }, cost: cost, budget: instance.budget, left: instance.budget - cost,
                    raised: result.raised, voters: instance.ballots.count, utility: worth.rawValue, completion: completion,
                    milliseconds: seconds * 1000,
                    projects: result.shares.funded.map { funded in
                        let project = instance.projects[funded.project]
                        return .init(
                            id: project.id, name: project.name, cost: project.cost, points: points[funded.project],
                            payers: instance.ballots.count { $0.contains { $0.project == funded.project } },
                            payments: payments ? funded.payments.map { .init(voter: $0.voter + 1, amount: $0.amount) } : nil)
                    })))
    }

    private struct Report: Encodable {
        struct Project: Encodable { var id, name: String, cost, points, payers: Int, payments: [Payment]? }
        struct Payment: Encodable { var voter: Int, amount: Double }
        var winners, equal_shares, plain_counting: [String], cost, budget, left, raised, voters: Int, utility, completion: String
        var milliseconds: Double, projects: [Project]
    }
}
