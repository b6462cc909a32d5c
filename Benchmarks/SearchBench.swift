// SPDX-License-Identifier: Apache-2.0
import App
import Foundation

/// Two Chinese characters among the words of 100,000 cases, as the board's search field asks.
enum SearchBench {
    static let words = ["路灯", "垃圾", "油烟", "消防", "积水", "喇叭", "绊倒", "水草"]

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        let town = try await Benchmarks.town(progress)
        let server = try ServerProcess(database: town, data: URL(filePath: town).deletingLastPathComponent().path)
        defer { server.stop() }
        let client = LoadClient(port: server.port)
        let encoded = words.map { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? $0 }
        progress("search: one at a time")
        let result = try await client.run(clients: 1, seconds: 6) { Benchmarks.get("/?show=all&words=\(encoded[$0 % encoded.count])", $0) }
        guard result.failures == 0, !result.latencies.isEmpty else { throw BenchError("search: \(result.statuses)") }
        try await client.close()
        return [
            Figure("search.p50", result.percentile(0.5) * 1000, "ms"),
            Figure("search.p99", result.percentile(0.99) * 1000, "ms", goal: .atMost(50)),
        ]
    }
}
