// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import NIOCore
import Storage
import TestKit
import Testing
import Web

@testable import Territory

/// The room behind the standard chain. `officer` looks after everything, `zijing` after the second community, `worker` after nothing.
private struct House {
    let database: any Database
    let router: Router<Context>

    static let zijing = Actor(id: "zijing", permissions: [.editTerritory], scope: .areas(["/330105013/002/"]))

    init(_ kind: TestDatabase = .sqlite) async throws {
        let database = try await kind.make(TerritorySchema.migrations + DivisionSchema.migrations + CodeSchema.migrations + Jobs.migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        let router = Router(context: Context.self), server = Server(database: database, now: { Sample.now })
        let actors = ["officer": Sample.editor, "zijing": Self.zijing, "worker": Actor(id: "worker", permissions: [], scope: .everywhere)]
        Web.chain(
            router, server: server, signIn: { actors[$0] },
            options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory))
        Territory.module(sections: .init(names: { ids, _ in Dictionary(uniqueKeysWithValues: ids.map { ($0, "Name of \($0)") }) }))
            .routes(router.group(), server)
        self.database = database
        self.router = router
    }

    func browser(as person: String?, in language: Language = .en) async -> TestBrowser<some HTTPResponder<Context>> {
        let browser = TestBrowser(router.buildResponder())
        if let person { await browser.set(cookie: CookieName.session, to: person) }
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        return browser
    }

    func shop(_ id: String = "premises-1") async throws -> Premises? { try await database.read { try TerritoryStore($0).premises(id: id) } }
}

/// The fields of the page's first form that posts to the address, as a browser would send them.
private func fields(_ page: String, of action: String) -> [String: String] {
    let form = page.components(separatedBy: "<form ").first { $0.contains("action=\"\(action)\"") }?.components(separatedBy: "</form>").first ?? ""
    func plain(_ text: Substring) -> String {
        String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
    var found: [String: String] = [:]
    for input in form.matches(of: /<input [^>]*name="([^"]*)"[^>]*>/) where !input.0.contains("checkbox") {
        found[String(input.1)] = input.0.firstMatch(of: /value="([^"]*)"/).map { plain($0.1) } ?? ""
    }
    for area in form.matches(of: /<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/) { found[String(area.1)] = plain(area.2) }
    for select in form.matches(of: /(?s)<select [^>]*name="([^"]*)".*?<\/select>/) {
        found[String(select.1)] = select.0.firstMatch(of: /value="([^"]*)" selected/).map { plain($0.1) } ?? ""
    }
    return found
}

@Suite struct `Changing one thing on its page` {
    @Test(arguments: TestDatabase.all) func `keeps a shop's new name, says who did it, and takes it back`(_ kind: TestDatabase) async throws {
        let house = try await House(kind), browser = await house.browser(as: "officer"), path = "/places/edit/premises"
        var form = fields(try await browser.get("\(path)?id=premises-1").text, of: path)
        #expect(form["name"] == "老孙馄饨店" && form["house_number"] == "2" && form["street"] == "street-1" && form["kind"] == "food")
        form["name"] = "老孙面馆"
        form["name_en"] = "Lao Sun's Noodles"
        form["house_number"] = ""
        let sent = try await browser.post(path, form)
        let before = try #require(Sample.plan.premises.first)
        #expect(sent.status == .seeOther && sent.headers[.location]?.hasPrefix(before.path) == true, "\(sent.text)")
        let shop = try #require(try await house.shop())
        #expect(shop.name == Text(zh: "老孙面馆", en: "Lao Sun's Noodles") && shop.houseNumber == nil)
        #expect(shop.coordinate == before.coordinate && shop.code == before.code && shop.from == before.from && shop.areaPath == before.areaPath)

        let page = try await browser.get("\(path)?id=premises-1").text
        #expect(page.contains("老孙馄饨店 → 老孙面馆") && page.contains("Name of editor"))
        let change = try #require(page.firstMatch(of: /href="(\/places\/import\/[^"]+)"/)?.1)
        #expect(try await browser.get("/places/import").text.contains("Lao Sun&#39;s Noodles"))
        #expect(try await browser.post("\(change)/undo").status == .seeOther)
        #expect(try await house.shop() == before)
        #expect(try await browser.get("\(path)?id=premises-1").text.contains("taken back"))
    }

