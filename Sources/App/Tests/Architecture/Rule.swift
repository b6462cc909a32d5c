// SPDX-License-Identifier: Apache-2.0
import Testing

/// A rule of the house that the compiler does not keep. It carries examples of what it must find and what it must let be.
struct Rule: Sendable, CustomTestStringConvertible {
    let sentence: String
    /// What is wrong in a file, a line each.
    let findings: @Sendable (SourceFile) -> [String]
    /// Path and text of files that break the rule.
    let broken: [(path: String, text: String)]
    /// Path and text of files that keep it.
    let kept: [(path: String, text: String)]

    init(
        _ sentence: String, broken: [(path: String, text: String)], kept: [(path: String, text: String)],
        findings: @escaping @Sendable (SourceFile) -> [String]
    ) {
        self.sentence = sentence
        self.broken = broken
        self.kept = kept
        self.findings = findings
    }

    var testDescription: String { sentence }
}

extension SourceFile {
    /// The lines of `text` (the code, unless told otherwise) in which `pattern` occurs, as `path:line: what was found`.
    func lines(with pattern: Regex<some Any>, in text: String? = nil, except: (Substring) -> Bool = { _ in false }) -> [String] {
        let original = self.text.split(separator: "\n", omittingEmptySubsequences: false)
        return (text ?? code).split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            guard let match = line.firstMatch(of: pattern), !except(original[number]) else { return nil }
            return "\(path):\(number + 1): \(line[match.range])"
        }
    }

    /// The string literals in which `pattern` occurs.
    func literals(with pattern: Regex<some Any>) -> [String] {
        literals.compactMap { literal in literal.text.firstMatch(of: pattern).map { "\(path):\(literal.line): \(literal.text[$0.range])" } }
    }
}
