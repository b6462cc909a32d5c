// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import FoundationXML
import HTTPTypes
import Localization
import Mandates
import Storage
import Tabular
import TestKit
import Testing

@testable import Exchange

@Suite struct `Feeds and open data` {
    static func household() async throws -> String {
        let door = try await Door.make()
        let services = try await door.database.read { try MandateServices.all($0) }
        return Services.code(try #require(services.listed.first { $0.matter.isPrivate }).matter.reference)
    }

    @Test(arguments: TestDatabase.all) func `hold what the board shows, and count the rest`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind), household = try await Self.household()
        #expect(try await door.get("/open-data/cases.csv").status == .notFound)
        for number in 1...3 { _ = try await door.report("路灯 \(number)，电话 13812345678") }
        _ = try await door.report("=cmd|' /C calc'!A0", more: "lat=1&long=1")
        for _ in 1...2 { _ = try await door.report("楼上吵", service: household) }
        try await DatasetMaker(database: door.database, atlas: door.tools.atlas, address: "http://linli.example").run(at: door.clock.now)

        let csv = try await door.get("/open-data/cases.csv")
        #expect(csv.headers[.contentType] == "text/csv; charset=utf-8" && !csv.text.contains("13812345678") && !csv.text.contains("吵"))
        let table = try CSVReader.read(Array(csv.text.utf8))
        #expect(
            table.rows.count == 5 && table.rows[0].cells.prefix(2) == ["number", "opened_at"]
                && table.rows[4].cells.contains { $0.hasPrefix("'=cmd") })
        #expect(try await door.get("/open-data/cases.csv", [.ifNoneMatch: try #require(csv.headers[.eTag])]).status == .notModified)

        let points = try Door.object(try await door.get("/open-data/cases.geojson"))
        #expect((points["features"] as? [[String: Any]])?.count == 3)
        let counts = try CSVReader.read(Array(try await door.get("/open-data/counts.csv").text.utf8)).rows.map(\.cells)
        #expect(counts.contains(["2026-11", "/330105013/005/", "小河社区", "3", "<5"]) && counts.contains(["2026-11", "/330105013/", "小河街道", "1", "0"]))

        // Made again, it is one and not two.
        door.clock.pass(hours: 24)
        try await DatasetMaker(database: door.database, atlas: door.tools.atlas, address: "http://linli.example").run(at: door.clock.now)
        #expect(try await door.count("exchange_dataset_part") == 3)
        let page = try await door.get("/open-data", [.acceptLanguage: "en"])
        #expect(page.status == .ok && page.text.contains("opened_at") && page.text.contains("/open-data/counts.csv"))
    }

    @Test(arguments: ["atom", "rss"]) func `tell the newest of an area to readers of news`(_ form: String) async throws {
        let door = try await Door.make()
        #expect(XMLParser(data: Data(try await door.get("/feed.\(form)").text.utf8)).parse())
        _ = try await door.report("路灯<不亮> & \"黑\"")
        _ = try await door.report("远处的", more: "lat=1&long=1")
        let all = try await door.get("/feed.\(form)"), near = try await door.get("/feed.\(form)?area=\(Door.grid)")
        #expect(XMLParser(data: Data(all.text.utf8)).parse() && all.headers[.contentType]?.hasPrefix("application/\(form)+xml") == true)
        #expect(all.text.contains("远处的") && !near.text.contains("远处的") && near.text.contains("路灯&lt;不亮&gt; &amp;"))
        #expect(try await door.get("/feed.\(form)", [.ifNoneMatch: try #require(all.headers[.eTag])]).status == .notModified)
        #expect(try await door.get("/feed.\(form)?area=/9/").status == .notFound)
        #expect(Feed.mailTime(Door.monday) == "Mon, 23 Nov 2026 01:00:00 GMT")
    }
}
