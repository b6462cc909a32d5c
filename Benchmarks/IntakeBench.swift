// SPDX-License-Identifier: Apache-2.0
import App
import Casework
import Foundation
import Storage

/// Reports taken in over HTTP, each durably on the disk before it is answered; and none of them lost when the process is killed.
enum IntakeBench {
    static let clients = 32

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        try await Benchmarks.inFolder { folder in
            let database = "\(folder)/linli.sqlite"
            var config = Config()
            config.database = database
            let installation = try Installation(config)
            try await installation.prepare()
            _ = try await DemoTown.make(in: installation.database, cases: 0, at: Date())
            try await installation.database.close()

            let server = try ServerProcess(database: database, data: folder), client = LoadClient(port: server.port)
            progress("intake: warming up")
            _ = try await client.run(clients: clients, seconds: 2) { report($0, run: "warm") }
            progress("intake: \(clients) clients for 10 s")
            let load = try await client.run(clients: clients, seconds: 10) { report($0, run: "load") }
            guard load.failures == 0 else { throw BenchError("intake: not all reports were taken in: \(load.statuses)") }
            let memory = server.residentMebibytes

            progress("intake: killing the server under load")
            let killing = Task {
                try await Task.sleep(for: .milliseconds(1500))
                server.kill()
            }
            let last = try await client.run(clients: clients, seconds: 4, keepsBodies: true) { report($0, run: "last") }
            try await killing.value
            try await client.close()
            let lost = try await lostReports(acknowledged: last.bodies, database: database)
            return [
                Figure("intake.rate", load.perSecond, "reports/s", goal: .atLeast(2000), peer: 62),
                Figure("intake.p50", load.percentile(0.5) * 1000, "ms"),
                Figure("intake.p99", load.percentile(0.99) * 1000, "ms", goal: .atMost(50)),
                Figure("intake.memory", memory, "MiB"),
                Figure("intake.acknowledged before the kill", Double(last.bodies.count), "reports"),
                Figure("intake.lost after kill -9", Double(lost), "reports", goal: .atMost(0)),
            ]
        }
    }

    /// A report as an app would send it, with a key of its own.
    static func report(_ number: Int, run: String) -> String {
        let place = (number &* 2_654_435_761) % 10_000
        let body = """
            {"words":"路灯不亮，晚上看不清路，请派人来看看 \(number)","nature":"request","longitude":\(120.126 + Double(place % 100) * 0.00008),\
            "latitude":\(30.305 + Double(place / 100) * 0.00008)}
            """
        return """
            POST /api/v1/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nIdempotency-Key: \(run)-\(number)-bench\r\n\
            X-Forwarded-For: 10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
    }

    /// How many of the answered reports the database does not have.
    private static func lostReports(acknowledged bodies: [String], database: String) async throws -> Int {
        let numbers = bodies.compactMap { $0.firstMatch(of: /"number":\s*"([0-9]{4}-[0-9]+)"/).map { String($0.1) } }
        guard numbers.count == bodies.count else { throw BenchError("an answer without a number: \(bodies.first ?? "")") }
        let reopened = try DatabaseAddress(database).open()
        var lost = 0
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let slice = Array(numbers[start..<min(start + 500, numbers.count)])
            let found = try await reopened.read { try RecordStore($0).count(of: slice) }
            lost += slice.count - found
        }
        try await reopened.close()
        return lost
    }
}
