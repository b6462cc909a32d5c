// SPDX-License-Identifier: Apache-2.0

/// A header of the form `value; name=token; name="quoted text"; name*=UTF-8''percent%20form` (RFC 9110 §5.6.6, RFC 8187).
///
/// Browsers write file names as raw UTF-8 between quotes with `%22` for a quote (WHATWG, multipart/form-data encoding); both are read.
struct ParameterHeader {
    let value: String
    /// By lower-case name; an extended `name*` wins over a plain `name`.
    let parameters: [String: String]

    init(_ header: String) {
        var rest = Substring(header)
        value = Self.trimmed(Self.upTo(";", &rest))
        var plain: [String: String] = [:], extended: [String: String] = [:]
        while !rest.isEmpty {
            let name = Self.trimmed(Self.upTo("=", &rest, orBefore: ";")).lowercased()
            rest = rest.drop { $0 == " " || $0 == "\t" }
            let text: String
            if rest.first == "\"" {
                rest.removeFirst()
                text = Self.quoted(&rest)
                _ = Self.upTo(";", &rest)
            } else {
                text = Self.trimmed(Self.upTo(";", &rest))
            }
            guard !name.isEmpty else { continue }
            if name.hasSuffix("*") {
                if let decoded = Self.extendedText(text) { extended[String(name.dropLast())] = decoded }
            } else if plain[name] == nil {
                plain[name] = text
            }
        }
        parameters = plain.merging(extended) { _, extended in extended }
    }

    private static func upTo(_ end: Character, _ rest: inout Substring, orBefore stop: Character? = nil) -> Substring {
        let index = rest.firstIndex { $0 == end || $0 == stop } ?? rest.endIndex
        let part = rest[..<index]
        rest = rest[index...].dropFirst()
        return part
    }

    private static func quoted(_ rest: inout Substring) -> String {
        var text = ""
        while let character = rest.popFirst() {
            if character == "\"" { break }
            // Old browsers send Windows paths with bare backslashes; only a quote or a backslash can be escaped.
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                rest.removeFirst()
                text.append(next)
            } else {
                text.append(character)
            }
        }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    private static func extendedText(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(validating: Urlencoded.percentDecoded(parts[2].utf8, plusIsSpace: false), as: UTF8.self)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
