// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization
import Mandates

/// The newest cases as a feed: Atom (RFC 4287) or RSS 2.0.
struct Feed {
    let title: String
    let address: String
    /// The path of an area, or empty.
    let area: String
    let language: Language
    let rows: [LedgerStore.Row]

    private func own(_ form: String) -> String { "\(address)/feed.\(form)" + (area.isEmpty ? "" : "?area=\(area)") }
    private func escaped(_ text: String) -> String { Wire.escapedForXML(text) }
    private func title(_ row: LedgerStore.Row) -> String {
        [(row.body.matter?.name ?? .unknownService)(language), row.body.placeText].filter { !$0.isEmpty }.joined(separator: " · ")
    }
    private func words(_ row: LedgerStore.Row) -> String { "\(Text.state(row.status, row.outcome)(language))\n\(row.body.words)" }

    var atom: String {
        // A feed that never had an entry was last changed at the beginning.
        let updated = rows.map(\.updatedAt).max() ?? Date(timeIntervalSince1970: 0)
        let entries = rows.map { row in
            let link = escaped(address + Case.path(row.number))
            return """
                <entry><id>\(link)</id><title>\(escaped(title(row)))</title><link href="\(link)"/><published>\(W3CTime.text(row.openedAt))</published>\
                <updated>\(W3CTime.text(row.updatedAt))</updated><category term="\(row.status.rawValue)"/><summary>\(escaped(words(row)))</summary></entry>

                """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language.tag)">
            <id>\(escaped(own("atom")))</id><title>\(escaped(title))</title><updated>\(W3CTime.text(updated))</updated>
            <link rel="self" href="\(escaped(own("atom")))"/><link href="\(escaped(address))/"/><author><name>Linli</name></author>
            \(entries.joined())</feed>

            """
    }

    var rss: String {
        let items = rows.map { row in
            let link = escaped(address + Case.path(row.number))
            return """
                <item><title>\(escaped(title(row)))</title><link>\(link)</link><guid isPermaLink="true">\(link)</guid>\
                <pubDate>\(Self.mailTime(row.openedAt))</pubDate><category>\(row.status.rawValue)</category>\
                <description>\(escaped(words(row)))</description></item>

                """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>\(escaped(title))</title><link>\(escaped(address))/</link><description>\(escaped(title))</description><language>\(language.tag)</language>
            <atom:link rel="self" type="application/rss+xml" href="\(escaped(own("rss")))"/>
            \(items.joined())</channel></rss>

            """
    }

    /// `Mon, 23 Nov 2026 01:00:00 GMT` (RFC 822, as RSS asks).
    static func mailTime(_ date: Date) -> String {
        let text = W3CTime.text(date), day = Day(date, in: .gmt)
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let month = Int(text.dropFirst(5).prefix(2)) ?? 1
        // 1970-01-01 was a Thursday.
        let name = names[((day.number + 3) % 7 + 7) % 7]
        return "\(name), \(text.dropFirst(8).prefix(2)) \(months[month - 1]) \(text.prefix(4)) \(text.dropFirst(11).prefix(8)) GMT"
    }
}
