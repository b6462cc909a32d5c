// SPDX-License-Identifier: Apache-2.0
import Accounts
import App
import Foundation
import Hummingbird
import Jobs
import Logging
import NIOCore
import NIOPosix
import Storage

/// The demo town, served in this process for all journeys. Each of them works on reports of its own.
struct Town: Sendable {
    let address: String
    let installation: Installation

    static func shared() async throws -> Town { try await opening.value }
    private static let opening = Task { try await open() }

    /// The password of everyone in the demo town.
    static let password = "xiaohe-2026"

    private static func open() async throws -> Town {
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-town-\(ProcessInfo.processInfo.processIdentifier)")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { Town.clean() }
        var config = Config()
        config.database = folder.appending(path: "town.sqlite").path
        config.files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Public").standardizedFileURL.path
        config.port = try await freePort()
        config.isDevelopment = true
        config.secondFactor = .offered
        let installation = try Installation(config)
        try await installation.prepare()
        _ = try await DemoTown.make(in: installation.database, cases: 150, at: Date())
        var logger = Logger(label: "town")
        logger.logLevel = .error
        let (started, start) = AsyncStream.makeStream(of: Int.self)
        let app = installation.application(logger: logger) { start.yield($0) }
        let worker = installation.worker(logger: logger)
        Task { await worker.run(now: { Date() }) }
        Task {
            try await app.runService(gracefulShutdownSignals: [])
            start.finish()
        }
        for await _ in started { return Town(address: config.publicAddress, installation: installation) }
        throw BrowserError("the town's server does not start")
    }

    private static func clean() {
        try? FileManager.default.removeItem(
            at: FileManager.default.temporaryDirectory.appending(path: "linli-town-\(ProcessInfo.processInfo.processIdentifier)"))
    }

    /// A port of the loopback that was free a moment ago; the links in QR codes must know it before the server starts.
    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        try await channel.close()
        return port
    }
}

extension Browser {
    /// Opens a window of the demo town.
    static func inTown<Result: Sendable>(
        _ window: Window, language: String = "zh-CN", javaScript: Bool = true, dark: Bool = false, body: (Browser) async throws -> Result
    ) async throws -> Result {
        try await open(window, at: try await Town.shared().address, language: language, javaScript: javaScript, dark: dark, body: body)
    }

    /// Signs in as someone of the demo town, by their account's name.
    func signIn(as login: String) async throws {
        try await visit("/sign-in")
        try await find("input[name=login]").type(login)
        try await find("input[name=password]").type(Town.password)
        try await find("main form button").click()
        try await eventually { try await !path().hasPrefix("/sign-in") }
    }
}

extension Town {
    /// The demo town's grid plan.
    func plan() async throws -> String {
        try await installation.database.read { db in
            guard let id: String = try db.run("SELECT id FROM planning_plan ORDER BY id LIMIT 1").first?.get("id") else {
                throw BrowserError("the town has no plan")
            }
            return id
        }
    }

    /// The number of a case that someone has in hand, and that everyone may read.
    func openCase() async throws -> String {
        try await installation.database.read { db in
            let rows = try db.run("SELECT number FROM casework_case WHERE status = 'handling' AND NOT is_private ORDER BY number DESC LIMIT 1")
            guard let number: String = try rows.first?.get("number") else { throw BrowserError("the town has no open case") }
            return number
        }
    }
}

extension Browser {
    /// Waits until every map of the page shows ground.
    func mapsAreDrawn() async throws {
        try await eventually {
            try await run("return [...document.querySelectorAll('.map[data-map]')].every((m) => m.querySelector('svg [data-layer] path'))") == true
        }
    }
}
