// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import NIOCore
import Storage
import Territory
import TestKit
import Testing
import Web

@testable import Planning

/// The room behind the standard chain; whose cookie says `officer` or `stranger` is one.
private struct House {
    let database: any Database
    let router: Router<Context>

    init(_ kind: TestDatabase = .sqlite, town: Bool = true) async throws {
        let database = try await kind.make(Territory.module().migrations + Planning.module.migrations + Jobs.migrations)
        if town { try await database.write { db in _ = try TerritoryStore(db).load(SmallTown.plan, by: maker, at: now) } }
        let router = Router(context: Context.self), server = Server(database: database, now: { now }, menu: Planning.module.menu)
        let actors = ["officer": officer, "stranger": stranger, "decider": decider]
        Web.chain(
            router, server: server, signIn: { actors[$0] },
            options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory))
        Planning.module.routes(router.group(), server)
        self.database = database
        self.router = router
    }

    /// The same house at another time.
    init(_ house: House, at time: Date) {
        database = house.database
        router = Router(context: Context.self)
        let server = Server(database: database, now: { time }, menu: Planning.module.menu)
        let actors = ["officer": officer, "stranger": stranger, "decider": decider]
        Web.chain(
            router, server: server, signIn: { actors[$0] },
            options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory))
        Planning.module.routes(router.group(), server)
    }

    func visitor(as person: String? = nil, in language: Language = .zh) async -> Visitor<some HTTPResponder<Context>> {
        let browser = TestBrowser(router.buildResponder())
        if let person { await browser.set(cookie: CookieName.session, to: person) }
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        return Visitor(browser: browser)
    }

    func work() async throws {
        let draw = Handler(PlanJobs.name) { job, database, now in try await PlanJobs.draw(job.body, in: database, effort: quick, at: now) }
        _ = try await Worker(database: database, handlers: [draw]).tick(at: now.addingTimeInterval(1))
    }

    /// Divides the units of a plan that waits to be drawn as told.
    func divide(_ id: String, _ region: @escaping @Sendable (PlanUnit) -> Int) async throws {
        try await database.write { db in
            let store = PlanStore(db)
            let plan = try #require(try store.find(id, for: machine)), survey = try store.survey(of: plan), regions = survey.units.map(region)
            let drawn = try PlanDrawing.draw(survey, plan.request, kept: regions, effort: quick)
            let grids = Dictionary(regions.map { ($0, $0 == 99 ? 2 : 1) }) { first, _ in first }
            try store.take(.finish(regions: regions, grids: grids, drawn.certificate), on: id, by: machine, at: now)
        }
    }

    /// A second plan, waiting to be drawn.
    func again(_ plan: GridPlan) async throws -> GridPlan {
        try await database.write { db in try PlanStore(db).begin(PlanRequest(), named: "乙", in: SmallTown.community, by: officer, at: now) }
    }

    /// A plan that has been drawn.
    func drawn(_ name: String = "方案 1", seed: UInt64 = 1) async throws -> GridPlan {
        var request = PlanRequest()
        request.seed = seed
        let asked = request
        let plan = try await database.write { db in try PlanStore(db).begin(asked, named: name, in: SmallTown.community, by: officer, at: now) }
        try await work()
        return try #require(try await database.read { db in try PlanStore(db).find(plan.id, for: officer) })
    }
}

/// Someone without JavaScript who follows where they are led.
private struct Visitor<Responder: HTTPResponder> where Responder.Context == Context {
    let browser: TestBrowser<Responder>
    var path = "", page = "", status = HTTPResponse.Status.ok
    var words: String { page.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ").replacing("&quot;", with: "\"") }

    mutating func open(_ path: String) async throws { try await arrive(browser.get(path), at: path) }
    mutating func send(_ fields: [String: String], to path: String) async throws { try await arrive(browser.post(path, fields), at: path) }

    private mutating func arrive(_ answer: TestBrowser<Responder>.Answer, at path: String) async throws {
        (self.path, page, status) = (path, answer.text, answer.status)
        if answer.status == .seeOther, let next = answer.headers[.location] { try await open(next) }
    }

    /// What stands in the page, without what is another each time.
    var content: String {
        let main = page.firstMatch(of: /<main(.|\n)*<\/main>/).map { String($0.0) } ?? ""
        return main.replacing(/plans\/[0-9a-f-]{36}/, with: "plans/ID").replacing(/value="[0-9a-f-]{36}"/, with: "value=\"ID\"")
            .replacing(/name="csrf" value="[^"]*"/, with: "name=\"csrf\"") + "\n"
    }
}

