// SPDX-License-Identifier: Apache-2.0
import Foundation
import Mandates
import Storage

/// What falls due by the clock: quiet times that end, answers that do not come, reviews of what was put on hold.
extension FlowStore {
    /// The cases with something due, longest overdue first.
    public func due(at now: Date, limit: Int = 500) throws -> [String] {
        try db.run("SELECT number FROM casework_case WHERE due_at <= \(now) ORDER BY due_at, number LIMIT \(limit)").map { try $0.get("number") }
    }

    /// Does what has fallen due for one case; false where there is nothing, or nobody who could do it yet.
    @discardableResult
    public func proceed(_ number: String, at now: Date) throws -> Bool {
        guard let found = try CaseStore(db).find(number, for: FlowStore.clock), let due = found.dueAt, due <= now else { return false }
        switch found.status {
        case .handled where found.quietUntil != nil: return try end(found, at: now)
        // Nobody confirmed, or nobody could inspect when it was handled: someone is sent to look.
        case .handled: return try draw(for: found, at: now) != nil
        case .handling: return try stepUp(found, because: .noAnswer, by: FlowStore.clock, at: now) != nil
        case .suspended:
            try CaseStore(db).take(.resume, on: number, by: FlowStore.clock, at: now)
            return true
        default: return false
        }
    }

    /// Closes what nobody disputed; of these, by lot, some are looked at all the same.
    private func end(_ found: Case, at now: Date) throws -> Bool {
        let seed = try CaseStore(db).headOf(found.id)
        let isSampled = found.inspector == nil && InspectionLot.isChosen(seed: seed, share: found.sampleShare)
        if isSampled, try draw(for: found, at: now) != nil { return true }
        try CaseStore(db).take(.close, on: found.number, by: FlowStore.clock, at: now)
        return true
    }

    /// Does all that has fallen due within this transaction; answers how many cases moved.
    public func tick(at now: Date) throws -> Int { try due(at: now).filter { try proceed($0, at: now) }.count }

    /// The same with a transaction for each case, so that one that cannot go on holds up no other. Safe on many nodes at once.
    ///
    /// - Parameter onFault: hears the number of a case that could not go on, and why.
    @discardableResult
    public static func tick(
        in database: any Database, at now: Date, onFault: @Sendable (String, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        var moved = 0
        for number in try await database.read({ try FlowStore($0).due(at: now) }) {
            do {
                if try await database.write({ try FlowStore($0).proceed(number, at: now) }) { moved += 1 }
            } catch { onFault(number, error) }
        }
        return moved
    }
}

extension Case {
    /// Of 1,000 such closures without staff, so many are looked at all the same.
    var sampleShare: Int {
        let isByVisitors = !confirmations.isEmpty && confirmations.allSatisfy { $0.weight < Confirmation.needed }
        return isByVisitors ? FlowStore.visitorShare : FlowStore.sampleShare
    }

    /// When the clock has something to do with it by itself; nil where it waits for a person.
    var dueAt: Date? {
        switch status {
        case .handled: quietUntil ?? statusSince.addingTimeInterval(handling?.party.isStaff == true ? 0 : FlowStore.confirmationTime)
        case .handling: lane == .selfGovernance && assignment?.takenOverAt == nil ? assignment?.answerBy : nil
        case .suspended: clock?.reviewAt
        default: nil
        }
    }
}
