// SPDX-License-Identifier: Apache-2.0
import Access
import Geometry
import Localization

/// What an import would do, told before it is done.
public struct SurveyProposal: Sendable {
    public struct Item: Sendable, Hashable {
        public enum Action: String, Sendable, CaseIterable { case new, changed, gone, same }
        public let action: Action
        /// The feature or line that it came from; nil for what is gone.
        public let number: Int?
        /// As it will be.
        public let after: TerritoryThing
        /// As it is; nil for what is new.
        public let before: TerritoryThing?
    }

    public var items: [Item] = []
    public var faults: [SurveyFault] = []

    /// Whether it may be applied: something to do and nothing that forbids it.
    public var mayBeApplied: Bool { !faults.contains(where: \.isBlocking) && items.contains { $0.action != .same } }

    public func count(_ action: Item.Action) -> Int { items.count { $0.action == action } }
}

/// How a file is to be understood.
public struct SurveyOptions: Sendable, Hashable {
    public var layer: TerritoryLayer
    /// The level of areas whose rows do not say it.
    public var level: Area.Level?
    /// Nil: what the file says, otherwise WGS-84.
    public var system: CoordinateSystem?
    /// Whether the file holds everything of its kind, so that what is not in it has gone.
    public var isWhole: Bool
    /// From which day it holds.
    public var day: Day

    public init(layer: TerritoryLayer, level: Area.Level? = nil, system: CoordinateSystem? = nil, isWhole: Bool = false, day: Day) {
        self.layer = layer
        self.level = level
        self.system = system
        self.isWhole = isWhole
        self.day = day
    }
}

/// Reads rows as things, compares them with what is known, and says what is off. Pure: ids and door codes come from `makeID`, `makeCode`.
struct Survey {
    let options: SurveyOptions
    let known: TerritoryPlan
    let index: TerritoryIndex
    let system: CoordinateSystem
    /// Where the actor may change anything.
    let reach: Actor.Scope
    let makeID: () -> String
    let makeCode: () -> String
    var proposal = SurveyProposal()
    /// Rows by the key under which a thing is known again.
    var seen: [String: Int] = [:]
    /// Positions as given, beside those known for the same things.
    var pairs: [(given: Coordinate, known: Coordinate)] = []
    var anchors: [Coordinate] = []

    static let mostFaults = 1000

    /// - Parameters:
    ///   - reach: where the actor may change anything; what lies elsewhere is told, and untouched.
    ///   - goOn: is told the share that is done, in 0…1, and says whether the rest is wanted still.
    /// - Returns: nil where it was not.
    static func run(
        _ file: SurveyFile, options: SurveyOptions, known: TerritoryPlan, reach: Actor.Scope = .everywhere, makeID: @escaping () -> String,
        makeCode: @escaping () -> String, goOn: (Double) -> Bool
    ) -> SurveyProposal? {
        var survey = Survey(
            options: options, known: known, index: TerritoryIndex(known, day: options.day), system: options.system ?? file.system ?? .wgs84,
            reach: reach, makeID: makeID, makeCode: makeCode)
        return survey.read(file, goOn) ? survey.proposal : nil
    }

    /// The same for those who wait for it.
    static func run(
        _ file: SurveyFile, options: SurveyOptions, known: TerritoryPlan, reach: Actor.Scope = .everywhere, makeID: @escaping () -> String,
        makeCode: @escaping () -> String
    ) -> SurveyProposal {
        run(file, options: options, known: known, reach: reach, makeID: makeID, makeCode: makeCode, goOn: { _ in true }) ?? SurveyProposal()
    }

    private mutating func read(_ file: SurveyFile, _ goOn: (Double) -> Bool) -> Bool {
        if file.rows.isEmpty { fault(nil, .nothing) }
        var reader = ThingReader(self)
        for (done, row) in file.rows.enumerated() {
            guard proposal.faults.count < Self.mostFaults else { break }
            if done.isMultiple(of: 128), !goOn(0.7 * Double(done) / Double(file.rows.count)) { return false }
            guard let shape = shape(of: row) else { continue }
            if let given = shape?.anchor { anchors.append(given) }
            let turned = shape.map { $0.mapped { system.toWGS84($0).rounded } }
            switch reader.thing(row, turned) {
            case .failure(let reason): fault(row.number, reason, at: turned?.anchor)
            case .success(let (key, thing, before)):
                if let first = seen.updateValue(row.number, forKey: key) {
                    fault(row.number, .twice(key, first: first), at: turned?.anchor)
                    continue
                }
                if let given = shape?.anchor, let place = before?.shape?.anchor { pairs.append((given, place)) }
                propose(row.number, thing, before)
            }
        }
        findGone()
        findSystemError()
        guard goOn(0.75) else { return false }
        if options.layer == .areas, !proposal.faults.contains(where: \.isAboutSystem) {
            guard AreaSurvey.check(&proposal, self, goOn: { goOn(0.75 + 0.25 * $0) }) else { return false }
        }
        if options.layer == .codes { CodeSurvey.check(&proposal, self) }
        keepToReach()
        proposal.faults.sort { ($0.isBlocking ? 0 : 1, $0.number ?? 0) < ($1.isBlocking ? 0 : 1, $1.number ?? 0) }
        return true
    }

