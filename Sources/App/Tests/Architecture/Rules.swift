// SPDX-License-Identifier: Apache-2.0

// Examples are put together from pieces where this file would otherwise break the very rules it states.

extension Rule {
    static let all = [
        pureRules, noClockOrChance, ownTables, oneDatabaseDoor, wordsInStrings, fullWidthStops, quotedAttributes, noInlineScript, licence, size,
        reasons, cleanQueries,
    ]

    /// Files of a room that may see the outside world; all others are its rules.
    static func isShell(_ file: SourceFile) -> Bool {
        let roles = ["Schema", "Store", "Routes", "API", "Pages", "Strings", "Jobs"]
        return file.name == "\(file.room ?? "").swift" || roles.contains { file.name.hasSuffix("\($0).swift") }
    }

    static let pureRules = Rule(
        "Rules import nothing that reaches outside",
        broken: [
            ("Sources/Domain/Casework/Case.swift", "import Foundation\nimport Storage"), ("Sources/Domain/X/Y.swift", "internal import NIOCore"),
        ],
        kept: [
            ("Sources/Domain/Casework/CaseStore.swift", "import Storage"), ("Sources/Domain/Casework/Casework.swift", "import Web"),
            ("Sources/Domain/Casework/Case.swift", "import Localization // import Storage"), ("Sources/Kit/Web/Page.swift", "import Hummingbird"),
        ]
    ) { file in
        guard file.room != nil, !file.isTest, !isShell(file) else { return [] }
        let outside: Set = ["Storage", "Web", "Hummingbird", "HTTPTypes", "Jobs", "Logging", "Dispatch"]
        return file.imports.filter { outside.contains($0) || $0.hasPrefix("NIO") }.map { "\(file.path) imports \($0)" }
    }

