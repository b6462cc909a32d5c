// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Storage
import TestKit
import Testing
import WorkingTime

@testable import Casework

@Suite struct `The ledger` {
    /// What the scanner finds must be what the decoder reads, whatever stands in the words.
    @Test func `finds in a case's JSON what the decoder reads`() throws {
        let nasty = ["路灯不亮", "他说：\"不亮\"\\n{\"words\":1}", "a\u{1}b\tc\n", "😀𠮷\\", "", "]}\",{"]
        for (index, words) in nasty.enumerated() {
            let opening = Case.Opening(
                number: "2026-00000\(index)", matter: index % 2 == 0 ? nil : Cast.matter(words),
                place: Case.Place(areaPath: "/1/", text: words + "门前"),
                isPrivate: false, isDanger: false, account: "a\"b", channel: .web, nature: .request)
            var found = Case(id: "id", opening: opening, words: words, at: Cast.monday)
            if index > 2 {
                found.assignment = Case.Assignment(
                    lane: .management, party: Case.Party(id: "x", kind: .gridTeam, publicName: Text(zh: words, en: "x")), why: Text(name: words))
                found.clock = CaseClock(start: Cast.monday, limit: .init(time: .workingHours(4), condition: Text(name: words)))
                found.joinedTo = "2026-000009"
            }
            let body = try LedgerStore.Body(try Codec.text(found))
            #expect(body.words == words && body.placeText == found.place.text && body.matter == found.matter)
            #expect(body.party == found.assignment?.party.publicName && body.joinedTo == found.joinedTo)
            #expect(try body.clock.map { try Codec.decoder.decode(CaseClock.self, from: $0) } == found.clock)
        }
        for broken in ["", "{", "[]", "{\"words\":", "{\"words\":\"a", "{\"a\":[1,2"] {
            #expect(throws: BodyScanner.Malformed.self) { try LedgerStore.Body(broken) }
        }
    }
}

extension Cast {
    static func matter(_ name: String) -> MatterReference { MatterReference(scheme: "s", version: "1", code: "0504", name: Text(name: name)) }
}
