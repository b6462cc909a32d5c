// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Storage

/// Masks words that should never have become public: names, numbers, doors. That something was masked stays on record, what it was does not.
struct RedactionStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    static let mask = "***"

    /// The text with each phrase masked; phrases are told apart by nothing but their letters.
    static func masked(_ text: String, _ phrases: [String]) -> String {
        phrases.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: mask) }
    }

    /// Masks phrases in all public words of a case: the case's own, its reports', its steps', and in what can be searched.
    ///
    /// The reports' original words stay for those who may read them. A step whose words change loses its salt, so that the record
    /// still proves the step but no longer the words. Throws `StorageError.absent` where none of the phrases stands anywhere.
    @discardableResult
    func redact(_ phrases: [String], on number: String, by actor: Actor, at now: Date, saying words: Step.Words) throws -> Case {
        let phrases = phrases.filter { !$0.isEmpty }
        guard var found = try CaseStore(db).find(number, for: actor) else { throw StorageError.absent }
        let change = try found.take(.redact, withWords: true, by: actor, at: now)
        var isFound = false
        let own = Self.masked(found.words, phrases)
        isFound = own != found.words
        found.words = own
        for report in try IntakeStore(db).reports(of: found) {
            let masked = Self.masked(report.publicWords, phrases)
            guard masked != report.publicWords else { continue }
            isFound = true
            try db.run("UPDATE casework_report SET public_words = \(masked) WHERE id = \(report.id)")
        }
        for step in try StepStore(db: db).steps(of: found.id) {
            guard let said = step.words else { continue }
            let masked = Self.masked(said, phrases)
            guard masked != said else { continue }
            isFound = true
            try db.run("UPDATE casework_step SET words = \(masked), salt = NULL WHERE case_id = \(found.id) AND number = \(step.number)")
        }
        guard isFound else { throw StorageError.absent }
        try CaseStore(db).keep(change, of: &found, saying: words)
        try db.index(found.id, found.searchText, in: "casework_search")
        return found
    }
}

extension Case {
    /// What the board's search finds it by.
    var searchText: String { [number, words, place.text, matter?.name.zh ?? "", matter?.name.en ?? ""].joined(separator: " ") }
}
