// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Bench

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure, in a release build on a quiet machine.",
        discussion: "Names: \(Benchmarks.all.map(\.name).joined(separator: ", ")). Without one, all are run.")

    @Argument(help: "What to measure.") var names: [String] = []
    @Flag(help: "Print a line of JSON for each figure instead of a table.") var json = false

    func validate() throws {
        let known = Benchmarks.all.map(\.name)
        for name in names where !known.contains(name) {
            throw ValidationError("There is no benchmark “\(name)”; there are \(known.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        var figures: [Figure] = []
        for benchmark in Benchmarks.all where names.isEmpty || names.contains(benchmark.name) {
            let found = try await benchmark.run { say("==> \($0)") }
            if json { found.forEach { print($0.json) } }
            figures += found
        }
        if !json { print(Figure.table(figures)) }
    }
}
