// SPDX-License-Identifier: Apache-2.0

/// The map of a conversation: where everyone stands, which groups there are, what each of them stands for, what unites all.
public struct OpinionMap: Sendable {
    /// How a map is drawn.
    public struct Drawing: Sendable, Hashable {
        public var seed: UInt64 = 1
        /// Who has voted on fewer statements stands on the map and in no group.
        public var leastVotes = 7
        /// Fewer people are never a group: a small one would give its members away.
        public var leastGroup = 5
        /// Statements that a moderator has taken out.
        public var moderatedOut: Set<Int> = []
        public var aboutPeople: Set<Int> = []
        public init() {}
    }

    public struct Place: Sendable, Hashable {
        public let x: Double
        public let y: Double
    }

    public struct Chosen: Sendable, Hashable {
        public let statement: Int
        public let isAgreeing: Bool
    }

    /// In the order of `OpinionVotes.participants`.
    public let places: [Place]
    /// The group of each participant, from 0, the largest first; nil for those with few votes.
    public let groups: [Int?]
    public let groupCount: Int
    /// For each group all statements, in the order of `OpinionVotes.statements`.
    public let opinions: [[GroupOpinion]]
    public let statements: [StatementOpinion]
    /// For each group what it stands for, against the others: agreeing before disagreeing, five at most.
    public let representative: [[Chosen]]
    /// What most of all agree to, and what most of all refuse, five at most each.
    public let agreements: [Int]
    public let refusals: [Int]
    let axes: PrincipalAxes

    /// - Parameters:
    ///   - given: groups that were made elsewhere, by participant; nil to find them.
    ///   - before: a map of the same conversation with fewer votes, from which the search begins.
    public init(_ votes: OpinionVotes, _ drawing: Drawing = Drawing(), groups given: [Int: Int]? = nil, after before: OpinionMap? = nil) {
        let isOut = votes.statements.map { drawing.moderatedOut.contains($0) }, outs = isOut.count { $0 }
        let axes = PrincipalAxes(votes, isOut: isOut, from: before?.axes)
        self.axes = axes
        let width = votes.statements.count
        let points = votes.rows.map { row -> Grouping.Point in
            var point = Grouping.Point.zero
            var seen = outs
            for said in row where !isOut[Int(said.statement)] {
                let column = Int(said.statement), off = Double(said.value) - axes.means[column]
                point += Grouping.Point(off * axes.first[column], off * axes.second[column])
                seen += 1
            }
            // Who has said little stands as far out as who has said much.
            return point * (Double(width) / Double(max(seen, 1))).squareRoot()
        }
        places = points.map { Place(x: $0.x, y: $0.y) }
        let inside: [Int]
        if let given {
            inside = votes.participants.indices.filter { given[votes.participants[$0]] != nil }
            let names = Set(given.values).sorted()
            let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
            groups = votes.participants.map { given[$0].flatMap { numbers[$0] } }
            groupCount = names.count
        } else {
            inside = Self.counted(votes, least: drawing.leastVotes)
            let found = Grouping.groups(inside.map { points[$0] }, least: drawing.leastGroup, seed: drawing.seed)
            var all = [Int?](repeating: nil, count: points.count)
            for (place, group) in zip(inside, found) { all[place] = group }
            groups = all
            groupCount = (found.max() ?? -1) + 1
        }
        let counts = Self.counts(votes, inside, groups, groupCount)
        opinions = counts.groups.map { group in
            (0..<width).map { column in
                let mine = group[column], all = counts.all[column]
                return GroupOpinion(
                    agreed: mine.agreed, disagreed: mine.disagreed, seen: mine.seen,
                    others: (all.agreed - mine.agreed, all.disagreed - mine.disagreed, all.seen - mine.seen))
            }
        }
        let opinions = opinions
        statements = votes.statements.enumerated().map { column, id in
            let all = counts.all[column], off = (1 - axes.means[column]) * Double(width).squareRoot()
            let (x, y) = (off * axes.first[column], off * axes.second[column]), extremity = (x * x + y * y).squareRoot()
            return StatementOpinion(
                statement: id, agreed: all.agreed, disagreed: all.disagreed, seen: all.seen,
                consensus: opinions.reduce(1) { $0 * $1[column].agreeing }, refusal: opinions.reduce(1) { $0 * $1[column].disagreeing },
                extremity: extremity,
                priority: StatementOpinion.priority(
                    agreed: all.agreed, disagreed: all.disagreed, seen: all.seen, extremity: extremity,
                    isAboutPeople: drawing.aboutPeople.contains(id)),
                isModeratedOut: isOut[column])
        }
        representative = opinions.map { Self.representative($0, votes.statements, isOut) }
        // What unites is asked of all who voted, grouped or not.
        let everyone = Self.counts(votes, Array(votes.rows.indices), [], 0).all
        let told = votes.statements.indices.filter { !isOut[$0] }.map { column in
            (
                id: votes.statements[column],
                opinion: GroupOpinion(
                    agreed: everyone[column].agreed, disagreed: everyone[column].disagreed, seen: everyone[column].seen, others: (0, 0, 0))
            )
        }
        agreements = told.filter { $0.opinion.agreeing > 0.5 && $0.opinion.agreeingTest > GroupOpinion.significant }
            .sorted { ($1.opinion.agreeing * $1.opinion.agreeingTest, $0.id) < ($0.opinion.agreeing * $0.opinion.agreeingTest, $1.id) }.prefix(5).map(
                \.id)
        refusals = told.filter { $0.opinion.disagreeing > 0.5 && $0.opinion.disagreeingTest > GroupOpinion.significant }
            .sorted { ($1.opinion.disagreeing * $1.opinion.disagreeingTest, $0.id) < ($0.opinion.disagreeing * $0.opinion.disagreeingTest, $1.id) }
            .prefix(5).map(\.id)
    }

