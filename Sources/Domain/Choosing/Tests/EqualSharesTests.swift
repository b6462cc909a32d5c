// SPDX-License-Identifier: Apache-2.0
import Choosing
import TestKit
import Testing

@Suite struct `The Method of Equal Shares` {
    private static func instance(budget: Int, costs: [Int], _ ballots: [[Int]]) -> Budgeting {
        Budgeting(
            budget: budget, projects: costs.enumerated().map { .init(id: String($0 + 1), cost: $1) },
            ballots: ballots.map { $0.map { (project: $0 - 1, points: 1) } })
    }

    private static func ids(_ shares: EqualShares) -> [String] { shares.funded.map { shares.instance.projects[$0.project].id } }

    /// Two thirds want 1 to 4, one third wants 5 and 6: plain counting gives the smaller group nothing, equal shares give it its part.
    @Test func `gives a minority its part`() {
        let ballots = Array(repeating: [1, 2, 3, 4], count: 6) + Array(repeating: [5, 6], count: 3)
        let town = Self.instance(budget: 90, costs: [20, 20, 20, 20, 20, 20], ballots)
        let shares = EqualShares(town)
        #expect(Self.ids(shares) == ["1", "2", "3", "5"])
        #expect(PlainCounting.winners(town).map { town.projects[$0].id } == ["1", "2", "3", "4"])
        // Each of six paid three times 20/6, each of three once 20/3.
        #expect(shares.funded.allSatisfy { abs($0.payments.reduce(0) { $0 + $1.amount } - 20) < 1e-9 })
        #expect(shares.funded[0].payments.map(\.voter) == [0, 1, 2, 3, 4, 5])
        #expect(abs(shares.left[0]) < 1e-9)
        #expect(abs(shares.left[8] - 10.0 / 3) < 1e-9)
    }

    /// Thirds and sevenths: with numbers that have a point, 1 and 2 would be told apart by rounding.
    @Test func `equals are equal exactly, and the first by id is taken`() {
        let ballots = [[1, 2], [1, 2], [1, 2], [2, 1], [2, 1], [1, 2], [1, 2]]
        let town = Self.instance(budget: 10, costs: [10, 10], ballots)
        #expect(Self.ids(EqualShares(town)) == ["1"])
        let other = Budgeting(budget: 10, projects: [.init(id: "b", cost: 10), .init(id: "a", cost: 10)], ballots: town.ballots)
        #expect(Self.ids(EqualShares(other)) == ["a"])
    }

    /// Whoever cannot pay in full gives all, and the others pay the rest: 1 takes 5 from each of two, 2 then takes their last.
    @Test func `the poor give all they have`() {
        let town = Self.instance(budget: 30, costs: [10, 17], [[1, 2], [1, 2], [2]])
        let shares = EqualShares(town, utility: .wishes)
        #expect(Self.ids(shares) == ["1", "2"])
        #expect(shares.funded[1].payments.map { ($0.amount * 1000).rounded() / 1000 } == [5, 5, 7])
        #expect(shares.funded[1].spent == 2)
        // One more is just what they have together, one beyond that is too much.
        #expect(Self.ids(EqualShares(Self.instance(budget: 30, costs: [10, 20], [[1, 2], [1, 2], [2]]), utility: .wishes)) == ["1", "2"])
        #expect(Self.ids(EqualShares(Self.instance(budget: 30, costs: [10, 21], [[1, 2], [1, 2], [2]]), utility: .wishes)) == ["1"])
    }

