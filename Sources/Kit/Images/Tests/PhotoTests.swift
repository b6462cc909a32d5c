// SPDX-License-Identifier: Apache-2.0
import CVips
import TestKit
import Testing

@testable import Images

private let kinds = [".jpg[Q=90]", ".jpg[Q=90,interlace]", ".png", ".png[interlace]", ".webp[Q=90]", ".webp[lossless]"]

@Suite struct PhotoTests {
    @Test(arguments: kinds)
    func `a photo is scaled for display and thumbnail`(_ suffix: String) throws {
        let photo = try Photo.read(sample(2400, 1200, suffix))
        #expect((photo.width, photo.height) == (1600, 800))
        let small = try Envelope(photo.thumbnail)
        #expect((small.width, small.height) == (320, 160))
        #expect(corners(photo) == [.red, .green, .blue, .white])
    }

    @Test(arguments: kinds)
    func `a small photo is not enlarged`(_ suffix: String) throws {
        let photo = try Photo.read(sample(40, 30, suffix))
        #expect((photo.width, photo.height) == (40, 30))
        #expect(throws: Photo.Refusal.tooSmall) { try Photo.read(sample(1, 1, suffix)) }
    }

    /// EXIF 2.32, tag 0x0112: where the corners of the stored picture belong.
    @Test(arguments: [
        (1, [Colour.red, .green, .blue, .white]), (2, [.green, .red, .white, .blue]), (3, [.white, .blue, .green, .red]),
        (4, [.blue, .white, .red, .green]), (5, [.red, .blue, .green, .white]), (6, [.blue, .red, .white, .green]),
        (7, [.white, .green, .blue, .red]), (8, [.green, .white, .red, .blue]),
    ])
    func `a photo is turned upright`(_ orientation: Int, _ expected: [Colour]) throws {
        let photo = try Photo.read(sample(120, 80, ".jpg[Q=95]", orientation: orientation))
        #expect(corners(photo) == expected)
        #expect((photo.width, photo.height) == (orientation < 5 ? (120, 80) : (80, 120)))
    }

    @Test(arguments: [".jpg[Q=90]", ".png", ".webp[Q=90]"])
    func `nothing remains of where and with what it was taken`(_ suffix: String) throws {
        var bytes = sample(200, 100, suffix, comment: "PLANTED-7c1")
        if suffix == ".png" { bytes.insert(contentsOf: pngChunk("tEXt", Array("Comment\0PLANTED-7c1 GPS".utf8)), at: 33) }
        #expect(bytes.contains("PLANTED-7c1"))
        let photo = try Photo.read(bytes)
        for picture in [photo.display, photo.thumbnail] {
            for trace in ["Exif", "PLANTED", "GPS", "ICC_PROFILE", "xmp", "XMP", "http://"] { #expect(!picture.contains(trace), "\(trace)") }
        }
    }

    @Test(arguments: kinds)
    func `a photo that was cut short is refused, wherever it was cut`(_ suffix: String) throws {
        let bytes = sample(600, 400, suffix, comment: "with a comment")
        for part in 1..<16 {
            #expect(throws: Photo.Refusal.truncated, "\(part)/16") { try Photo.read(Array(bytes.prefix(bytes.count * part / 16))) }
        }
        #expect(throws: Photo.Refusal.self) { try Photo.read(Array(bytes.dropLast())) }
        #expect(throws: Never.self) { try Photo.read(bytes) }
    }

    @Test(arguments: kinds)
    func `a stowaway after the picture does not come along`(_ suffix: String) throws {
        let photo = try Photo.read(sample(200, 100, suffix) + Array("PK\u{3}\u{4}<script>alert(1)</script>".utf8))
        #expect(!photo.display.contains("<script>"))
    }

    /// SEED brings a failure back.
    @Test(arguments: kinds)
    func `a damaged photo is refused or read, and nothing worse`(_ suffix: String) {
        let bytes = sample(160, 120, suffix, comment: "a comment")
        forAll(
            { generator in
                var damaged = bytes
                for _ in 0..<Int.random(in: 1...8, using: &generator) {
                    damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
                }
                return damaged
            }, count: 60
        ) { damaged in
            guard let photo = try? Photo.read(damaged) else { return true }
            return photo.width <= 1600 && photo.height <= 1600 && !photo.display.isEmpty
        }
    }

    @Test func `like photos have like hashes`() throws {
        let first = try Photo.read(sample(800, 600, ".png")), again = try Photo.read(sample(801, 600, ".jpg[Q=30]"))
        #expect(first.distance(to: again) <= 4)
        let mirrored = try Photo.read(sample(800, 600, ".jpg", orientation: 2))
        #expect(first.distance(to: mirrored) >= 8)
        #expect(!Photo.isTelling(0))
    }
}

@Suite struct RefusalTests {
    @Test(arguments: [
        ("GIF89a......", "GIF"), ("%PDF-1.7 ", "PDF"), ("<svg xmlns='x'>", "SVG"), ("<?xml version='1.0'?>", "SVG"), ("PK\u{3}\u{4}...", "ZIP"),
        ("\0\0\0\u{18}ftypheic....", "HEIC"), ("\0\0\0\u{18}ftypavif....", "AVIF"), ("\0\0\0\u{18}ftypisom....", "MP4"),
    ])
    func `other kinds are refused by name`(_ text: String, _ kind: String) {
        #expect(throws: Photo.Refusal.unknownKind(kind)) { try Photo.read(Array(text.utf8)) }
    }

