// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Foundation
import Hummingbird
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the pages and interfaces, and do what falls due.")

    @OptionGroup var options: DatabaseOptions
    @Option(help: "The port (LINLI_PORT).") var port: Int?
    @Option(help: "The address to listen on (LINLI_HOST).") var host: String?

    func run() async throws {
        var config = try options.config()
        if let port { config.port = port }
        if let host { config.host = host }
        let level = Logger.Level(rawValue: config.log) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        let logger = Logger(label: "linli")
        let installation = try Installation(config)
        try await installation.prepare()
        let address = config.publicAddress
        try await installation.serve(logger: logger) { port in
            say("==> Linli: \(address) (port \(port)). Stop with Ctrl-C.")
        }
    }
}
