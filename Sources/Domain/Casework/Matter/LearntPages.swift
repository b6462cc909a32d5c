// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Web

/// How advice on matters is made, and how it fared with what people decided (PIPL art. 24: explanation of automated decisions' aids).
struct LearntPages {
    let frame: Frame
    let now: Date
    private var language: Language { frame.language }

    func page(_ versions: [MatterModelStore.Version]) -> Page {
        Page(
            .learntTitle, in: frame, width: .wide,
            content: """
                <h1>\(Text.learntTitle(language))</h1><p class="lead">\(Text.learntLead(language))</p>
                \(versions.isEmpty ? HTML.callout(.accent, "<p>\(Text.learntNothing(MatterModelStore.enough)(language))</p>") : table(versions))\
                <h2>\(Text.learntHow(language))</h2>\(Text.learntRules.map { "<p>\($0(language))</p>\n" as HTML })\
                \(HTML.actions(HTML.link(.learntBack, to: "/desk", in: frame)))
                """)
    }

    private func table(_ versions: [MatterModelStore.Version]) -> HTML {
        HTML.table(
            [.learntVersion, .learntMade, .learntCases, .learntMatters, .learntAsked, .learntAgreed, .learntSure, .learntSureAgreed]
                .map { (text: Text) in text(language) },
            rows: versions.map { version in
                [
                    "\(String(version.id))", HTML.time(version.madeAt, now: now, language), "\(String(version.cases))", "\(String(version.matters))",
                    "\(String(version.asked))", "\(share(version.agreed, of: version.asked))", "\(share(version.sure, of: version.asked))",
                    "\(share(version.sureAgreed, of: version.sure))",
                ]
            }, numeric: [0, 2, 3, 4, 5, 6, 7])
    }

    /// Shares of a handful say nothing.
    private func share(_ part: Int, of whole: Int) -> String {
        whole < 5 ? Text.tooFewToSay(language) : "\(Int((Double(part) / Double(whole) * 100).rounded()))%"
    }
}
