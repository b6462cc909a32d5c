// SPDX-License-Identifier: Apache-2.0
import CZlib

/// What a picture's file says of itself, read with nothing but bounds checks before any decoder sees it: its kind, its size,
/// and that it is whole. libvips accepts a JPEG whose lower half is missing; we do not.
struct Envelope: Hashable {
    enum Kind: String { case jpeg, png, webp }

    let kind: Kind
    let width: Int
    let height: Int
    /// Where the picture ends. What comes after (a film, a second picture, a stowaway) is not looked at.
    let length: Int
    /// Whether the decoder must hold the whole picture at once: a bound on pixels is stricter then.
    let needsWholePicture: Bool

    init(_ bytes: [UInt8]) throws(Photo.Refusal) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = try Envelope.jpeg(bytes)
        } else if bytes.starts(with: Envelope.pngSignature) {
            self = try Envelope.png(bytes)
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.count >= 12, bytes[8..<12].elementsEqual("WEBP".utf8) {
            self = try Envelope.webp(bytes)
        } else {
            throw Photo.Refusal.unknownKind(Envelope.guess(bytes))
        }
    }

    init(kind: Kind, width: Int, height: Int, length: Int, needsWholePicture: Bool) {
        self.kind = kind
        self.width = width
        self.height = height
        self.length = length
        self.needsWholePicture = needsWholePicture
    }

    /// The name of a well-known kind that we do not take, for the person who chose it.
    static func guess(_ bytes: [UInt8]) -> String? {
        if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
            switch String(decoding: bytes[8..<12], as: UTF8.self) {
            case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1": return "HEIC"
            case "avif", "avis": return "AVIF"
            default: return "MP4"
            }
        }
        let known: [(String, [UInt8])] = [
            ("GIF", Array("GIF8".utf8)), ("BMP", Array("BM".utf8)), ("TIFF", [0x49, 0x49, 0x2A, 0]), ("TIFF", [0x4D, 0x4D, 0, 0x2A]),
            ("PDF", Array("%PDF".utf8)), ("SVG", Array("<svg".utf8)), ("SVG", Array("<?xml".utf8)), ("ZIP", [0x50, 0x4B, 3, 4]),
        ]
        return known.first { bytes.starts(with: $0.1) }?.0
    }
}

// MARK: JPEG (ITU-T T.81, annex B)

extension Envelope {
    /// Walks the markers to the end of the picture.
    private static func jpeg(_ bytes: [UInt8]) throws(Photo.Refusal) -> Envelope {
        var at = 2, size: (width: Int, height: Int)?, isProgressive = false, scans = 0
        while true {
            guard at < bytes.count else { throw .truncated }
            guard bytes[at] == 0xFF else { throw .unreadable }
            while at < bytes.count, bytes[at] == 0xFF { at += 1 }
            guard at < bytes.count else { throw .truncated }
            let marker = bytes[at]
            at += 1
            switch marker {
            case 0xD9:
                guard let size, scans > 0 else { throw .unreadable }
                return Envelope(kind: .jpeg, width: size.width, height: size.height, length: at, needsWholePicture: isProgressive)
            case 0x00, 0x01, 0xD0...0xD8: throw .unreadable
            default: break
            }
            guard let length = bytes.number(at: at, bytes: 2), at + length <= bytes.count else { throw .truncated }
            guard length >= 2 else { throw .unreadable }
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard size == nil, length >= 8, let height = bytes.number(at: at + 3, bytes: 2), let width = bytes.number(at: at + 5, bytes: 2) else {
                    throw .unreadable
                }
                size = (width, height)
                isProgressive = marker & 3 == 2
            case 0xDA:
                scans += 1
                // A progressive picture has a dozen scans; thousands of empty ones would keep a decoder busy for hours.
                guard size != nil, scans <= 100 else { throw .unreadable }
                at = try afterScan(bytes, from: at + length)
                continue
            default: break
            }
            at += length
        }
    }

    /// Where the entropy-coded bytes end: at a marker that is neither a stuffed byte nor a restart.
    private static func afterScan(_ bytes: [UInt8], from start: Int) throws(Photo.Refusal) -> Int {
        var at = start
        while let found = bytes[at...].firstIndex(of: 0xFF), found + 1 < bytes.count {
            switch bytes[found + 1] {
            case 0x00, 0xD0...0xD7: at = found + 2
            case 0xFF: at = found + 1
            default: return found
            }
        }
        throw .truncated
    }
}

