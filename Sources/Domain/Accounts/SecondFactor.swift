// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation

/// A second factor (第二重验证) beside the password: a code from an app, or a recovery code.
public struct SecondFactor: Sendable, Hashable {
    /// When it was set up and confirmed by a first code.
    public let since: Date
    /// How many recovery codes are left.
    public let codesLeft: Int

    /// Whether a code is asked of those who see personal data, or only of those who have set it up.
    public enum Policy: String, Sendable, CaseIterable { case required, offered }

    /// Permissions with which one sees personal data, or can come to see them; those of the room Privacy among them.
    static let sensitive: Set<Permission> = Set(
        ["casework.readPrivate", "casework.readInternal", "casework.redact", "accounts.manage", "audit.read"].map(Permission.init(rawValue:)))

    /// Whether someone with these permissions must have one.
    public static func isRequired(of permissions: Set<Permission>, by policy: Policy) -> Bool {
        policy == .required && permissions.contains { sensitive.contains($0) || $0.rawValue.hasPrefix("privacy.") }
    }

    /// How a session's holder has shown, beside the password, who they are.
    public enum Proof: String, Sendable { case code, recovery, provider }

    /// Why a second factor was not set up, believed or taken away.
    public enum Refusal: Error, Hashable {
        case codeWrong, notSetUp, alreadySetUp
    }
}
