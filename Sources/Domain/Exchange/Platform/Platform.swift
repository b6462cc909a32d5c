// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization

/// Another platform into which what happens here must go as well (对接平台): entered here once, carried there without typing it again.
public struct Platform: Sendable, Hashable, Identifiable {
    public enum Kind: String, Sendable, CaseIterable {
        /// It has only a screen: a worker copies field by field, and says when it is entered.
        case screen
        /// It takes files: a table is laid into a folder.
        case folder
        /// A group of WeCom hears that something has happened, never about whom.
        case robot
    }

    /// When a case must go there.
    public enum Moment: String, Sendable, CaseIterable {
        case filed, handled, closed

        /// The moment that a step is; nil for all others.
        public init?(_ action: Case.Action, to status: Case.Status) {
            switch (action, status) {
            case (.file, _): self = .filed
            case (.handle, _): self = .handled
            case (_, .closed): self = .closed
            default: return nil
            }
        }
    }

    public let id: String
    /// What people call it.
    public var name: String
    public let kind: Kind
    /// Cases in this area only; nil for all.
    public var areaPath: String?
    public var moments: Set<Moment>
    /// What it asks for, in its order, and where that comes from.
    public var fields: [PlatformField]
    /// Its own codes, by ours: `scheme@version/code`. Codes alone mean nothing: other lists and other years use them for other matters.
    public var codes: [String: String]
    public let madeAt: Date
    public let endedAt: Date?
    /// How often in a row it could not be reached.
    public let failures: Int
    /// Before this it is not tried again.
    public let pausedUntil: Date?

    static let nameLimit = 40, most = 50
}

/// One field of another platform.
public struct PlatformField: Sendable, Hashable, Codable {
    public enum Source: String, Sendable, CaseIterable, Codable {
        case number, words, place, matter, matterCode, foreignCode, openedAt, due, party, status, answer, area, longitude, latitude, reports, link,
            fixed
    }

    /// As the platform calls it.
    public let label: String
    public let source: Source
    /// What stands there always; empty for other sources.
    public let fixed: String

    public init(label: String, source: Source, fixed: String = "") {
        self.label = label
        self.source = source
        self.fixed = fixed
    }
}