    @Test func `nothing, rubbish and too much are refused`() {
        #expect(throws: Photo.Refusal.empty) { try Photo.read([]) }
        #expect(throws: Photo.Refusal.unknownKind(nil)) { try Photo.read(Array("hello".utf8)) }
        #expect(throws: Photo.Refusal.truncated) { try Photo.read([0xFF, 0xD8, 0xFF]) }
        #expect(throws: Photo.Refusal.unreadable) { try Photo.read([0xFF, 0xD8, 0xFF, 0xD9]) }
        #expect(throws: Photo.Refusal.truncated) { try Photo.read(Array("RIFF\u{20}\0\0\0WEBP".utf8)) }
        #expect(throws: Photo.Refusal.unreadable) { try Photo.read(Array("RIFF\u{1}\0\0\0WEBP".utf8)) }
        let padded = sample(64, 64, ".jpg")
        #expect(throws: Never.self) { try Photo.read(padded + [UInt8](repeating: 0, count: Photo.limit - padded.count)) }
        #expect(throws: Photo.Refusal.tooLarge) { try Photo.read(padded + [UInt8](repeating: 0, count: Photo.limit + 1 - padded.count)) }
    }

    @Test func `a small file that says it is huge is refused before it is decoded`() {
        #expect(throws: Photo.Refusal.tooManyPixels) { try Photo.read(png(width: 60_000, height: 60_000)) }
        #expect(throws: Photo.Refusal.tooManyPixels) { try Photo.read(png(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF)) }
        #expect(throws: Photo.Refusal.tooManyPixels) { try Photo.read(png(width: 6000, height: 6000, isInterlaced: true)) }
        var jpeg = sample(64, 64, ".jpg")
        for index in jpeg.indices.dropLast(10) where jpeg[index] == 0xFF && jpeg[index + 1] == 0xC0 {
            jpeg.replaceSubrange(index + 5..<index + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
        }
        #expect(throws: Photo.Refusal.tooManyPixels) { try Photo.read(jpeg) }
    }

    @Test func `pixels that are not what the frame says are refused`() {
        #expect(throws: Photo.Refusal.unreadable) { try Photo.read(png(width: 64, height: 64)) }
        #expect(throws: Photo.Refusal.unreadable) { try Photo.read(png(width: 6400, height: 3400)) }
        var broken = png(width: 64, height: 64)
        broken[20] ^= 1
        #expect(throws: Photo.Refusal.unreadable) { try Photo.read(broken) }
    }

    @Test func `moving pictures are refused`() {
        #expect(throws: Photo.Refusal.animated) { try Photo.read(png(width: 64, height: 64, with: [("acTL", [0, 0, 0, 2, 0, 0, 0, 0])])) }
        var webp = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 2, 0, 0, 0, 63, 0, 0, 63, 0, 0]
        webp[4] = UInt8(webp.count - 8)
        #expect(throws: Photo.Refusal.animated) { try Photo.read(webp) }
    }

