// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates

/// Finds a few values in the JSON of a case without reading the rest: ten times as quick as decoding it, which counts where a thousand are asked
/// for. It reads what `Codec` writes, and is compared with the decoder by a test.
struct BodyScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    struct Malformed: Error {}

    /// Calls `found` for each member of the object that begins here; whatever it does not read is passed over.
    mutating func members(_ found: (UnsafeBufferPointer<UInt8>, inout BodyScanner) throws -> Void) throws {
        try expect(UInt8(ascii: "{"))
        while true {
            guard position < bytes.count else { throw Malformed() }
            if bytes[position] == UInt8(ascii: "}") {
                position += 1
                return
            }
            if bytes[position] == UInt8(ascii: ",") { position += 1 }
            let name = try rawString()
            try expect(UInt8(ascii: ":"))
            let start = position
            try found(name, &self)
            if position == start { try skip() }
        }
    }

    /// The text that begins here.
    mutating func string() throws -> String {
        let start = position, raw = try rawString()
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        return try JSONDecoder().decode(String.self, from: Data(bytes[start..<position]))
    }

    /// The value that begins here, as it stands.
    mutating func raw() throws -> Data {
        let start = position
        try skip()
        return Data(bytes[start..<position])
    }

    private mutating func expect(_ byte: UInt8) throws {
        guard position < bytes.count, bytes[position] == byte else { throw Malformed() }
        position += 1
    }

    private mutating func rawString() throws -> UnsafeBufferPointer<UInt8> {
        try expect(UInt8(ascii: "\""))
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "\""):
                position += 1
                return UnsafeBufferPointer(rebasing: bytes[start..<position - 1])
            default: position += 1
            }
        }
        throw Malformed()
    }

    private mutating func skip() throws {
        var depth = 0
        repeat {
            guard position < bytes.count else { throw Malformed() }
            switch bytes[position] {
            case UInt8(ascii: "\""): _ = try rawString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            default:
                while position < bytes.count, !Self.ends(bytes[position]) { position += 1 }
            }
        } while depth > 0
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":")
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate static func ~= (name: StaticString, bytes: Self) -> Bool {
        name.withUTF8Buffer { $0.count == bytes.count && $0.elementsEqual(bytes) }
    }
}

extension LedgerStore.Body {
    init(_ text: String) throws {
        var text = text
        self = try text.withUTF8 { bytes in
            var scanner = BodyScanner(bytes), body = LedgerStore.Body()
            try scanner.members { name, scanner in
                switch name {
                case "words": body.words = try scanner.string()
                case "place": try scanner.members { name, scanner in if "text" ~= name { body.placeText = try scanner.string() } }
                case "joinedTo": body.joinedTo = try scanner.string()
                case "clock": body.clock = try scanner.raw()
                case "matter": body.matter = try Self.matter(&scanner)
                case "assignment":
                    try scanner.members { name, scanner in
                        guard "party" ~= name else { return }
                        try scanner.members { name, scanner in if "publicName" ~= name { body.party = try Self.text(&scanner) } }
                    }
                default: break
                }
            }
            return body
        }
    }

    private static func matter(_ scanner: inout BodyScanner) throws -> MatterReference {
        var scheme = "", version = "", code = "", name = Text(name: "")
        try scanner.members { member, scanner in
            switch member {
            case "scheme": scheme = try scanner.string()
            case "version": version = try scanner.string()
            case "code": code = try scanner.string()
            case "name": name = try text(&scanner)
            default: break
            }
        }
        return MatterReference(scheme: scheme, version: version, code: code, name: name)
    }

    private static func text(_ scanner: inout BodyScanner) throws -> Text {
        var zh = "", en = ""
        try scanner.members { member, scanner in
            switch member {
            case "zh": zh = try scanner.string()
            case "en": en = try scanner.string()
            default: break
            }
        }
        return Text(zh: zh, en: en)
    }
}
