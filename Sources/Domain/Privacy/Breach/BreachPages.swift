// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Storage
import Web

enum BreachPages {
    struct Typed: Sendable {
        var login = "", from = "", until = ""
        var isEmpty: Bool { from.isEmpty && until.isEmpty && login.isEmpty }

        /// The days, the last one included.
        func span() throws(Invalid) -> (from: Date, until: Date) {
            var invalid = Invalid()
            let first = Day(from), last = Day(until)
            if first == nil { invalid["from"] = BreachStrings.dayMalformed }
            if last == nil { invalid["until"] = BreachStrings.dayMalformed }
            if let first, let last, last < first || last.number - first.number > BreachRoutes.longest {
                invalid["until"] = BreachStrings.spanMalformed
            }
            try invalid.check()
            guard let first, let last else { throw invalid }
            return (first.start(), last.adding(days: 1).start())
        }
    }

    struct Found: Sendable {
        let looks: [Look]
        let names: [String: String]
        let from: String, until: String
        var subjects: Int { Set(looks.map(\.subject)).count }
    }

    static func ask(_ typed: Typed, found: Found?, invalid: Invalid = Invalid(), now: Date, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            RightsStrings.breach, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(RightsStrings.breach(language))</h1>
                <p class="lead">\(BreachStrings.lead(language))</p>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.search(BreachRoutes.path, """
                    \(HTML.field("from", BreachStrings.from, in: frame, value: typed.from, kind: "date", remark: invalid["from"], required: true))
                    \(HTML.field("until", BreachStrings.until, in: frame, value: typed.until, kind: "date", remark: invalid["until"], required: true))
                    \(HTML.field("account", BreachStrings.account, in: frame, value: typed.login, help: BreachStrings.accountHelp, remark: invalid["account"]))
                    \(HTML.actions(HTML.button(BreachStrings.look, in: frame)))
                    """))
                \(found.map { result($0, now: now, in: frame) })
                <h2>\(BreachStrings.steps(language))</h2>
                <ol>\(BreachStrings.stepList.map { "<li>\($0(language))</li>" as HTML })</ol>
                """)
    }

    private static func result(_ found: Found, now: Date, in frame: Frame) -> HTML {
        let language = frame.language
        guard !found.looks.isEmpty else { return HTML.empty(BreachStrings.none, in: frame) }
        let rows = found.looks.map { look -> [HTML] in
            [
                HTML.time(look.at, now: now, language), "\(found.names[look.actor] ?? look.actor)", "\(look.subject)", "\(look.what.text(language))",
                "\(look.purpose.text(language))\(look.why.flatMap { $0.isEmpty ? nil : " · \($0)" })",
            ]
        }
        return """
            <h2>\(BreachStrings.affected(found.subjects, looks: found.looks.count)(language))</h2>
            \(HTML.table(
                [LookStrings.when, LookStrings.whoLooked, BreachStrings.whose, LookStrings.what, LookStrings.purpose].map { $0(language) }, rows: rows))
            <h2>\(BreachStrings.toPersons(language))</h2>
            <blockquote>\(BreachStrings.noticeToPersons(from: found.from, until: found.until)(language))</blockquote>
            <h2>\(BreachStrings.toAuthority(language))</h2>
            <blockquote>\(BreachStrings.noticeToAuthority(from: found.from, until: found.until, persons: found.subjects)(language))</blockquote>
            """
    }
}
