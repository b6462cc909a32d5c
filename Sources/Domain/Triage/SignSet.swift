// SPDX-License-Identifier: Apache-2.0

/// Signs of the basic plane as bits: asking whether one is in it costs next to nothing, which counts when every sign of every report is asked.
struct SignSet: Sendable {
    private let bits: [UInt64]

    init(_ signs: some Sequence<Unicode.Scalar>) {
        var bits = [UInt64](repeating: 0, count: 1024)
        for sign in signs where sign.value < 0x10000 { bits[Int(sign.value >> 6)] |= 1 << UInt64(sign.value & 63) }
        self.bits = bits
    }

    func contains(_ sign: Unicode.Scalar) -> Bool { sign.value < 0x10000 && bits[Int(sign.value >> 6)] >> UInt64(sign.value & 63) & 1 == 1 }
}