// MARK: PNG (ISO/IEC 15948)

extension Envelope {
    private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Walks the chunks, each with its checksum, to IEND.
    private static func png(_ bytes: [UInt8]) throws(Photo.Refusal) -> Envelope {
        var at = 8, size: (width: Int, height: Int)?, isInterlaced = false, hasPixels = false
        while true {
            guard let length = bytes.number(at: at, bytes: 4), at + 12 <= bytes.count, length <= bytes.count - at - 12 else { throw .truncated }
            let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
            let checked = bytes[at + 4..<at + 8 + length].withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
            guard bytes.number(at: at + 8 + length, bytes: 4) == Int(checked) else { throw .unreadable }
            switch name {
            case "IHDR":
                guard at == 8, length == 13, let width = bytes.number(at: at + 8, bytes: 4), let height = bytes.number(at: at + 12, bytes: 4) else {
                    throw .unreadable
                }
                size = (width, height)
                isInterlaced = bytes[at + 20] != 0
            case "acTL": throw .animated
            case "IDAT": hasPixels = true
            case "IEND":
                guard let size, hasPixels, length == 0 else { throw .unreadable }
                return Envelope(kind: .png, width: size.width, height: size.height, length: at + 12, needsWholePicture: isInterlaced)
            default: guard size != nil else { throw .unreadable }
            }
            at += 12 + length
        }
    }
}

// MARK: WebP (RFC 9649)

extension Envelope {
    private static func webp(_ bytes: [UInt8]) throws(Photo.Refusal) -> Envelope {
        guard let riff = bytes.littleNumber(at: 4, bytes: 4), riff + 8 <= bytes.count else { throw .truncated }
        guard riff >= 12 else { throw .unreadable }
        let end = riff + 8
        var at = 12, size: (width: Int, height: Int)?, hasPixels = false
        while at + 8 <= end, let length = bytes.littleNumber(at: at + 4, bytes: 4) {
            guard length <= end - at - 8 else { throw .unreadable }
            let data = at + 8
            switch String(decoding: bytes[at..<at + 4], as: UTF8.self) {
            case "VP8X":
                guard length >= 10, let width = bytes.littleNumber(at: data + 4, bytes: 3), let height = bytes.littleNumber(at: data + 7, bytes: 3)
                else { throw .unreadable }
                if bytes[data] & 0b10 != 0 { throw .animated }
                size = (width + 1, height + 1)
            case "ANIM", "ANMF": throw .animated
            case "VP8 ":
                guard length >= 10, let width = bytes.littleNumber(at: data + 6, bytes: 2), let height = bytes.littleNumber(at: data + 8, bytes: 2)
                else { throw .unreadable }
                size = size.map { (max($0.width, width & 0x3FFF), max($0.height, height & 0x3FFF)) } ?? (width & 0x3FFF, height & 0x3FFF)
                hasPixels = true
            case "VP8L":
                guard length >= 5, let bits = bytes.littleNumber(at: data + 1, bytes: 4) else { throw .unreadable }
                let width = bits & 0x3FFF + 1, height = bits >> 14 & 0x3FFF + 1
                size = size.map { (max($0.width, width), max($0.height, height)) } ?? (width, height)
                hasPixels = true
            default: break
            }
            at = data + length + length % 2
        }
        guard let size, hasPixels else { throw .unreadable }
        return Envelope(kind: .webp, width: size.width, height: size.height, length: end, needsWholePicture: true)
    }
}

extension [UInt8] {
    /// A number whose first byte weighs most; nil beyond the end.
    fileprivate func number(at start: Int, bytes: Int) -> Int? {
        guard start >= 0, start + bytes <= count else { return nil }
        return self[start..<start + bytes].reduce(0) { $0 << 8 | Int($1) }
    }

    fileprivate func littleNumber(at start: Int, bytes: Int) -> Int? {
        guard start >= 0, start + bytes <= count else { return nil }
        return self[start..<start + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
