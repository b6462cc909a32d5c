// SPDX-License-Identifier: Apache-2.0

/// A budget to be shared out over projects, and what people want.
public struct Budgeting: Sendable, Hashable {
    public struct Project: Sendable, Hashable {
        /// Names it on ballots; of projects that are otherwise alike, the first in the order of names is taken.
        public let id: String
        public let name: String
        /// In the smallest unit of money, above 0.
        public let cost: Int

        public init(id: String, name: String = "", cost: Int) {
            self.id = id
            self.name = name
            self.cost = cost
        }
    }

    /// In the smallest unit of money.
    public let budget: Int
    public let projects: [Project]
    /// For each voter the projects wanted, by their place, with how much each is wanted: 1 on a ballot with ticks. Only what is above 0.
    public let ballots: [[(project: Int, points: Int)]]

    public init(budget: Int, projects: [Project], ballots: [[(project: Int, points: Int)]]) {
        self.budget = budget
        self.projects = projects
        self.ballots = ballots.map { $0.filter { $0.points > 0 } }
    }

    public static func == (one: Budgeting, other: Budgeting) -> Bool {
        one.budget == other.budget && one.projects == other.projects
            && one.ballots.elementsEqual(other.ballots) { $0.elementsEqual($1) { $0 == $1 } }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(budget)
        hasher.combine(projects)
    }

    /// The points of each project, over all voters.
    public var points: [Int] {
        var points = [Int](repeating: 0, count: projects.count)
        for ballot in ballots { for (project, wanted) in ballot { points[project] += wanted } }
        return points
    }
}
