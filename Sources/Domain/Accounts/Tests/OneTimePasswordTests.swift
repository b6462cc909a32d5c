// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import TestKit
import Testing

@testable import Accounts

private let rfc = OneTimePassword(secret: Array("12345678901234567890".utf8))

@Suite struct `One-time passwords` {
    /// RFC 6238, appendix B, the rows of SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ])
    func `are those of RFC 6238`(_ seconds: Int, _ code: String) {
        let step = OneTimePassword.step(at: Date(timeIntervalSince1970: TimeInterval(seconds)))
        #expect(rfc.code(step: step, digits: 8) == code)
        #expect(rfc.code(step: step) == String(code.suffix(6)))
    }

    /// RFC 4226, appendix D.
    @Test func `are those of RFC 4226`() {
        let codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
        for (counter, code) in codes.enumerated() { #expect(rfc.code(step: Int64(counter)) == code) }
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func `have a secret in base32`(_ text: String, _ typed: String) { #expect(OneTimePassword.base32(Array(text.utf8)) == typed) }

    @Test func `are good one step before and after, and once`() {
        let now = Date(timeIntervalSince1970: 1_767_340_800), present = OneTimePassword.step(at: now)
        for offset in Int64(-3)...3 {
            let found = rfc.step(of: rfc.code(step: present + offset), after: -1, at: now)
            #expect(found == (abs(offset) <= 1 ? present + offset : nil), "\(offset)")
        }
        #expect(rfc.step(of: rfc.code(step: present), after: present, at: now) == nil)
        #expect(rfc.step(of: rfc.code(step: present - 1), after: present, at: now) == nil)
        #expect(rfc.step(of: rfc.code(step: present + 1), after: present, at: now) == present + 1)
        #expect(OneTimePassword.step(at: now + 29.9) == present && OneTimePassword.step(at: now + 30) == present + 1)
    }

    @Test func `are read as people type them, and nothing else is`() {
        let now = Date(timeIntervalSince1970: 59), code = rfc.code(step: 1)
        #expect(rfc.step(of: " 287 082 ", after: -1, at: now) == 1 && code == "287082")
        #expect(rfc.step(of: "２８７０８２", after: -1, at: now) == 1)
        for odd in ["", "28708", "2870820", "0287082", "٢٨٧٠٨٢", "287082'--", "-1"] {
            #expect(rfc.step(of: odd, after: -1, at: now) == nil, "\(odd)")
        }
    }

    @Test func `have an address that apps read`() {
        let address = rfc.address(login: "王芳", issuer: "邻里 Linli")
        #expect(
            address
                == "otpauth://totp/%E9%82%BB%E9%87%8C%20Linli:%E7%8E%8B%E8%8A%B3?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E9%82%BB%E9%87%8C%20Linli&algorithm=SHA1&digits=6&period=30"
        )
    }

    @Test func `are replaced by codes that nobody mistypes into others`() {
        #expect(RecoveryCode.make(from: [UInt8](repeating: 255, count: 32)) == nil)
        #expect(RecoveryCode.make(from: Array(0..<32)) == "abcde-fghjk")
        #expect(RecoveryCode.plain(" ABCDE fghjk") == "abcdefghjk")
        #expect(RecoveryCode.plain("abcde-fghj") == nil && RecoveryCode.plain("abcde-fghj1") == nil && RecoveryCode.plain("287082") == nil)
    }

    @Test func `are asked of those who see personal data`() {
        for (role, permissions) in Role.defaults {
            let isAsked = SecondFactor.isRequired(of: Set(permissions), by: .required)
            #expect(isAsked == ![Role.handler, Role.volunteer, Role.inspector, Role.listOfficer, Role.planOfficer].contains(role), "\(role)")
            #expect(!SecondFactor.isRequired(of: Set(permissions), by: .offered))
        }
        #expect(SecondFactor.isRequired(of: [Permission(rawValue: "privacy.answer")], by: .required))
    }
}

@Test func `what is sealed opens with its key and for its purpose only`() {
    let key = [UInt8](repeating: 7, count: 32), secret = Array("樟树".utf8), sealed = Secrets.seal(secret, key: key, for: "totp a")
    #expect(Secrets.open(sealed, key: key, for: "totp a") == secret)
    #expect(Secrets.open(sealed, key: key, for: "totp b") == nil)
    #expect(Secrets.open(sealed, key: [UInt8](repeating: 8, count: 32), for: "totp a") == nil)
    #expect(Secrets.seal(secret, key: key, for: "totp a") != sealed)
    for index in sealed.indices {
        let other: Character = sealed[index] == "A" ? "E" : "A"
        #expect(Secrets.open(sealed.replacingCharacters(in: index...index, with: String(other)), key: key, for: "totp a") == nil)
    }
    #expect(Secrets.open("", key: key, for: "totp a") == nil && Secrets.open("AAAA", key: key, for: "totp a") == nil)
}
