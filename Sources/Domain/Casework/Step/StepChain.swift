// SPDX-License-Identifier: Apache-2.0
import Chronicle

/// How steps are chained: each carries the hash of the one before, so that nobody can quietly edit the past.
///
/// Words enter only as a digest with a salt of their own. Whoever erases words and salt leaves the chain whole,
/// and the digest alone does not tell what had been written (PIPL art. 47 and 73).
public enum StepChain {
    /// What a case's first step follows.
    public static let origin = Chain.origin

    /// SHA-256 over the fields, each with its length before it, so that no two records give the same bytes.
    public static func hash(previous: String, fields: [String]) -> String { Chain.hash(previous: previous, fields: fields) }

    /// The digest of a step's words under its salt.
    public static func digest(of words: String, salt: String) -> String { Chain.digest(of: words, salt: salt) }
}