    /// Who is grouped: whoever has voted on seven statements, or on all if there are fewer; where these are fewer than fifteen, the busiest others too.
    private static func counted(_ votes: OpinionVotes, least: Int) -> [Int] {
        let needed = min(least, votes.statements.count)
        var inside = votes.rows.indices.filter { votes.rows[$0].count >= needed && !votes.rows[$0].isEmpty }
        if inside.count < 15 {
            let others = votes.rows.indices.filter { votes.rows[$0].count < needed }.sorted {
                (votes.rows[$1].count, $0) < (votes.rows[$0].count, $1)
            }
            inside = (inside + others.prefix(15 - inside.count)).sorted()
        }
        return inside
    }

    typealias Counts = (agreed: Int, disagreed: Int, seen: Int)

    private static func counts(_ votes: OpinionVotes, _ inside: [Int], _ groups: [Int?], _ groupCount: Int) -> (groups: [[Counts]], all: [Counts]) {
        let width = votes.statements.count
        var all = [Counts](repeating: (0, 0, 0), count: width), each = [[Counts]](repeating: all, count: groupCount)
        for row in inside {
            let group = row < groups.count ? groups[row] : nil
            for said in votes.rows[row] {
                let column = Int(said.statement), agreed = said.value == 1 ? 1 : 0, disagreed = said.value == -1 ? 1 : 0
                all[column].agreed += agreed
                all[column].disagreed += disagreed
                all[column].seen += 1
                if let group {
                    each[group][column].agreed += agreed
                    each[group][column].disagreed += disagreed
                    each[group][column].seen += 1
                }
            }
        }
        return (each, all)
    }

    /// What a group stands for: the best agreement first, then what sets it apart most, five at most; agreeing before disagreeing.
    private static func representative(_ opinions: [GroupOpinion], _ ids: [Int], _ isOut: [Bool]) -> [Chosen] {
        // In the order of ids: among equals the first is taken.
        let order = ids.indices.filter { !isOut[$0] }.sorted { ids[$0] < ids[$1] }
        var best: Int?, loudest: Int?
        for place in order {
            let mine = opinions[place]
            if mine.agreed > 0 || mine.disagreed > 0 {
                if let present = best.map({ opinions[$0] }) {
                    let isBetter =
                        present.agreeingRatio > 1
                        ? mine.agreeingRatio * mine.agreeingRatioTest * mine.agreeing * mine.agreeingTest
                            > present.agreeingRatio * present.agreeingRatioTest * present.agreeing * present.agreeingTest
                        : mine.agreeing * mine.agreeingTest > present.agreeing * present.agreeingTest
                    if isBetter { best = place }
                } else if mine.agreeingTest > GroupOpinion.significant || (mine.agreeingRatio > 1 && mine.agreeing > 0.5) {
                    best = place
                }
            }
            let test = max(mine.agreeingRatioTest, mine.disagreeingRatioTest)
            if loudest.map({ test > max(opinions[$0].agreeingRatioTest, opinions[$0].disagreeingRatioTest) }) ?? true { loudest = place }
        }
        let enough = order.filter { opinions[$0].isRepresentative }.sorted { opinions[$0].metric > opinions[$1].metric }
        let head = best ?? (enough.isEmpty ? loudest : nil)
        let chosen = ([head].compactMap { $0 } + enough.filter { $0 != head }).prefix(5).map {
            Chosen(statement: ids[$0], isAgreeing: opinions[$0].isAgreeing)
        }
        return chosen.filter(\.isAgreeing) + chosen.filter { !$0.isAgreeing }
    }

    /// How much of the grouping is chance: maps of as many people drawn from the same with repetition, and how alike they group those they share.
    ///
    /// - Returns: the mean adjusted Rand index against this map, from about 0 (chance) to 1; nil where there is one group.
    public func stability(_ votes: OpinionVotes, _ drawing: Drawing = Drawing(), draws: Int = 20) -> Double? {
        let inside = groups.indices.filter { groups[$0] != nil }
        guard groupCount > 1, inside.count > 1, draws > 0 else { return nil }
        var random = Grouping.Random(state: drawing.seed &+ 77), sum = 0.0
        for draw in 0..<draws {
            let drawn = Set((0..<inside.count).map { _ in inside[random.below(inside.count)] }).sorted()
            let found = Grouping.groups(
                drawn.map { Grouping.Point(places[$0].x, places[$0].y) }, least: drawing.leastGroup, seed: drawing.seed &+ UInt64(draw) &+ 1)
            sum += Grouping.adjustedRand(found, drawn.map { groups[$0] ?? 0 })
        }
        return sum / Double(draws)
    }
}
