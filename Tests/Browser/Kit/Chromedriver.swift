// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The program between us and Chromium, started once for all tests on a free port of the loopback.
struct Chromedriver: Sendable {
    let port: Int

    /// The one that all tests share.
    static func shared() async throws -> Chromedriver { try await starting.value }
    private static let starting = Task { try await start() }

    /// Where a program lies, nil where it is not installed.
    static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin", "/usr/lib/chromium"]
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static var isInstalled: Bool { path(of: "chromedriver") != nil && path(of: "chromium") != nil }

    private static func start() async throws -> Chromedriver {
        guard let program = path(of: "chromedriver") else { throw BrowserError("chromedriver is missing: scripts/install-packages test") }
        let process = Process(), input = Pipe(), output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/setsid")
        // It ends with us, however we end, and takes its windows along: then the pipe closes, and `read` returns.
        process.arguments = ["/bin/sh", "-c", #""$0" --port=0 & read -r _; kill -9 0"#, program]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        while case let some = output.fileHandleForReading.availableData, !some.isEmpty {
            said += String(decoding: some, as: UTF8.self)
            guard let port = said.firstMatch(of: /started successfully on port (\d+)/).flatMap({ Int($0.1) }) else { continue }
            // Never let go: the pipes stay open as long as we live, and the program ends when they close.
            for kept in [process, input, output] as [AnyObject] { _ = Unmanaged.passRetained(kept) }
            return Chromedriver(port: port)
        }
        throw BrowserError("chromedriver does not start: \(said)")
    }
}

struct BrowserError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
