// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How a file's bytes stand for characters.
public enum TextEncoding: String, Sendable, Hashable {
    case utf8
    /// What spreadsheets in China write by default (GBK and GB 2312 are parts of it).
    case gb18030

    /// Reads bytes as text: UTF-8 where they are that, else GB 18030.
    ///
    /// - Returns: the text without a byte order mark.
    static func decode(_ bytes: ArraySlice<UInt8>) throws(TableError) -> (text: [UInt8], encoding: TextEncoding) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw .unreadableText(line: 1)
        }
        if let nul = bytes.firstIndex(of: 0) { throw .nulByte(line: line(of: nul, in: bytes)) }
        let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]), body = marked ? bytes.dropFirst(3) : bytes
        if isUTF8(body) { return (Array(body), .utf8) }
        if marked { throw .unreadableText(line: firstUnreadableLine(body)) }
        guard let text = convert(body, from: "GB18030") else { throw .unreadableText(line: firstUnreadableLine(body)) }
        return (text, .gb18030)
    }

    /// All of the bytes as text of this encoding; nil where they are none.
    public func text(_ bytes: [UInt8]) -> String? {
        let utf8 = self == .utf8 ? bytes : Self.convert(bytes[...], from: "GB18030")
        return utf8.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Text as bytes of this encoding.
    static func encode(_ text: [UInt8], as encoding: TextEncoding) -> [UInt8]? {
        encoding == .utf8 ? text : convert(text[...], from: "UTF-8", to: "GB18030")
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    private static func line(of index: Int, in bytes: ArraySlice<UInt8>) -> Int {
        bytes[bytes.startIndex..<index].reduce(into: 1) { if $1 == 10 { $0 += 1 } }
    }

    /// The first line that is not UTF-8.
    private static func firstUnreadableLine(_ bytes: ArraySlice<UInt8>) -> Int {
        var line = 1
        for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            if !isUTF8(part) { return line }
            line += 1
        }
        return 1
    }

    /// Whole or nil: bytes that stand for nothing are not passed over.
    private static func convert(_ bytes: ArraySlice<UInt8>, from: String, to: String = "UTF-8") -> [UInt8]? {
        guard let descriptor = iconv_open(to, from), Int(bitPattern: descriptor) != -1 else { return nil }
        defer { iconv_close(descriptor) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // GB 18030 to UTF-8 grows by at most 3 to 2; room for the worst case of either way.
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        let capacity = output.count
        let written: Int? = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress, to = output.baseAddress
                var rest = input.count, room = capacity
                let result = iconv(descriptor, &from, &rest, &to, &room)
                return result == -1 || rest > 0 ? nil : capacity - room  // -1: bytes that stand for nothing
            }
        }
        return written.map { output.prefix($0).map { UInt8(bitPattern: $0) } }
    }
}
