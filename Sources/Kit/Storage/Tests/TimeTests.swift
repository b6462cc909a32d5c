// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import TestKit
import Testing

@Suite struct TimeTests {
    @Test func `a time has one width and reads as it is written`() throws {
        let date = try #require(Date(sqlText: "2026-01-10T08:30:00.000Z"))
        #expect(date.timeIntervalSince1970 == 1_768_033_800)
        #expect(date.sqlText == "2026-01-10T08:30:00.000Z")
        #expect(Date(timeIntervalSince1970: .infinity).sqlText == "9999-12-31T23:59:59.999Z")
        #expect(Date(timeIntervalSince1970: -1e300).sqlText == "0000-01-01T00:00:00.000Z")
        #expect(Date(timeIntervalSince1970: -0.001).sqlText == "1969-12-31T23:59:59.999Z")
        #expect(Date(timeIntervalSince1970: .nan).sqlText.utf8.count == 24)
    }

    @Test func `every time goes there and back`() {
        forAll({ Double(Int.random(in: -11_000_000_000_000...250_000_000_000_000, using: &$0)) / 1000 }, count: 2000) { seconds in
            let date = Date(timeIntervalSince1970: seconds)
            let text = date.sqlText
            let foundation = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: false)).prefix(17)
            guard text.utf8.count == 24, let back = Date(sqlText: text) else { return false }
            return abs(back.timeIntervalSince1970 - seconds) < 0.000_51 && back.sqlText == text && text.hasPrefix(foundation)
        }
    }

    @Test func `texts sort as the times do`() {
        forAll({ (Double.random(in: -1e9...4e9, using: &$0), Double.random(in: -1e9...4e9, using: &$0)) }) { first, second in
            let texts = (Date(timeIntervalSince1970: first).sqlText, Date(timeIntervalSince1970: second).sqlText)
            return abs(first - second) < 0.002 || (first < second) == (texts.0 < texts.1)
        }
    }

    @Test(arguments: [
        "", "2026-01-10", "2026-01-10T08:30:00Z", "2026-02-30T08:30:00.000Z", "2026-01-10T24:00:00.000Z", "2026-01-10 08:30:00.000Z",
        "2026-01-10T08:30:00.0000", "２026-01-10T08:30:00.000", "2026-13-10T08:30:00.000Z", "2026-01-10T08:60:00.000Z", "-026-01-10T08:30:00.000Z",
    ])
    func `what is not a time is refused`(text: String) {
        #expect(Date(sqlText: text) == nil)
    }
}
