// SPDX-License-Identifier: Apache-2.0

/// The one kind of XML that is read here: a root with elements that hold text, as WeCom sends it. No attributes, no elements below, no entities but the
/// five, no declarations: what is more is refused, so that nothing can be told to fetch or to grow.
struct FlatXML: Hashable {
    let values: [String: String]

    subscript(name: String) -> String { values[name] ?? "" }

    /// Nil for anything else.
    init?(_ text: String) {
        var rest = Substring(text).trimmed
        guard rest.utf8.count <= 1 << 20, let root = Self.tag(&rest) else { return nil }
        var values: [String: String] = [:]
        while true {
            rest = rest.trimmed
            if rest.hasPrefix("</") {
                guard rest.hasPrefix("</\(root)>"), rest.dropFirst(root.count + 3).trimmed.isEmpty else { return nil }
                break
            }
            guard values.count < 100, let name = Self.tag(&rest), let value = Self.text(&rest, until: "</\(name)>"), values[name] == nil else {
                return nil
            }
            values[name] = value
        }
        self.values = values
    }

    private static func tag(_ rest: inout Substring) -> String? {
        guard rest.first == "<", let end = rest.firstIndex(of: ">") else { return nil }
        let name = rest[rest.index(after: rest.startIndex)..<end]
        guard (1...64).contains(name.count), name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else { return nil }
        rest = rest[rest.index(after: end)...]
        return String(name)
    }

    private static func text(_ rest: inout Substring, until end: String) -> String? {
        var text = ""
        while true {
            if rest.hasPrefix(end) {
                rest = rest.dropFirst(end.count)
                return text
            }
            if rest.hasPrefix("<![CDATA[") {
                let inner = rest.dropFirst(9)
                guard let close = inner.firstRange(of: "]]>") else { return nil }
                text += inner[..<close.lowerBound]
                rest = inner[close.upperBound...]
            } else if rest.first == "<" || rest.isEmpty {
                return nil
            } else {
                let stop = rest.firstIndex(of: "<") ?? rest.endIndex
                guard let plain = unescaped(rest[..<stop]) else { return nil }
                text += plain
                rest = rest[stop...]
            }
        }
    }

    private static func unescaped(_ text: Substring) -> String? {
        var plain = "", rest = text
        while let start = rest.firstIndex(of: "&") {
            plain += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";"), let sign = signs[String(rest[start...end])] else { return nil }
            plain += sign
            rest = rest[rest.index(after: end)...]
        }
        return plain + rest
    }

    private static let signs = ["&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": "\"", "&apos;": "'"]

    /// An element whose text stands in CDATA, cut apart where that would end it.
    static func element(_ name: String, _ text: String) -> String {
        "<\(name)><![CDATA[\(text.replacing("]]>", with: "]]]]><![CDATA[>"))]]></\(name)>"
    }
}

extension Substring {
    fileprivate var trimmed: Substring { drop { $0.isWhitespace } }
}
