// SPDX-License-Identifier: Apache-2.0

/// Whether a network address lies on the public internet, by IANA's registries of special-purpose addresses (RFC 6890 and its updates).
///
/// A program that fetches what a stranger names must not become the stranger's hand inside our own network: the router's page, the database, the
/// cloud's metadata at 169.254.169.254. So everything is refused that is not plainly public.
public enum Reach {
    /// Four bytes of IPv4 or sixteen of IPv6, in network order. Anything else is not public.
    public static func isPublic(_ address: [UInt8]) -> Bool {
        switch address.count {
        case 4: !closed4.contains { matches(address, $0.0, $0.1) }
        // Only global unicast, 2000::/3; what tunnels or maps another address is refused with it.
        case 16: matches(address, [0x20], 3) && !closed6.contains { matches(address, $0.0, $0.1) }
        default: false
        }
    }

    private static func matches(_ address: [UInt8], _ prefix: [UInt8], _ bits: Int) -> Bool {
        let whole = bits / 8, rest = bits % 8
        guard address.prefix(whole).elementsEqual(prefix.prefix(whole)) else { return false }
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return address[whole] & mask == prefix[whole] & mask
    }

    private static let closed4: [([UInt8], Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24), ([192, 0, 2], 24),
        ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 4), ([240], 4),
    ]

    private static let closed6: [([UInt8], Int)] = [
        // IETF protocol assignments with Teredo, documentation, 6to4, documentation
        ([0x20, 0x01, 0x00, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16), ([0x3F, 0xFF, 0x00], 20),
    ]
}
