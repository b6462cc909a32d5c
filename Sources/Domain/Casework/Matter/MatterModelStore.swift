// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Secrets
import Storage
import Triage

/// What a place's closed cases have taught about matters: kept by version, with what it was made of and how it fared.
struct MatterModelStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    /// From so many closed cases on, what was learnt leads; below, the list's words do.
    static let enough = 30
    /// The newest so many closed cases teach.
    static let most = 5_000
    /// So many versions can still be asked; of older ones only the figures stay.
    static let kept = 2

    /// A version: what it was made of, and how its suggestions compare with what was decided afterwards.
    struct Version: Sendable, Hashable {
        let id: Int
        let madeAt: Date
        /// `MatterModel.version`: another method makes another model of the same cases.
        let method: Int
        let cases: Int
        let matters: Int
        /// SHA-256 over the examples in their order: who has the same examples gets the same model.
        let digest: String
        let sureness: Double
        /// Cases that were closed since and that it had not seen: how many, for how many its first suggestion was what was decided,
        /// and both once more for those it was sure of.
        var asked = 0, agreed = 0, sure = 0, sureAgreed = 0
    }

    /// What a model is to be made of.
    struct Lesson: Sendable {
        let cases: [MatterModel.Example]
        let lists: [MatterModel.Example]

        var isEnough: Bool { cases.count >= MatterModelStore.enough && Set((cases + lists).map(\.label)).count > 1 }

        var digest: String {
            Secrets.sha256(
                (cases + ["\u{0}lists"].map { .init(.init(text: $0), "") } + lists).map { "\($0.label)\u{1}\($0.message.text)" }.joined(
                    separator: "\u{2}"))
        }
    }

    func newest() throws -> Version? { try versions(1).first }

    /// The newest first.
    func versions(_ most: Int = 30) throws -> [Version] {
        try db.run("SELECT * FROM casework_model ORDER BY id DESC LIMIT \(most)").map(Version.init(row:))
    }

    /// The model of a version; nil where it is not kept any more, or was made by another method: then the list's words must do until the night.
    func model(_ id: Int) throws -> MatterModel? {
        guard let row = try db.run("SELECT method, body FROM casework_model WHERE id = \(id)").first,
            try row.get("method", as: Int.self) == MatterModel.version, let body = try row.get("body", as: String?.self)
        else { return nil }
        return try Codec.value(body, as: MatterModel.self)
    }

    /// Cases that ended with a matter, as their public words tell them; those of households and persons teach nothing.
    ///
    /// What someone put right counts as they put it: the matter is the one under which the case was closed.
    func lesson(at now: Date, since: Date? = nil) throws -> Lesson {
        let closed: SQL = since.map { "AND status_since > \($0)" } ?? ""
        let bodies = try db.run(
            """
            SELECT body FROM casework_case WHERE status = 'closed' AND matter_code IS NOT NULL AND NOT is_private AND status_since <= \(now) \(closed)
            ORDER BY status_since DESC, number DESC LIMIT \(Self.most)
            """)
        let cases = try bodies.compactMap { row -> MatterModel.Example? in
            let found = try Codec.value(row.get("body"), as: Case.self)
            guard let matter = found.matter, !found.words.isEmpty else { return nil }
            return MatterModel.Example(.init(text: found.words), MatterAdvice.label(of: matter))
        }
        var seen: Set<String> = []
        let lists = try MandateStore(db).mattersInForce(on: Day(now)).filter { !$0.matter.isPrivate }.compactMap { listed -> MatterModel.Example? in
            let label = MatterAdvice.label(of: listed.reference)
            guard seen.insert(label).inserted else { return nil }
            return MatterModel.Example(.init(text: ([listed.matter.name.zh] + listed.matter.words).joined(separator: "\n")), label)
        }
        return Lesson(cases: cases.reversed(), lists: lists)
    }

    /// Keeps a model as the newest version, and how the one before fared.
    func keep(_ model: MatterModel, of lesson: Lesson, at now: Date) throws {
        let id = (try newest()?.id ?? 0) + 1
        try db.run(
            """
            INSERT INTO casework_model (id, made_at, method, cases, matters, digest, sureness, body)
            VALUES (\(id), \(now), \(MatterModel.version), \(lesson.cases.count), \(model.labels.count), \(lesson.digest), \(model.sureness),
                \(try Codec.text(model)))
            """)
        try db.run("UPDATE casework_model SET body = NULL WHERE id <= \(id - Self.kept)")
    }

    /// Notes how a version fared with what was decided after it was made.
    func note(_ version: Version) throws {
        try db.run(
            """
            UPDATE casework_model SET asked = \(version.asked), agreed = \(version.agreed), sure = \(version.sure), sure_agreed = \(version.sureAgreed)
            WHERE id = \(version.id)
            """)
    }
}

extension MatterModelStore.Version {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), madeAt: try row.get("made_at"), method: try row.get("method"), cases: try row.get("cases"),
            matters: try row.get("matters"), digest: try row.get("digest"), sureness: try row.get("sureness"), asked: try row.get("asked"),
            agreed: try row.get("agreed"), sure: try row.get("sure"), sureAgreed: try row.get("sure_agreed"))
    }

    /// The version with what it would have said of cases that it had not seen.
    func asked(_ model: MatterModel, of cases: [MatterModel.Example]) -> Self {
        var asked = self, reader = model.reader()
        asked.asked = cases.count
        for one in cases {
            let best = model.best(for: one.message, &reader), isRight = best.label == one.label, isSure = best.probability >= model.sureness
            if isRight { asked.agreed += 1 }
            if isSure { asked.sure += 1 }
            if isRight, isSure { asked.sureAgreed += 1 }
        }
        return asked
    }
}
