// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Casework
import Storage

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove the record: no step changed, removed or slipped in; every case is what its steps say.",
        discussion: "Exit status 0 where all is whole, 1 where something is not; each fault is a line.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let installation = try Installation(try options.config())
        var after = "", cases = 0, steps = 0, faults: [RecordStore.Fault] = []
        while true {
            let number = after
            let found = try await installation.database.read { try RecordStore($0).verify(after: number) }
            cases += found.cases
            steps += found.steps
            faults += found.faults
            guard let last = found.last else { break }
            after = last
        }
        for fault in faults { print(fault.sentence) }
        print("\(cases) cases, \(steps) steps: \(faults.isEmpty ? "the record is whole" : "\(faults.count) faults")")
        try await installation.database.close()
        if !faults.isEmpty { throw ExitCode(1) }
    }
}
