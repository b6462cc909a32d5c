// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A person who may sign in: staff, grid workers, volunteers. Residents need none.
public struct Account: Sendable, Hashable, Identifiable {
    public let id: String
    /// What is typed to sign in, in the form that `Account.login(from:)` gives.
    public let login: String
    /// The name shown to colleagues, never to the public.
    public let name: String
    /// Whether a password is set; without one nobody can sign in.
    public let hasPassword: Bool
    /// Whether the password was made by someone else and must be changed at the first sign-in.
    public let mustChangePassword: Bool
    public let from: Date
    /// The moment from which the account is closed; accounts are never deleted, for steps name them.
    public let until: Date?

    public func isOpen(at now: Date) -> Bool { from <= now && until.map { now < $0 } ?? true }

    /// Why an account, a role or a password was not changed.
    public enum Refusal: Error, Hashable {
        case notAllowed, loginMalformed, loginTaken, nameMissing, nameTooLong
        case passwordTooShort, passwordTooLong, passwordTooCommon, passwordWrong
        case outsideScope, toYourself, unknownRole(String), areaMalformed, partyMalformed, periodBackwards
    }
}

extension Account {
    public static let nameLimit = 40
    /// NIST SP 800-63B asks for length, not for mixtures of signs.
    public static let passwordLength = 10...128

    /// A login name as it is kept: compatibility forms folded, lower case, 2 to 32 letters, digits, `.`, `-` or `_`.
    public static func login(from typed: String) throws(Refusal) -> String {
        let login = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping.lowercased()
        guard (2...32).contains(login.count), login.utf8.count <= 96,
            login.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" })
        else { throw .loginMalformed }
        return login
    }

    public static func name(from typed: String) throws(Refusal) -> String {
        let name = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw .nameMissing }
        guard name.count <= nameLimit, name.utf8.count <= nameLimit * 4 else { throw .nameTooLong }
        return name
    }

    /// A password as it is hashed (NFC, so that every keyboard writes the same bytes; without white space around it), or why it is too weak.
    public static func password(from typed: String, login: String) throws(Refusal) -> String {
        let password = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard password.count >= passwordLength.lowerBound else { throw .passwordTooShort }
        guard password.utf8.count <= passwordLength.upperBound else { throw .passwordTooLong }
        let plain = password.lowercased()
        let isRepetition = Set(plain).count < 4
        let isName = login.count >= 3 && plain.contains(login)
        guard !isRepetition, !isName, !commonBeginnings.contains(where: { plain.hasPrefix($0) }) else { throw .passwordTooCommon }
        return password
    }

    /// How the passwords begin that guessers try first; those of ten signs or more are variations of these.
    private static let commonBeginnings = [
        "password", "passw0rd", "p@ssw0rd", "12345678", "123456", "qwerty", "qwertyuiop", "1q2w3e4r", "1qaz2wsx", "abc123", "a123456", "woaini",
        "admin",
        "iloveyou", "linli", "111111", "000000", "987654321", "5201314", "asdfgh",
    ]
}