    @Test func `keeps what two people typed, and writes over neither unseen`() async throws {
        let house = try await House(), first = await house.browser(as: "officer"), second = await house.browser(as: "officer")
        let path = "/places/edit/premises"
        var one = fields(try await first.get("\(path)?id=premises-1").text, of: path)
        var two = fields(try await second.get("\(path)?id=premises-1").text, of: path)
        one["name"] = "甲"
        two["name"] = "乙"
        #expect(try await first.post(path, one).status == .seeOther)
        let late = try await second.post(path, two)
        #expect(late.status == .conflict && late.text.contains("甲") && late.text.contains("value=\"乙\""))
        #expect(try await house.shop()?.name.zh == "甲")
        // The page that tells it carries the new mark: sent again, it counts.
        #expect(try await second.post(path, fields(late.text, of: path)).status == .seeOther)
        #expect(try await house.shop()?.name.zh == "乙")
    }

    @Test func `tells what is off at its field, and changes nothing`() async throws {
        let house = try await House(), browser = await house.browser(as: "officer"), path = "/places/edit/premises"
        let good = fields(try await browser.get("\(path)?id=premises-1").text, of: path)
        for (field, value, words) in [
            ("name", "", "The name is missing"), ("longitude", "x", "not a number"), ("longitude", "121.5", "In no micro-grid"),
            ("latitude", "120.13", "not on the earth"), ("latitude", "nan", "not a number"), ("longitude", "1e999", "not a number"),
            ("kind", "castle", "makes no sense"),
            ("street", "street-9", "no street"),
        ] {
            let answer = try await browser.post(path, good.merging([field: value]) { $1 })
            #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(field) \(value): \(answer.status)")
        }
        let same = try await browser.post(path, good)
        #expect(same.status == .seeOther)
        let imports = try await house.database.read { try TerritoryStore($0).imports(for: Sample.editor).count }
        #expect(imports == 0)
        let building = "/places/edit/buildings", known = fields(try await browser.get("\(building)?id=building-1").text, of: building)
        for (shape, words) in [
            ("POLYGON((", "malformed"),
            (
                "{\"type\":\"Polygon\",\"coordinates\":[[[120.13,30.31],[120.1305,30.3105],[120.1305,30.31],[120.13,30.3105],[120.13,30.31]]]}",
                "crosses"
            ),
            ("POINT(120.1303 30.3103)", "a polygon"), (String(repeating: "[", count: 10_000), "malformed"), ("", "a polygon"),
        ] {
            let answer = try await browser.post(building, known.merging(["shape": shape]) { $1 })
            #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(shape.prefix(40)): \(answer.status)")
        }
    }

    @Test func `adds a shop where it is pointed at, a stairwell, a street; ends a shop, and no street in use`() async throws {
        let house = try await House(), browser = await house.browser(as: "officer"), path = "/places/edit/premises"
        var form = fields(try await browser.get(path).text, of: path)
        let place = Sample.at(250, 50)
        form.merge(["name": "新开的茶铺", "kind": "food", "longitude": "\(place.longitude)", "latitude": "\(place.latitude)"]) { $1 }
        let sent = try await browser.post(path, form)
        #expect(sent.status == .seeOther && sent.headers[.location]?.hasPrefix("/p/") == true, "\(sent.text)")
        let shops = try await house.database.read { try TerritoryStore($0).premises(under: "/", on: Sample.day) }
        let new = try #require(shops.first { $0.name.zh == "新开的茶铺" })
        #expect(new.areaPath == "/330105013/001/002/01/" && PremisesCode.read(new.code) == new.code)

        let stairs = "/places/edit/stairwells", opened = fields(try await browser.get("\(stairs)?building=building-1").text, of: stairs)
        #expect(try await browser.post(stairs, opened.merging(["number": "4", "households": "11"]) { $1 }).status == .seeOther)
        #expect(try await browser.post(stairs, opened.merging(["number": "4", "households": "12"]) { $1 }).status == .unprocessableContent)
        let stairwells = try await house.database.read { try TerritoryStore($0).stairwells(of: "building-1") }
        #expect(stairwells.map(\.households) == [12, 12, 12, 11])

        let streets = "/places/edit/streets", street = fields(try await browser.get(streets).text, of: streets)
        let line =
            "LINESTRING(\(Sample.at(10, 20).longitude) \(Sample.at(10, 20).latitude), \(Sample.at(10, 80).longitude) \(Sample.at(10, 80).latitude))"
        #expect(try await browser.post(streets, street.merging(["name": "新弄", "rank": "lane", "shape": line]) { $1 }).status == .seeOther)

        let end = fields(try await browser.get("\(path)?id=premises-2").text, of: "\(path)/end")
        #expect(try await browser.post("\(path)/end", end).status == .seeOther)
        #expect(try await house.shop("premises-2")?.until == Sample.day.adding(days: 0))
        #expect(try await browser.get("\(path)?id=premises-2").status == .notFound)
        let used = fields(try await browser.get("\(streets)?id=street-1").text, of: "\(streets)/end")
        let refused = try await browser.post("\(streets)/end", used)
        #expect(refused.status == .unprocessableContent && refused.text.contains("have their address there"))
    }

