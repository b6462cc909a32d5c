// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Storage
import Web

/// Who answers for an area (1+1+N), for its page and its poster: whoever may be named, and every vacancy plainly.
public enum ResponsiblePages {
    /// Nil where no posts have been set up for the area or those above it.
    public static func section(for areaPath: String, on day: Day, isPoster: Bool, in db: any Connection, _ frame: Frame) throws -> HTML? {
        let store = PeopleStore(db)
        let people = try store.responsiblePeople(for: areaPath, on: day).filter { $0.kind != .coreVolunteer }
        let core = try store.staffing(within: areaPath, on: day).filter { $0.post.kind == .coreVolunteer }
        guard !people.isEmpty || !core.isEmpty else { return nil }
        let language = frame.language
        var rows = people.sorted { ($0.kind.order, $1.areaPath.count) < ($1.kind.order, $0.areaPath.count) }.map { person -> [HTML] in
            [
                "\(person.kind.text(language))",
                person.isVacant ? HTML.badge(PeopleStrings.vacant(language), .yellow) : "\(person.name ?? PeopleStrings.heldUnnamed(language))",
                person.phone.map { "<a href=\"tel:\($0.filter { $0 != " " })\">\($0)</a>" } ?? "—",
            ]
        }
        if !core.isEmpty {
            let vacant = core.count { $0.isVacant }
            rows.append([
                "\(Post.Kind.coreVolunteer.text(language))",
                "\(PeopleStrings.people(core.count - vacant)(language))\(vacant > 0 ? " \(HTML.badge(PeopleStrings.vacantCount(vacant)(language), .yellow))" as HTML : "")",
                "—",
            ])
        }
        let vacancies = people.count { $0.isVacant }
        return """
            <h2>\(PeopleStrings.answersHere(language))</h2>
            \(HTML.table([PeopleStrings.post, PeopleStrings.holder, PeopleStrings.phone].map { $0(language) }, rows: rows))\
            \(vacancies > 0 && !isPoster ? HTML.callout(.yellow, "<p>\(PeopleStrings.vacancyNote(language))</p>") : nil)
            """
    }
}

extension Post.Kind {
    /// 1+1+N: the officer, the worker, the volunteers.
    fileprivate var order: Int {
        switch self {
        case .liaison: 0
        case .gridWorker: 1
        case .coreVolunteer: 2
        }
    }
}
