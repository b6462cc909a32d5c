// SPDX-License-Identifier: Apache-2.0
import Access
import App
import Archive
import ArgumentParser
import Foundation
import Localization
import Storage
import Territory

extension Import {
    struct Divisions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the national list of divisions, in place of the one that is there.",
            discussion: """
                The file is text in UTF-8, or a ZIP file that holds it: a line for each division, indented by tabs below its parent, from provinces to \
                villages and communities; after the names of the upper three levels a tab and the code of GB/T 2260. Every bad line is told; then \
                nothing is kept and the exit status is 2.
                """)

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The text or ZIP file.") var file: String

        func run() async throws {
            guard let data = try? Data(contentsOf: URL(filePath: file), options: .mappedIfSafe) else {
                throw ValidationError("\(file) cannot be read.")
            }
            let name = URL(filePath: file).lastPathComponent, begun = ContinuousClock.now
            let installation = try Installation(try options.config())
            try await installation.prepare()
            do {
                let list = try await DivisionFile(data, name: name).load(
                    into: installation.database, by: Actor.system("cli", permissions: [.editTerritory]), at: Date()
                ) { say("==> \(name): \(Int($0 * 100)) %") }
                print("\(list.divisions) divisions in \(String(format: "%.1f", (ContinuousClock.now - begun) / .seconds(1))) s")
            } catch let faults as DivisionFaults {
                for fault in faults.faults { say("\(file): \(fault.text.en)") }
                throw ExitCode(2)
            } catch let fault as ZipArchive.Fault {
                say("\(file): the ZIP file cannot be read (\(fault))")
                throw ExitCode(2)
            }
            try await installation.database.close()
        }
    }
}
