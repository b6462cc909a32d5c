// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Casework
import Chronicle
import Foundation
import Record
import Storage

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove the record: no step or case changed, removed or slipped in; every case is what its steps say.",
        discussion: """
            The logs of all rooms (grants, lists, plans, looks at personal data) and the nightly checkpoints are proved too; a checkpoint that was \
            kept elsewhere is given with --checkpoint. Exit status 0 where all is whole, 1 where something is not; each fault is a line. Then one line for each year: its last number and the \
            hash in which all openings up to it are chained. Note it where the machine's operator cannot change it, and give it back with --known.
            """)

    @OptionGroup var options: DatabaseOptions

    @Option(help: ArgumentHelp("A line that was noted before, which must still hold; may be repeated.", valueName: "NUMBER=HASH"))
    var known: [String] = []

    func validate() throws {
        for line in known where line.wholeMatch(of: Self.noted) == nil {
            throw ValidationError("--known \(line): a number and a hash are needed, as verify prints them: 2026-000123=ab12…")
        }
    }

    @Option(help: ArgumentHelp("A checkpoint that was kept outside, as /record hands it out; may be repeated.", valueName: "FILE"))
    var checkpoint: [String] = []

    private static var noted: Regex<(Substring, Substring, Substring)> { /([0-9]{4}-[0-9]{6,9})=([0-9a-f]{64})/ }

    func run() async throws {
        let installation = try Installation(try options.config())
        let noted = Dictionary(
            known.compactMap { $0.wholeMatch(of: Self.noted).map { (String($0.1), String($0.2)) } }, uniquingKeysWith: { first, _ in first })
        let (proof, years) = try await RecordProof.whole(in: installation.database, known: noted)
        let held = try checkpoint.map { path in
            guard let file = try Checkpoint.Signed(file: Data(contentsOf: URL(filePath: path))) else {
                throw ValidationError("--checkpoint \(path): this is no checkpoint; /record hands them out.")
            }
            return file
        }
        let logs = try await installation.database.read { [keeper = installation.keeper] db in try keeper.verify(db, held: held) }
        let sentences = proof.faults.map(\.sentence) + logs.faults
        for sentence in sentences { print(sentence) }
        print("\(logs.logs) logs, \(logs.rows) rows, \(logs.checkpoints) checkpoints")
        print("\(proof.cases) cases, \(proof.steps) steps: \(sentences.isEmpty ? "the record is whole" : "\(sentences.count) faults")")
        for year in years { if let head = year.head { print("\(year.last)=\(head)") } }
        try await installation.database.close()
        if !sentences.isEmpty { throw ExitCode(1) }
    }
}
