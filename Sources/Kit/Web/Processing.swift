// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

/// One processing of personal data (个人信息处理活动), as its room declares it: what is kept, why, on which ground, who sees it and for how long
/// (PIPL art. 5, 6, 13, 17, 19, 51, 55). The register of all rooms is public; nothing personal is kept outside it, which a test proves.
public struct Processing: Sendable {
    /// `room.word`, which never changes: tombstones name it.
    public let id: String
    public let name: Text
    public let purpose: Text
    public let basis: LegalBasis
    public let columns: [PersonalColumn]
    /// Who sees it; and the permissions behind that, where it takes one.
    public let seenBy: Text
    public let permissions: [Permission]
    public let retention: Retention
    /// Who else gets it; nil for nobody.
    public let recipients: Text?
    /// Why it needed an impact assessment (PIPL art. 55), and what that found; nil where none was needed.
    public let assessment: Assessment?

    /// What of it belongs to one person who can ask for it; nil where that is settled otherwise, as with accounts.
    public let own: Own?

    public init(
        id: String, name: Text, purpose: Text, basis: LegalBasis, columns: [PersonalColumn], seenBy: Text, permissions: [Permission] = [],
        retention: Retention, recipients: Text? = nil, assessment: Assessment? = nil, own: Own? = nil
    ) {
        self.own = own
        self.id = id
        self.name = name
        self.purpose = purpose
        self.basis = basis
        self.columns = columns
        self.seenBy = seenBy
        self.permissions = permissions
        self.retention = retention
        self.recipients = recipients
        self.assessment = assessment
    }

    /// The grounds of PIPL art. 13 on which an office may stand.
    public enum LegalBasis: String, Sendable, CaseIterable {
        /// Item 1: the person's consent.
        case consent
        /// Item 2: a contract, or the management of staff under lawful rules.
        case contract
        /// Item 3: a duty or power laid down by law.
        case duty
        /// Item 4: public health, or life, health and property in an emergency.
        case emergency
    }

    /// How long something is kept, and how it goes.
    public struct Retention: Sendable {
        /// Days after `since`; nil where something else ends it, which `since` then says.
        public let days: Int?
        public let since: Text
        public let erasure: Erasure?

        /// Kept for some days after an event, then erased by the nightly job.
        public static func days(_ days: Int, after since: Text, _ erasure: Erasure) -> Retention {
            Retention(days: days, since: since, erasure: erasure)
        }

        /// Kept as long as what is said lasts; the room itself ends it, or the erasure is only for those who ask for it.
        public static func until(_ event: Text, _ erasure: Erasure? = nil) -> Retention { Retention(days: nil, since: event, erasure: erasure) }
    }

    /// How what is kept about one person is read, by the subject that stands for them: `report:ID`.
    public struct Own: Sendable {
        /// The word before the colon. The rows that the erasure takes are what stands behind it.
        public let kind: String
        /// What is kept, each with its name; empty where nothing is.
        public let read: @Sendable (_ db: any Connection, _ row: String) throws -> [Item]

        public init(_ kind: String, read: @escaping @Sendable (any Connection, String) throws -> [Item]) {
            self.kind = kind
            self.read = read
        }
    }

    /// An impact assessment (个人信息保护影响评估): what PIPL art. 56 asks of it. What needs one and has none is not kept; a test sees to that.
    public struct Assessment: Sendable, Hashable {
        /// Whether purpose and manner are lawful, fitting and needed.
        public let need: Text
        /// What it could do to the persons, and how great the risk is.
        public let risk: Text
        /// Which measures stand against that.
        public let measures: Text
        /// The days on which it was approved and by which it is looked at again, `2026-11-27`.
        public let approved: Day
        public let reviewBy: Day

        /// 2026-11-27, when what was there from the beginning was assessed.
        public static let first = Day(number: 20784)

        public init(need: Text, risk: Text, measures: Text, approved: Day, reviewBy: Day) {
            self.need = need
            self.risk = risk
            self.measures = measures
            self.approved = approved
            self.reviewBy = reviewBy
        }
    }

    /// One thing that is kept about a person.
    public struct Item: Sendable, Hashable {
        public let name: Text
        public let value: String

        public init(_ name: Text, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// How a room erases: by the ids of its own rows.
    public struct Erasure: Sendable {
        /// The rows whose time was up before a moment and that still hold something, at most so many.
        public let due: @Sendable (_ db: any Connection, _ before: Date, _ limit: Int) throws -> [String]
        /// Erases or makes anonymous. Doing it twice does no harm: it is done again after a backup was restored.
        public let erase: @Sendable (_ db: any Connection, _ rows: [String], _ now: Date) throws -> Void

        public init(
            due: @escaping @Sendable (any Connection, Date, Int) throws -> [String],
            erase: @escaping @Sendable (any Connection, [String], Date) throws -> Void
        ) {
            self.due = due
            self.erase = erase
        }
    }
}

/// A column with personal data.
public struct PersonalColumn: Sendable, Hashable {
    /// `table.column`
    public let column: String
    /// The column that names the row for which the text is sealed; nil where it is not sealed.
    public let sealedBy: String?

    public init(_ column: String, sealedBy row: String? = nil) {
        self.column = column
        sealedBy = row
    }

    public var sealed: SealedColumn? { sealedBy.map { SealedColumn(column, row: $0) } }
}
