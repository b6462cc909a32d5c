// SPDX-License-Identifier: Apache-2.0
import CZlib
import Foundation

/// A ZIP file (PKWARE's APPNOTE 6.3), read by its central directory. Nothing in it is believed before it is checked: neither offsets nor sizes.
///
/// Read are stored and deflated entries, one after the other, in pieces. Refused are encrypted entries, other methods, ZIP64 and several disks.
public struct ZipArchive: Sendable {
    public struct Entry: Sendable, Hashable {
        public let name: String
        /// What the directory says it will be, in bytes; `read` holds it to that.
        public let size: Int
        let compressedSize: Int, method: UInt16, checksum: UInt32, start: Int

        public var isFolder: Bool { name.hasSuffix("/") }
    }

    public enum Fault: Error, Sendable, Hashable {
        /// The bytes are no ZIP file, or its end is missing.
        case notAnArchive
        /// What the file says of itself does not fit its bytes.
        case damaged(String)
        case encrypted(String)
        /// A way of packing that is not read.
        case unsupported(String)
        /// More than the limits allow: so a small file cannot fill the memory or the disk.
        case tooLarge(String)
    }

    /// What is read at most.
    public struct Limits: Sendable, Hashable {
        public var entries = 10_000
        /// Of one entry, unpacked.
        public var bytes = 1 << 30
        /// How many times larger than packed an entry may be.
        public var ratio = 200

        public init() {}
    }

    public let entries: [Entry]
    private let data: Data
    private let limits: Limits

    public init(_ data: Data, limits: Limits = Limits()) throws(Fault) {
        self.data = data
        self.limits = limits
        entries = try Self.directory(of: data, limits)
    }

    /// Unpacks an entry piece by piece and checks its size and its sum.
    ///
    /// - Parameter take: is given some bytes at a time, 64 KiB at most; what it throws ends the reading.
    public func read(_ entry: Entry, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard entry.size <= limits.bytes, entry.size / limits.ratio <= max(1, entry.compressedSize) else { throw Fault.tooLarge(entry.name) }
        let from = try Self.contentStart(of: entry, in: data)
        guard from + entry.compressedSize <= data.count else { throw Fault.damaged(entry.name) }
        var sum = crc32(0, nil, 0), total = 0
        func pass(_ bytes: UnsafeRawBufferPointer) throws {
            total += bytes.count
            guard total <= entry.size else { throw Fault.damaged(entry.name) }
            sum = crc32(sum, bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count))
            try take(bytes)
        }
        try data.withUnsafeBytes { all in
            let packed = UnsafeRawBufferPointer(rebasing: all[from..<from + entry.compressedSize])
            if entry.method == 0 {
                for start in stride(from: 0, to: packed.count, by: 65_536) {
                    try pass(UnsafeRawBufferPointer(rebasing: packed[start..<min(start + 65_536, packed.count)]))
                }
            } else {
                try Self.inflate(packed, entry.name, pass)
            }
        }
        guard total == entry.size, UInt32(truncatingIfNeeded: sum) == entry.checksum else { throw Fault.damaged(entry.name) }
    }

    private static func inflate(_ packed: UnsafeRawBufferPointer, _ name: String, _ pass: (UnsafeRawBufferPointer) throws -> Void) throws {
        var stream = z_stream()
        // −15: raw deflate, without zlib's own header.
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw Fault.damaged(name) }
        defer { inflateEnd(&stream) }
        var piece = [UInt8](repeating: 0, count: 65_536)
        stream.next_in = UnsafeMutablePointer(mutating: packed.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(packed.count)
        var status = Z_OK
        while status != Z_STREAM_END {
            try piece.withUnsafeMutableBytes { target in
                stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(target.count)
                status = CZlib.inflate(&stream, Z_NO_FLUSH)
                let made = target.count - Int(stream.avail_out)
                guard status == Z_STREAM_END || (status == Z_OK && made > 0) else { throw Fault.damaged(name) }
                try pass(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[0..<made]))
            }
        }
    }

    // The directory

    private static func directory(of data: Data, _ limits: Limits) throws(Fault) -> [Entry] {
        guard let end = endRecord(of: data) else { throw .notAnArchive }
        let count = Int(word(data, end + 10)), size = Int(long(data, end + 12)), start = Int(long(data, end + 16))
        guard word(data, end + 4) == 0, count != 0xFFFF, start != 0xFFFF_FFFF else { throw .unsupported("ZIP64") }
        guard count <= limits.entries else { throw .tooLarge("\(count)") }
        guard start + size <= end else { throw .damaged("directory") }
        var entries: [Entry] = [], at = start
        for _ in 0..<count {
            guard at + 46 <= start + size, long(data, at) == 0x0201_4B50 else { throw .damaged("directory") }
            let name = Int(word(data, at + 28)), next = at + 46 + name + Int(word(data, at + 30)) + Int(word(data, at + 32))
            guard next <= start + size else { throw .damaged("directory") }
            let text = String(decoding: bytes(data, at + 46, name), as: UTF8.self)
            let method = word(data, at + 10)
            guard word(data, at + 8) & 1 == 0 else { throw .encrypted(text) }
            guard method == 0 || method == 8 else { throw .unsupported(text) }
            let packed = Int(long(data, at + 20)), whole = Int(long(data, at + 24))
            guard packed != 0xFFFF_FFFF, whole != 0xFFFF_FFFF else { throw .unsupported("ZIP64") }
            entries.append(
                Entry(
                    name: text, size: whole, compressedSize: packed, method: method, checksum: long(data, at + 16),
                    start: Int(long(data, at + 42))))
            at = next
        }
        return entries
    }

    /// The directory's end stands in the last 64 KiB, before a comment.
    private static func endRecord(of data: Data) -> Int? {
        guard data.count >= 22 else { return nil }
        for at in stride(from: data.count - 22, through: max(0, data.count - 22 - 65_535), by: -1)
        where long(data, at) == 0x0605_4B50 && at + 22 + Int(word(data, at + 20)) <= data.count { return at }
        return nil
    }

    /// The entry's own head may be longer than the directory's line of it.
    private static func contentStart(of entry: Entry, in data: Data) throws(Fault) -> Int {
        guard entry.start + 30 <= data.count, long(data, entry.start) == 0x0403_4B50 else { throw .damaged(entry.name) }
        return entry.start + 30 + Int(word(data, entry.start + 26)) + Int(word(data, entry.start + 28))
    }

    private static func byte(_ data: Data, _ at: Int) -> UInt32 { UInt32(data[data.startIndex + at]) }
    private static func word(_ data: Data, _ at: Int) -> UInt16 { UInt16(byte(data, at) | byte(data, at + 1) << 8) }
    private static func long(_ data: Data, _ at: Int) -> UInt32 { UInt32(word(data, at)) | UInt32(word(data, at + 2)) << 16 }
    private static func bytes(_ data: Data, _ at: Int, _ count: Int) -> Data { data.subdata(in: data.startIndex + at..<data.startIndex + at + count) }
}
