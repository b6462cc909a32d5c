// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a person asks of their own data (PIPL art. 44 to 50), with its clock.
public struct RightsRequest: Sendable, Hashable, Identifiable {
    public let id: String
    /// `P2026-0007`, for both sides to speak of it.
    public let number: String
    public let kind: Kind
    public let channel: Channel
    public let proof: Proof
    /// What it is about: `report:ID`; empty where nothing was found.
    public let subjects: [String]
    /// In the person's own words.
    public let words: String
    /// How to reach them; may be empty for those who have a link.
    public let contact: String
    public let askedAt: Date
    public let dueAt: Date
    public private(set) var outcome: Outcome?
    /// What they are told.
    public private(set) var answer = ""
    /// Why it was refused, wholly or in part.
    public private(set) var ground: Ground?
    public private(set) var answeredAt: Date?
    public private(set) var version: Int

    public enum Kind: String, Sendable, CaseIterable {
        case access, copy, correct, erase, explain, complain
    }
    public enum Channel: String, Sendable, CaseIterable { case web, desk, phone, letter }

    /// How it was made sure who asks: as much as the matter needs, and no copy of an identity card is kept.
    public enum Proof: String, Sendable, CaseIterable {
        /// They hold the secret link of the report.
        case link
        /// They were called back at the number that had been left.
        case callBack
        /// They showed a document at the desk; nothing of it was noted.
        case document
        /// They asked for someone else and showed that they may: a child's guardian, a proxy, next of kin (art. 31, 49).
        case standing
    }

    public enum Outcome: String, Sendable, CaseIterable { case granted, partly, refused }

    /// On what ground something is refused. There is no other.
    public enum Ground: String, Sendable, CaseIterable {
        /// Nothing is kept about the person.
        case nothing
        /// It could not be made sure that it is their data.
        case unproved
        /// A law says that it must be kept, or kept secret (art. 18, 35, 47).
        case law
        /// It would tell of someone else.
        case others
    }

    /// Days in which it is answered. The law says "in good time" (art. 50); GB/T 35273-2020 8.7 allows 30.
    public static let days = 15
    public static let wordsLimit = 1000

    public enum Refusal: Error, Hashable {
        case notAllowed, kindMissing, proofMissing, wordsMissing, wordsTooLong, contactMissing, contactTooLong
        case answered, answerTooShort, answerTooLong, groundMissing, groundUnfitting, outcomeMissing
    }

    public init(
        id: String, number: String, kind: Kind, channel: Channel, proof: Proof, subjects: [String], words: String, contact: String, askedAt: Date,
        dueAt: Date? = nil, outcome: Outcome? = nil, answer: String = "", ground: Ground? = nil, answeredAt: Date? = nil, version: Int = 1
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.channel = channel
        self.proof = proof
        self.subjects = subjects
        self.words = words
        self.contact = contact
        self.askedAt = askedAt
        self.dueAt = dueAt ?? askedAt + Double(Self.days) * 86_400
        self.outcome = outcome
        self.answer = answer
        self.ground = ground
        self.answeredAt = answeredAt
        self.version = version
    }

    /// What someone wrote who asks, checked.
    public static func checked(_ kind: Kind, words: String, contact: String, proof: Proof) throws(Refusal) -> (words: String, contact: String) {
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines), contact = contact.trimmingCharacters(in: .whitespacesAndNewlines)
        // Who wants something put right, explained or complains must say what; a copy needs no words.
        if kind == .correct || kind == .explain || kind == .complain, words.count < 4 { throw .wordsMissing }
        guard words.count <= wordsLimit else { throw .wordsTooLong }
        guard contact.count <= 100 else { throw .contactTooLong }
        if proof != .link, contact.isEmpty { throw .contactMissing }
        return (words, contact)
    }

    /// Answers, once. A refusal says on which ground, and explains it.
    public mutating func answer(_ outcome: Outcome, ground: Ground?, saying answer: String, at now: Date) throws(Refusal) {
        guard self.outcome == nil else { throw .answered }
        let answer = answer.trimmingCharacters(in: .whitespacesAndNewlines)
        guard answer.count <= Self.wordsLimit else { throw .answerTooLong }
        guard answer.count >= (outcome == .granted ? 4 : 10) else { throw .answerTooShort }
        switch (outcome, ground) {
        case (.granted, nil), (.partly, .some), (.refused, .some): break
        case (.granted, .some): throw .groundUnfitting
        case (.partly, nil), (.refused, nil): throw .groundMissing
        }
        self.outcome = outcome
        self.ground = ground
        self.answer = answer
        answeredAt = now
        version += 1
    }

    public func isLate(at now: Date) -> Bool { outcome == nil && now > dueAt }
}