    @Test func `never spends more than there is, and nobody pays more than a share`() {
        forAll(
            { generator in
                let projects = Int.random(in: 1...12, using: &generator), voters = Int.random(in: 1...20, using: &generator)
                return Self.instance(
                    budget: Int.random(in: 1...100, using: &generator), costs: (0..<projects).map { _ in Int.random(in: 1...30, using: &generator) },
                    (0..<voters).map { _ in (1...projects).filter { _ in Bool.random(using: &generator) } })
            },
            holds: { town in
                let shares = EqualShares(town), share = Double(town.budget) / Double(town.ballots.count)
                var paid = [Double](repeating: 0, count: town.ballots.count)
                for funded in shares.funded {
                    for payment in funded.payments {
                        paid[payment.voter] += payment.amount
                        guard town.ballots[payment.voter].contains(where: { $0.project == funded.project }) else { return false }
                    }
                }
                let whole = paid.reduce(0, +)
                return shares.cost <= town.budget && abs(whole - Double(shares.cost)) < 1e-6 && paid.allSatisfy { $0 <= share + 1e-9 }
                    && zip(paid, shares.left).allSatisfy { abs($0 + $1 - share) < 1e-9 }
            })
    }

    @Test func `the rest is spent as it is said`() {
        // Nobody can pay for what they want alone: nothing is funded.
        let town = Self.instance(budget: 12, costs: [6, 7, 5], [[1], [2], [3]])
        #expect(Completion.none.complete(town, utility: .cost).winners == [])
        #expect(Completion.greedy.complete(town, utility: .cost).winners == [0, 2])
        let raised = Completion.addOne.complete(town, utility: .cost)
        // Shares of 4 are raised to 6: then 1 and 3 are paid, for the same part of their cost; at 7 all three would be, for 18.
        #expect(raised.raised == 2)
        #expect(raised.winners == [0, 2])
    }

    @Test func `nobody, nothing, and what costs too much`() {
        #expect(EqualShares(Self.instance(budget: 10, costs: [], [])).funded.isEmpty)
        #expect(EqualShares(Self.instance(budget: 10, costs: [5], [])).funded.isEmpty)
        #expect(EqualShares(Self.instance(budget: 10, costs: [11], [[1], [1]])).funded.isEmpty)
        #expect(EqualShares(Self.instance(budget: 10, costs: [10], [[1], [1]])).funded.count == 1)
    }
}

@Suite struct `Files of pabulib` {
    static let file = """
        META
        key;value
        budget;100
        vote_type;approval
        PROJECTS
        project_id;cost;name
        1;60;"Benches; and ""shade\"""
        2;40;Lamps
        VOTES
        voter_id;vote
        a;1,2
        b;2
        c;
        d;2,9
        """

    @Test func `are read`() throws {
        for text in [Self.file, "\u{FEFF}" + Self.file.replacing("\n", with: "\r\n")] {
            let read = try Pabulib.read(text)
            #expect(read.budgeting.budget == 100)
            #expect(read.budgeting.projects.map(\.name) == ["Benches; and \"shade\"", "Lamps"])
            #expect(read.budgeting.ballots.map { $0.map(\.project) } == [[0, 1], [1], [], [1]])
            #expect(read.budgeting.points == [1, 3])
            #expect(read.remarks.count == 2)
        }
    }

    @Test(arguments: [
        ("", 0), ("budget;100", 1), (file.replacing("budget;100", with: "budget;-1"), 0), (file.replacing("2;40;Lamps", with: "2;x;Lamps"), 8),
        (file.replacing("2;40;Lamps", with: "2;0;Lamps"), 8), (file.replacing("2;40;Lamps", with: "1;40;Lamps"), 8),
        (file.replacing("a;1,2", with: "a;2,2"), 11),
        (file.replacing("vote_type;approval", with: "vote_type;x"), 0), (file.replacing("vote_type;approval", with: "vote_type;scoring"), 11),
        (file.replacing("project_id;cost;name", with: "project_id;price"), 6), (file.replacing("2;40;Lamps", with: "2;99999999999999999999;L"), 8),
    ]) func `say where they are wrong`(_ text: String, _ line: Int) {
        let fault = #expect(throws: Pabulib.Fault.self) { try Pabulib.read(text) }
        #expect(fault?.line == line)
    }
}
