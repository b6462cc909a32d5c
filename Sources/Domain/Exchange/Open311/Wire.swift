// SPDX-License-Identifier: Apache-2.0

/// What goes out, before it is XML or JSON: one tree, two ways to write it down, so that the two cannot say different things.
///
/// The two agree by the Spark convention: a list's container becomes an array, and the one root falls away.
public indirect enum Wire: Sendable, Hashable {
    case none
    case text(String)
    /// Degrees. Neither XML nor JSON has a way to write what is not finite: that is none.
    case number(Double)
    case integer(Int)
    case flag(Bool)
    case list(of: String, [Wire])
    case fields([Field])

    public struct Field: Sendable, Hashable {
        let name: String
        let value: Wire
        public init(_ name: String, _ value: Wire) {
            self.name = name
            self.value = value
        }
    }

    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
    init(_ number: Double?) { self = number.map { .number($0) } ?? .none }

    /// The form that the address asks for by its suffix.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        case xml, json
        /// As it stands in the answer's header.
        public var contentType: String { self == .xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8" }
        /// As discovery names it.
        var name: String { self == .xml ? "text/xml" : "application/json" }
    }

    /// The whole answer. `root` is the name of XML's outermost element.
    public func written(as form: Form, root: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(4096)
        switch form {
        case .json: json(into: &out)
        case .xml:
            out += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8
            xml(root, into: &out)
            out.append(10)
        }
        return out
    }
}

extension Wire {
    /// The value as an element; a value of none as an empty one.
    func xml(_ name: String, into out: inout [UInt8]) {
        out.append(0x3C)
        out += name.utf8
        switch self {
        case .none:
            out += "/>".utf8
            return
        case .list(_, let values) where values.isEmpty:
            out += "/>".utf8
            return
        default: out.append(0x3E)
        }
        switch self {
        case .none: break
        case .text(let text): Self.escape(text, into: &out) { Self.xmlEscapes($0) }
        case .number(let number): out += Self.digits(number).utf8
        case .integer(let number): out += String(number).utf8
        case .flag(let flag): out += (flag ? "true" : "false").utf8
        case .list(let item, let values): for value in values { value.xml(item, into: &out) }
        case .fields(let fields): for field in fields { field.value.xml(field.name, into: &out) }
        }
        out += "</".utf8
        out += name.utf8
        out.append(0x3E)
    }

    func json(into out: inout [UInt8]) {
        switch self {
        case .none: out += "null".utf8
        case .text(let text):
            out.append(0x22)
            Self.escape(text, into: &out) { Self.jsonEscapes($0) }
            out.append(0x22)
        case .number(let number): out += number.isFinite ? Self.digits(number).utf8 : "null".utf8
        case .integer(let number): out += String(number).utf8
        case .flag(let flag): out += (flag ? "true" : "false").utf8
        case .list(_, let values):
            out.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(0x2C) }
                value.json(into: &out)
            }
            out.append(0x5D)
        case .fields(let fields):
            out.append(0x7B)
            for (index, field) in fields.enumerated() {
                if index > 0 { out.append(0x2C) }
                out.append(0x22)
                out += field.name.utf8
                out += "\":".utf8
                field.value.json(into: &out)
            }
            out.append(0x7D)
        }
    }

    /// A text as it may stand in XML, in an element or in an attribute.
    static func escapedForXML(_ text: String) -> String {
        var out: [UInt8] = []
        escape(text, into: &out) { xmlEscapes($0) }
        return String(decoding: out, as: UTF8.self)
    }

    private static func digits(_ number: Double) -> String { number.isFinite ? "\(number)" : "" }

    /// Copies a text, replacing bytes that mean something to the form and leaving out what is no character of it.
    private static func escape(_ text: String, into out: inout [UInt8], _ replacement: (UInt8) -> StaticString?) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0, index = 0
            while index < bytes.count {
                let byte = bytes[index]
                // U+FFFE and U+FFFF are no characters.
                if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                    out += bytes[start..<index]
                    index += 3
                    start = index
                    continue
                }
                if let replacement = replacement(byte) {
                    out += bytes[start..<index]
                    replacement.withUTF8Buffer { out += $0 }
                    start = index + 1
                }
                index += 1
            }
            out += bytes[start...]
        }
    }

    private static func xmlEscapes(_ byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&apos;"
        case 0x0D: "&#13;"
        case 0x09, 0x0A: nil
        case 0..<0x20, 0x7F: ""
        default: nil
        }
    }

    private static func jsonEscapes(_ byte: UInt8) -> StaticString? {
        switch byte {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        case 0..<0x20, 0x7F: ""
        default: nil
        }
    }
}
