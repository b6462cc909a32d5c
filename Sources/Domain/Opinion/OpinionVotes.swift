// SPDX-License-Identifier: Apache-2.0

/// What people said to statements: agree, disagree or pass; whoever has not seen one has said nothing. Kept so that the map can be drawn anew after each
/// vote: beside the votes stand the sums over pairs of statements from which the principal components follow.
public struct OpinionVotes: Sendable {
    public enum Vote: Int, Sendable, Hashable, CaseIterable { case disagree = -1, pass, agree }

    public enum Fault: Error, Hashable, Sendable {
        /// The sums take 16 bytes for each pair of statements.
        case tooManyStatements(most: Int)
    }

    /// The sums of 3,000 statements take 72 MB.
    public static let mostStatements = 3000

    struct Said: Sendable {
        let statement: Int32
        var value: Int32
    }

    /// Sums over those who voted on both of two statements, the first being the smaller one.
    struct Pair: Sendable {
        var product: Int32 = 0, first: Int32 = 0, second: Int32 = 0, count: Int32 = 0
    }

    /// In the order in which they first voted.
    public private(set) var participants: [Int] = []
    /// In the order in which they were first voted on.
    public private(set) var statements: [Int] = []
    private var participantPlace: [Int: Int] = [:]
    private var statementPlace: [Int: Int] = [:]
    /// For each participant what was said, in the order in which it was first said.
    private(set) var rows: [[Said]] = []
    /// For each statement the sum of votes and how many there are.
    private(set) var sums: [Int] = []
    private(set) var counts: [Int] = []
    /// For each statement its pairs with all before it and itself, one statement after the other.
    private(set) var pairs: [Pair] = []
    public private(set) var count = 0

    public init() {}

    public func place(ofStatement id: Int) -> Int? { statementPlace[id] }

    /// Notes a vote; a later one of the same participant on the same statement takes the place of the earlier.
    public mutating func note(_ vote: Vote, of participant: Int, on statement: Int) throws(Fault) {
        let column: Int
        if let known = statementPlace[statement] {
            column = known
        } else {
            guard statements.count < Self.mostStatements else { throw .tooManyStatements(most: Self.mostStatements) }
            column = statements.count
            statementPlace[statement] = column
            statements.append(statement)
            sums.append(0)
            counts.append(0)
            pairs.append(contentsOf: repeatElement(Pair(), count: column + 1))
        }
        let row: Int
        if let known = participantPlace[participant] {
            row = known
        } else {
            row = participants.count
            participantPlace[participant] = row
            participants.append(participant)
            rows.append([])
        }
        let value = Int32(vote.rawValue)
        if let place = rows[row].firstIndex(where: { $0.statement == column }) {
            let old = rows[row][place].value
            guard old != value else { return }
            change(row, column, by: value - old, squares: value * value - old * old, isNew: false)
            rows[row][place].value = value
            sums[column] += Int(value - old)
        } else {
            change(row, column, by: value, squares: value * value, isNew: true)
            rows[row].append(Said(statement: Int32(column), value: value))
            counts[column] += 1
            sums[column] += Int(value)
            count += 1
        }
    }

    /// Where a statement's pairs begin.
    static func start(_ statement: Int) -> Int { statement * (statement + 1) / 2 }

    private mutating func change(_ row: Int, _ column: Int, by difference: Int32, squares: Int32, isNew: Bool) {
        let more: Int32 = isNew ? 1 : 0, start = Self.start(column)
        rows[row].withUnsafeBufferPointer { said in
            pairs.withUnsafeMutableBufferPointer { pairs in
                for other in said {
                    let theirs = Int(other.statement)
                    if theirs == column { continue }
                    if theirs < column {
                        let place = start + theirs
                        pairs[place].product += difference * other.value
                        pairs[place].second += difference
                        pairs[place].first += more * other.value
                        pairs[place].count += more
                    } else {
                        let place = Self.start(theirs) + column
                        pairs[place].product += difference * other.value
                        pairs[place].first += difference
                        pairs[place].second += more * other.value
                        pairs[place].count += more
                    }
                }
                pairs[start + column].product += squares
                pairs[start + column].first += difference
                pairs[start + column].second += difference
                pairs[start + column].count += more
            }
        }
    }
}
