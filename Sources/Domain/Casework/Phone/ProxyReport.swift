// SPDX-License-Identifier: Apache-2.0
import Geometry
import Mandates

/// A report that a colleague writes down for someone else (代报): on the phone, at the door, from a letter; or on their own round.
struct ProxyReport: Hashable {
    /// Made with the form: the same key makes one report.
    var key: String
    var channel: Report.Channel = .phone
    var nature: Nature = .request
    var name = "", phone = "", words = "", placeWords = ""
    /// The place chosen among several, or that the words must do.
    var choice = ""
    /// `scheme/code`; empty where the registrar decides.
    var matter = ""
    var joins = ""
    /// Others in a chat who said that it is the same with them.
    var also = 0

    static let channels: [Report.Channel] = [.phone, .visit, .paper]

    var contact: Report.Contact? { name.isEmpty && phone.isEmpty ? nil : Report.Contact(name: name, phone: phone) }

    var matterCode: (scheme: String, code: String)? {
        let parts = matter.split(separator: "/", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    /// - Parameter helper: the account of whoever writes it down.
    func report(at place: Case.Place, helper: String) -> Report.New {
        var new = Report.New(key: key)
        new.channel = channel
        new.nature = nature
        new.words = words
        new.contact = contact
        new.helper = helper
        new.placeWords = placeWords
        new.place = place
        new.joins = joins.isEmpty ? nil : joins
        return new
    }
}

extension CaseNumber {
    /// The number's year and sequence, to be read out.
    static func parts(_ number: String) -> (year: String, sequence: String) {
        let parts = number.split(separator: "-").map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : ("", number)
    }
}
