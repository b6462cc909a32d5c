// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Storage

/// What `linli bench` can measure. Goals are for two cores, the client's work included.
public enum Benchmarks {
    public static let all: [(name: String, run: @Sendable (@escaping Progress) async throws -> [Figure])] = [
        ("intake", IntakeBench.run), ("board", BoardBench.run), ("search", SearchBench.run), ("start", StartBench.run),
        ("address", AddressBench.run), ("divisions", DivisionBench.run), ("open311", LedgerBench.run),
        ("locate", LocateBench.run), ("draw", DrawBench.run), ("record", RecordBench.run),
        ("inputs", InputBench.run), ("triage", MethodBench.triage), ("shares", MethodBench.shares), ("opinion", MethodBench.opinion),
    ]

    public typealias Progress = @Sendable (String) -> Void

    /// How many cases the reading benchmarks have before them.
    static let cases = 100_000

    /// The environment of a command of ours that is measured: without our own settings, and without those of the measuring, which no command knows.
    static var environment: [String: String] { ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("LINLI_") } }

    /// A folder of its own that is gone when the measuring is done.
    static func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-bench-\(ProcessInfo.processInfo.processIdentifier)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// The demo town with 100,000 cases, made once for all builds with the same tables and kept in the system's temporary folder.
    static func town(_ progress: @escaping Progress) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-bench-town-\(cases)-\(townStamp)").path
        let path = "\(folder)/linli.sqlite"
        if FileManager.default.fileExists(atPath: "\(folder)/whole") { return path }
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var config = Config()
        config.database = path
        let installation = try Installation(config)
        try await installation.prepare()
        _ = try await DemoTown.make(in: installation.database, cases: cases, at: Date()) { what, share in
            progress("making the town: \(what) \(Int(share * 100)) %")
        }
        try await installation.database.close()
        try Data().write(to: URL(filePath: "\(folder)/whole"))
        return path
    }

    /// Tells towns apart that builds with other tables or another seed would make (FNV-1a over the migrations' checksums).
    static var townStamp: String {
        let text = Installation.migrations.map(\.checksum).joined() + "\(DemoTown.seed)"
        return String(text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 36)
    }

    /// The head of a request as a browser of its own address sends it.
    static func get(_ path: String, _ number: Int, accept: String = "text/html") -> String {
        "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: \(accept)\r\nX-Forwarded-For: 10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)\r\n\r\n"
    }
}
