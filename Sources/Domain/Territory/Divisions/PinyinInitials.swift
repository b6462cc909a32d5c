// SPDX-License-Identifier: Apache-2.0
import Foundation

/// With which letters the pinyin of a Chinese sign may begin: of 重 c and z.
///
/// The usual reading is Unicode's (`Han-Latin`, from Unihan's kMandarin), asked once for each sign; the other readings that names of places
/// have stand in `PinyinWords`.
struct PinyinInitials: Sendable {
    /// By UTF-16 unit: 0 for none, a small letter, or 128 and more for one of `several`.
    private var codes = [UInt8](repeating: 0, count: 65_536)
    private var known = [Bool](repeating: false, count: 65_536)
    /// Sets of letters as bits, from a.
    private(set) var several: [UInt32] = []
    private let others: [UInt16: UInt32]

    init() {
        others = PinyinWords.readings.reduce(into: [:]) { result, entry in
            let units = Array(entry.utf16)
            if let sign = units.first { result[sign] = units.dropFirst().reduce(0) { $0 | PinyinInitials.bit(UInt8(truncatingIfNeeded: $1)) } }
        }
    }

    static func bit(_ letter: UInt8) -> UInt32 { letter >= 97 && letter <= 122 ? 1 << UInt32(letter - 97) : 0 }

    /// The code of a UTF-16 unit; see `accepts`.
    mutating func code(of unit: UInt16) -> UInt8 {
        if known[Int(unit)] { return codes[Int(unit)] }
        known[Int(unit)] = true
        codes[Int(unit)] = find(unit)
        return codes[Int(unit)]
    }

    /// Whether a sign with that code may begin with the letter.
    static func accepts(_ code: UInt8, _ letter: UInt8, _ several: [UInt32]) -> Bool {
        code < 128 ? code == letter : several[Int(code) - 128] & bit(letter) != 0
    }

    private mutating func find(_ unit: UInt16) -> UInt8 {
        if unit < 128 {
            let small = UInt8(unit) | 0x20
            return small >= 97 && small <= 122 ? small : unit >= 48 && unit <= 57 ? UInt8(unit) : 0
        }
        guard let sign = Unicode.Scalar(unit) else { return 0 }
        let latin = String(sign).applyingTransform(.mandarinToLatin, reverse: false)?.applyingTransform(.stripDiacritics, reverse: false) ?? ""
        let usual = latin.utf8.first.map { $0 | 0x20 } ?? 0
        guard let more = others[unit] else { return usual >= 97 && usual <= 122 ? usual : 0 }
        let set = more | PinyinInitials.bit(usual)
        if let place = several.firstIndex(of: set) { return UInt8(128 + place) }
        guard several.count < 128 else { return usual }
        several.append(set)
        return UInt8(127 + several.count)
    }
}
