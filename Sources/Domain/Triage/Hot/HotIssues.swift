// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry

/// Messages that speak of one thing, across place and time, ranked by how many people it concerns.
///
/// Signs in pairs, weighted by rarity; messages alike (cosine) are joined, the most alike first, as long as the groups as wholes are alike too (agglomerative
/// clustering by centroids): single messages that resemble both do not chain two things into one. Cost: about the messages times the mean length of the
/// lists of those that share a rare pair.
public struct HotIssues: Sendable {
    public struct Message: Sendable, Hashable {
        public var subject: String
        public var text: String
        /// Who wrote it; the same text for the same person.
        public var user: String
        /// Days since a day that is the same for all; nil where unknown.
        public var day: Double?
        /// How many agreed with it.
        public var likes: Int
        public var place: Coordinate?

        public init(subject: String = "", text: String, user: String, day: Double? = nil, likes: Int = 0, place: Coordinate? = nil) {
            self.subject = subject
            self.text = text
            self.user = user
            self.day = day
            self.likes = likes
            self.place = place
        }
    }

    public struct Issue: Sendable, Hashable {
        /// The messages, by their places, the most typical first.
        public let messages: [Int]
        /// Distinct users, and likes.
        public let people: Int
        public let users: Int
        /// The first and last day.
        public let days: ClosedRange<Double>?
        public let trend: Trend
        /// Parts of the most typical subject that stand in half of its messages, and in few others.
        public let words: [String]
    }

    /// What comes first.
    public enum Order: String, Sendable, CaseIterable, Codable {
        /// Those who wrote and those who agreed.
        case people
        /// Those who wrote only: agreement is cheap, and can be made.
        case writers
    }

    /// How messages of the latest days compare with those of as many days before.
    public struct Trend: Sendable, Hashable {
        public let latest: Int
        public let before: Int

        public init(latest: Int, before: Int) {
            self.latest = latest
            self.before = before
        }

        /// log₂((latest + 1) / (before + 1)): above 0 it grows, at 1 it has doubled.
        public var growth: Double { log2(Double(latest + 1) / Double(before + 1)) }
    }

    public struct Making: Sendable, Hashable {
        /// How alike two messages, and two groups, must be at least.
        public var likeness = 0.1
        public var groups = 0.2
        /// Issues of fewer users are left out.
        public var users = 2
        public var order = Order.people
        /// The days of the trend.
        public var span = 30.0
        /// Messages with known places further apart than this, in metres, are not joined.
        public var distance = 3000.0
        public init() {}
    }

    /// - Parameters:
    ///   - now: the day up to which the trend is told; the last day of all messages where nil.
    ///   - most: how many issues at most.
    public static func find(_ messages: [Message], now: Double? = nil, most: Int = 20, _ making: Making = Making()) -> [Issue] {
        let rows = Vectors(messages.map { ($0.subject, $0.text) })
        var groups = Groups(rows, messages, making)
        // Copies are one thing, also where so many say it that its words no longer tell it from others.
        var firsts: [String: Int] = [:]
        for (place, message) in messages.enumerated() {
            let said = message.subject + "\n" + message.text
            guard said.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { continue }
            if let first = firsts[said] { groups.join(first, place, areCopies: true) } else { firsts[said] = place }
        }
        for edge in rows.edges(least: making.likeness) { groups.join(edge.first, edge.second) }
        let end = now ?? messages.compactMap(\.day).filter(\.isFinite).max()
        return groups.all.map { members in issue(of: members, messages, rows, end, making) }
            .filter { $0.users >= making.users }
            .sorted { one, other in
                let (mine, theirs) = making.order == .people ? (one.people, other.people) : (one.users, other.users)
                return (theirs, other.messages.count, one.messages[0]) < (mine, one.messages.count, other.messages[0])
            }
            .prefix(max(0, most)).map { $0 }
    }

    private static func issue(of members: [Int], _ messages: [Message], _ rows: Vectors, _ end: Double?, _ making: Making) -> Issue {
        let users = Set(members.map { messages[$0].user }).count
        let likes = members.reduce(0) { $0 + min(max(0, messages[$1].likes), 1_000_000) }
        let days = members.compactMap { messages[$0].day }.filter(\.isFinite).sorted()
        let latest = end.map { end in days.count { $0 <= end && $0 > end - making.span } } ?? 0
        let before = end.map { end in days.count { $0 <= end - making.span && $0 > end - 2 * making.span } } ?? 0
        let centre = rows.sum(members)
        let typical = members.sorted { one, other in
            let mine = rows.dot(one, centre), theirs = rows.dot(other, centre)
            return (theirs, one) < (mine, other)
        }
        return Issue(
            messages: typical, people: users + likes, users: users, days: days.first.flatMap { first in days.last.map { first...$0 } },
            trend: Trend(latest: latest, before: before),
            words: rows.words(of: members, in: typical.first.map { messages[$0].subject.isEmpty ? messages[$0].text : messages[$0].subject } ?? ""))
    }
}

/// Groups of messages that are joined one pair at a time.
private struct Groups {
    private let rows: Vectors
    private let messages: [HotIssues.Message]
    private let making: HotIssues.Making
    private var parent: [Int]
    private var members: [Int: [Int]]
    private var sums: [Int: [Int32: Double]] = [:]
    private var lengths: [Int: Double] = [:]

    init(_ rows: Vectors, _ messages: [HotIssues.Message], _ making: HotIssues.Making) {
        self.rows = rows
        self.messages = messages
        self.making = making
        parent = Array(messages.indices)
        members = Dictionary(uniqueKeysWithValues: messages.indices.map { ($0, [$0]) })
    }

    var all: [[Int]] { members.keys.sorted().compactMap { members[$0] } }

    mutating func join(_ one: Int, _ other: Int, areCopies: Bool = false) {
        var big = root(one), small = root(other)
        guard big != small else { return }
        if (members[big]?.count ?? 0) < (members[small]?.count ?? 0) { swap(&big, &small) }
        let bigSum = sums[big] ?? rows.sum([big]), smallSum = sums[small] ?? rows.sum([small])
        let product = smallSum.reduce(0) { $0 + $1.value * (bigSum[$1.key] ?? 0) }
        let bigLength = lengths[big] ?? 1, smallLength = lengths[small] ?? 1
        guard areCopies || product >= making.groups * (bigLength * smallLength).squareRoot(), isNear(one, other), isNear(big, small)
        else { return }
        sums[big] = nil
        var sum = bigSum
        for (feature, value) in smallSum { sum[feature, default: 0] += value }
        lengths[big] = bigLength + smallLength + 2 * product
        sums[big] = sum
        sums[small] = nil
        members[big, default: []] += members.removeValue(forKey: small) ?? []
        parent[small] = big
    }

    private func isNear(_ one: Int, _ other: Int) -> Bool {
        guard let here = messages[one].place, let there = messages[other].place else { return true }
        return here.distance(to: there) <= making.distance
    }

    private mutating func root(_ place: Int) -> Int {
        var place = place
        while parent[place] != place {
            parent[place] = parent[parent[place]]
            place = parent[place]
        }
        return place
    }
}
