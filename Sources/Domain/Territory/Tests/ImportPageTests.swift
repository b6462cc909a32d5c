// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
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

/// The room behind the standard chain; whose cookie says `officer` is one.
private struct House {
    let database: any Database
    let router: Router<Context>
    let worker: Worker

    init() async throws {
        let database = try await TestDatabase.sqlite.make(
            TerritorySchema.migrations + DivisionSchema.migrations + CodeSchema.migrations + Jobs.migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        let router = Router(context: Context.self), server = Server(database: database, now: { Sample.now })
        let actors = ["officer": Sample.editor, "worker": Actor(id: "worker", permissions: [], scope: .everywhere)]
        Web.chain(
            router, server: server, signIn: { actors[$0] },
            options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory))
        Territory.module().routes(router.group(), server)
        self.database = database
        self.router = router
        worker = Worker(database: database, handlers: SurveyJobs.handlers)
    }

    func browser(as person: String?, in language: Language = .zh) async -> TestBrowser<some HTTPResponder<Context>> {
        let browser = TestBrowser(router.buildResponder())
        if let person { await browser.set(cookie: CookieName.session, to: person) }
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        return browser
    }

    func upload(_ file: [UInt8], named name: String = "file.geojson", _ fields: [String: String], in language: Language = .zh) async throws
        -> TestClient<RouterResponder<Context>>.Answer
    {
        let browser = await browser(as: "officer", in: language), page = try await browser.get("/places/import").text
        let token = page.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.1) } ?? ""
        var buffer = ByteBuffer()
        for (name, value) in [("csrf", token)] + fields.sorted(by: { $0.key < $1.key }) {
            buffer.writeString("--limit\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        buffer.writeString("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n")
        buffer.writeBytes(file)
        buffer.writeString("\r\n--limit--\r\n")
        let cookies = await browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return try await TestClient(router.buildResponder()).send(
            .post, "/places/import", headers: [.contentType: "multipart/form-data; boundary=limit", .cookie: cookies], body: buffer)
    }
}

@Suite struct `Pages of imports` {
    @Test(arguments: Language.allCases) func `lead from the file to the change and back`(language: Language) async throws {
        let house = try await House(), browser = await house.browser(as: "officer", in: language)
        var plan = Sample.plan
        plan.premises[0].name = Text(zh: "老孙面馆", en: "Lao Sun's Noodles")
        plan.premises.removeLast()
        let file = Array(TerritoryExport.geoJSON(plan.things(.premises)).utf8)
        let sent = try await house.upload(file, ["layer": "premises", "day": "2026-01-10", "whole": "yes"], in: language)
        #expect(sent.status == .seeOther)
        let path = try #require(sent.headers[.location])
        let waiting = try await browser.get(path)
        #expect(waiting.text.contains("<progress") && waiting.headers[HTTPField.Name("Refresh")!] == "2")
        try await house.worker.tick(at: Sample.now)
        let preview = try await browser.get(path)
        let main = preview.text.firstMatch(of: /(?s)<main.*<\/main>/).map { String($0.0) } ?? ""
        let id = String(path.split(separator: "/").last ?? "")
        try expectSnapshot(
            main.replacing(id, with: "ID").replacing(/name="csrf" value="[^"]*"/, with: "name=\"csrf\" value=\"TOKEN\""),
            "import.\(language.rawValue).html")
        let map = try await browser.get(path + "/map.geojson").text
        #expect(map.contains("\"action\":\"gone\"") && map.contains("老孙面馆") == (language == .zh))

        #expect(try await browser.post(path + "/apply").status == .seeOther)
        let changed = try await house.database.read { try TerritoryStore($0).premises(id: "premises-1")?.name.zh }
        #expect(changed == "老孙面馆")
        #expect(try await browser.post(path + "/undo").status == .seeOther)
        let back = try await house.database.read { try TerritoryStore($0).premises(id: "premises-1")?.name.zh }
        #expect(back == Sample.plan.premises[0].name.zh)
        #expect(try await browser.get("/places/import").text.contains("file.geojson"))
    }

    @Test func `tell what to mend, and change nothing`() async throws {
        let house = try await House(), browser = await house.browser(as: "officer", in: .en)
        for (file, name, words) in [
            ("{", "x.geojson", "Not whole JSON"), ("x", "x.exe", "format of"), ("one\r\n1\r\n", "x.csv", "names no column"),
            ("name,code\r\nx,\r\n", "x.csv", "Line 2: The code is missing"),
        ] {
            let path = try #require(
                try await house.upload(Array(file.utf8), named: name, ["layer": "areas", "day": "2026-01-10"]).headers[.location])
            try await house.worker.tick(at: Sample.now)
            let page = try await browser.get(path)
            #expect(page.text.contains(words), "\(name)")
            #expect(try await browser.post(path + "/apply").status == .conflict)
        }
        let incomplete = try await house.upload([], ["layer": "x", "day": "someday"])
        #expect(incomplete.status == .unprocessableContent)
    }

    @Test func `are for those who may change the territory`() async throws {
        let house = try await House()
        for person in [nil, "worker"] {
            let browser = await house.browser(as: person)
            for path in ["/places/import", "/places/import/x", "/places/import/x/map.geojson", "/places/export/buildings.csv"] {
                let status = try await browser.get(path).status
                #expect([.seeOther, .unauthorized, .forbidden].contains(status), "\(path) \(status)")
            }
        }
        let officer = await house.browser(as: "officer")
        #expect(try await officer.get("/places/import/x").status == .notFound)
        #expect(try await officer.get("/places/export/cases.csv").status == .notFound)
        #expect(try await officer.get("/places/export/areas.exe").status == .notFound)
        let table = try await officer.get("/places/export/areas.csv")
        #expect(table.status == .ok && table.text.contains("330105013001"))
    }
}
