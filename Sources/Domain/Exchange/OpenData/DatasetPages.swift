// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Web

/// The dictionary of the open data.
enum DatasetPages {
    static func show(_ sets: [(set: Dataset, madeAt: Date?)], in frame: Frame) -> Page {
        let language = frame.language
        let parts = sets.map { set, madeAt -> HTML in
            let link: HTML =
                madeAt.map { "<a href=\"/open-data/\(set.rawValue)\">\(set.rawValue)</a> · \(Text.madeAt(W3CTime.text($0))(language))" }
                ?? "\(set.rawValue) · \(Text.notMadeYet(language))"
            let columns: [(String, Text)] =
                set == .counts
                ? Dataset.CountColumn.allCases.map { ($0.rawValue, $0.text) } : Dataset.Column.allCases.map { ($0.rawValue, $0.text) }
            return """
                <section><h2>\(set.title(language))</h2>
                <p>\(link)</p>
                \(HTML.table([Text.column, .meaning].map { $0(language) }, rows: columns.map { ["<code>\($0.0)</code>", "\($0.1(language))"] }))</section>

                """
        }
        return Page(
            .openData, in: frame,
            content: """
                <h1>\(Text.openData(language))</h1>
                <p class="lead">\(Text.openDataLead(language))</p>
                <p><a href="/feed.atom">Atom</a> · <a href="/feed.rss">RSS</a> · <a href="/api/v1/openapi.yaml">OpenAPI</a> · \
                <a href="/developers">\(DeveloperStrings.title(language))</a></p>
                \(parts)
                """)
    }
}