    @Test func `a scan bomb is refused`() throws {
        let jpeg = sample(64, 64, ".jpg[interlace]")
        let scan = try #require(jpeg.indices.last { $0 + 1 < jpeg.count && jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xDA })
        let bomb = jpeg[..<scan] + Array(repeating: jpeg[scan..<(jpeg.count - 2)], count: 101).joined() + [0xFF, 0xD9]
        #expect(throws: Photo.Refusal.unreadable) { try Photo.read(Array(bomb)) }
    }

    @Test func `every refusal has its words in both languages`() {
        let all: [Photo.Refusal] = [
            .empty, .tooLarge, .truncated, .tooManyPixels, .tooSmall, .animated, .unreadable, .unknownKind(nil), .unknownKind("HEIC"),
            .unknownKind("GIF"), .busy,
        ]
        #expect(Set(all.map(\.text)).count == all.count)
    }

    /// A PNG of one row's worth of nothing, with true checksums.
    private func png(width: UInt32, height: UInt32, isInterlaced: Bool = false, with more: [(String, [UInt8])] = []) -> [UInt8] {
        let header = bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, isInterlaced ? 1 : 0]
        let chunks = [("IHDR", header)] + more + [("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), ("IEND", [])]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunks.flatMap { pngChunk($0.0, $0.1) }
    }
}

@Suite struct CoverTests {
    @Test func `a covered part is one colour in both sizes, and the rest stays`() throws {
        let photo = try Photo.read(sample(800, 600, ".png"))
        let covered = try Photo.covering([Photo.Part(left: 0, top: 0, right: 500, bottom: 400)], of: photo.display)
        #expect((covered.width, covered.height) == (800, 600))
        // The mean of the four quarters' colours, by how much of each lies within the part: 400×300, 100×300, 400×100 and 100×100 of 200,000 points.
        let quarters = [(200, 150), (600, 150), (200, 450), (600, 450)].map { pixel(photo.display, $0.0, $0.1) }
        let mean = (0..<3).map { band in zip(quarters, [120_000, 30_000, 40_000, 10_000]).reduce(0) { $0 + $1.0[band] * $1.1 } / 200_000 }
        for (x, y) in [(5, 5), (250, 200), (480, 380), (410, 10), (10, 390)] as [(Int32, Int32)] {
            let found = pixel(covered.display, x, y)
            #expect(zip(found, mean).allSatisfy { abs($0 - $1) <= 8 }, "\(x), \(y): \(found), not \(mean)")
        }
        #expect(zip(pixel(covered.display, 780, 580), [255, 255, 255]).allSatisfy { abs($0 - $1) <= 8 })
        #expect(zip(pixel(covered.thumbnail, 100, 80), mean).allSatisfy { abs($0 - $1) <= 8 })
        #expect(covered.hash != photo.hash)
    }

    @Test func `parts beyond the picture, empty or turned round do no harm`() throws {
        let photo = try Photo.read(sample(40, 30, ".jpg"))
        let parts = [
            Photo.Part(left: -50, top: -50, right: .max, bottom: .max), Photo.Part(left: 10, top: 10, right: 10, bottom: 20),
            Photo.Part(left: 30, top: 20, right: 10, bottom: 5),
        ]
        #expect(try Photo.covering(parts, of: photo.display).width == 40)
        #expect(throws: Photo.Refusal.unreadable) { try Photo.covering(parts, of: Array("no picture".utf8)) }
    }
}

private func pixel(_ bytes: [UInt8], _ x: Int32, _ y: Int32) -> [Int] {
    var red: Int32 = 0, green: Int32 = 0, blue: Int32 = 0
    precondition(linli_vips_pixel(bytes, bytes.count, x, y, &red, &green, &blue) == 0)
    return [Int(red), Int(green), Int(blue)]
}
