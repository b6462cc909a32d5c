// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Testing

/// What the documents say that can be checked.
@Suite struct DocumentationTests {
    static let headings = ["What it is for", "Words", "Rules", "Tables", "Where things are", "What it does not do"]

    /// Rooms with something in them.
    static let rooms = Set(SourceFile.all.filter { $0.name != "Stub.swift" }.compactMap(\.room)).sorted()

    @Test(arguments: rooms) func `a room explains itself under six headings`(_ room: String) throws {
        let page = try #require(SourceFile.read("Sources/Domain/\(room)/README.md"), "Sources/Domain/\(room)/README.md is missing")
        #expect(Self.missingHeadings(in: page) == [])
    }

    @Test func `a missing heading is found`() {
        let page = "# Room\n## What it is for\n## Words\n## Rules (law)\n## Tables\n## Where things are\n"
        #expect(Self.missingHeadings(in: page) == ["What it does not do"])
    }

    @Test func `every folder of a room is a target`() throws {
        let manifest = try #require(SourceFile.read("Package.swift"))
        for room in Self.rooms {
            #expect(
                manifest.contains(".domain(\"\(room)\"") || manifest.contains(".pure(\"\(room)\"") || manifest.contains("\n            \"\(room)\""))
        }
    }

    @Test func `the index of decisions lists every decision, by its title`() throws {
        let index = try #require(SourceFile.read("docs/adr/README.md"))
        let decisions = SourceFile.files(in: "docs/adr", ending: ".md").filter { !$0.hasSuffix("README.md") }
        #expect(!decisions.isEmpty)
        for path in decisions {
            let title = try #require(SourceFile.read(path)?.split(separator: "\n").first?.dropFirst(2))
            let name = path.dropFirst("docs/adr/".count)
            #expect(index.contains("[\(title)](\(name))"), "docs/adr/README.md should have the line: - [\(title)](\(name))")
            #expect(name.wholeMatch(of: /\d{4}-[a-z0-9-]+\.md/) != nil && title.hasPrefix(String(name.prefix(4))), "\(name) and its title: \(title)")
        }
    }

    @Test func `make's list says of every target what it does`() throws {
        for line in try Self.makefile().matches(of: /(?m)^([a-z-]+):(.*)$/) { #expect(line.2.contains("## "), "\(line.1) has no description") }
    }

    @Test func `commands of make in the documents exist`() throws {
        let targets = Set(try Self.makefile().matches(of: /(?m)^([a-z-]+):/).map { String($0.1) })
        #expect(targets.isSuperset(of: ["run", "test", "check", "help"]))
        for page in Self.pages {
            for command in Self.makeCommands(in: SourceFile.read(page) ?? "") { #expect(targets.contains(command), "\(page): make \(command)") }
        }
    }

    @Test func `commands of make are recognised`() {
        #expect(Self.makeCommands(in: "Type `make fly`, make sure.\n```\nmake walk\n```\n") == ["fly", "walk"])
    }

    @Test func `commands of linli in the documents exist`() throws {
        let sources = SourceFile.files(in: "Sources/CLI", ending: ".swift").compactMap { SourceFile.read($0) }
        let types = sources.flatMap { $0.matches(of: /(?m)^struct (\w+): (?:Async)?ParsableCommand/).map { $0.1.lowercased() } }
        let names = sources.flatMap { $0.matches(of: /commandName: "([a-z-]+)"/).map { String($0.1) } }
        let known = Set(types + names + ["help"])
        #expect(known.isSuperset(of: ["serve", "demo", "migrate", "verify", "config"]))
        for page in Self.pages {
            for command in (SourceFile.read(page) ?? "").matches(of: /(?m)(?:`|\/|^)linli ([a-z][a-z-]*)/) {
                #expect(known.contains(String(command.1)), "\(page): linli \(command.1)")
            }
        }
    }

    @Test func `the operators' page tells of every setting`() throws {
        let page = try #require(SourceFile.read("docs/OPERATIONS.md"))
        let told = Set(page.matches(of: /\| `(LINLI_[A-Z_]+)` \|/).map { String($0.1) })
        #expect(told == Set(Config.keys))
    }

    @Test func `README shows the two commands`() throws {
        let page = try #require(SourceFile.read("README.md"))
        #expect(page.contains("make run") && page.contains("make test"))
    }

    @Test func `files for the browser name the licence and are short enough to read`() {
        let files = [".js", ".css"].flatMap { SourceFile.files(in: "Public", ending: $0) }
        #expect(!files.isEmpty)
        for path in files {
            let text = SourceFile.read(path) ?? ""
            #expect(text.prefix(100).contains("SPDX-License-Identifier: Apache-2.0"), "\(path) does not name the licence")
            #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } <= 800, "\(path) is too long")
        }
    }

    static var pages: [String] {
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"] + SourceFile.files(in: "docs", ending: ".md")
            + SourceFile.files(in: "Sources", ending: ".md")
    }
    static func makefile() throws -> String { try #require(SourceFile.read("Makefile")) }
    static func missingHeadings(in page: String) -> [String] {
        let lines = page.split(separator: "\n")
        return headings.filter { heading in !lines.contains { $0.hasPrefix("## \(heading)") } }
    }
    static func makeCommands(in page: String) -> [String] { page.matches(of: /(?m)(?:`|^)make ([a-z-]+)/).map { String($0.1) } }
}
