// SPDX-License-Identifier: Apache-2.0

/// What is asked of a plan.
public struct Rules: Sendable, Hashable {
    public var window: Window
    public var regions: Regions
    public var weights: Weights
    /// Begins from `Units.present` and changes as little of it as the rules allow.
    public var keepsPresent: Bool
    /// The window of the next level, if there is one: the number of regions of each piece is chosen so that it can be divided by it.
    public var next: Window?

    /// How many regions there shall be.
    public enum Regions: Sendable, Hashable {
        /// So many; the window comes first, so the nearest number that it allows.
        case exactly(Int)
        /// This share of the most that the window allows, and fewer only if so many are not found. Near 1 every region is at its lower end, and alikeness suffers.
        case share(Double)
        /// As many as are found.
        case most
    }

    public init(
        window: Window = .microGrid, regions: Regions = .share(0.98), weights: Weights = Weights(), keepsPresent: Bool = false
    ) {
        self.window = window
        self.regions = regions
        self.weights = weights
        self.keepsPresent = keepsPresent
    }
}

/// What counts how much once the rules are kept. 1 is as much as one unit among neighbours of average unlikeness, whatever the attributes' scale.
public struct Weights: Sendable, Hashable, Codable {
    /// Alikeness inside: the sum of L1 distances between all pairs of units of a region.
    public var alikeness: Double
    /// Even workload: the square of what a region has above or below the mean.
    public var balance: Double
    /// Short borders.
    public var compactness: Double
    /// Borders along barriers: what `Barrier.penalised` is multiplied by.
    public var barriers: Double
    /// Compounds that are larger than a region, and estates, kept on one side.
    public var estates: Double
    /// Few households moved from today's plan.
    public var stability: Double

    public init(
        alikeness: Double = 1, balance: Double = 0, compactness: Double = 0, barriers: Double = 1, estates: Double = 1, stability: Double = 0
    ) {
        self.alikeness = alikeness
        self.balance = balance
        self.compactness = compactness
        self.barriers = barriers
        self.estates = estates
        self.stability = stability
    }
}

/// How long is searched.
public struct Effort: Sendable, Hashable {
    /// Moves that are looked at, over all pieces; nil is as many as the size asks for. The plan depends on this number and on the seed, never on the clock.
    public var proposals: Int?
    /// Random contiguous plans with which the plan is compared; 0 for none.
    public var ensemble: Int

    public init(proposals: Int? = nil, ensemble: Int = 100) {
        self.proposals = proposals
        self.ensemble = ensemble
    }

    func proposals(forUnits count: Int) -> Int {
        if let proposals { return max(0, proposals) }
        // Enough for the figures in Benchmarks with room to spare, and linear in the number of units from ten thousand on.
        return max(1_000_000, min(count, 2_000) * 20_000, min(count, 10_000) * 16_000, count * 12_000)
    }
}
