// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

enum TeamPages {
    static func teams(_ teams: [(team: Team, members: Int)], in frame: Frame) -> Page {
        let language = frame.language
        let columns = [PeopleStrings.team, PeopleStrings.kind, PeopleStrings.area, PeopleStrings.phone, PeopleStrings.members].map { $0(language) }
        let rows = teams.map { entry -> [HTML] in
            let authority: HTML? = entry.team.isAuthorisedEnforcement ? " \(HTML.badge(PeopleStrings.mayEnforce(language)))" : nil
            return [
                "\(entry.team.name(language))\(authority)", "\(entry.team.kind.text(language))", "\(entry.team.areaPath)",
                "\(entry.team.phone ?? "—")",
                "\(entry.members)",
            ]
        }
        return Page(
            PeopleStrings.teams, in: frame, width: .wide,
            content: """
                <h1>\(PeopleStrings.teams(language))</h1>
                \(DirectoryPages.tabs(current: "/people/teams", in: frame))
                \(rows.isEmpty ? HTML.empty(PeopleStrings.noTeams, in: frame) : HTML.table(columns, rows: rows, numeric: [4]))
                """)
    }

    static func posts(_ posts: [Staffing], isVacantOnly: Bool, in frame: Frame) -> Page {
        let language = frame.language, vacant = posts.count { $0.isVacant }
        let columns = [PeopleStrings.area, PeopleStrings.post, PeopleStrings.holder, PeopleStrings.since, PeopleStrings.phone].map { $0(language) }
        let rows = posts.filter { !isVacantOnly || $0.isVacant }.map { staffing -> [HTML] in
            [
                "\(staffing.post.areaPath)", "\(staffing.post.kind.text(language))",
                staffing.holder.map { "\($0.name)" } ?? HTML.badge(PeopleStrings.vacant(language), .yellow),
                "\(staffing.holder?.since.description ?? "—")", "\(staffing.post.phone ?? "—")",
            ]
        }
        return Page(
            PeopleStrings.posts, in: frame, width: .wide,
            content: """
                <h1>\(PeopleStrings.posts(language))</h1>
                \(DirectoryPages.tabs(current: "/people/posts", in: frame))
                <p>\(PeopleStrings.vacancies(vacant, of: posts.count)(language))</p>
                <p>\(isVacantOnly
                    ? "<a href=\"/people/posts\">\(PeopleStrings.allPosts(language))</a>" as HTML
                    : "<a href=\"/people/posts?vacant=yes\">\(PeopleStrings.vacantOnly(language))</a>" as HTML)</p>
                \(rows.isEmpty ? HTML.empty(PeopleStrings.noPosts, in: frame) : HTML.table(columns, rows: rows))
                """)
    }
}
