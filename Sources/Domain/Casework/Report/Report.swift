// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Mandates

/// A report (上报): what one person or system sent in at one time through one channel.
///
/// It is never changed (redaction and erasure aside) and never merged away: reports join a case.
public struct Report: Sendable, Hashable, Identifiable {
    public let id: String
    public let caseID: String
    public let channel: Channel
    public let nature: Nature
    public let at: Date
    /// What was written or said, word for word. Not public.
    public let words: String
    /// The same after personal data were masked.
    public let publicWords: String
    public let contact: Contact?
    /// The account that reported, if any.
    public let account: String?
    /// Who typed it for someone else: a volunteer at the door, a clerk on the phone (代报).
    public let helper: String?
    /// The place in the reporter's own words.
    public let placeWords: String
    public let coordinate: Coordinate?
    public let photos: [Photo]

    public enum Channel: String, Sendable, Codable, CaseIterable { case web, qr, phone, paper, visit, patrol, hotline, chat, wecom, api }

    /// How to reach the reporter. Seen only by those who may, never by the party concerned.
    public struct Contact: Sendable, Hashable, Codable {
        public var name: String
        public var phone: String
        public init(name: String, phone: String) {
            self.name = name
            self.phone = phone
        }

        /// The digits by which a person's reports are found again, without the country's prefix; nil where there are too few to mean anyone.
        var findable: String? {
            var digits = phone.filter { $0.isASCII && $0.isNumber }
            if digits.count == 13, digits.hasPrefix("86") { digits = String(digits.dropFirst(2)) }
            return digits.count >= 7 ? digits : nil
        }
        /// What the keyed hash of the digits is a hash of.
        static let mark = "phone"
    }

    /// What of a report is sealed in the database, as `table.column`.
    static let sealed = (
        words: "casework_report.words", name: "casework_report.contact_name", phone: "casework_report.contact_phone",
        place: "casework_report.place_words"
    )

    /// A photo on the shelf, by the hash of its bytes.
    public struct Photo: Sendable, Hashable, Codable {
        public let id: String
        public let width: Int
        public let height: Int
        public init(id: String, width: Int, height: Int) {
            self.id = id
            self.width = width
            self.height = height
        }
    }

    /// A report as it arrives, before it has a case.
    public struct New: Sendable {
        public var channel: Channel = .web
        public var nature: Nature = .request
        public var words = ""
        public var contact: Contact?
        public var account: String?
        public var helper: String?
        public var placeWords = ""
        public var place = Case.Place()
        /// The point that was named, where it lies beyond our border and so is not the case's; else the place's own.
        public var coordinate: Coordinate?
        public var matter: MatterReference?
        public var photos: [Photo] = []
        /// The sender's key: the same key makes one report, however often it is sent.
        public var key: String
        /// The case that the reporter recognised as the same.
        public var joins: String?

        public init(key: String) { self.key = key }
    }
}