@Test(arguments: TestDatabase.all) func `a plan is asked for, drawn by a job, and every change is a step`(_ kind: TestDatabase) async throws {
    let house = try await House(kind), plan = try await house.drawn()
    #expect(plan.status == .draft && plan.certificate?.units == plan.regions.count)
    let survey = try await house.database.read { db in try PlanStore(db).survey(of: plan) }
    let unit = try #require(survey.units.indices.first { !plan.neighbours(of: $0, in: survey).isEmpty }),
        to = plan.neighbours(of: unit, in: survey)[0]
    try await house.database.write { db in
        let store = PlanStore(db)
        try store.take(.move(unit: unit, to: to), on: plan.id, by: officer, at: now)
        try store.take(.lock(to), on: plan.id, by: officer, at: now)
        try store.take(.publish(until: today.adding(days: 14)), on: plan.id, by: officer, at: now)
    }
    let (steps, found, hidden) = try await house.database.read { db in
        let store = PlanStore(db)
        return (try store.steps(of: plan), try store.find(plan.id, for: .anonymous), try store.find(plan.id, for: stranger))
    }
    #expect(steps.map(\.word) == ["begin", "finish", "move", "lock", "publish"] && steps.map(\.number) == [1, 2, 3, 4, 5])
    #expect(steps[1].actor == "system:planning" && steps[2].actor == "officer")
    #expect(found?.regions[unit] == to && found?.locked == [to] && found?.isMended == true && hidden != nil)
    // Drawn twice is drawn once: the job may come again.
    try await PlanJobs.draw(plan.id, in: house.database, effort: quick, at: now)
    #expect(try await house.database.read { db in try PlanStore(db).steps(of: plan).count } == 5)
}

@Test(arguments: TestDatabase.all) func `a draft is nobody else's to see or change, and a refused step leaves nothing`(_ kind: TestDatabase)
    async throws
{
    let house = try await House(kind), plan = try await house.drawn()
    #expect(try await house.database.read { db in try PlanStore(db).find(plan.id, for: .anonymous) } == nil)
    #expect(try await house.database.read { db in try PlanStore(db).plans(for: stranger) }.isEmpty)
    await #expect(throws: StorageError.absent) {
        try await house.database.write { db in _ = try PlanStore(db).take(.lock(1), on: plan.id, by: stranger, at: now) }
    }
    await #expect(throws: GridPlan.Refusal.period) {
        try await house.database.write { db in _ = try PlanStore(db).take(.publish(until: today), on: plan.id, by: officer, at: now) }
    }
    await #expect(throws: GridPlan.Refusal.notAllowed) {
        try await house.database.write { db in
            _ = try PlanStore(db).begin(PlanRequest(), named: "x", in: SmallTown.community, by: stranger, at: now)
        }
    }
    #expect(try await house.database.read { db in try PlanStore(db).steps(of: plan).count } == 2)
    // A discarded plan is on no list, and its record stays.
    try await house.database.write { db in _ = try PlanStore(db).take(.discard, on: plan.id, by: officer, at: now) }
    #expect(try await house.database.read { db in try PlanStore(db).plans(for: officer) }.isEmpty)
    #expect(try await house.database.read { db in try PlanStore(db).steps(of: plan).last?.word } == "discard")
}

@Test(arguments: TestDatabase.all) func `the rest is drawn again as a new plan, and units are surveyed once`(_ kind: TestDatabase) async throws {
    let house = try await House(kind), plan = try await house.drawn()
    let held = plan.regions[0]
    try await house.database.write { db in _ = try PlanStore(db).take(.lock(held), on: plan.id, by: officer, at: now) }
    var request = plan.request
    request.seed = 9
    let asked = request
    let next = try await house.database.write { db in try PlanStore(db).beginAgain(plan.id, asked, named: "方案 2", by: officer, at: now) }
    try await house.work()
    let drawn = try #require(try await house.database.read { db in try PlanStore(db).find(next.id, for: officer) })
    #expect(drawn.status == .draft && drawn.surveyID == plan.surveyID && drawn.parent == plan.id)
    let members = Set(plan.regions.indices.filter { plan.regions[$0] == held })
    #expect(drawn.locked.count == 1 && Set(drawn.regions.indices.filter { drawn.locked.contains(drawn.regions[$0]) }) == members)
}

