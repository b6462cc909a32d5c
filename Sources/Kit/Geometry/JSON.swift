// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A JSON value, read with bounds on depth and size: what strangers send must not exhaust the server.
enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])
    /// `[number, number, …]`, kept flat: nearly all of a GeoJSON text.
    case numbers([Double])

    static func read(_ text: String, limits: GeoJSON.Limits) throws(GeometryError) -> JSON {
        guard text.utf8.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
        var reader = JSONReader(bytes: Array(text.utf8) + [0], depthLimit: limits.depth)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.at == reader.bytes.count - 1 else { throw .notJSON(at: reader.at) }
        return value
    }
}

/// RFC 8259, strictly. The bytes end with a zero, so that every look ahead is inside.
private struct JSONReader {
    let bytes: [UInt8]
    let depthLimit: Int
    var at = 0

    init(bytes: [UInt8], depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
    }

    mutating func skipSpace() {
        while bytes[at] == 32 || bytes[at] == 10 || bytes[at] == 13 || bytes[at] == 9 { at += 1 }
    }

    mutating func value(depth: Int) throws(GeometryError) -> JSON {
        guard depth <= depthLimit else { throw .tooDeep(limit: depthLimit) }
        skipSpace()
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(GeometryError) -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            guard bytes[at] == word.utf8Start[offset] else { throw .notJSON(at: at) }
            at += 1
        }
        return value
    }

    private mutating func object(depth: Int) throws(GeometryError) -> JSON {
        var members: [String: JSON] = [:]
        at += 1
        skipSpace()
        if bytes[at] == UInt8(ascii: "}") {
            at += 1
            return .object(members)
        }
        while true {
            skipSpace()
            guard bytes[at] == UInt8(ascii: "\"") else { throw .notJSON(at: at) }
            let name = try string()
            skipSpace()
            guard bytes[at] == UInt8(ascii: ":") else { throw .notJSON(at: at) }
            at += 1
            members[name] = try value(depth: depth + 1)
            if try ended(with: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array(depth: Int) throws(GeometryError) -> JSON {
        at += 1
        skipSpace()
        if bytes[at] == UInt8(ascii: "]") {
            at += 1
            return .array([])
        }
        if bytes[at] == UInt8(ascii: "-") || (48...57).contains(bytes[at]) {
            guard depth < depthLimit else { throw .tooDeep(limit: depthLimit) }
            var numbers = [try number()]
            while try !ended(with: UInt8(ascii: "]")) {
                skipSpace()
                guard bytes[at] == UInt8(ascii: "-") || (48...57).contains(bytes[at]) else {
                    return try mixed(numbers.map(JSON.number), depth: depth)
                }
                numbers.append(try number())
            }
            return .numbers(numbers)
        }
        return try mixed([], depth: depth)
    }

    private mutating func mixed(_ before: [JSON], depth: Int) throws(GeometryError) -> JSON {
        var elements = before
        while true {
            elements.append(try value(depth: depth + 1))
            if try ended(with: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    /// Steps over a comma or the closing sign; tells which.
    private mutating func ended(with close: UInt8) throws(GeometryError) -> Bool {
        skipSpace()
        guard bytes[at] == close || bytes[at] == UInt8(ascii: ",") else { throw .notJSON(at: at) }
        at += 1
        return bytes[at - 1] == close
    }

    private mutating func number() throws(GeometryError) -> Double {
        let start = at
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard (48...57).contains(bytes[at]) else { throw .notJSON(at: start) }
        if bytes[at] == 48, (48...57).contains(bytes[at + 1]) { throw .notJSON(at: start) }
        digits()
        if bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard (48...57).contains(bytes[at]) else { throw .notJSON(at: start) }
            digits()
        }
        if bytes[at] == UInt8(ascii: "e") || bytes[at] == UInt8(ascii: "E") {
            at += 1
            if bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard (48...57).contains(bytes[at]) else { throw .notJSON(at: start) }
            digits()
        }
        guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)), number.isFinite else { throw .notANumber }
        return number
    }

    private mutating func digits() { while (48...57).contains(bytes[at]) { at += 1 } }

    private mutating func string() throws(GeometryError) -> String {
        let start = at
        at += 1
        var content: [UInt8] = []
        while bytes[at] != UInt8(ascii: "\"") {
            switch bytes[at] {
            case 0..<32: throw .notJSON(at: at)
            case UInt8(ascii: "\\"): content += try escape()
            default:
                content.append(bytes[at])
                at += 1
            }
        }
        at += 1
        guard let text = String(validating: content, as: UTF8.self) else { throw .notJSON(at: start) }
        return text
    }

    private mutating func escape() throws(GeometryError) -> [UInt8] {
        at += 2
        switch bytes[at - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[at - 1]]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"):
            var code = UInt32(try hexQuad())
            if (0xD800..<0xDC00).contains(code), bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
                at += 2
                let low = UInt32(try hexQuad())
                guard (0xDC00..<0xE000).contains(low) else { throw .notJSON(at: at) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw .notJSON(at: at) }
            return Array(String(Character(scalar)).utf8)
        default: throw .notJSON(at: at - 1)
        }
    }

    private mutating func hexQuad() throws(GeometryError) -> UInt16 {
        var code: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else { throw .notJSON(at: at) }
            code = code << 4 | UInt16(digit)
            at += 1
        }
        return code
    }
}
