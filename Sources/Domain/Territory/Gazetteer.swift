// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// A place that free words may mean, with how sure that is.
public struct PlaceCandidate: Sendable, Hashable {
    public enum Kind: String, Sendable { case stairwell, building, estate, premises, address, street }

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

    public var kind: Kind
    /// The id of the building, premises or street; of an estate, the id of its first building.
    public var id: String
    /// How the place may be shown to everyone: without any room number.
    public var text: Text
    public var coordinate: Coordinate
    /// The micro-grid; of a street, that of none: empty.
    public var areaPath: String
    /// 0…1: 1 is every part named and found, below 0.5 nothing is offered.
    public var score: Double
    public var tenure: Tenure?
    /// What fitted and what did not.
    public var reasons: [Reason]

    public enum Reason: String, Sendable, CaseIterable {
        case exactName, partOfName, nearlyTheName
        case numberFits, nearestNumber, numberMissing
        case buildingFits, buildingMissing, buildingUnknown
        case stairwellFits, stairwellUnknown
        case roomLeftOut
    }
}

/// The place's own names, made to be found in free words. Pure; built from the index.
public struct Gazetteer: Sendable {
    public init(streets: [Street], buildings: [Building], stairwells: [Stairwell], premises: [Premises]) {}

    /// Free words to places, best first. Several where the words fit several; none where they fit nothing well enough.
    public func places(named words: String, limit: Int = 8) -> [PlaceCandidate] { [] }
}
