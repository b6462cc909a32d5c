// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web
import WorkingTime

enum CalendarPages {
    struct View: Sendable {
        let areaPath: String
        let calendar: WorkCalendar
        let own: [CalendarStore.OwnDay]
        let today: Day
        let mayEdit: Bool
    }

    /// What was typed, to be shown again, by field.
    typealias Typed = [String: String]

    static func calendar(_ view: View, in frame: Frame, typed: Typed = [:], invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        let years = view.calendar.announcedYears.sorted().map(String.init)
        let ask: HTML = """
            \(HTML.field("area", CalendarStrings.area, in: frame, value: view.areaPath, id: "shown"))\
            \(HTML.button(CalendarStrings.show, in: frame, weight: .plain))
            """
        return Page(
            CalendarStrings.title, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(CalendarStrings.title(language))</h1>
                <p class="lead">\(CalendarStrings.intro(language))</p>
                \(HTML.search(MandatePath.calendar, ask))
                <p>\(CalendarStrings.announced(ListStrings.joined(years)(language))(language))</p>
                \([view.today.year, view.today.year + 1].filter { !view.calendar.isAnnounced($0) }.map { HTML.callout(.yellow, "<p>\(CalendarStrings.notAnnounced($0)(language))</p>") })
                <h2>\(CalendarStrings.week(language))</h2>
                \(HTML.table(
                    [CalendarStrings.from(language)] + Weekday.allCases.map { $0.text(language) },
                    rows: view.calendar.weeks.map { week in
                        ["\((week.from.map { CalendarStrings.weekFrom($0.description) } ?? CalendarStrings.always)(language))"]
                            + week.hours.map { $0.isEmpty ? "\(CalendarStrings.closed(language))" : hours($0) }
                    }))
                <h2>\(CalendarStrings.days(language))</h2>
                \(days(view, in: frame))
                \(view.mayEdit ? editing(view, in: frame, typed: typed, invalid: invalid) : nil)
                """)
    }

    private static func days(_ view: View, in frame: Frame) -> HTML {
        let language = frame.language
        let own = Dictionary(view.own.map { ($0.day, $0) }) { _, nearer in nearer }
        let shown = view.calendar.exceptions.keys.filter { $0.year >= view.today.year }.sorted()
        return HTML.table(
            [CalendarStrings.day, CalendarStrings.kind, CalendarStrings.hours, CalendarStrings.name, CalendarStrings.setBy].map { $0(language) },
            rows: shown.compactMap { day in
                view.calendar.exceptions[day].map { exception in
                    [
                        "\(day.description) \(day.weekday.text(language))", "\(exception.kind.text(language))",
                        hours(view.calendar.hours(on: day)), "\(exception.name?(language))", setter(own[day], day, view, in: frame),
                    ]
                }
            })
    }

    private static func hours(_ hours: WorkHours) -> HTML { HTML.lines(hours.description.split(separator: " ").map(String.init)) }

    private static func setter(_ own: CalendarStore.OwnDay?, _ day: Day, _ view: View, in frame: Frame) -> HTML {
        guard let own else { return "\(CalendarStrings.shipped(frame.language))" }
        guard view.mayEdit, own.areaPath == view.areaPath, day >= view.today else { return "\(ListPages.area(own.areaPath)(frame.language))" }
        let parts: [HTML] = [
            HTML.hidden("area", view.areaPath), HTML.hidden("day", day.description), HTML.button(CalendarStrings.remove, in: frame, weight: .plain),
        ]
        return HTML.form("\(MandatePath.calendar)/removal", in: frame, "\(parts)")
    }

    private static func editing(_ view: View, in frame: Frame, typed: Typed, invalid: Invalid) -> HTML {
        """
        \(HTML.summary(of: invalid, in: frame))
        \(HTML.form("\(MandatePath.calendar)/days", in: frame, HTML.group(CalendarStrings.addDays, in: frame, dayFields(view, in: frame, typed, invalid))))
        \(HTML.details(
            CalendarStrings.setWeek(frame.language),
            HTML.form("\(MandatePath.calendar)/weeks", in: frame, weekFields(view, in: frame, typed, invalid))))
        \(HTML.details(
            CalendarStrings.announce(frame.language),
            HTML.form("\(MandatePath.calendar)/years", in: frame, yearFields(view, in: frame, typed, invalid))))
        """
    }

    private static func dayFields(_ view: View, in frame: Frame, _ typed: Typed, _ invalid: Invalid) -> HTML {
        let kinds = WorkCalendar.Exception.Kind.allCases.map { (value: $0.rawValue, text: $0.text(frame.language)) }
        let parts: [HTML] = [
            HTML.hidden("area", view.areaPath),
            HTML.field("from", CalendarStrings.from, in: frame, value: typed["from"] ?? "", kind: "date", remark: invalid["from"], required: true),
            HTML.field("until", CalendarStrings.until, in: frame, value: typed["until"] ?? "", kind: "date", remark: invalid["until"]),
            HTML.select(
                "kind", CalendarStrings.kind, in: frame, options: kinds, chosen: typed["kind"] ?? "", remark: invalid["kind"], required: true),
            HTML.field(
                "hours", CalendarStrings.hours, in: frame, value: typed["hours"] ?? "", help: CalendarStrings.hoursHelp, remark: invalid["hours"]),
            HTML.field("name", CalendarStrings.name, in: frame, value: typed["name"] ?? "", help: CalendarStrings.nameHelp),
            HTML.actions(HTML.button(CalendarStrings.save, in: frame)),
        ]
        return "\(parts)"
    }

    private static func weekFields(_ view: View, in frame: Frame, _ typed: Typed, _ invalid: Invalid) -> HTML {
        let week = view.calendar.weeks.last?.hours ?? []
        let days = Weekday.allCases.map { day in
            HTML.field(
                day.rawValue, day.text, in: frame, value: typed[day.rawValue] ?? (week.isEmpty ? "" : week[day.index].description),
                remark: invalid[day.rawValue])
        }
        let from = HTML.field(
            "week_from", CalendarStrings.from, in: frame, value: typed["week_from"] ?? view.today.description, kind: "date",
            help: CalendarStrings.weekHelp, remark: invalid["week_from"], required: true)
        return "\(HTML.hidden("area", view.areaPath))\(from)\(days)\(HTML.actions(HTML.button(CalendarStrings.save, in: frame)))"
    }

    private static func yearFields(_ view: View, in frame: Frame, _ typed: Typed, _ invalid: Invalid) -> HTML {
        let year = HTML.field(
            "year", CalendarStrings.year, in: frame, value: typed["year"] ?? "", kind: "number", remark: invalid["year"], required: true)
        return "\(HTML.hidden("area", view.areaPath))\(year)\(HTML.actions(HTML.button(CalendarStrings.save, in: frame)))"
    }
}
