// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Storage

/// Open311's list of 1,000 requests out of 1,000,000, in JSON and in XML, one after another, each of another time.
///
/// The million is not reported through the door, which would take hours: the cases of a demo town are written out again and again in bulk, each
/// with its own number and time and with its last step, which is what the list reads. They cannot be verified as a record.
enum LedgerBench {
    static let requests = 1_000_000
    /// So many days lie between the first and the last.
    static let days = 1000.0

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        let town = try await town(progress)
        let server = try ServerProcess(database: town.path, data: URL(filePath: town.path).deletingLastPathComponent().path)
        defer { server.stop() }
        let client = LoadClient(port: server.port)
        var figures: [Figure] = []
        for form in ["json", "xml"] {
            progress("open311: the list in \(form)")
            let result = try await client.run(clients: 1, seconds: 8, keepsBodies: true) { index in
                // Another end each time, so that nothing that was made for one answer serves the next.
                let end = town.last.addingTimeInterval(-Double((index &* 7919) % 900) * 86_400)
                return Benchmarks.get("/open311/v2/requests.\(form)?end_date=\(end.sqlText)", index, accept: "*/*")
            }
            guard result.failures == 0, let body = result.bodies.last else { throw BenchError("open311.\(form): \(result.statuses)") }
            let mark = form == "json" ? "\"service_request_id\":" : "<service_request_id>"
            let found = body.components(separatedBy: mark).count - 1
            guard found == 1000 else { throw BenchError("open311.\(form): \(found) requests in an answer") }
            figures += [
                Figure("open311.\(form) p50", result.percentile(0.5) * 1000, "ms", goal: .atMost(100)),
                Figure("open311.\(form) p99", result.percentile(0.99) * 1000, "ms"),
            ]
        }
        try await client.close()
        return figures + [Figure("open311.memory", server.residentMebibytes, "MiB")]
    }

    private static func town(_ progress: @escaping Benchmarks.Progress) async throws -> (path: String, last: Date) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-bench-ledger-\(requests)-\(Benchmarks.townStamp)").path
        let path = "\(folder)/linli.sqlite", mark = "\(folder)/whole"
        if let kept = try? String(contentsOfFile: mark, encoding: .utf8), let last = Date(sqlText: kept) { return (path, last) }
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var config = Config()
        config.database = path
        let installation = try Installation(config), last = Date()
        try await installation.prepare()
        _ = try await DemoTown.make(in: installation.database, cases: 500, at: last) { _, _ in }
        let templates = try await installation.database.read { db in
            try db.run("SELECT id, version FROM casework_case WHERE is_private = FALSE ORDER BY number").map {
                (id: try $0.get("id", as: String.self), version: try $0.get("version", as: Int.self))
            }
        }
        for start in stride(from: 0, to: requests, by: 10_000) {
            progress("open311: writing requests \(start * 100 / requests) %")
            try await installation.database.write { db in
                for index in start..<start + 10_000 {
                    try copy(
                        templates[index % templates.count], as: index, at: last.addingTimeInterval(-days * 86_400 * Double(index) / Double(requests)),
                        in: db)
                }
            }
        }
        try await installation.database.close()
        try Data(last.sqlText.utf8).write(to: URL(filePath: mark))
        return (path, last)
    }

    private static func copy(_ template: (id: String, version: Int), as index: Int, at date: Date, in db: any Connection) throws {
        let id = "\(template.id)-\(index)", number = "1999-\(1_000_000 + index)"
        try db.run(
            """
            INSERT INTO casework_case (id, number, status, status_since, lane, outcome, matter_scheme, matter_code, area_path, longitude, latitude,
                is_private, is_danger, party_id, premises_id, inspector_id, pending, called, due_at, opened_at, reports, version, head, body)
            SELECT \(id), \(number), status, \(date), lane, outcome, matter_scheme, matter_code, area_path, longitude, latitude,
                is_private, is_danger, party_id, premises_id, inspector_id, pending, called, NULL, \(date), reports, version, head, body
            FROM casework_case WHERE id = \(template.id)
            """)
        try db.run(
            """
            INSERT INTO casework_step (case_id, number, action, detail, from_status, to_status, lane, actor_id, party, at, words, note, salt, digest, hash)
            SELECT \(id), number, action, detail, from_status, to_status, lane, actor_id, party, \(date), words, note, salt, digest, hash
            FROM casework_step WHERE case_id = \(template.id) AND number = \(template.version)
            """)
    }
}
