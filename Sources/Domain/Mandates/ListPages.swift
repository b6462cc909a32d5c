// SPDX-License-Identifier: Apache-2.0
import Access
import Localization
import People
import Web
import WorkingTime

/// Names of those who act: as People know the team, else as the list does.
struct PartyNames: Sendable {
    var teams: [String: Text] = [:]

    func callAsFunction(_ party: PartyRule) -> Text {
        if case .team(let code) = party { return team(code) }
        return party.text
    }

    func team(_ code: String) -> Text { teams[code] ?? TeamCode.name(code) }
}

enum ListPages {
    struct Overview: Sendable {
        let lists: [MandateList]
        let today: Day
        var words = ""
        var found: [ListedMatter] = []
    }

    static func overview(_ view: Overview, in frame: Frame) -> Page {
        let language = frame.language, mayEdit = frame.actor.may(.mandatesEdit)
        let drafts = view.lists.filter { $0.status == .draft }, adopted = view.lists.filter { $0.status == .adopted }
        let ask: HTML = """
            \(HTML.field("q", ListStrings.search, in: frame, value: view.words, kind: "search", help: ListStrings.searchHelp))\
            \(HTML.button(ListStrings.find, in: frame))
            """
        return Page(
            ListStrings.title, in: frame,
            content: """
                <h1>\(ListStrings.title(language))</h1>
                <p class="lead">\(ListStrings.intro(language))</p>
                \(HTML.search(MandatePath.lists, ask))
                \(view.words.isEmpty ? nil : results(view, in: frame))
                \(view.lists.isEmpty ? HTML.empty(ListStrings.none, ListStrings.noneWay, in: frame) : nil)
                \(section(ListStrings.drafts, drafts, in: frame))
                \(section(ListStrings.inForce, adopted.filter { $0.isInForce(on: view.today) }, in: frame))
                \(section(ListStrings.coming, adopted.filter { $0.from.map { $0 > view.today } ?? false }, in: frame))
                \(section(ListStrings.past, adopted.filter { $0.until.map { $0 <= view.today } ?? false }, in: frame))
                <div class="actions">\(mayEdit ? HTML.link(ListStrings.importList, to: MandatePath.importing, in: frame, weight: .primary) : nil)\
                \(HTML.link(ListStrings.calendar, to: MandatePath.calendar, in: frame)) \(HTML.link(StageStrings.title, to: MandatePath.stages, in: frame))</div>
                """)
    }

    private static func results(_ view: Overview, in frame: Frame) -> HTML {
        if view.found.isEmpty { return HTML.empty(ListStrings.nothingFound, ListStrings.nothingFoundWay, in: frame) }
        return """
            <h2>\(ListStrings.found(view.found.count, view.words)(frame.language))</h2>
            \(HTML.cards(view.found.map { listed in
                HTML.card(
                    listed.matter.name(frame.language), to: listed.path,
                    facts: [
                        "\(listed.matter.code)", "\(listed.matter.majorName(frame.language))", "\(listed.list.name(frame.language)) \(listed.list.version)",
                    ])
            }))
            """
    }

    private static func section(_ title: Text, _ lists: [MandateList], in frame: Frame) -> HTML? {
        if lists.isEmpty { return nil }
        return """
            <h2>\(title(frame.language))</h2>
            \(HTML.cards(lists.map { list in
                HTML.card(
                    list.name(frame.language), to: list.path,
                    facts: ["\(ListStrings.version(frame.language)) \(list.version)", "\(period(list)(frame.language))", "\(area(list.areaPath)(frame.language))"])
            }))
            """
    }

    static func period(_ list: MandateList) -> Text {
        list.from.map { ListStrings.period(from: $0.description, until: list.until?.description) } ?? ListStrings.notYet
    }

    static func area(_ path: String) -> Text { path == "/" ? ListStrings.everywhere : Text(name: path) }
}
