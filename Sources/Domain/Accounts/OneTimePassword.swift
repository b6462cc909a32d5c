// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// One-time passwords by time (一次性密码): RFC 6238 over RFC 4226, six digits, SHA-1, 30 seconds, the one kind that every app knows.
public struct OneTimePassword: Sendable, Hashable {
    /// 20 bytes, as RFC 4226 asks for SHA-1.
    public let secret: [UInt8]

    static let seconds: TimeInterval = 30
    public static let digits = 6
    static let secretLength = 20
    /// How many steps before and after now are believed: phones' clocks differ, and typing takes its time.
    static let window: Int64 = 1

    public init(secret: [UInt8]) { self.secret = secret }

    /// The step that a moment lies in.
    public static func step(at moment: Date) -> Int64 { Int64((moment.timeIntervalSince1970 / seconds).rounded(.down)) }

    /// The code of a step, with leading zeros (RFC 4226, 5.3).
    ///
    /// - Parameter digits: 6 to 8.
    public func code(step: Int64, digits: Int = digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
        let mac = Secrets.hmacSHA1(counter, key: secret), offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let modulus = (0..<digits).reduce(1) { power, _ in power * 10 }
        let text = String(Int(number) % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed, if it lies in the window and after the last one that was used. Every code of the window is compared, in a
    /// time that tells nothing.
    ///
    /// - Parameter last: the step of the code that was used last; the code of it and of all before are used up.
    public func step(of typed: String, after last: Int64, at now: Date) -> Int64? {
        let present = Self.step(at: now), code = Self.plain(typed)
        var found: Int64?
        for step in (present - Self.window)...(present + Self.window) where Secrets.areEqual(self.code(step: step), code) && step > last {
            found = found ?? step
        }
        return found
    }

    /// Digits as typed: without spaces between them, full-width ones folded.
    static func plain(_ typed: String) -> String { typed.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace && $0 != "-" } }

    /// The secret as it is typed into an app: base32 (RFC 4648, 6) without padding.
    public var typedSecret: String { Self.base32(secret) }

    static func base32(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = [], buffer: UInt32 = 0, bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The address in the QR code that apps read (Google's Key Uri Format).
    public func address(login: String, issuer: String) -> String {
        let issuer = Self.escaped(issuer)
        return "otpauth://totp/\(issuer):\(Self.escaped(login))?secret=\(typedSecret)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
    }

    private static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { plain.contains($0) ? String(UnicodeScalar($0)) : "%" + Secrets.hex([$0]).uppercased() }.joined()
    }
}

/// Codes to sign in with when the phone is gone (备用码): each good once.
enum RecoveryCode {
    static let count = 10
    private static let signs = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// A code out of random bytes: 10 signs in two groups, 49 bits. Bytes that would favour some signs are passed over.
    ///
    /// - Returns: nil where the bytes do not suffice; 32 do nearly always.
    static func make(from bytes: [UInt8]) -> String? {
        let drawn = bytes.filter { $0 < 248 }.prefix(10).map { signs[Int($0) % signs.count] }
        return drawn.count == 10 ? String(drawn[..<5]) + "-" + String(drawn[5...]) : nil
    }

    /// A code as typed, in the form in which it is hashed; nil where it can be none.
    static func plain(_ typed: String) -> String? {
        let code = typed.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        return code.count == 10 && code.allSatisfy(signs.contains) ? code : nil
    }
}
