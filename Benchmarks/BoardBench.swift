// SPDX-License-Identifier: Apache-2.0
import App
import Foundation

/// What everyone looks at, with 100,000 cases: the page of a case, its JSON, a window of the map, the list at a steady rate.
enum BoardBench {
    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        let town = try await Benchmarks.town(progress)
        let server = try ServerProcess(database: town, data: URL(filePath: town).deletingLastPathComponent().path)
        defer { server.stop() }
        let client = LoadClient(port: server.port), numbers = try await Benchmarks.numbers(town), bbox = try await Benchmarks.window(town, marks: 67)
        @Sendable func number(_ index: Int) -> String { numbers[(index &* 7919) % numbers.count] }

        progress("board: pages of cases")
        let page = try await client.run(clients: 16, seconds: 6) { Benchmarks.get("/cases/\(number($0))", $0) }
        progress("board: JSON of cases")
        let json = try await client.run(clients: 16, seconds: 6) { Benchmarks.get("/api/v1/cases/\(number($0))", $0, accept: "application/json") }
        progress("board: a window of the map")
        let window = try await client.run(clients: 16, seconds: 6) {
            Benchmarks.get("/api/v1/cases.geojson?bbox=\(bbox.text)", $0, accept: "application/json")
        }
        progress("board: the list at 200 a second")
        let list = try await client.run(clients: 32, seconds: 10, rate: 200) { Benchmarks.get("/?show=all", $0) }
        for (name, result) in [("page", page), ("json", json), ("window", window), ("list", list)]
        where result.failures > 0 || result.latencies.isEmpty {
            throw BenchError("board.\(name): \(result.statuses)")
        }
        try await client.close()
        return [
            Figure("board.case page", page.perSecond, "pages/s", goal: .atLeast(1500)),
            Figure("board.case JSON", json.perSecond, "answers/s", goal: .atLeast(8000), peer: 787),
            Figure("board.map window of \(bbox.marks) cases", window.perSecond, "answers/s", goal: .atLeast(1500), peer: 150),
            Figure("board.list p50 at 200/s", list.percentile(0.5) * 1000, "ms"),
            Figure("board.list p99 at 200/s", list.percentile(0.99) * 1000, "ms", goal: .atMost(25)),
            Figure("board.memory", server.residentMebibytes, "MiB", goal: .atMost(150), peer: 1700),
        ]
    }
}
