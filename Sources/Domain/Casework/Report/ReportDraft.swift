// SPDX-License-Identifier: Apache-2.0
import Geometry
import Mandates
import Secrets

/// What someone is about to report. It travels in the form itself from page to page, so that nothing typed is ever lost
/// and nothing is kept before it is sent.
struct ReportDraft: Sendable, Hashable {
    /// Made with the form: the same key makes one report, however often it is sent.
    var key: String
    var placeWords = ""
    /// The key of the place that was chosen among several, or that the words must do.
    var choice = ""
    var longitude = "", latitude = ""
    /// The code at a door, from its QR code.
    var premises = ""
    var words = ""
    var nature: Nature?
    /// `scheme/code`, or `Self.unknownMatter`; empty where nobody was asked yet.
    var matter = ""
    var photos: [Report.Photo] = []
    /// The case that the reporter recognised.
    var joins = ""
    var name = "", phone = ""

    static let unknownMatter = "unknown"
    static let wordLimit = 2000, placeLimit = 200, nameLimit = 40, photoLimit = 4

    init(key: String) { self.key = key }

    static func isKey(_ text: String) -> Bool {
        (16...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95 }
    }

    var point: Coordinate? { longitude.isEmpty && latitude.isEmpty ? nil : Coordinate("\(longitude),\(latitude)") }
    /// Something stands in the point's fields that is no point on the earth.
    var hasBrokenPoint: Bool { point == nil && !(longitude.isEmpty && latitude.isEmpty) }

    /// Scheme and code of the matter that was chosen; nil where the reporter does not know.
    var matterCode: (scheme: String, code: String)? {
        let parts = matter.split(separator: "/", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    var contact: Report.Contact? { name.isEmpty && phone.isEmpty ? nil : Report.Contact(name: name, phone: phone) }

    /// Digits with what people put between them; 5 to 20 digits.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.filter { (48...57).contains($0) }.count
        return (5...20).contains(digits) && text.utf8.count <= 32
            && text.utf8.allSatisfy { (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 32 || $0 == 40 || $0 == 41 }
    }
}

/// Photos that were accepted before the report is sent travel as their names under a seal, so that nobody can name one they did not send.
struct PhotoSeal {
    let key: [UInt8]

    /// `name.width.height.seal`
    func sealed(_ photo: Report.Photo) -> String { "\(photo.id).\(photo.width).\(photo.height).\(seal(photo.id, photo.width, photo.height))" }

    func opened(_ text: String) -> Report.Photo? {
        guard text.utf8.count <= 200 else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let width = Int(parts[1]), let height = Int(parts[2]) else { return nil }
        guard Secrets.areEqual(parts[3], seal(parts[0], width, height)) else { return nil }
        return Report.Photo(id: parts[0], width: width, height: height)
    }

    /// What lets someone see a photo that is not public: they sent it, or the page that showed it to them was theirs.
    func ticket(_ id: String) -> String { Secrets.keyedHash("photo ticket \(id)", key: key) }

    private func seal(_ id: String, _ width: Int, _ height: Int) -> String { Secrets.keyedHash("photo \(id) \(width) \(height)", key: key) }
}

/// The token of a reporter's secret link: from the key of their form, so that sending twice leads to the same page. Only its digest is kept.
enum ReporterLink {
    static func secret(for key: String, with own: [UInt8]) -> String { Secrets.keyedHash("reporter \(key)", key: own) }
    static func path(_ secret: String) -> String { "/r/\(secret)" }
    /// Whether the text may be a secret at all; saves asking the database.
    static func isSecret(_ text: String) -> Bool { text.utf8.count == 43 }
}
