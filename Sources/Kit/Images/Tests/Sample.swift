// SPDX-License-Identifier: Apache-2.0
import CVips
import CZlib

@testable import Images

/// A picture with a red top left, green top right, blue bottom left and white bottom right quarter.
func sample(_ width: Int, _ height: Int, _ suffix: String, orientation: Int = 0, comment: String? = nil) -> [UInt8] {
    precondition(Vips.isReady)
    var bytes: UnsafeMutableRawPointer?, length = 0
    precondition(linli_vips_sample(Int32(width), Int32(height), suffix, Int32(orientation), comment, &bytes, &length) == 0)
    return Vips.take(bytes, length)
}

enum Colour { case red, green, blue, white, other }

/// The colour near a corner of a picture, far enough from the edges for JPEG's blur.
func colour(of bytes: [UInt8], _ x: Int, _ y: Int) -> Colour {
    var red: Int32 = 0, green: Int32 = 0, blue: Int32 = 0
    precondition(linli_vips_pixel(bytes, bytes.count, Int32(x), Int32(y), &red, &green, &blue) == 0)
    switch (red > 180, green > 180, blue > 180) {
    case (true, true, true): return .white
    case (true, false, false): return .red
    case (false, true, false): return .green
    case (false, false, true): return .blue
    default: return .other
    }
}

/// Colours of the corners in reading order.
func corners(_ photo: Photo) -> [Colour] {
    let right = photo.width - 6, low = photo.height - 6
    return [(5, 5), (right, 5), (5, low), (right, low)].map { colour(of: photo.display, $0.0, $0.1) }
}

extension [UInt8] {
    func contains(_ text: String) -> Bool {
        let sought = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: sought) }
    }
}

/// A chunk of a PNG with its true checksum.
func pngChunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + checked + bigEndian(UInt32(crc32(0, checked, UInt32(checked.count))))
}

func bigEndian(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
