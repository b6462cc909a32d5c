// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// Proves the record: that no step was changed, removed or slipped in, and that each case is what its steps say.
public struct RecordStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// What is wrong with a case's record.
    public enum Fault: Sendable, Hashable {
        /// A step is missing or stands twice.
        case gap(number: String, step: Int)
        /// A step's hash does not follow from the one before and its own fields.
        case broken(number: String, step: Int)
        /// Words differ from what was digested when they were written.
        case words(number: String, step: Int)
        /// The case's row says something else than its steps.
        case state(number: String)
        /// The chain ends elsewhere than the row says: steps were cut off or added.
        case head(number: String)
        case unreadable(number: String)
        /// Numbers that were given and have no case any more.
        case missing(first: String, last: String)
        /// A case does not follow from the one that was opened before it, or not as it was noted elsewhere.
        case opening(number: String)
        /// The register of numbers says something else than the cases.
        case register(year: String)
    }

    /// The next `limit` cases after `number`, with what is wrong with them, and the last number looked at.
    public func verify(after number: String, limit: Int = 500) throws -> (faults: [Fault], last: String?, cases: Int, steps: Int) {
        let rows = try db.run("SELECT id, number, head, body FROM casework_case WHERE number > \(number) ORDER BY number LIMIT \(limit)")
        var faults: [Fault] = [], last: String?, count = 0, reader = Reader()
        let steps = try StepStore(db: db).steps(ofAll: rows.map { try $0.get("id") })
        for row in rows {
            let name: String = try row.get("number"), steps = try steps[row.get("id")] ?? []
            faults += RecordStore.faults(steps, number: name, head: try row.get("head"), body: try row.get("body"), &reader)
            last = name
            count += steps.count
        }
        return (faults, last, rows.count, count)
    }

    /// The numbers of all cases, in the order in which they are proved.
    func numbers() throws -> [String] {
        try db.run("SELECT number FROM casework_case ORDER BY number").map { try $0.get("number") }
    }

    /// How many of these numbers stand in the record.
    public func count(of numbers: [String]) throws -> Int {
        try db.run("SELECT count(*) AS n FROM casework_case WHERE number IN \(.list(numbers))").first?.get("n") ?? 0
    }

    static func faults(_ steps: [Step], number: String, head: String, body: String, _ reader: inout Reader) -> [Fault] {
        var previous = StepChain.origin
        let isRedacted = steps.contains { $0.action == .redact }
        for (index, step) in steps.enumerated() {
            guard step.number == index + 1 else { return [.gap(number: number, step: index + 1)] }
            guard case .text(let at) = step.at.sqlValue else { return [.unreadable(number: number)] }
            let fields = Step.fields(
                caseID: step.caseID, number: step.number, action: step.action, detail: step.detail, from: step.from, to: step.to, lane: step.lane,
                actor: step.actor, party: step.partyText, at: at, digest: step.digest)
            guard StepChain.hash(previous: previous, fields: fields) == step.hash else { return [.broken(number: number, step: step.number)] }
            // Words without their salt are what a redaction left; then a step says so.
            if step.words != nil, step.salt == nil, !isRedacted { return [.words(number: number, step: step.number)] }
            if let words = step.words, let salt = step.salt {
                let said = Step.Words(words, note: step.note ?? "")
                guard StepChain.digest(of: said.joined, salt: salt) == step.digest else { return [.words(number: number, step: step.number)] }
            }
            previous = step.hash
        }
        guard previous == head, !steps.isEmpty else { return [.head(number: number)] }
        do {
            let told = try retold(steps, &reader), kept: Case = try reader.value(body)
            return told.map { $0.sameState(as: kept) && $0.number == number } == true ? [] : [.state(number: number)]
        } catch { return [.unreadable(number: number)] }
    }

    /// The case as its steps tell it. Words are left out: they may have been redacted or erased since.
    static func retold(_ steps: [Step], _ reader: inout Reader) throws -> Case? {
        guard let first = steps.first else { return nil }
        let opening: Case.Opening = try reader.value(first.detail)
        var told = Case(id: first.caseID, opening: opening, words: "", at: first.at)
        for step in steps.dropFirst() { told.apply(try reader.order(step.detail), by: step.actor, at: step.at) }
        return told
    }

    /// Reads details and rows. Most orders say no more than their name, so that those read before are kept; what was kept is bounded.
    struct Reader {
        private let decoder = Codec.decoder
        private var orders: [String: Case.Order] = [:]

        func value<Value: Decodable>(_ text: String) throws -> Value { try decoder.decode(Value.self, from: Data(text.utf8)) }

        mutating func order(_ detail: String) throws -> Case.Order {
            if let known = orders[detail] { return known }
            let order: Case.Order = try value(detail)
            if detail.utf8.count < 80, orders.count < 1000 { orders[detail] = order }
            return order
        }
    }
}

extension Case {
    func sameState(as other: Case) -> Bool {
        var mine = self, theirs = other
        mine.words = ""
        theirs.words = ""
        // Records from before stages had limits do not say when the party got it; the steps do.
        if theirs.assignment?.givenAt == nil { mine.assignment?.givenAt = nil }
        return mine == theirs
    }
}

extension RecordStore.Fault {
    /// The fault in a line, for the operator.
    public var sentence: String {
        switch self {
        case .gap(let number, let step): "\(number): step \(step) is missing or out of order"
        case .broken(let number, let step): "\(number): step \(step) does not follow from the one before; it or its place was changed"
        case .words(let number, let step): "\(number): the words of step \(step) are not those that were written"
        case .state(let number): "\(number): the case is not what its steps say"
        case .head(let number): "\(number): the chain ends elsewhere than the case says; steps were cut off or added"
        case .unreadable(let number): "\(number): the record cannot be read"
        case .missing(let first, let last) where first == last: "\(first): the number was given, and the case is not there"
        case .missing(let first, let last): "\(first) to \(last): the numbers were given, and the cases are not there"
        case .opening(let number): "\(number): it does not follow from the case opened before it; it was exchanged, or one before it was"
        case .register(let year): "\(year): the register of numbers does not end with the last case"
        }
    }
}
