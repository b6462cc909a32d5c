// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser

struct ShowConfig: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "config", abstract: "Print the settings that hold, with secrets masked.")

    @OptionGroup var options: DatabaseOptions

    func run() throws { print(try options.config().lines.joined(separator: "\n")) }
}
