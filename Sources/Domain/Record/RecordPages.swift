// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Web

enum RecordPages {
    struct Line: Sendable, Hashable {
        let number: Int
        let at: Date
        let hash: String
    }

    static func list(_ lines: [Line], hasMore: Bool, key: String, now: Date, in frame: Frame) -> Page {
        let language = frame.language
        let table: HTML =
            lines.isEmpty
            ? "<p class=\"empty\">\(RecordStrings.none(language))</p>"
            : HTML.table(
                [RecordStrings.number(language), RecordStrings.made(language), RecordStrings.hash(language), RecordStrings.file(language)],
                rows: lines.map { line in
                    [
                        "\(line.number)", HTML.time(line.at, now: now, language), "<code class=\"hash\">\(line.hash)</code>",
                        "<a href=\"\(RecordRoutes.path)/checkpoints/\(line.number).json\">\(RecordStrings.download(line.number)(language))</a>",
                    ]
                })
        let more: HTML? = lines.last.flatMap { last in
            hasMore ? HTML.actions(HTML.link(RecordStrings.earlier, to: "\(RecordRoutes.path)?before=\(last.number)", in: frame)) : nil
        }
        return Page(
            RecordStrings.title, in: frame,
            content: """
                <h1>\(RecordStrings.title(language))</h1>
                <p class="lead">\(RecordStrings.lead(language))</p>
                <h2>\(RecordStrings.checkpoints(language))</h2>
                \(table)\(more)
                <h2>\(RecordStrings.how(language))</h2>
                <ol><li>\(RecordStrings.keep(language))</li><li>\(RecordStrings.ask(language))</li><li>\(RecordStrings.read(language))</li></ol>
                <h2>\(RecordStrings.key(language))</h2>
                <p>\(RecordStrings.keyMeans(language))</p>
                <p><code class="hash">\(key)</code></p>
                """)
    }
}
