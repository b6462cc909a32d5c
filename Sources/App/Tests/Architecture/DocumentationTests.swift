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

    /// Sections of ASVS 5.0.0 with the numbers of their requirements at levels 1 and 2; V17 is about WebRTC.
    static let requirements = [
        "1.1": 1...2, "1.2": 1...9, "1.3": 1...11, "1.4": 1...3, "1.5": 1...2, "2.1": 1...3, "2.2": 1...3, "2.3": 1...4, "2.4": 1...1,
        "3.2": 1...2, "3.3": 1...4, "3.4": 1...6, "3.5": 1...5, "3.7": 1...2, "4.1": 1...3, "4.2": 1...1, "4.3": 1...2, "4.4": 1...4,
        "5.1": 1...1, "5.2": 1...3, "5.3": 1...2, "5.4": 1...3, "6.1": 1...3, "6.2": 1...12, "6.3": 1...4, "6.4": 1...4, "6.5": 1...5,
        "6.6": 1...3, "6.8": 1...4, "7.1": 1...3, "7.2": 1...4, "7.3": 1...2, "7.4": 1...5, "7.5": 1...2, "7.6": 1...2, "8.1": 1...2,
        "8.2": 1...3, "8.3": 1...1, "8.4": 1...1, "9.1": 1...3, "9.2": 1...4, "10.1": 1...2, "10.2": 1...2, "10.3": 1...4,
        "10.4": 1...11, "10.5": 1...5, "10.6": 1...2, "10.7": 1...3, "11.1": 1...2, "11.2": 1...3, "11.3": 1...3, "11.4": 1...4,
        "11.5": 1...1, "11.6": 1...1, "12.1": 1...3, "12.2": 1...2, "12.3": 1...4, "13.1": 1...1, "13.2": 1...5, "13.3": 1...2,
        "13.4": 1...5, "14.1": 1...2, "14.2": 1...4, "14.3": 1...3, "15.1": 1...3, "15.2": 1...3, "15.3": 1...7, "16.1": 1...1,
        "16.2": 1...5, "16.3": 1...4, "16.4": 1...3, "16.5": 1...3,
    ]

    @Test func `the table of ASVS leaves no requirement out, and what it names is there`() throws {
        let page = try #require(SourceFile.read("docs/ASVS.md"))
        var told: [String] = []
        for line in page.split(separator: "\n") where line.starts(with: /\| \d/) {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(cells.count == 6, "\(line)")
            #expect(["✓", "◐", "✗", "–"].contains(cells[2]), "\(line)")
            #expect(cells[2] == "–" || cells[4].contains("`"), "nothing shows it: \(line)")
            for part in cells[1].split(separator: ", ") {
                let ends = part.split(separator: "–").map(String.init), section = ends[0].split(separator: ".").prefix(2).joined(separator: ".")
                let numbers = ends.compactMap { $0.split(separator: ".").last.flatMap { Int($0) } }
                try #require(numbers.count == ends.count && ends.allSatisfy { $0.hasPrefix("\(section).") }, "\(line)")
                told += (numbers[0]...numbers[numbers.count - 1]).map { "\(section).\($0)" }
            }
        }
        let asked = Self.requirements.flatMap { section, numbers in numbers.map { "\(section).\($0)" } }
        #expect(Set(asked).subtracting(told).sorted() == [], "left out")
        #expect(told.count == asked.count, "told twice, or not asked: \(Set(told).subtracting(asked))")
        for match in page.matches(of: /`([A-Za-z]+\/[^` ]+|SECURITY\.md)`/) {
            #expect(SourceFile.exists(String(match.1)), "\(match.1) is not there")
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
