// SPDX-License-Identifier: Apache-2.0
import Localization
import WorkingTime

/// Where a matter at a place goes, and why.
public struct Route: Sendable, Hashable {
    /// One lane that is open to the matter at this place.
    public struct Stop: Sendable, Hashable {
        public let lane: Lane
        public let party: PartyRule
        /// Time to the first answer.
        public let answer: TimeLimit
        /// What is done.
        public let action: Text
        /// The tenure for which the rule was written; nil where it holds for all.
        public let tenure: Tenure?
    }

    /// Why a lane that the list allows is not the first one here.
    public enum Skip: String, Sendable, Hashable, Codable {
        /// No premises or household is known that could act.
        case nobodyConcernedKnown
        /// The danger opens the highest lane at once.
        case danger
    }

    public let matter: Matter
    public let list: MandateList
    /// The lanes that are open, lowest first; never empty.
    public let stops: [Stop]
    /// The lane with which to begin.
    public let first: Stop
    /// Lower lanes that were passed over, and why.
    public let skipped: [Lane: Skip]

    public var reference: MatterReference { matter.reference }
    public var conditions: [FilingCondition] { matter.conditions }
    public var isPrivate: Bool { matter.isPrivate }
    /// Numbers to call at once, shown before anything else.
    public var emergency: [EmergencyNumber] { matter.emergency }
    public var isDanger: Bool { matter.isDanger }

    public func stop(in lane: Lane) -> Stop? { stops.first { $0.lane == lane } }
    /// The next lane, opened only with the recorded reason why this one failed; nil after the last.
    public func stop(after lane: Lane) -> Stop? { stops.first { $0.lane > lane } }
}

/// A matter with the list in which it stands.
public struct ListedMatter: Sendable, Hashable {
    public let matter: Matter
    public let list: MandateList
    public init(_ matter: Matter, in list: MandateList) {
        self.matter = matter
        self.list = list
    }
}

/// Why work was not taken on.
public enum RoutingRefusal: Error, Hashable, Sendable {
    /// No list in force for the place on that day has it: such work is refused.
    case onNoList(code: String, Day)
    /// The code now means something else.
    case renamed(MatterReference, now: MatterReference)
    /// The level above has taken it back: the list says who has it.
    case takenBack(MatterReference, by: String, list: Text, version: String, row: Int)
}

extension Route {
    /// Finds the way of a matter. Pure: the same rows give the same way.
    ///
    /// - Parameters:
    ///   - tenure: nil where nobody has said; only rules for all places then apply.
    ///   - hasConcerned: whether premises or a household are known that could act themselves.
    public init(_ listed: ListedMatter, tenure: Tenure?, hasConcerned: Bool) throws(RoutingRefusal) {
        let matter = listed.matter
        if matter.duty == .takenBack, !matter.isDanger, let lead = matter.lead {
            throw .takenBack(matter.reference, by: lead, list: listed.list.name, version: listed.list.version, row: matter.row)
        }
        let stops = Lane.allCases.compactMap { lane -> Stop? in
            let rules = matter.rules.filter { $0.lane == lane && ($0.tenure == nil || $0.tenure == tenure) }
            // What was written for this tenure comes before what holds for all.
            guard let rule = rules.first(where: { $0.tenure != nil }) ?? rules.first else { return nil }
            return Stop(lane: lane, party: rule.party, answer: rule.answer, action: rule.action, tenure: rule.tenure)
        }
        guard let highest = stops.last else { throw .onNoList(code: matter.code, listed.list.from ?? Day(number: 0)) }
        let able = stops.first { $0.party != .concerned || hasConcerned } ?? highest
        let first = matter.isDanger ? highest : able
        var skipped: [Lane: Skip] = [:]
        for stop in stops where stop.lane < first.lane { skipped[stop.lane] = matter.isDanger ? .danger : .nobodyConcernedKnown }
        self.matter = matter
        list = listed.list
        self.stops = stops
        self.first = first
        self.skipped = skipped
    }
}
