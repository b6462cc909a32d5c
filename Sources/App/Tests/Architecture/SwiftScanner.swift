// SPDX-License-Identifier: Apache-2.0

/// Tells code, comments and string literals apart; knows as much of Swift's grammar as that needs (regex literals it takes for code).
struct SwiftScanner {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    /// As long as the text; what is not code is blank.
    private(set) var code: [UInt8]
    private(set) var literals: [SourceFile.Literal] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        code = bytes
    }

    mutating func scan() { scanCode(untilParenthesis: false) }

    private mutating func scanCode(untilParenthesis: Bool) {
        var depth = 0
        while at < bytes.count {
            if sees("//") {
                while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { blank() }
            } else if sees("/*") {
                skipBlockComment()
            } else if let hashes = literalBegins() {
                scanLiteral(hashes: hashes)
            } else {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
                if untilParenthesis, depth < 0 { return }
                step()
            }
        }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if sees("/*") { depth += 1 }
            if sees("*/") { depth -= 1 }
            blank()
            blank()
            while at < bytes.count, depth > 0, !sees("/*"), !sees("*/") { blank() }
        } while at < bytes.count && depth > 0
    }

    /// The number of `#` before the quote that begins here, nil where no literal begins.
    private func literalBegins() -> Int? {
        var ahead = at
        while ahead < bytes.count, bytes[ahead] == UInt8(ascii: "#") { ahead += 1 }
        return ahead < bytes.count && bytes[ahead] == UInt8(ascii: "\"") ? ahead - at : nil
    }

    private mutating func scanLiteral(hashes: Int) {
        let begin = line
        for _ in 0..<hashes { step() }
        let quotes = sees("\"\"\"") ? 3 : 1
        for _ in 0..<quotes { step() }
        let end = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        var text: [UInt8] = []
        while at < bytes.count, !sees(end), quotes == 3 || bytes[at] != UInt8(ascii: "\n") {
            if sees(escape + "(") {
                for _ in 0...escape.utf8.count { step() }
                scanCode(untilParenthesis: true)
                if at < bytes.count { step() }
                text += Array("\\()".utf8)
            } else if sees(escape) {
                for _ in 0...escape.utf8.count where at < bytes.count {
                    text.append(bytes[at])
                    blank()
                }
            } else {
                text.append(bytes[at])
                blank()
            }
        }
        for _ in end.utf8 where at < bytes.count && bytes[at] != UInt8(ascii: "\n") { step() }
        literals.append(.init(line: begin, text: String(decoding: text, as: UTF8.self)))
    }

    private func sees(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func step() {
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
    }

    private mutating func blank() {
        guard at < bytes.count else { return }
        if bytes[at] != UInt8(ascii: "\n") { code[at] = UInt8(ascii: " ") }
        step()
    }
}