@Test(arguments: Language.allCases) func `an officer draws, looks, mends and compares without JavaScript`(_ language: Language) async throws {
    let house = try await House()
    var visitor = await house.visitor(as: "officer", in: language)
    try await visitor.open("/plans")
    #expect(visitor.words.contains(PlanStrings.noPlans(language)))
    try expectSnapshot(visitor.content, "plans-empty-\(language.rawValue).html")
    try await visitor.open("/plans/new?area=\(SmallTown.community)")
    try expectSnapshot(visitor.content, "plans-new-\(language.rawValue).html")
    try await visitor.send(["area": SmallTown.community, "name": "", "lower": "60", "upper": "50", "seed": "x"], to: "/plans")
    #expect(visitor.status == .unprocessableContent)
    for remark in [PlanStrings.nameOff, PlanStrings.windowOff, PlanStrings.seedOff] { #expect(visitor.words.contains(remark(language))) }
    try await visitor.send(["area": SmallTown.community, "name": "甲", "lower": "40", "upper": "50"], to: "/plans")
    #expect(visitor.page.contains("<progress"))
    try expectSnapshot(visitor.content, "plan-drawing-\(language.rawValue).html")
    let path = visitor.path, one = String(path.dropFirst(7))
    // Divided by hand, so that the pictures of the pages do not hang on what the engine finds.
    try await house.divide(one) { unit in unit.kind == .dedicated ? 99 : 1 + Int((unit.place.latitude - 30.31) * 111_000) / 25 }
    try await visitor.open(path)
    try expectSnapshot(visitor.content, "plan-\(language.rawValue).html")
    try await visitor.open("\(path)/regions/2")
    try expectSnapshot(visitor.content, "region-\(language.rawValue).html")
    let other = try await house.database.write { db in
        try PlanStore(db).begin(PlanRequest(), named: "乙", in: SmallTown.community, by: officer, at: now)
    }
    try await house.divide(other.id) { unit in unit.kind == .dedicated ? 99 : 1 + Int((unit.place.latitude - 30.31) * 111_000) / 27 }
    try await visitor.open("/plans/compare?one=\(one)&other=\(other.id)")
    #expect(visitor.status == .ok)
    try expectSnapshot(visitor.content, "compare-\(language.rawValue).html")
    try await visitor.open("/plans")
    try expectSnapshot(visitor.content, "plans-\(language.rawValue).html")
}

@Test func `a unit is moved from its list, and a published plan is read by everyone and changed by nobody`() async throws {
    let house = try await House(), plan = try await house.drawn()
    var visitor = await house.visitor(as: "officer")
    let survey = try await house.database.read { db in try PlanStore(db).survey(of: plan) }
    let unit = try #require(survey.units.indices.first { !plan.neighbours(of: $0, in: survey).isEmpty }),
        to = plan.neighbours(of: unit, in: survey)[0]
    try await visitor.open("\(plan.path)/regions/\(plan.regions[unit])")
    try await visitor.send(["unit": "\(unit)", "region": "\(to)", "action": "move"], to: "\(plan.path)/steps")
    #expect(visitor.status == .ok && visitor.words.contains(PlanStrings.moved.zh) && visitor.words.contains(PlanPageStrings.breaks.zh))
    try await visitor.send(["unit": "banana", "region": "\(to)", "action": "move"], to: "\(plan.path)/steps")
    #expect(visitor.status == .unprocessableContent)
    try await visitor.open(plan.path)
    try await visitor.send(["until": today.adding(days: 14).description, "action": "publish"], to: "\(plan.path)/steps")
    #expect(visitor.words.contains(PlanStrings.published.zh))
    var neighbour = await house.visitor()
    for path in [plan.path, "/plans", "\(plan.path)/map.json", "\(plan.path)/grids.geojson", "\(plan.path)/units.csv"] {
        try await neighbour.open(path)
        #expect(neighbour.status == .ok, "\(path)")
    }
    try await neighbour.open(plan.path)
    #expect(!neighbour.page.contains("/steps"))
    try await visitor.open(plan.path)
    try await visitor.send(["unit": "\(unit)", "region": "\(plan.regions[unit])", "action": "move"], to: "\(plan.path)/steps")
    #expect(visitor.status == .conflict)
}

@Test func `what is not there, not one's own or nonsense is said so and is never a fault`() async throws {
    let house = try await House(), plan = try await house.drawn()
    var anyone = await house.visitor(), stranger = await house.visitor(as: "stranger"), officer = await house.visitor(as: "officer")
    try await anyone.open(plan.path)
    #expect(anyone.status == .notFound)
    try await stranger.open(plan.path)
    #expect(stranger.status == .notFound)
    try await stranger.open("/plans/new?area=\(SmallTown.community)")
    #expect(stranger.status == .forbidden)
    for path in [
        "/plans/none", "/plans/new?area=/9/", "/plans/new", "/plans/compare", "\(plan.path)/regions/99", "\(plan.path)/regions/x",
        "\(plan.path)x/map.json",
    ] {
        try await officer.open(path)
        #expect(officer.status == .notFound, "\(path)")
    }
    try await anyone.open("/plans")
    #expect(anyone.words.contains(PlanStrings.nonePublic.zh))
}

@Test(arguments: Language.allCases) func `a drawing that is given up says so, and the plan may be discarded`(_ language: Language) async throws {
    let house = try await House()
    let plan = try await house.database.write { db in
        try PlanStore(db).begin(PlanRequest(), named: "甲", in: SmallTown.community, by: officer, at: now)
    }
    try await PlanJobs.giveUp(plan.id, in: house.database, at: now)
    var visitor = await house.visitor(as: "officer", in: language)
    try await visitor.open(plan.path)
    #expect(visitor.words.contains(PlanStrings.failedBroken(language)))
    try expectSnapshot(visitor.content, "plan-failed-\(language.rawValue).html")
    try await visitor.send(["action": "discard"], to: "\(plan.path)/steps")
    #expect(visitor.words.contains(PlanStrings.discarded(language)))
}

@Test(arguments: Language.allCases) func `residents comment, someone else decides, and the page says what would change`(_ language: Language)
    async throws
{
    let house = try await House(), plan = try await house.drawn()
    try await house.divide(try await house.again(plan).id) { unit in
        unit.kind == .dedicated ? 99 : 1 + Int((unit.place.latitude - 30.31) * 111_000) / 25
    }
    let drawn = try #require(try await house.database.read { try PlanStore($0).plans(for: officer).first { $0.id != plan.id } })
    try await house.database.write { db in _ = try PlanStore(db).take(.publish(until: today.adding(days: 14)), on: drawn.id, by: officer, at: now) }
    var resident = await house.visitor(in: language), boss = await house.visitor(as: "decider", in: language)
    try await resident.open(drawn.path)
    #expect(resident.page.contains("/comments") && resident.words.contains(AdoptionStrings.commentCount(0)(language)))
    try await resident.send(["words": "   ", "region": ""], to: "\(drawn.path)/comments")
    #expect(resident.status == .unprocessableContent)
    try await resident.send(["words": String(repeating: "长", count: 1001)], to: "\(drawn.path)/comments")
    #expect(resident.status == .unprocessableContent)
    try await resident.send(["words": "三幢和小学分开了 <b>", "region": "2"], to: "\(drawn.path)/comments")
    #expect(resident.words.contains(AdoptionStrings.thanks(language)) && resident.words.contains(AdoptionStrings.commentCount(1)(language)))
    // What was said is for the office; others see how many spoke.
    #expect(!resident.page.contains("三幢和小学"))
    try await boss.open(drawn.path)
    #expect(boss.page.contains("三幢和小学分开了 &lt;b&gt;"))
    for _ in 0..<8 { try await resident.send(["words": "再说一遍"], to: "\(drawn.path)/comments") }
    #expect(resident.status == .tooManyRequests)

    try await boss.open("\(drawn.path)/adoption")
    try expectSnapshot(boss.content, "adoption-\(language.rawValue).html")
    try await boss.send(["from": today.adding(days: 20).description, "action": "adopt"], to: "\(drawn.path)/adoption")
    #expect(boss.status == .conflict)
    try await resident.open("\(drawn.path)/adoption")
    #expect(resident.status == .ok && !resident.page.contains("<form method=\"post\" action=\"/plans"))

    let later = House(house, at: now.addingTimeInterval(15 * 86_400))
    var late = await later.visitor(in: language), maker = await later.visitor(as: "officer", in: language)
    boss = await later.visitor(as: "decider", in: language)
    try await late.open(drawn.path)
    #expect(!late.page.contains("/comments"))
    await #expect(throws: GridPlan.Refusal.impossible(.published)) {
        try await house.database.write { db in
            try AdoptionStore(db).comment("太晚了", region: nil, on: drawn.id, by: .anonymous, at: now.addingTimeInterval(15 * 86_400))
        }
    }
    try await maker.open(drawn.path)
    try await maker.send(["from": "2026-02-20", "action": "adopt"], to: "\(drawn.path)/adoption")
    #expect(maker.status == .forbidden && maker.words.contains(GridPlan.Refusal.notAllowed.problem.text(language)))
    try await boss.open("\(drawn.path)/adoption")
    try await boss.send(["from": "soon", "action": "adopt", "reply": "采纳一条"], to: "\(drawn.path)/adoption")
    #expect(boss.status == .unprocessableContent && boss.page.contains("采纳一条"))
    try await boss.send(["from": "2026-02-20", "action": "adopt", "reply": "采纳一条"], to: "\(drawn.path)/adoption")
    #expect(boss.status == .ok && boss.words.contains(AdoptionStrings.holdsFrom(Day("2026-02-20")!)(language)) && boss.page.contains("采纳一条"))
    try await boss.send(["action": "recall"], to: "\(drawn.path)/adoption")
    #expect(boss.words.contains(AdoptionStrings.recalled(language)))
}

