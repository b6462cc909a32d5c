// SPDX-License-Identifier: Apache-2.0
import Geometry

/// What a visitor wants to see on the public board (公示板).
public struct BoardFilter: Sendable, Hashable {
    public enum Show: String, Sendable, CaseIterable { case open, settled, all }
    public var show: Show = .open
    /// An area and all that lies in it.
    public var areaPath: String?
    public var lane: String?
    public var matterCode: String?
    /// Words to look for.
    public var words = ""
    /// The number after which the page begins: keyset paging, stable while new cases come in.
    public var before: String?
    public var limit = 20

    public init() {}
}
