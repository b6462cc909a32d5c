// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import Logging
import NIOCore

/// Serves on a free port of the loopback while `body` runs, and hands it the address.
func withServer<Responder: HTTPResponder>(_ responder: Responder, _ body: @escaping @Sendable (String) async throws -> Void) async throws
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "browser-tests")
    logger.logLevel = .critical  // closing under an open connection is no news here
    let app = Application(
        responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) }, logger: logger)
    try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
            try await app.runService(gracefulShutdownSignals: [])
            return false
        }
        group.addTask {
            for await port in ports {
                return try await {
                    try await body("http://127.0.0.1:\(port)"); return true
                }()
            }
            return false
        }
        _ = try await group.next()
        group.cancelAll()
        while let _ = try? await group.next() {}
    }
}
