// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web
import WorkingTime

/// One list, and the matters in it.
enum ListDetailPages {
    struct View: Sendable {
        let list: MandateList
        let matters: [Matter]
        let parties: PartyNames
        /// Other versions of the same scheme and area, newest first.
        let versions: [MandateList]
        let mayEdit: Bool
        let today: Day
        /// Teams that the list names and People do not know.
        var unknownTeams: [String] = []
        /// What the draft would change; nil where there is nothing to compare with.
        var diff: (since: MandateList, MandateDiff)?
    }

    static func list(_ view: View, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language, list = view.list
        return Page(
            list.name(language), in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(list.name(language)) <span class="badge plain">\(list.version)</span></h1>
                \(list.status == .draft ? HTML.callout(.yellow, "<p>\(ListStrings.draftNote(language))</p>") : nil)
                \(HTML.definition(facts(view, language)))
                \(view.mayEdit && list.status == .draft ? adoption(view, in: frame, invalid: invalid) : nil)
                \(view.matters.contains { $0.conditions.contains(where: \.isDefault) } ? HTML.callout(.plain, "<p>\(ListStrings.defaultNote(language))</p>") : nil)
                <div class="actions">\(HTML.link(ListStrings.download, to: list.exportPath, in: frame))\
                \(view.versions.map { HTML.link(ListStrings.changesSince($0.version), to: list.changesPath(since: $0), in: frame) })</div>
                \(majors(view.matters).map { major in
                    """
                    <h2>\(major.code) \(major.name(language))</h2>
                    \(HTML.table(
                        [ListStrings.row, ListStrings.defect, ListStrings.matter, ListStrings.who, ListStrings.limit].map { $0(language) },
                        rows: major.matters.map { row($0, view, language) }, numeric: [0]))
                    """ as HTML
                })
                """)
    }

    private static func facts(_ view: View, _ language: Language) -> [(term: String, is: HTML)] {
        var facts: [(term: String, is: HTML)] = [
            (ListStrings.period(language), "\(ListPages.period(view.list)(language))"),
            (ListStrings.area(language), "\(ListPages.area(view.list.areaPath)(language))"),
            (ListStrings.scheme(language), "\(view.list.scheme)"),
            (ListStrings.matters(language), "\(ListStrings.count(view.matters.count)(language))"),
        ]
        if let source = view.list.source { facts.append((ListStrings.source(language), "\(source(language))")) }
        return facts
    }

    private static func majors(_ matters: [Matter]) -> [(code: String, name: Text, matters: [Matter])] {
        var majors: [(code: String, name: Text, matters: [Matter])] = []
        for matter in matters {
            if let index = majors.firstIndex(where: { $0.code == matter.majorCode }) {
                majors[index].matters.append(matter)
            } else {
                majors.append((matter.majorCode, matter.majorName, [matter]))
            }
        }
        return majors
    }

    private static func row(_ matter: Matter, _ view: View, _ language: Language) -> [HTML] {
        let listed = ListedMatter(matter, in: view.list)
        return [
            "\(matter.row)", "\(matter.code)",
            """
            <a href="\(listed.path)">\(matter.name(language))</a>\
            \(matter.isDanger ? " \(HTML.badge(ListStrings.danger(language), .red))" as HTML : nil)\
            \(matter.duty == .basic ? nil : " \(HTML.badge(matter.duty.text(language), .suspended))" as HTML)
            """,
            matter.duty == .takenBack
                ? "\(matter.lead.map { view.parties.team($0)(language) })"
                : HTML.lines(
                    matter.rules.filter { $0.tenure == nil || matter.rules.count == 1 }.map {
                        "\($0.lane.text(language)) · \(view.parties($0.party)(language))"
                    }),
            HTML.lines(matter.conditions.map { "\($0.limit.text(language))\($0.isDefault ? " · " + ListStrings.isDefault(language) : "")" }),
        ]
    }

    private static func adoption(_ view: View, in frame: Frame, invalid: Invalid) -> HTML {
        let language = frame.language
        let fields: HTML = """
            \(HTML.field(
                "day", ListStrings.adoptFrom, in: frame, value: view.today.description, kind: "date", help: ListStrings.adoptHelp, remark: invalid["day"],
                required: true))\
            \(HTML.actions(HTML.button(ListStrings.adopt, in: frame)))
            """
        return """
            \(HTML.summary(of: invalid, in: frame))
            \(view.unknownTeams.isEmpty ? nil : HTML.callout(.yellow, "<p>\(ListStrings.unknownTeams(view.unknownTeams.joined(separator: ", "))(language))</p>"))
            \(view.diff.map { since, diff in
                """
                <p>\(ListStrings.changesSince(since.version)(language)) \
                <a href="\(view.list.changesPath(since: since))">\(ListStrings.diffSummary(added: diff.added.count, removed: diff.removed.count, changed: diff.changed.count)(language))</a></p>
                """ as HTML
            })
            \(HTML.form("\(view.list.path)/adoption", in: frame, fields))
            \(HTML.form("\(view.list.path)/discard", in: frame, HTML.actions(HTML.button(ListStrings.discard, in: frame, weight: .danger))))
            """
    }

    // MARK: A matter

    static func matter(_ listed: ListedMatter, parties: PartyNames, in frame: Frame) -> Page {
        let language = frame.language, matter = listed.matter
        var facts: [(term: String, is: HTML)] = [
            (ListStrings.matters(language), "\(matter.majorCode) \(matter.majorName(language)) · \(matter.kind.text(language))"),
            (ListStrings.duty(language), "\(matter.duty.text(language))"),
        ]
        if let lead = matter.lead { facts.append((ListStrings.lead(language), "\(parties.team(lead)(language))")) }
        facts.append((ListStrings.legalBasis(language), "\((matter.legalBasis ?? ListStrings.noLegalBasis)(language))"))
        if !matter.words.isEmpty { facts.append((ListStrings.words(language), "\(ListStrings.joined(matter.words)(language))")) }
        facts.append(
            (
                ListStrings.title(language),
                "<a href=\"\(listed.list.path)\">\(listed.list.name(language)) \(listed.list.version)</a> · \(ListStrings.row(language)) \(matter.row)"
            ))
        return Page(
            matter.name(language), in: frame,
            content: """
                <h1>\(matter.name(language)) <span class="badge plain">\(matter.code)</span></h1>
                \(matter.isDanger ? danger(matter, language) : nil)
                \(matter.isPrivate ? HTML.callout(.plain, "<p>\(ListStrings.isPrivate(language))</p>") : nil)
                \(HTML.definition(facts))
                \(matter.conditions.isEmpty ? nil : conditions(matter, language))
                \(matter.rules.isEmpty || matter.duty == .takenBack ? nil : rules(matter, parties, language))
                """)
    }

    private static func danger(_ matter: Matter, _ language: Language) -> HTML {
        HTML.callout(
            .red,
            """
            <p><strong>\(ListStrings.emergency(language))</strong></p>
            <ul>\(matter.emergency.map { "<li><a href=\"tel:\($0.number)\">\($0.number)</a> \($0.name(language))</li>" as HTML })</ul>
            """)
    }

    private static func conditions(_ matter: Matter, _ language: Language) -> HTML {
        """
        <h2>\(ListStrings.conditions(language))</h2>
        \(HTML.table(
            [ListStrings.condition, ListStrings.limit, ListStrings.closing].map { $0(language) },
            rows: matter.conditions.map { condition in
                [
                    "\(condition.name(language))\(condition.needsPhoto ? " · " + ListStrings.needsPhoto(language) : "")",
                    "\(condition.limit.text(language))\(condition.isDefault ? " · " + ListStrings.isDefault(language) : "")", "\(condition.closing(language))",
                ]
            }))
        """
    }

    private static func rules(_ matter: Matter, _ parties: PartyNames, _ language: Language) -> HTML {
        """
        <h2>\(ListStrings.lanes(language))</h2>
        \(HTML.table(
            [ListStrings.lane, ListStrings.who, ListStrings.place, ListStrings.answer, ListStrings.action].map { $0(language) },
            rows: matter.rules.sorted { $0.lane < $1.lane }.map { rule in
                [
                    "\(rule.lane.text(language))", "\(parties(rule.party)(language))", "\((rule.tenure?.text ?? ListStrings.anyPlace)(language))",
                    "\(rule.answer.text(language))", "\(rule.action(language))",
                ]
            }))
        """
    }

    // MARK: Two versions

    static func changes(from old: MandateList, to new: MandateList, _ diff: MandateDiff, in frame: Frame) -> Page {
        let language = frame.language
        func names(_ title: Text, _ matters: [Matter], in list: MandateList) -> HTML? {
            if matters.isEmpty { return nil }
            return """
                <h2>\(title(language)) \(matters.count)</h2>
                <ul>\(matters.map { "<li><a href=\"\(ListedMatter($0, in: list).path)\">\($0.code) \($0.name(language))</a></li>\n" as HTML })</ul>
                """
        }
        return Page(
            ListStrings.diffTitle(old.version, new.version), in: frame, width: .wide,
            content: """
                <h1>\(new.name(language))</h1>
                <p class="lead">\(ListStrings.diffTitle(old.version, new.version)(language))</p>
                <p>\((diff.isEmpty ? ListStrings.same : ListStrings.diffSummary(added: diff.added.count, removed: diff.removed.count, changed: diff.changed.count))(language))</p>
                \(names(ListStrings.added, diff.added, in: new))
                \(names(ListStrings.removed, diff.removed, in: old))
                \(diff.changed.isEmpty ? nil : "<h2>\(ListStrings.changed(language)) \(diff.changed.count)</h2>" as HTML)
                \(diff.changed.map { change in
                    """
                    <h3><a href="\(ListedMatter(change.new, in: new).path)">\(change.new.code) \(change.new.name(language))</a></h3>
                    \(HTML.table(
                        [ListStrings.field, ListStrings.before, ListStrings.after].map { $0(language) },
                        rows: change.fields.map { field in
                            ["\(field.label(language))", "<del>\((field.old ?? ListStrings.nothing)(language))</del>", "<ins>\((field.new ?? ListStrings.nothing)(language))</ins>"]
                        }))
                    """ as HTML
                })
                """)
    }
}

extension HTML {
    /// Short lines below each other in one cell.
    static func lines(_ lines: [String]) -> HTML {
        var html: HTML = ""
        for (index, line) in lines.enumerated() { html = index == 0 ? "\(line)" : "\(html)<br>\(line)" }
        return html
    }
}
