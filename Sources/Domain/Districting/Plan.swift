// SPDX-License-Identifier: Apache-2.0

/// A division of the units into regions.
public struct Plan: Sendable, Hashable {
    /// The region of each unit, numbered from 1 by first unit; matched regions keep today's number.
    public var regions: [Int]
    public var relaxations: [Relaxation]
    public var certificate: Certificate

    /// Whether every rule is kept.
    public var keepsRules: Bool { relaxations.isEmpty }
}

/// How far the drawing is.
public struct DrawingProgress: Sendable, Hashable {
    /// 0 to 1, by moves looked at.
    public var share: Double
    /// Households outside the window in the piece under work.
    public var violation: Int
}