@Test(arguments: Language.allCases) func `units come in a file, with a map of what is off`(_ language: Language) async throws {
    let house = try await House(), responder = house.router.buildResponder()
    var visitor = await house.visitor(as: "officer", in: language), stranger = await house.visitor(as: "stranger", in: language)
    func upload(_ file: String) async throws -> String {
        let page = try await visitor.browser.get("/plans/import?area=\(SmallTown.community)").text
        let token = page.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.1) } ?? ""
        var body = ""
        for (name, value) in [("csrf", token), ("area", SmallTown.community), ("system", "")] {
            body += "--limit\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"u.csv\"\r\n\r\n\(file)\r\n--limit--\r\n"
        let cookies = await visitor.browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let answer = try await TestClient(responder).send(
            .post, "/plans/import", headers: [.contentType: "multipart/form-data; boundary=limit", .cookie: cookies], body: ByteBuffer(string: body))
        return try #require(answer.headers[.location], "\(answer.status)")
    }
    try await visitor.open("/plans/import?area=\(SmallTown.community)")
    try expectSnapshot(visitor.content, "units-\(language.rawValue).html")
    let bad = try await upload("id,households,longitude,latitude\na,x,120.131,30.311\nb,5,120.139,30.311\n")
    try await visitor.open(bad)
    #expect(visitor.words.contains(UnitImportStrings.faults(2)(language)) && !visitor.page.contains("name=\"survey\""))
    let marks = try await visitor.browser.get(bad + "/faults.geojson").text
    #expect(marks.contains("\"state\":\"red\"") && marks.contains(language == .zh ? "第 3 行" : "Line 3"))
    for path in [bad, bad + "/map.geojson", bad + "/faults.geojson", "/plans/import/none"] {
        try await stranger.open(path)
        #expect(stranger.status == .notFound, "\(path)")
    }
    try await stranger.open("/plans/import?area=\(SmallTown.community)")
    #expect(stranger.status == .forbidden)
    let rows = (0..<30).map { number -> String in
        let place = SmallTown.at(12 + Double(number % 6) * 28, 20 + Double(number / 6) * 30)
        return "u\(number),16,\(place.longitude),\(place.latitude)"
    }
    let good = try await upload("id,households,longitude,latitude\n" + rows.joined(separator: "\n") + "\n")
    try await visitor.open(good)
    let survey = try #require(visitor.page.firstMatch(of: /name="survey" value="([^"]+)"/)?.1)
    try await visitor.send(["area": SmallTown.community, "survey": String(survey), "name": "带来的", "lower": "40", "upper": "50"], to: "/plans")
    #expect(visitor.page.contains("<progress"))
    try await house.work()
    try await visitor.open(visitor.path)
    #expect(visitor.words.contains(PlanStrings.units(31)(language)))
}
