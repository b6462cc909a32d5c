// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// A place that free words may mean, with how sure that is and why.
public struct PlaceCandidate: Sendable, Hashable {
    public enum Kind: String, Sendable { case stairwell, building, estate, premises, address, street, landmark }

    /// To whom the ground belongs, as far as the kind of place tells; it decides who must act.
    public enum Tenure: String, Sendable, CaseIterable {
        /// Inside a building: common parts and flats.
        case insideBuilding
        /// In an estate's grounds, which its owners share.
        case estateGround
        /// A shop and its frontage.
        case premises
        /// The street.
        case publicStreet
    }

    /// How the place lies to what is named: 门口, 对面, 斜对面, 旁边, 附近, 路口. The coordinate is that of what is named.
    public enum Relation: String, Sendable, CaseIterable { case front, opposite, diagonal, beside, near, crossing }

    public var kind: Kind
    /// Of a stairwell: its number.
    public var stairwell: Int?
    /// Nil where the named place itself is meant. All but `front` make the place less sure.
    public var relation: Relation?
    /// The id of the building (of a stairwell: of its building), the premises, the street or the ground; of an estate, that of its first building.
    public var id: String
    /// How the place may be shown to everyone: without any room number.
    public var text: Text
    public var coordinate: Coordinate
    /// The micro-grid, where the place lies in one; empty for streets and landmarks (ask the index by the coordinate).
    public var areaPath: String
    /// 0…1: 1 is every part named and found; below `Gazetteer.threshold` nothing is offered.
    public var score: Double
    public var tenure: Tenure?
    /// What fitted and what did not.
    public var reasons: [Reason]

    public enum Reason: String, Sendable, CaseIterable {
        case exactName, partOfName, nearlyTheName
        case numberFits, nearestNumber, numberMissing
        case buildingFits, buildingMissing, buildingUnknown
        case stairwellFits, stairwellUnknown
        case roomLeftOut, elsewhere
        case besideIt
    }

    public init(
        kind: Kind, stairwell: Int? = nil, relation: Relation? = nil, id: String, text: Text, coordinate: Coordinate, areaPath: String, score: Double,
        tenure: Tenure?, reasons: [Reason]
    ) {
        self.kind = kind
        self.stairwell = stairwell
        self.relation = relation
        self.id = id
        self.text = text
        self.coordinate = coordinate
        self.areaPath = areaPath
        self.score = score
        self.tenure = tenure
        self.reasons = reasons
    }

    /// Good enough to be taken without asking back, if the next best is clearly behind.
    public var isSure: Bool { score >= Gazetteer.sure }
}