    @Test func `gives an area a new border from a day, and the old one counts before`() async throws {
        let house = try await House(), browser = await house.browser(as: "officer"), path = "/places/edit/areas"
        let key = "/330105013/001/001/01/", page = try await browser.get("\(path)?id=\(key)").text
        var form = fields(page, of: path)
        #expect(form["code"] == "33010501300100101" && form["scheme"] == "micro-grid" && form["day"] == Sample.day.description)
        func wkt(_ width: Double) -> String {
            let corners = [(0.0, 0.0), (width, 0), (width, 100), (0, 100), (0, 0)].map { Sample.at($0.0, $0.1) }
            return "POLYGON((\(corners.map { "\($0.longitude) \($0.latitude)" }.joined(separator: ", "))))"
        }
        form["shape"] = wkt(120)
        let over = try await browser.post(path, form)
        #expect(over.status == .unprocessableContent && over.text.contains("overlap"))
        form["shape"] = wkt(90)
        let gap = try await browser.post(path, form)
        #expect(gap.status == .unprocessableContent && gap.text.contains("gap") && gap.text.contains("name=\"seen\""))
        form["seen"] = "yes"
        form["name"] = "桥东微网格"
        #expect(try await browser.post(path, form).status == .seeOther)
        let (old, new) = try await house.database.read { db in
            (try TerritoryStore(db).area(path: key, on: Sample.day.adding(days: -1)), try TerritoryStore(db).area(path: key, on: Sample.day))
        }
        #expect(old?.name.zh == "01微网格" && new?.name.zh == "桥东微网格" && old?.until == Sample.day && new?.from == Sample.day)
        #expect(abs((new?.boundary.area ?? 0) - 9000) < 30)
        #expect(try await browser.get("\(path)?id=\(key)").text.contains("01微网格 → 桥东微网格"))
    }

