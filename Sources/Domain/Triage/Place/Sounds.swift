// SPDX-License-Identifier: Apache-2.0

/// Characters by how they sound, so that a name written with another character of the same sound is found.
///
/// One first reading of each of the 6,763 characters of GB 2312, without tones; z and zh, c and ch, s and sh, n and l, in and ing, en and eng, an and ang are
/// one, as many people of the south hear them. Other characters sound like themselves alone. Characters with several readings (长, 重) have one only.
enum Sounds {
    /// Numbers below 0x1000 for sounds; all else is the sign's own number, moved up.
    @inline(__always)
    static func of(_ sign: Unicode.Scalar) -> UInt32 {
        let value = sign.value
        if value >= 0x4E00, value <= 0x9FFF {
            let sound = table[Int(value - 0x4E00)]
            if sound > 0 { return UInt32(sound) }
        }
        return value + 0x1000
    }

    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x5200), numbers: [String: UInt16] = [:], syllable = "", isOpen = false
        for sign in PinyinData.syllables.unicodeScalars {
            if sign.isASCII {
                guard sign.value >= 97, sign.value <= 122 else { continue }
                if !isOpen { syllable = "" }
                isOpen = true
                syllable.unicodeScalars.append(sign)
                continue
            }
            isOpen = false
            let folded = folded(syllable), number = numbers[folded] ?? UInt16(numbers.count + 1)
            numbers[folded] = number
            if sign.value >= 0x4E00, sign.value <= 0x9FFF { table[Int(sign.value - 0x4E00)] = number }
        }
        return table
    }()

    private static func folded(_ syllable: String) -> String {
        var folded = syllable
        for (long, short) in PlaceWords.initials where folded.hasPrefix(long) {
            folded = short + folded.dropFirst(long.count)
            break
        }
        for (long, short) in PlaceWords.finals where folded.hasSuffix(long) { return folded.dropLast(long.count) + short }
        return folded
    }
}
