// SPDX-License-Identifier: Apache-2.0
import CVips

/// A photo made ready to be kept and shown: upright, in sRGB, without a word about where, when, by whom and with what it was taken.
public struct Photo: Sendable, Hashable {
    /// JPEG, quality 82, at most 1600 pixels on the longer side.
    public let display: [UInt8]
    /// JPEG, quality 82, at most 320 pixels on the longer side.
    public let thumbnail: [UInt8]
    /// Pixels of `display`.
    public let width: Int
    public let height: Int
    /// A difference hash: whether each of 8 × 8 spots is lighter than its neighbour to the right. Near-duplicates differ in few bits.
    /// A picture without structure (a wall, the night) has few or no bits set and says nothing: see `isTelling`.
    public let hash: UInt64

    /// How many bits of two hashes differ, 0 to 64; up to about 10 the pictures may be the same.
    public func distance(to other: Photo) -> Int { (hash ^ other.hash).nonzeroBitCount }
    public static func distance(_ a: UInt64, _ b: UInt64) -> Int { (a ^ b).nonzeroBitCount }
    /// Whether a hash has enough structure to be compared at all.
    public static func isTelling(_ hash: UInt64) -> Bool { (8...56).contains(hash.nonzeroBitCount) }

    /// Why a file was not taken.
    public enum Refusal: Error, Hashable, Sendable {
        case empty, tooLarge, truncated, tooManyPixels, tooSmall, animated, unreadable
        /// Neither JPEG nor PNG nor WebP; with a kind's name where it is well known.
        case unknownKind(String?)
        /// Too many photos at once; the same may go well in a little while.
        case busy
    }

    /// At most 12 MB.
    public static let limit = 12 << 20
    /// At most 60 million pixels, and half of that where a decoder must hold all of them at once.
    public static let pixelLimit = 60_000_000
    public static let displaySide = 1600
    public static let thumbnailSide = 320
    static let leastSide = 16
    static let quality: Int32 = 82

    /// Reads a photo as a phone or a browser sent it. Takes about 0.1 s for 12 million pixels: do it in an `ImageWorkshop`.
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> Photo {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limit else { throw .tooLarge }
        let envelope = try Envelope(bytes)
        guard envelope.width >= leastSide, envelope.height >= leastSide else { throw .tooSmall }
        let pixels = envelope.width.multipliedReportingOverflow(by: envelope.height)
        guard !pixels.overflow, pixels.partialValue <= (envelope.needsWholePicture ? pixelLimit / 2 : pixelLimit) else { throw .tooManyPixels }
        guard Vips.isReady else { throw .unreadable }

        var width: Int32 = 0, height: Int32 = 0, pages: Int32 = 0
        // The decoder must see the same picture as we did.
        guard linli_vips_header(bytes, envelope.length, &width, &height, &pages) == 0, Int(width) == envelope.width, Int(height) == envelope.height
        else { throw .unreadable }
        guard pages <= 1 else { throw .animated }

        var made = linli_photo()
        guard linli_vips_photo(bytes, envelope.length, Int32(displaySide), Int32(thumbnailSide), quality, &made) == 0 else { throw .unreadable }
        return Photo(made)
    }

    /// A part of a photo, in pixels of `display`. What lies beyond the picture is left out.
    public struct Part: Sendable, Hashable {
        public let left, top, right, bottom: Int
        public init(left: Int, top: Int, right: Int, bottom: Int) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }
    }

    /// A photo made ready, from its `display`, with parts of it covered: each becomes one colour, in both sizes and for good.
    public static func covering(_ parts: [Part], of display: [UInt8]) throws(Refusal) -> Photo {
        guard Vips.isReady else { throw .unreadable }
        func pixel(_ number: Int) -> Int32 { Int32(clamping: number) }
        let boxes = parts.flatMap { [pixel($0.left), pixel($0.top), pixel($0.right), pixel($0.bottom)] }
        var made = linli_photo()
        guard
            linli_vips_cover(display, display.count, boxes, Int32(parts.count), Int32(displaySide), Int32(thumbnailSide), quality, &made) == 0
        else { throw .unreadable }
        return Photo(made)
    }

    private init(_ made: linli_photo) {
        self.init(
            display: Vips.take(made.display, made.display_length), thumbnail: Vips.take(made.thumbnail, made.thumbnail_length),
            width: Int(made.width), height: Int(made.height), hash: made.hash)
    }

    private init(display: [UInt8], thumbnail: [UInt8], width: Int, height: Int, hash: UInt64) {
        self.display = display
        self.thumbnail = thumbnail
        self.width = width
        self.height = height
        self.hash = hash
    }
}

enum Vips {
    /// libvips is started once.
    static let isReady = linli_vips_start() == 0

    /// Bytes out of libvips's hands into ours.
    static func take(_ pointer: UnsafeMutableRawPointer?, _ length: Int) -> [UInt8] {
        defer { linli_vips_free(pointer) }
        return Array(UnsafeRawBufferPointer(start: pointer, count: length))
    }
}
