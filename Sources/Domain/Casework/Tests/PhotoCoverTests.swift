// SPDX-License-Identifier: Apache-2.0
import CVips
import Foundation
import HTTPTypes
import Images
import NIOCore
import Storage
import TestKit
import Testing

@testable import Casework

@Suite struct `Covering parts of a photo` {
    /// 400 × 300 points: red, green, blue and white quarters.
    static let photo: [UInt8] = {
        var bytes: UnsafeMutableRawPointer?, length = 0
        precondition(linli_vips_start() == 0 && linli_vips_sample(400, 300, ".jpg", 0, nil, &bytes, &length) == 0)
        return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    }()

    @Test func `lays a net of squares that a finger can hit, without a gap`() {
        for (width, height, columns, rows) in [(1600, 1200, 12, 9), (1200, 1600, 9, 12), (1600, 16, 12, 2), (40, 30, 12, 9), (1, 1, 12, 12)] {
            var cover = PhotoCover(Report.Photo(id: "x", width: width, height: height))
            #expect((cover.columns, cover.rows) == (columns, rows), "\(width) × \(height)")
            cover.squares = Set(0..<columns * rows)
            let area = cover.parts.reduce(0) { $0 + ($1.right - $1.left) * ($1.bottom - $1.top) }
            #expect(area == width * height, "\(width) × \(height)")
        }
        let odd = PhotoCover(Report.Photo(id: "x", width: 40, height: 30), squares: ["3", "-1", "108", "9999999999999999999999", "x", ""])
        #expect(odd.squares == [3])
    }

    @Test func `happens in the report before anyone else sees it`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        var page = try await browser.get("/report?premises=\(Town.shopCode)")
        page = try await `Photos of a report`.send(
            town, browser, from: page.text, ["go": "what", "words": "水果摆到门外"], photos: [("a.jpg", Self.photo)])
        page = try await browser.go("which", from: page)
        #expect(page.text.contains("value=\"cover-0\""))
        // Enter in a field presses the first button of the form: that must be the one that sends.
        let form = try #require(page.text.range(of: "<form method=\"post\" action=\"/report\""))
        #expect(try #require(page.text[form.lowerBound...].firstMatch(of: /<button[^>]*value="([^"]*)"/)).1 == "send")
        let before = String(try #require(fields(of: page.text)["photo"]).prefix { $0 != "." })

        page = try await browser.go("cover-0", from: page)
        #expect(page.status == .ok && page.text.contains("遮住照片的一部分") && page.text.contains("第 9 行第 12 格"))
        let none = try await browser.go("covered", from: page)
        #expect(none.status == .unprocessableContent && none.text.contains("还没有选方格"))
        page = try await browser.go("covered", from: page, ["square": "0"])
        #expect(page.status == .ok && page.text.contains("水果摆到门外"))
        let after = String(try #require(fields(of: page.text)["photo"]).prefix { $0 != "." })
        #expect(after != before)
        #expect(try await browser.go("send", from: page).status == .seeOther)
        #expect(try await town.client.send(.get, "/photos/\(before)").status == .notFound)
        #expect(try await town.client.send(.get, "/photos/\(after)").status == .ok)
        // Nobody who sends a number of a photo that is not in the draft gets anything.
        for odd in ["cover-7", "cover--1", "cover-x", "covered"] { #expect(try await browser.go(odd, from: page).status == .ok, "\(odd)") }
    }

    @Test(arguments: TestDatabase.all) func `replaces a photo of a case by an officer, deletes the one before and keeps the record whole`(
        _ kind: TestDatabase
    ) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin"), officer = await office.person("shaolei")
        let number = try await Stories.call(office, clerk, "路灯坏了", at: "桥弄街 8 号")
        let shelf = office.tools.workshop.shelf
        let name = try shelf.keep(try Photo.read(Self.photo))
        let photo = Report.Photo(id: name.text, width: 400, height: 300)
        try await office.database.write { db in
            let found = try #require(try CaseStore(db).publicCase(number))
            let report = try #require(try IntakeStore(db).reports(of: found).first)
            try db.run("UPDATE casework_report SET photos = \(try Codec.text([photo])) WHERE id = \(report.id)")
            try PhotoStore(db).name(photo.id, in: report.id)
            try StepPhotoStore(db).keep([photo], of: found, step: 1)
        }
        let path = "\(Case.path(number))/photos"
        #expect(try await office.person().get(path).status == .seeOther)
        #expect(try await office.person("lideng").get(path).status == .forbidden)
        let list = try await officer.get(path)
        #expect(list.status == .ok && list.text.contains("/photos/\(name.text)"))
        let other = String(repeating: "a", count: 64)
        #expect(try await officer.get("\(path)/\(other)").status == .notFound)

        let page = try await officer.get("\(path)/\(name.text)")
        #expect(page.status == .ok && page.text.contains("class=\"net columns-12\""))
        #expect(try await officer.post("\(path)/\(name.text)", ["words": "有人脸"]).status == .unprocessableContent)
        let done = try await officer.post("\(path)/\(name.text)", ["words": "有人脸", "square": "0"])
        #expect(done.status == .seeOther)

        let photos = try await office.database.read { db in
            try PhotoRedactionStore(db).photos(of: try #require(try CaseStore(db).publicCase(number)))
        }
        #expect(photos.count == 1 && photos[0].photo.id != name.text)
        #expect(shelf.read(name, .display) == nil && shelf.read(name, .thumbnail) == nil)
        #expect(try await office.person().get("/photos/\(name.text)").status == .notFound)
        #expect(try await office.person().get("/photos/\(photos[0].photo.id)").status == .ok)
        let steps = try await office.person().get(Case.path(number)).text
        #expect(steps.contains("遮盖了个人信息") && steps.contains("有人脸"))
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
        #expect(try await officer.get("\(path)/\(name.text)").status == .notFound)
    }
}
