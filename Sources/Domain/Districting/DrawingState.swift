// SPDX-License-Identifier: Apache-2.0

/// Where a drawing stands: written down, it goes on later, or on another machine, to the very plan that running through would have given.
///
/// What is written down is a point on that way, at most one step of cooling or one round of repair before the moment at which the search was stopped.
public struct DrawingState: Sendable, Hashable, Codable {
    /// Of the engine, and of everything that the plan depends on: a state is of use for nothing else.
    let version: String
    let input: UInt64
    /// What is done with, piece by piece, and where the search on the next one stands.
    var finished: [Search.Outcome] = []
    var search: SearchState?

    init(_ units: Units, _ adjacency: Adjacency, _ rules: Rules, seed: UInt64, effort: Effort, resuming: [Int]?) {
        version = Districting.version
        var print = Fingerprint()
        for id in units.ids { print.mix(id) }
        for column in [units.households, units.people, resuming ?? [], units.apart.flatMap { [$0.first, $0.second] }] {
            print.mix(column) { Int64($0) }
        }
        for column in [units.workload, units.attributes, units.area] { print.mix(column) { Int64(bitPattern: $0.bitPattern) } }
        for column in [units.compound, units.together, units.fixed, units.present, units.dedicated] {
            print.mix(column.map { $0 == nil ? 0 : 1 }) { $0 }
            print.mix(column.compactMap { $0 }) { Int64($0) }
        }
        for border in adjacency.borders {
            print.mix(Int64(border.from))
            print.mix(Int64(border.to))
            print.mix(border.length)
            switch border.barrier {
            case .none: print.mix(-1.0)
            case .cut: print.mix(-2.0)
            case .penalised(let penalty): print.mix(penalty)
            }
        }
        for window in [rules.window, rules.next ?? Window(0, 0)] { print.mix([window.lower, window.upper]) { Int64($0) } }
        switch rules.regions {
        case .exactly(let count): print.mix(Int64(count))
        case .share(let share): print.mix(share)
        case .most: print.mix(-1.0)
        }
        let weights = rules.weights
        for weight in [weights.alikeness, weights.balance, weights.compactness, weights.barriers, weights.estates, weights.stability] {
            print.mix(weight)
        }
        print.mix([units.attributeCount, rules.keepsPresent ? 1 : 0, effort.proposals ?? -1, effort.ensemble]) { Int64($0) }
        print.mix(Int64(bitPattern: seed))
        input = print.value
    }

    func belongs(to other: DrawingState) -> Bool { version == other.version && input == other.input }
}

/// Where the search on one piece stands.
struct SearchState: Sendable, Hashable, Codable {
    /// How many numbers of regions were tried, and the one that is under work.
    var turn = 0
    var count: Int
    var spent = 0
    var best: Search.Outcome?
    /// Today's plan is the start that is tried now.
    var isToday = false
    var attempt: Attempt?

    /// One run of the search, between two steps.
    struct Attempt: Sendable, Hashable, Codable {
        enum Part: String, Sendable, Hashable, Codable { case cooling, repair, rescue, polish }

        var part: Part
        /// The next step of cooling; in repair how many regions are opened around one, and the region that is next.
        var step: Int
        var region: Int
        /// To the bit, like all numbers here that are not whole.
        var temperature: UInt32
        var done: Int
        var repaired: Int
        var ticks: Int
        var random: Randomness
        var board: Board.State
    }

    /// Whether what is written down can be a search on this piece at all; a file may be damaged.
    func fits(_ core: Core) -> Bool {
        guard turn >= 0, turn <= 7, count >= 1, count <= core.n, best?.fits(core) ?? true, !isToday || best != nil else { return false }
        guard let attempt else { return true }
        let regions = isToday ? best?.regions ?? 0 : count
        let numbers = [attempt.done, attempt.repaired, attempt.ticks, spent]
        guard numbers.allSatisfy(Search.Outcome.sums.contains), (0..<(attempt.part == .repair ? 1000 : 64)).contains(attempt.step),
            (0...regions).contains(attempt.region)
        else { return false }
        return attempt.board.fits(core, regions: regions)
    }
}

extension Search.Outcome {
    /// Numbers that can be added up without fear.
    static let sums = 0...(1 << 50)

    func fits(_ core: Core) -> Bool {
        labels.count == core.n && (1...core.n).contains(regions) && labels.allSatisfy { $0 >= 0 && $0 < regions } && Self.sums.contains(proposals)
            && Self.sums.contains(violation)
    }
}

extension Board {
    /// A plan under work as it lies in memory: the order inside a region decides how sums are rounded, and so the plan.
    struct State: Sendable, Hashable, Codable {
        var members: [[Int32]]
        var work: [UInt32]
        var home: [Int32]

        func fits(_ core: Core, regions: Int) -> Bool {
            let all = members.joined().sorted()
            return members.count == regions && work.count == regions && members.allSatisfy { !$0.isEmpty } && home.count == core.n
                && home.allSatisfy { $0 >= -1 } && all.count == core.n && all.enumerated().allSatisfy { $0.offset == Int($0.element) }
        }
    }

    var state: State {
        State(
            members: (0..<capacity).map { Array(UnsafeBufferPointer(start: members[$0], count: Int(count[$0]))) },
            work: (0..<capacity).map { work[$0].bitPattern }, home: Array(UnsafeBufferPointer(start: home, count: n)))
    }

    init(core: Core, state: State, lower: Int32, upper: Int32) {
        var labels = Array(repeating: Int32(0), count: core.n)
        for (region, nodes) in state.members.enumerated() { for node in nodes { labels[Int(node)] = Int32(region) } }
        self.init(core: core, labels: labels, regions: state.members.count, lower: lower, upper: upper)
        for (region, nodes) in state.members.enumerated() {
            for (place, node) in nodes.enumerated() {
                members[region][place] = node
                slot[Int(node)] = Int32(place)
            }
            work[region] = Float(bitPattern: state.work[region])
        }
        for (node, region) in state.home.enumerated() { home[node] = region }
    }
}

/// FNV-1a over numbers and words, 64 bits: the same on every machine.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    mutating func mix(_ number: Int64) {
        let bits = UInt64(bitPattern: number)
        for shift in stride(from: UInt64(0), to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: bits >> shift)) }
    }

    mutating func mix(_ number: Double) { mix(Int64(bitPattern: number.bitPattern)) }

    mutating func mix(_ word: String) { mix(Array(word.utf8)) { Int64($0) } }

    /// A list and its length, so that no two lists are one.
    mutating func mix<Element>(_ list: [Element], _ number: (Element) -> Int64) {
        mix(Int64(list.count))
        for element in list { mix(number(element)) }
    }
}
