// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A picture as 64 bits that hardly change when it is scaled, compressed or made a little brighter: two photos of one moment differ in a few of them.
///
/// The signs of the lowest frequencies against their median (pHash; Zauner: Implementation and benchmarking of perceptual image hash functions, 2010).
/// Turned, mirrored or strongly cut pictures are others to it; so is the same thing photographed from elsewhere.
public struct PerceptualHash: Sendable, Hashable, Codable {
    public let bits: UInt64

    public init(bits: UInt64) { self.bits = bits }

    /// - Parameters:
    ///   - luminance: the picture's rows one after the other, from 0 to 255.
    ///   - width: pixels in a row.
    /// - Returns: nil unless there are whole rows of at least 8 × 8 pixels.
    public init?(luminance: [UInt8], width: Int) {
        guard width >= 8, luminance.count % width == 0, luminance.count / width >= 8 else { return nil }
        let small = Self.reduced(luminance, width, luminance.count / width)
        // DCT-II of rows and columns, of which the first nine are needed; the mean brightness does not count.
        var rows = [Double](repeating: 0, count: Self.size * 8), low = [Double](repeating: 0, count: 64)
        for row in 0..<Self.size {
            for wave in 1...8 {
                rows[row * 8 + wave - 1] = (0..<Self.size).reduce(0) { $0 + small[row * Self.size + $1] * Self.wave(wave, $1) }
            }
        }
        for wave in 1...8 {
            for column in 0..<8 {
                low[(wave - 1) * 8 + column] = (0..<Self.size).reduce(0) { $0 + rows[$1 * 8 + column] * Self.wave(wave, $1) }
            }
        }
        let sorted = low.sorted(), median = (sorted[31] + sorted[32]) / 2
        var bits: UInt64 = 0
        // What is no more than an error of rounding is 0: a plain picture has no bits.
        for (place, value) in low.enumerated() where value > median + 1e-6 { bits |= 1 << UInt64(place) }
        self.bits = bits
    }

    /// How many of 64 bits differ. Up to 10 the pictures are probably one; unlike ones differ in 32 on average.
    public func distance(to other: PerceptualHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

    static let size = 32
    private static let waves: [Double] = (0...8).flatMap { wave in
        (0..<size).map { cos(Double.pi * Double(wave) * (Double($0) + 0.5) / Double(size)) }
    }
    private static func wave(_ wave: Int, _ place: Int) -> Double { waves[wave * size + place] }

    /// Brought to 32 × 32 by the mean of what lies under each new pixel, parts of pixels counting as parts.
    private static func reduced(_ luminance: [UInt8], _ width: Int, _ height: Int) -> [Double] {
        let columns = shares(width), rows = shares(height)
        var narrow = [Double](repeating: 0, count: height * size)
        for row in 0..<height {
            for column in 0..<size {
                narrow[row * size + column] = columns[column].reduce(0) { $0 + Double(luminance[row * width + $1.place]) * $1.share }
            }
        }
        var small = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0..<size { small[row * size + column] = rows[row].reduce(0) { $0 + narrow[$1.place * size + column] * $1.share } }
        }
        return small
    }

    /// For each new pixel the old ones under it with their shares, which sum to 1.
    private static func shares(_ count: Int) -> [[(place: Int, share: Double)]] {
        let step = Double(count) / Double(size)
        return (0..<size).map { pixel in
            let start = Double(pixel) * step, end = start + step
            return (Int(start)..<min(count, Int(end.rounded(.up)))).map { place in
                (place, (min(end, Double(place + 1)) - max(start, Double(place))) / step)
            }
        }
    }
}
