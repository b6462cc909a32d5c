// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import Localization

extension GridPlan {
    /// What may happen to a plan.
    public enum Action: Sendable, Hashable {
        /// The engine has drawn it.
        case finish(regions: [Int], grids: [Int: Int], Certificate)
        case fail(Fault)
        case rename(String)
        /// A unit to another micro-grid, by hand.
        case move(unit: Int, to: Int)
        case lock(Int)
        case unlock(Int)
        /// Shows it to everyone; the day is the first on which it is no longer to be shown.
        case publish(until: Day)
        case withdraw
        /// Decides that it holds from a day on, and what is answered to those who commented.
        case adopt(from: Day, reply: String)
        /// Takes the decision back before the day has come.
        case recall
        /// The day has come, and the grids were drawn anew.
        case takeEffect
        /// The day has come, but the ground is no longer what the plan divides.
        case holdBack
        case discard

        /// Its word in the record.
        public var word: String {
            switch self {
            case .finish: "finish"
            case .fail: "fail"
            case .rename: "rename"
            case .move: "move"
            case .lock: "lock"
            case .unlock: "unlock"
            case .publish: "publish"
            case .withdraw: "withdraw"
            case .adopt: "adopt"
            case .recall: "recall"
            case .takeEffect: "takeEffect"
            case .holdBack: "holdBack"
            case .discard: "discard"
            }
        }
    }

    /// What happened, as it stands in the record.
    public struct Step: Sendable, Hashable {
        /// From 1.
        public let number: Int
        public let at: Date
        public let actor: String
        public let word: String
        /// What it was about, in the plan's own numbers: `unit 12 from 3 to 4`.
        public internal(set) var detail: String
    }

    /// Why a plan was not changed.
    public enum Refusal: Error, Hashable, Sendable {
        case notAllowed
        /// Not in this status: a published plan is not moved under the residents' eyes.
        case impossible(Status)
        case nameMissing
        case noSuchUnit
        case noSuchRegion
        /// A dedicated grid is nobody's to change here.
        case dedicated
        case isLocked(Int)
        /// The micro-grid that it would go to does not touch the unit.
        case notBeside
        /// Residents need some days: at least two, at most a year.
        case period
        case resultUnfit
        /// Residents may still comment.
        case stillOpen(Day)
        /// Whoever drew a plan does not decide on it.
        case ownPlan
        /// From tomorrow at the earliest, so that everyone knows, and within a year.
        case adoptionDay
        /// The ground has changed since.
        case behind
    }

    /// Changes the plan, or says why not. The one way in which a plan changes.
    ///
    /// - Parameter survey: what the plan divides.
    public mutating func take(_ action: Action, in survey: Survey, by actor: Actor, at now: Date) throws(Refusal) -> Step {
        let needed: Permission = if case .adopt = action { .planningAdopt } else if case .recall = action { .planningAdopt } else { .planningEdit }
        guard actor.may(needed, in: areaPath) else { throw .notAllowed }
        let detail: String
        switch action {
        case .finish(let regions, let grids, let certificate):
            try require([.drawing])
            guard actor.isSystem else { throw .notAllowed }
            guard regions.count == survey.units.count, regions.allSatisfy({ $0 > 0 && grids[$0] != nil }) else { throw .resultUnfit }
            // What was locked stays so under its new number.
            locked = Set(zip(self.regions, regions).filter { locked.contains($0.0) }.map(\.1))
            (self.regions, self.grids, self.certificate, status) = (regions, grids, certificate, .draft)
            detail = "seed \(certificate.seed) version \(certificate.version) regions \(certificate.regions)"
        case .fail(let fault):
            try require([.drawing])
            guard actor.isSystem else { throw .notAllowed }
            (self.fault, status) = (fault, .failed)
            detail = fault.rawValue
        case .rename(let name):
            try require([.drawing, .draft])
            guard !name.isEmpty, name.count <= 60 else { throw .nameMissing }
            self.name = name
            detail = ""
        case .move(let unit, let region):
            detail = try move(unit, to: region, in: survey)
        case .lock(let region), .unlock(let region):
            try require([.draft])
            guard grids[region] != nil else { throw .noSuchRegion }
            if case .lock = action { locked.insert(region) } else { locked.remove(region) }
            detail = "region \(region)"
        case .publish(let day):
            try require([.draft])
            guard day > Day(now).adding(days: 1), day <= Day(now).adding(days: 366) else { throw .period }
            (openUntil, status) = (day, .published)
            detail = "until \(day)"
        case .withdraw:
            try require([.published])
            (openUntil, status) = (nil, .draft)
            detail = ""
        case .adopt(let day, let reply):
            try require([.published])
            if let openUntil, Day(now) < openUntil { throw .stillOpen(openUntil) }
            guard actor.id != madeBy else { throw .ownPlan }
            guard day > Day(now), day <= Day(now).adding(days: 366) else { throw .adoptionDay }
            (adoptFrom, self.reply, status) = (day, String(reply.prefix(2000)), .approved)
            detail = "from \(day)"
        case .recall:
            try require([.approved])
            (adoptFrom, status) = (nil, .published)
            detail = ""
        case .takeEffect:
            try require([.approved])
            guard actor.isSystem, let decided = adoptFrom, decided <= Day(now) else { throw .notAllowed }
            // Later than decided, where nothing ran on the day.
            (adoptFrom, status) = (Day(now), .adopted)
            detail = "decided for \(decided)"
        case .holdBack:
            try require([.approved])
            guard actor.isSystem else { throw .notAllowed }
            (adoptFrom, fault, status) = (nil, .behind, .draft)
            detail = ""
        case .discard:
            try require([.draft, .failed])
            status = .discarded
            detail = ""
        }
        version += 1
        return Step(number: version, at: now, actor: actor.id, word: action.word, detail: detail)
    }

    private func require(_ statuses: Set<Status>) throws(Refusal) {
        guard statuses.contains(status) else { throw .impossible(status) }
    }

    private mutating func move(_ unit: Int, to region: Int, in survey: Survey) throws(Refusal) -> String {
        try require([.draft])
        guard regions.indices.contains(unit), survey.units.indices.contains(unit) else { throw .noSuchUnit }
        guard grids[region] != nil else { throw .noSuchRegion }
        let from = regions[unit]
        guard from != region else { throw .noSuchRegion }
        let own = Set(zip(regions, survey.units).filter { $0.1.kind == .dedicated }.map(\.0))
        guard !own.contains(from), !own.contains(region) else { throw .dedicated }
        if let held = [from, region].first(where: locked.contains) { throw .isLocked(held) }
        guard neighbours(of: unit, in: survey).contains(region) else { throw .notBeside }
        regions[unit] = region
        if !regions.contains(from) {
            grids[from] = nil
            locked.remove(from)
        }
        isMended = true
        return "unit \(unit) from \(from) to \(region)"
    }

    /// The micro-grids that a unit touches besides its own, dedicated and locked ones left out: where it could go.
    public func neighbours(of unit: Int, in survey: Survey) -> [Int] {
        guard regions.indices.contains(unit) else { return [] }
        var found: Set<Int> = []
        for border in survey.borders where border.first == unit || border.second == unit {
            let other = border.first == unit ? border.second : border.first
            guard Links.isWalkable(border, request), survey.units[other].kind != .dedicated else { continue }
            found.insert(regions[other])
        }
        return found.subtracting([regions[unit]]).subtracting(locked).sorted()
    }
}
