// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web
import WorkingTime

/// Working calendars: everyone reads them, officers edit those of their areas.
struct CalendarRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("lists/calendar", use: show)
        router.post("lists/calendar/days", use: setDays)
        router.post("lists/calendar/removal", use: removeDay)
        router.post("lists/calendar/weeks", use: setWeek)
        router.post("lists/calendar/years", use: announce)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        let asked = Form.query(request)["area"]
        return CalendarPages.calendar(try await view(asked.isEmpty ? home(context.actor) : asked, context), in: context.frame)
    }

    func setDays(_ request: Request, _ context: Context) async throws -> Response {
        try await change(request, context) { form in
            var invalid = Invalid()
            let from = Day(form["from"]), until = form["until"].isEmpty ? from : Day(form["until"])
            if from == nil { invalid["from"] = CalendarStrings.dayOff }
            if until == nil, from != nil { invalid["until"] = CalendarStrings.dayOff }
            if let from, let until, until < from || from.days(to: until) > 60 { invalid["until"] = CalendarStrings.order }
            let kind = WorkCalendar.Exception.Kind(rawValue: form["kind"])
            if kind == nil { invalid["kind"] = CalendarStrings.kindOff }
            let hours = form["hours"].isEmpty ? nil : WorkHours(form["hours"])
            if hours == nil, !form["hours"].isEmpty || kind == .special { invalid["hours"] = CalendarStrings.hoursOff }
            guard invalid.isEmpty, let from, let until, let kind else { throw invalid }
            let exception = WorkCalendar.Exception(kind, hours: hours, name: Text(name: String(form["name"].prefix(60))))
            return { store, actor, now in try store.set(exception, on: Array(from...until), for: form["area"], by: actor, at: now) }
        }
    }

    func removeDay(_ request: Request, _ context: Context) async throws -> Response {
        try await change(request, context) { form in
            guard let day = Day(form["day"]) else { throw Problem.malformed }
            return { store, actor, now in try store.remove(day, for: form["area"], by: actor, at: now) }
        }
    }

    func setWeek(_ request: Request, _ context: Context) async throws -> Response {
        try await change(request, context) { form in
            var invalid = Invalid(), week: [Weekday: WorkHours] = [:]
            for weekday in Weekday.allCases {
                week[weekday] = WorkHours(form[weekday.rawValue])
                if week[weekday] == nil { invalid[weekday.rawValue] = CalendarStrings.hoursOff }
            }
            let from = Day(form["week_from"])
            if from == nil { invalid["week_from"] = CalendarStrings.dayOff }
            guard invalid.isEmpty, let from else { throw invalid }
            let hours = week
            return { store, actor, now in try store.set(hours, from: from, for: form["area"], by: actor, at: now) }
        }
    }

    func announce(_ request: Request, _ context: Context) async throws -> Response {
        try await change(request, context) { form in
            guard let year = Int(form["year"]) else { throw Invalid("year", CalendarStore.Refusal.yearUnlikely.problem.text) }
            return { store, actor, now in try store.announce(year, for: form["area"], by: actor, at: now) }
        }
    }

    private typealias Change = @Sendable (CalendarStore, Actor, Date) throws -> Void

    /// Reads the form, makes the change and leads back; shows the page again where a field is off.
    private func change(_ request: Request, _ context: Context, _ parse: (Form) throws -> Change) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            let change = try parse(form)
            try await server.database.write { db in try change(CalendarStore(db), actor, now) }
            return .goOn(to: "\(MandatePath.calendar)?area=\(form["area"])", saying: CalendarStrings.saved(context.language))
        } catch let invalid as Invalid {
            let page = CalendarPages.calendar(
                try await view(form["area"], context), in: context.frame, typed: form.fields.compactMapValues(\.first), invalid: invalid)
            return try page.response(from: request, context: context)
        }
    }

    private func view(_ areaPath: String, _ context: Context) async throws -> CalendarPages.View {
        guard AreaPath.isValid(areaPath) else { throw CalendarStore.Refusal.areaMalformed }
        let actor = context.actor, today = Day(server.now())
        return try await server.database.read { db in
            let store = CalendarStore(db)
            return CalendarPages.View(
                areaPath: areaPath, calendar: try store.calendar(for: areaPath), own: try store.ownDays(for: areaPath), today: today,
                mayEdit: actor.may(.mandatesEdit) && actor.scope.contains(areaPath))
        }
    }

    private func home(_ actor: Actor) -> String { if case .areas(let roots) = actor.scope { roots.first ?? "/" } else { "/" } }
}
