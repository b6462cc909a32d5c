// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Mandates

extension Case {
    /// Where it is. `text` is public; a room number never stands in it.
    public struct Place: Sendable, Hashable, Codable {
        /// The micro-grid, or the smallest area that is known; empty while nobody knows.
        public var areaPath: String
        /// A public spot: street and number, building, or what stands there.
        public var text: String
        public var coordinate: Coordinate?
        /// Inside or outside the property line, public, private or state land: decides who must act.
        public var tenure: Tenure?
        /// The premises concerned; their name is never public.
        public var premisesID: String?

        public init(areaPath: String = "", text: String = "", coordinate: Coordinate? = nil, tenure: Tenure? = nil, premisesID: String? = nil) {
            self.areaPath = areaPath
            self.text = text
            self.coordinate = coordinate
            self.tenure = tenure
            self.premisesID = premisesID
        }
    }

    /// One who may have a case: a department, a grid's team, a circle of shops, the premises themselves.
    public struct Party: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, Codable, CaseIterable {
            case premises, circle, gridTeam, community, department, enforcement, volunteers, mediation
        }
        public let id: String
        public let kind: Kind
        /// What the public reads; for premises and households it says no more than that.
        public let publicName: Text

        public init(id: String, kind: Kind, publicName: Text) {
            self.id = id
            self.kind = kind
            self.publicName = publicName
        }

        /// Staff are inspected; neighbours who settle something themselves are asked to confirm instead.
        public var isStaff: Bool {
            switch kind {
            case .gridTeam, .community, .department, .enforcement: true
            case .premises, .circle, .volunteers, .mediation: false
            }
        }
    }

    /// A party in a lane, with the row of the list that chose it.
    public struct Assignment: Sendable, Hashable, Codable {
        public let lane: Lane
        public let party: Party
        /// Which list, version and row say so, as a sentence.
        public let why: Text
        /// When the party must have answered; nil where only the whole case's clock counts.
        public var answerBy: Date?
        public internal(set) var takenOverAt: Date?
        /// When the party got it, or got it back to be done again; nil in records from before stages had limits.
        public internal(set) var givenAt: Date?

        public init(lane: Lane, party: Party, why: Text, answerBy: Date? = nil) {
            self.lane = lane
            self.party = party
            self.why = why
            self.answerBy = answerBy
        }
    }

    /// A lane that was tried and why it did not do.
    public struct Attempt: Sendable, Hashable, Codable {
        public enum Failure: String, Sendable, Codable, CaseIterable { case refused, noAnswer, notAble, notLawful, repeated, danger }
        public let lane: Lane
        public let party: Text?
        public let failure: Failure
        public let at: Date
    }

    /// A wish that another person decides.
    public struct Request: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, Codable, CaseIterable { case sendBack, extend, suspend, void }
        public let kind: Kind
        public let by: String
        public let at: Date
        /// The new limit, or the day on which a suspended case is looked at again.
        public let until: Date?
    }

    /// 吹哨: a department was called; 报到: it came.
    public struct CallIn: Sendable, Hashable, Codable {
        public let party: Party
        public let calledAt: Date
        public let checkInBy: Date
        public internal(set) var checkedInAt: Date?
        public var isLate: Bool { checkedInAt.map { $0 > checkInBy } ?? false }
    }

    public struct Handling: Sendable, Hashable, Codable {
        public let by: String
        public let party: Party
        public let lane: Lane
        public let at: Date
    }

    /// Someone who is not the party says that it is done. The reporter or a signed-in neighbour weighs 2, a visitor 1; 2 are needed.
    public struct Confirmation: Sendable, Hashable, Codable {
        public let by: String
        public let weight: Int
        public let at: Date
        public static let needed = 2
    }

    public struct Verification: Sendable, Hashable, Codable {
        public let isTrue: Bool
        public let by: String
        public let at: Date
    }
}