    static let noClockOrChance = Rule(
        "In a room, time, ids and chance come as arguments",
        broken: [
            ("Sources/Domain/X/Y.swift", "let now = Date()"), ("Sources/Domain/X/YStore.swift", "let id = UUID().uuidString"),
            ("Sources/Domain/X/Y.swift", "people.randomElement()"), ("Sources/Domain/X/Y.swift", "Int.random(in: 1...6)"),
            ("Sources/Domain/X/Y.swift", "Date.now"),
        ],
        kept: [
            ("Sources/Domain/X/Y.swift", "Date(timeIntervalSince1970: 0); people.randomElement(using: &generator)"),
            ("Sources/Domain/X/Tests/YTests.swift", "Date()"), ("Sources/Kit/Storage/Identifier.swift", "UUID()"),
            ("Sources/Domain/X/Y.swift", "let s = \"Date()\" // Date()"),
        ]
    ) { file in
        guard file.room != nil, !file.isTest else { return [] }
        return file.lines(
            with: /\bDate\(\)|\bDate\.now\b|\bUUID\(\)|\.random\((?!.*using:)|SystemRandomNumberGenerator|\.(shuffled|shuffle|randomElement)\(\)/)
    }

    static let ownTables = Rule(
        "Only its owner names a table, and the name begins with the owner's",
        broken: [
            ("Sources/Domain/People/PersonStore.swift", "db.run(\"SELECT * FROM casework_case\")"),
            ("Sources/App/Config.swift", "\"DELETE FROM people_person\""),
            ("Sources/Domain/People/PersonSchema.swift", "\"CREATE TABLE IF NOT EXISTS person (id TEXT)\""),
            ("Sources/Domain/People/PersonSchema.swift", "\"CREATE UNIQUE INDEX person_name ON person (name)\""),
        ],
        kept: [
            ("Sources/Domain/People/PersonStore.swift", "\"SELECT * FROM people_person JOIN people_team\""),
            ("Sources/Domain/People/PersonSchema.swift", "\"CREATE INDEX people_person_name ON people_person (name)\""),
            ("Sources/Domain/Insight/QuestionStore.swift", "\"SELECT * FROM casework_case_fact\""),
        ]
    ) { file in
        guard !file.isTest, file.kit != "Storage", !file.path.hasPrefix("Benchmarks/") else { return [] }
        let owner = (file.room ?? file.kit ?? "app").lowercased()
        let rooms = Set(SourceFile.all.compactMap(\.room) + ["Casework", "People"]).map { $0.lowercased() }
        return file.literals.flatMap { literal in
            let named = literal.text.matches(of: /\b(?:FROM|JOIN|INTO|UPDATE|REFERENCES|ON)\s+([a-z]+)_([a-z_]+)/)
                .filter { rooms.contains(String($0.1)) && $0.1 != owner && !$0.2.hasSuffix("_fact") }.map { String($0.0) }
            let made = literal.text.matches(of: /\bCREATE (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|VIEW)\s+(?:IF NOT EXISTS\s+)?([a-z_]+)/)
                .filter { !$0.1.hasPrefix("\(owner)_") }.map { String($0.0) }
            return (named + made).map { "\(file.path):\(literal.line): \($0)" }
        }
    }

    static let oneDatabaseDoor = Rule(
        "Only Storage knows which database it is",
        broken: [
            ("Sources/Domain/X/YStore.swift", "if db is " + "SQLiteDatabase {}"), ("Sources/Kit/Web/Page.swift", "import GRDB"),
            ("Sources/Domain/X/YStore.swift", "\"SELECT sqlite_version()\""), ("Sources/App/Start.swift", "let d = " + "PostgresDatabase(url)"),
        ],
        kept: [
            ("Sources/Kit/Storage/Open.swift", "SQLiteDatabase()"), ("Sources/CLI/Serve.swift", "help: \"PATH or postgres://…\""),
            ("Sources/Domain/X/Y.swift", "// SQLite sorts so"), ("Sources/Kit/TestKit/TestDatabase.swift", "PostgresDatabase(url)"),
        ]
    ) { file in
        guard !file.isTest, file.kit != "Storage" else { return [] }
        let pattern = /(?i)GRDB|CPostgres|SQLite|Postgres/
        return file.lines(with: pattern) + (file.room != nil || file.kit != nil ? file.literals(with: pattern) : [])
    }

    static let wordsInStrings = Rule(
        "Words that a visitor reads stand in …Strings files",
        broken: [("Sources/Domain/X/YPages.swift", "h1(\"\u{4F60}\u{597D}\")"), ("Sources/Kit/Web/Page.swift", "\"\"\"\n<p>\u{3002}</p>\n\"\"\"")],
        kept: [
            ("Sources/Domain/X/YStrings.swift", "\"\u{4F60}\""), ("Sources/Domain/X/Y.swift", "/// A grid (\u{7F51}\u{683C})"),
            ("Sources/App/DemoTown/Streets.swift", "\"\u{8857}\""), ("Sources/Domain/X/YWords.swift", "\"\u{5E62}\""),
        ]
    ) { file in
        // …Words: what a rule recognises in what people write; …Data: facts that a list or standard gives
        let may = ["Strings.swift", "Words.swift", "Data.swift"].contains { file.name.hasSuffix($0) } || file.path.contains("DemoTown")
        guard !file.isTest, !file.path.hasPrefix("Benchmarks/"), !file.path.hasPrefix("Sources/CLI/"), !may else { return [] }
        return file.literals(with: /[\u{3000}-\u{303F}\u{3400}-\u{9FFF}\u{FF01}-\u{FF5E}]+/)
    }

    static let fullWidthStops = Rule(
        "Chinese sentences have full-width stops",
        broken: [
            ("Sources/Domain/X/YStrings.swift", "Text(zh: \"\u{597D},\u{597D}\")"), ("Sources/App/DemoTown/Words.swift", "\"\u{597D}?\u{597D}\""),
        ],
        kept: [
            ("Sources/Domain/X/YStrings.swift", "Text(zh: \"\u{597D}\u{FF0C}\u{597D}\", en: \"fine, good\")"),
            ("Sources/Domain/X/YData.swift", "\"\u{597D},\u{597D}\""),
        ]
    ) { file in
        guard !file.isTest, !file.name.hasSuffix("Data.swift") else { return [] }
        return file.literals(with: /[\u{4E00}-\u{9FFF}][,;?!] ?[\u{4E00}-\u{9FFF}]/)
    }

    static let quotedAttributes = Rule(
        "Attributes of markup are quoted",
        broken: [("Sources/Domain/X/YPages.swift", #""<a href=\(path)>""#), ("Sources/Domain/X/YPages.swift", #""<input name=\"n\" value=\(v)>""#)],
        kept: [("Sources/Domain/X/YPages.swift", ##"#"<a href="\#(path)?a=\#(b)">"#"##), ("Sources/Domain/X/YStore.swift", #""id=\(id)""#)]
    ) { $0.isTest ? [] : $0.literals(with: /<[a-z][^<>]*\s[a-z-]+=\\\(/) }

    static let noInlineScript = Rule(
        "Markup has no script and no style of its own",
        broken: [
            ("Sources/Domain/X/YPages.swift", ##"#"<b onclick="x()">"#"##), ("Sources/Domain/X/YPages.swift", ##"#"<p style="color:red">"#"##),
            ("Sources/Domain/X/YPages.swift", #""<script>x()</script>""#),
        ],
        kept: [
            ("Sources/Kit/Web/Layout.swift", ##"#"<script type="module" src="/map.js"></script>"#"##),
            ("Sources/Domain/X/YPages.swift", ##"#"<script type="application/json">{}</script>"#"##),
        ]
    ) { file in
        file.isTest ? [] : file.literals(with: /<[a-z][^<>]*\s(on[a-z]+|style)=|<style|<script(?![^>]*(src=|application\/(geo\+)?json))/)
    }

    static let cleanQueries = Rule(
        "Queries are read as forms are: without control characters",
        broken: [("Sources/Domain/X/YRoutes.swift", "let q = request.uri.queryParameters[\"q\"]")],
        kept: [("Sources/Domain/X/YRoutes.swift", "let q = Form.query(request)[\"q\"]"), ("Sources/Kit/Web/A.swift", "let q = uri.queryParameters")]
    ) { $0.kit == "Web" ? [] : $0.lines(with: /uri\.queryParameters/) }

    static let licence = Rule(
        "The first lines name the licence",
        broken: [("Sources/App/App.swift", "import Foundation")],
        kept: [("Sources/App/App.swift", "// SPDX-License-Identifier: Apache-2.0\nimport Foundation")]
    ) { $0.text.split(separator: "\n").prefix(2).contains("// SPDX-License-Identifier: Apache-2.0") ? [] : [$0.path] }

    static let size = Rule(
        "A file has at most 400 lines",
        broken: [("Sources/App/App.swift", String(repeating: "\n", count: 401))],
        kept: [("Sources/App/App.swift", String(repeating: "\n", count: 400))]
    ) { file in
        let lines = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
        return lines > 400 ? ["\(file.path) has \(lines) lines"] : []
    }

    static let reasons = Rule(
        "What can crash or hide a race has its reason on the line, and nothing is left to do",
        broken: [
            ("Sources/App/App.swift", "let a = try" + "! f()"), ("Sources/App/App.swift", "fatal" + "Error(\"no\")"),
            ("Sources/App/App.swift", "let a = b[0]!.c"), ("Sources/App/App.swift", "// TO" + "DO: later"),
            ("Sources/Domain/X/Y.swift", "final class A: @unchecked " + "Sendable {}"), ("Sources/App/Tests/A.swift", "@Test(.disa" + "bled())"),
        ],
        kept: [
            ("Sources/App/App.swift", "let a = b[0]!.c  // never empty: checked above"), ("Sources/App/App.swift", "if a != b, !c { return !d }"),
            ("Sources/App/Tests/A.swift", "let a = b!"), ("Sources/Kit/Storage/A.swift", "final class A: @unchecked " + "Sendable {}"),
        ]
    ) { file in
        let hasReason = { (line: Substring) in line.contains("//") }
        let crash = /\btry!|\bas!|\bfatalError\(|[A-Za-z0-9_)\]]!(?!=)/  // only the pattern by which such lines are found: nothing here crashes
        let crashes = file.isTest ? [] : file.lines(with: crash, except: hasReason)
        let races = file.kit == "Storage" ? [] : file.lines(with: /@unchecked\s+Sendable|nonisolated\(unsafe\)/, except: hasReason)
        let skips = /\bXCTSkip|\.disabled\(/  // only the pattern by which tests that are switched off are found: none is
        return crashes + races + file.lines(with: /\bTO(?:)DO\b|\bFIX(?:)ME\b/, in: file.text) + file.lines(with: skips)
    }
}
