// SPDX-License-Identifier: Apache-2.0
import Foundation

/// On which side of a line a point lies, decided exactly.
///
/// Rounding alone could put a point near a corner into two areas or into none. So the quick answer is taken only where its
/// error bound allows, and the sign is summed without rounding otherwise (Shewchuk 1997, *Adaptive precision floating-point
/// arithmetic and fast robust geometric predicates*).
enum Orientation {
    /// Positive where `p` lies left of the way from `a` to `b`, negative where right, zero where exactly on the line.
    @inline(__always)
    static func sign(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate) -> Double {
        let left = (b.longitude - a.longitude) * (p.latitude - a.latitude)
        let right = (b.latitude - a.latitude) * (p.longitude - a.longitude)
        let difference = left - right
        if (left > 0 && right <= 0) || (left < 0 && right >= 0) { return difference }
        let bound = 3.330_669_073_875_471_6e-16 * abs(left + right)
        return abs(difference) > bound ? difference : exactSign(a, b, p)
    }

    /// b.x·p.y − b.x·a.y − a.x·p.y − b.y·p.x + b.y·a.x + a.y·p.x, without rounding.
    static func exactSign(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate) -> Double {
        let products = [
            (b.longitude, p.latitude), (-b.longitude, a.latitude), (-a.longitude, p.latitude),
            (-b.latitude, p.longitude), (b.latitude, a.longitude), (a.latitude, p.longitude),
        ]
        var expansion: [Double] = []
        for (x, y) in products {
            let high = x * y
            let low = (-high).addingProduct(x, y)
            expansion = grown(grown(expansion, by: low), by: high)
        }
        return expansion.last { $0 != 0 } ?? 0
    }

    /// Adds a number to a sum kept as non-overlapping parts of rising size; nothing is lost.
    private static func grown(_ parts: [Double], by number: Double) -> [Double] {
        var carry = number, result: [Double] = []
        result.reserveCapacity(parts.count + 1)
        for part in parts {
            let sum = carry + part
            let virtual = sum - carry
            result.append((carry - (sum - virtual)) + (part - virtual))
            carry = sum
        }
        result.append(carry)
        return result
    }
}