    /// A change for next month and one for today would leave two rows that hold on one day.
    @Test(arguments: TestDatabase.all) func `never lets two rows of an area hold on one day`(_ kind: TestDatabase) async throws {
        let house = try await House(kind), browser = await house.browser(as: "officer"), path = "/places/edit/areas", key = "/330105013/001/001/"
        var form = fields(try await browser.get("\(path)?id=\(key)").text, of: path)
        let later = Sample.day.adding(days: 30)
        form["name"] = "下月的名字"
        form["day"] = later.description
        #expect(try await browser.post(path, form).status == .seeOther)
        var again = fields(try await browser.get("\(path)?id=\(key)").text, of: path)
        #expect(again["name"] == "第1网格")
        again["name"] = "今天的名字"
        let refused = try await browser.post(path, again)
        #expect(refused.status == .conflict && refused.text.contains("later day"))
        let names = try await house.database.read { db in
            try [Sample.day, later].map { day in try TerritoryStore(db).areas(under: key, level: .grid, on: day).map(\.name.zh) }
        }
        #expect(names == [["第1网格"], ["下月的名字"]])
        await #expect(throws: RedrawRefusal.changesLater(key)) {
            try await house.database.write { db in
                let drawn = try TerritoryStore(db).areas(under: "/330105013/001/", on: Sample.day).filter { $0.level >= .grid }
                _ = try TerritoryStore(db).redraw("/330105013/001/", as: drawn, from: Sample.day, by: Sample.editor, at: Sample.now, note: "")
            }
        }
        let quiet = try await house.database.read { db in
            try (
                TerritoryStore(db).changesByItself(after: Sample.day, through: later.adding(days: -1)),
                TerritoryStore(db).changesByItself(after: Sample.day, through: later)
            )
        }
        #expect(!quiet.0 && quiet.1)
    }

    /// Another's area, and what lies in it, is not there: neither to look at nor to change, by hand or by file.
    @Test(arguments: TestDatabase.all) func `stays in one's own area`(_ kind: TestDatabase) async throws {
        let house = try await House(kind), browser = await house.browser(as: "zijing"), officer = await house.browser(as: "officer")
        for path in [
            "/places/edit/premises?id=premises-1", "/places/edit/buildings?id=building-1", "/places/edit/stairwells?id=stairwell-1-1",
            "/places/edit/areas?id=/330105013/001/", "/places/edit/areas?id=/330105013/", "/places/edit/streets?id=street-1",
            "/places/edit/ground?id=water-1",
            "/places/edit?area=/330105013/001/", "/places/edit?area=/330105013/", "/places/edit/codes?id=x", "/places/edit/areas",
            "/places/edit/castles",
        ] { #expect(try await browser.get(path).status == .notFound, "\(path)") }
        #expect(try await browser.get("/places/edit/buildings?id=building-4").status == .ok)
        #expect(try await browser.get("/places/edit/stairwells?id=stairwell-4-1").status == .ok)
        let roots = try await browser.get("/places/edit").text
        #expect(roots.contains("area=/330105013/002/") && !roots.contains("area=/330105013/001/"))

        let path = "/places/edit/premises"
        var form = fields(try await browser.get(path).text, of: path)
        for (x, status) in [(250.0, HTTPResponse.Status.unprocessableContent), (450, .seeOther)] {
            let place = Sample.at(x, 50)
            form.merge(["name": "铺 \(x)", "kind": "food", "longitude": "\(place.longitude)", "latitude": "\(place.latitude)"]) { $1 }
            #expect(try await browser.post(path, form).status == status, "\(x)")
        }
        let forged = fields(try await officer.get("\(path)?id=premises-1").text, of: path)
        #expect(try await browser.post(path, ["csrf": form["csrf"] ?? ""].merging(forged.filter { $0.key != "csrf" }) { $1 }).status == .notFound)
        #expect(try await browser.post("\(path)/end", ["id": "premises-1", "mark": forged["mark"] ?? "", "day": "2026-01-10"]).status == .notFound)

        // A file: rows of others are told, a complete file ends only one's own, and another's import is not there.
        var plan = Sample.plan
        plan.buildings[0].storeys = 7
        let options = SurveyOptions(layer: .buildings, isWhole: true, day: Sample.day)
        func survey(_ things: [TerritoryThing], by actor: Actor) async throws -> TerritoryImport {
            let id = try await SurveyJobs.survey(
                options, fileName: "b.geojson", content: Array(TerritoryExport.geoJSON(things).utf8), by: actor, in: house.database, at: Sample.now)
            return try #require(try await house.database.read { try TerritoryStore($0).import(id, for: Sample.editor) })
        }
        let foreign = try await survey(plan.things(.buildings), by: House.zijing)
        let told = try await house.database.read { try TerritoryStore($0).faults(ofImport: foreign.id).map(\.text.en) }
        #expect(foreign.status == .faulty && told.count == 1 && told[0].contains("Feature 1") && told[0].contains("outside the area"))
        let own = try await survey(Array(Sample.plan.things(.buildings).suffix(2)), by: House.zijing)
        #expect(own.status == .ready && own.gone == 1 && own.same == 2)
        let everyones = try await survey(Array(Sample.plan.things(.buildings).suffix(2)), by: Sample.editor)
        #expect(everyones.gone == 4)
        for address in ["/places/import/\(everyones.id)", "/places/import/\(everyones.id)/map.geojson"] {
            #expect(try await browser.get(address).status == .notFound)
        }
        #expect(try await browser.post("/places/import/\(everyones.id)/apply").status == .notFound)
        #expect(try await browser.get("/places/import/\(own.id)").status == .ok)
        #expect(try await officer.get("/places/import/\(own.id)").status == .ok)
        let table = try await browser.get("/places/export/buildings.csv").text
        #expect(table.contains("building-4") && !table.contains("building-1"))
        #expect(
            try await browser.post("/places/codes", ["area": "/330105013/001/", "scheme": "local", "value": "A1", "from": "2026-01-10"]).status
                == .forbidden)
    }

    @Test func `is for those who may`() async throws {
        let house = try await House()
        for person in [nil, "worker"] {
            let browser = await house.browser(as: person)
            for path in ["/places/edit", "/places/edit/premises", "/places/edit/premises?id=premises-1"] {
                let status = try await browser.get(path).status
                #expect([.seeOther, .unauthorized, .forbidden].contains(status), "\(path)")
            }
            let page = try await browser.get("/places/330105013/001").text
            #expect(!page.contains("/places/edit"))
        }
        let officer = await house.browser(as: "officer")
        #expect(try await officer.get("/places/330105013/001").text.contains("/places/edit?area=/330105013/001/"))
    }

    @Test(arguments: Language.allCases) func `looks as it should`(_ language: Language) async throws {
        let house = try await House(), browser = await house.browser(as: "officer", in: language)
        func main(_ path: String) async throws -> String {
            let page = try await browser.get(path).text.firstMatch(of: /(?s)<main.*<\/main>/).map { String($0.0) } ?? ""
            return page.replacing(/name="csrf" value="[^"]*"/, with: "name=\"csrf\" value=\"TOKEN\"")
        }
        try expectSnapshot(try await main("/places/edit?area=/330105013/001/001/"), "edit-list.\(language.rawValue).html")
        try expectSnapshot(try await main("/places/edit/buildings?id=building-1"), "edit-building.\(language.rawValue).html")
    }
}