    /// The geometry as it stands in the file; nil where it is off, which is then told.
    private mutating func shape(of row: SurveyFile.Row) -> Shape?? {
        switch row.shape {
        case .failure(let error):
            fault(row.number, .geometry(error))
            return nil
        case .success(let shape):
            for polygon in shape?.polygons ?? [] {
                if let flaw = polygon.flaw() {
                    fault(row.number, .flaw(flaw))
                    return nil
                }
            }
            return .some(shape)
        }
    }

    mutating func fault(_ number: Int?, _ reason: SurveyFault.Reason, isBlocking: Bool = true, at: Coordinate? = nil) {
        proposal.faults.append(SurveyFault(number: number, reason: reason, isBlocking: isBlocking, at: at))
    }

    private mutating func propose(_ number: Int, _ thing: TerritoryThing, _ before: TerritoryThing?) {
        guard let before else {
            proposal.items.append(.init(action: .new, number: number, after: thing, before: nil))
            return
        }
        proposal.items.append(.init(action: thing.isSame(as: before) ? .same : .changed, number: number, after: thing, before: before))
    }

    /// What the file does not hold although it holds everything. Stairwells have no days and cannot end.
    private mutating func findGone() {
        guard options.isWhole, options.layer != .stairwells, !proposal.items.isEmpty else { return }
        let there = Set(proposal.items.compactMap { $0.before?.id }), places = SurveyReach(self)
        let levels = Set(proposal.items.compactMap { item in if case .area(let area) = item.after { area.level } else { nil } })
        var ended: Set<String> = []
        for thing in known.things(options.layer) where !there.contains(thing.id) && reach.contains(places.home(of: thing)) {
            if let until = thing.until, until <= options.day { continue }
            if case .area(let area) = thing, !levels.contains(area.level) { continue }
            if case .area(let area) = thing { ended.insert(area.path) }
            gone(thing)
        }
        // What lay in an area that has gone goes with it.
        for area in known.areas where !ended.contains(area.path) && !there.contains(area.id) {
            guard index.ancestors(of: area.path).contains(where: { ended.contains($0.path) }) else { continue }
            gone(.area(area))
        }
    }

    /// What lies beyond the actor's own area is not changed, neither as it is nor as it would be.
    private mutating func keepToReach() {
        guard reach != .everywhere else { return }
        let places = SurveyReach(self)
        for item in proposal.items where item.action != .same {
            guard [item.before, item.after].contains(where: { thing in thing.map { !reach.contains(places.home(of: $0)) } ?? false }) else {
                continue
            }
            fault(item.number, .notYours(item.after.label.zh))
        }
    }

    private mutating func gone(_ thing: TerritoryThing) {
        var after = thing
        after.until = max(options.day, thing.from ?? options.day)
        proposal.items.append(.init(action: .gone, number: nil, after: after, before: thing))
    }

    /// A town that stands some 500 metres off, or on its side.
    private mutating func findSystemError() {
        var found = SystemError.find(pairs, stated: system)
        if found == nil, pairs.isEmpty {
            let ground = index.children(of: "").reduce(into: MultiPolygon([])) { $0.polygons += $1.boundary.polygons }
            found = SystemError.find(anchors, within: ground, stated: system)
        }
        guard let found else { return }
        // All that follows from it need not be told as well.
        proposal.faults.removeAll { $0.reason.followsFromPlace }
        fault(nil, .system(found, stated: system))
    }
}

extension TerritoryThing {
    /// Whether an import would change nothing: ids and days are our own.
    func isSame(as other: TerritoryThing) -> Bool {
        guard layer == other.layer, shape == other.shape else { return false }
        if layer == .codes, until != other.until { return false }  // a code's end is all that may change of it
        return layer.columns.allSatisfy { $0 == .id || $0 == .from || $0 == .until || cell($0) == other.cell($0) }
    }
}
