// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The rules of the house (docs/ARCHITECTURE.md) that no compiler keeps, applied to every file of ours.
@Suite struct ArchitectureTests {
    @Test(arguments: Rule.all) func `is kept everywhere`(_ rule: Rule) {
        let findings = SourceFile.all.flatMap { rule.findings($0) }
        #expect(findings.isEmpty, "\(rule.sentence):\n\(findings.joined(separator: "\n"))")
    }

    @Test(arguments: Rule.all) func `finds what breaks it and nothing else`(_ rule: Rule) {
        #expect(!rule.broken.isEmpty && !rule.kept.isEmpty)
        for (path, text) in rule.broken { #expect(!rule.findings(SourceFile(path: path, text: text)).isEmpty, "not found in \(path): \(text)") }
        for (path, text) in rule.kept { #expect(rule.findings(SourceFile(path: path, text: text)).isEmpty, "found in \(path): \(text)") }
    }

    @Test func `there are files to look at`() {
        #expect(SourceFile.all.count > 20)
        #expect(Set(SourceFile.all.compactMap(\.room)).isSuperset(of: ["Casework", "Territory"]))
    }

    @Test func `code, comments and literals are told apart`() {
        let file = SourceFile(
            path: "A.swift",
            text: ###"""
                let a = "x\(f("y", b) + "z")w" // "no"
                /* "no" /* "no" */ */ let c = """
                    two "lines" \(d)
                    """
                let e = ##"raw \(no) \##(yes)"##; let f = "\"\\"
                """###)
        #expect(Set(file.literals.map(\.text)) == ["y", "z", #"x\()w"#, "\n    two \"lines\" \\()\n    ", #"raw \(no) \()"#, #"\"\\"#])
        #expect(file.literals.first { $0.text.contains("two") }?.line == 2)
        #expect(file.code.contains(#"f(" ", b)"#) && file.code.contains("(yes)") && !file.code.contains("no"))
    }
}
