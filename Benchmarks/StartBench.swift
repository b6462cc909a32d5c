// SPDX-License-Identifier: Apache-2.0
import App
import Foundation

/// From the start of the process to its first answer, and what it holds in memory, with 100,000 cases.
enum StartBench {
    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        let town = try await Benchmarks.town(progress)
        var seconds: [Double] = [], memory = 0.0
        for turn in 1...5 {
            progress("start: turn \(turn) of 5")
            let server = try ServerProcess(database: town, data: URL(filePath: town).deletingLastPathComponent().path)
            seconds.append(server.startSeconds)
            memory = max(memory, server.residentMebibytes)
            server.stop()
        }
        return [
            Figure("start.median", seconds.sorted()[2], "s", goal: .atMost(1), peer: 3.9),
            Figure("start.memory", memory, "MiB", goal: .atMost(150), peer: 1700),
        ]
    }
}
