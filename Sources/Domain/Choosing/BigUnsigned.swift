// SPDX-License-Identifier: Apache-2.0

/// A whole number from 0 without an upper end: shares of money are fractions whose denominators grow with every project that is funded.
struct BigUnsigned: Hashable, Comparable {
    /// The least significant first, without zeros at the end.
    private(set) var limbs: [UInt64]

    init(_ value: UInt64) { limbs = value == 0 ? [] : [value] }
    init(limbs: some Sequence<UInt64>) {
        self.limbs = Array(limbs)
        trim()
    }

    static let zero = BigUnsigned(0)
    var isZero: Bool { limbs.isEmpty }

    private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

    static func < (one: BigUnsigned, other: BigUnsigned) -> Bool {
        if one.limbs.count != other.limbs.count { return one.limbs.count < other.limbs.count }
        for index in one.limbs.indices.reversed() where one.limbs[index] != other.limbs[index] { return one.limbs[index] < other.limbs[index] }
        return false
    }

    static func += (one: inout BigUnsigned, other: BigUnsigned) {
        var carry: UInt64 = 0
        for index in 0..<max(one.limbs.count, other.limbs.count) {
            if index == one.limbs.count { one.limbs.append(0) }
            let (sum, over) = one.limbs[index].addingReportingOverflow(index < other.limbs.count ? other.limbs[index] : 0)
            let (whole, again) = sum.addingReportingOverflow(carry)
            one.limbs[index] = whole
            carry = (over ? 1 : 0) + (again ? 1 : 0)
        }
        if carry > 0 { one.limbs.append(carry) }
    }

    /// The difference; `other` is not the greater one.
    static func -= (one: inout BigUnsigned, other: BigUnsigned) {
        var borrow: UInt64 = 0
        for index in one.limbs.indices {
            let (part, under) = one.limbs[index].subtractingReportingOverflow(index < other.limbs.count ? other.limbs[index] : 0)
            let (whole, again) = part.subtractingReportingOverflow(borrow)
            one.limbs[index] = whole
            borrow = (under ? 1 : 0) + (again ? 1 : 0)
        }
        precondition(borrow == 0, "a difference below zero")
        one.trim()
    }

    static func * (one: BigUnsigned, factor: UInt64) -> BigUnsigned {
        var product = one
        product.multiply(by: factor)
        return product
    }

    mutating func multiply(by factor: UInt64) {
        guard factor != 1 else { return }
        var carry: UInt64 = 0
        for index in limbs.indices {
            let (high, low) = limbs[index].multipliedFullWidth(by: factor)
            let (whole, over) = low.addingReportingOverflow(carry)
            limbs[index] = whole
            carry = high + (over ? 1 : 0)
        }
        if carry > 0 { limbs.append(carry) }
        trim()
    }

    /// Divides and answers the remainder; `divisor` is not 0.
    @discardableResult
    mutating func divide(by divisor: UInt64) -> UInt64 {
        var rest: UInt64 = 0
        for index in limbs.indices.reversed() { (limbs[index], rest) = divisor.dividingFullWidth((rest, limbs[index])) }
        trim()
        return rest
    }

    func remainder(by divisor: UInt64) -> UInt64 {
        var rest: UInt64 = 0
        for limb in limbs.reversed() { rest = divisor.dividingFullWidth((rest, limb)).remainder }
        return rest
    }

    static func gcd(_ one: UInt64, _ other: UInt64) -> UInt64 {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }

    /// The quotient of two of them, rounded to about 15 digits; `divisor` is not 0.
    func divided(by divisor: BigUnsigned) -> Double {
        let (mine, myPower) = leading, (theirs, theirPower) = divisor.leading
        return mine / theirs * Double(sign: .plus, exponent: myPower - theirPower, significand: 1)
    }

    /// The three leading limbs as a number, and the power of two that it is short of.
    private var leading: (Double, Int) {
        guard !isZero else { return (0, 0) }
        let first = max(0, limbs.count - 3)
        return (limbs[first...].reversed().reduce(0.0) { $0 * 0x1p64 + Double($1) }, first * 64)
    }

    /// In decimal digits.
    var text: String {
        guard !isZero else { return "0" }
        var rest = self, parts: [String] = []
        while !rest.isZero {
            let part = String(rest.divide(by: 1_000_000_000_000_000_000))
            parts.append(rest.isZero ? part : String(repeating: "0", count: 18 - part.count) + part)
        }
        return parts.reversed().joined()
    }
}
