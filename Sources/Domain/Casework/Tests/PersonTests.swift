// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Chronicle
import Foundation
import HTTPTypes
import Privacy
import Storage
import TestKit
import Testing
import Web

@testable import Casework

@Suite struct `Personal data of those who report` {
    static let phone = "13800001234"

    private func rows(_ office: Office, _ sql: SQL) async throws -> [[String: String]] {
        try await office.database.read { db in
            try db.run(sql).map { row in
                var values: [String: String] = [:]
                for column in ["words", "contact_name", "contact_phone", "place_words", "contact_mark", "actor", "purpose", "subject", "what"] {
                    if let value = try? row.get(column, as: String?.self) { values[column] = value }
                }
                return values
            }
        }
    }

    @Test(arguments: TestDatabase.all) func `stand sealed in the database, and are found by number all the same`(_ kind: TestDatabase) async throws {
        let (office, _) = try await `Staff pages`.busy(kind)
        let kept = try await rows(office, "SELECT * FROM casework_report")
        #expect(kept.count == 4)
        for row in kept {
            for column in ["words", "contact_name", "contact_phone", "place_words"] {
                #expect(row[column].map { $0.hasPrefix("s1.") } == true, "\(column): \(row[column] ?? "-")")
            }
            #expect(row.values.allSatisfy { !$0.contains("138") && !$0.contains("王奶奶") && !$0.contains("路灯") })
        }
        let found = try await office.database.read { db in try Casework.subjects(phone: "+86 138-0000-1234", in: db) }
        #expect(found.count == 4)
        let none = try await office.database.read { db in try Casework.subjects(phone: "13800001235", in: db) + Casework.subjects(phone: "", in: db) }
        #expect(none.isEmpty)
    }

    @Test(arguments: TestDatabase.all) func `are shown whole after a click with a purpose, and the person reads who looked`(_ kind: TestDatabase)
        async throws
    {
        let (office, numbers) = try await `Staff pages`.busy(kind)
        let clerk = await office.person("zhoumin"), path = Case.path(numbers[1]) + "/reporters"
        _ = try await clerk.get(Case.path(numbers[1]))
        #expect(try await clerk.post(path, [:]).status == .unprocessableContent)
        #expect(try await clerk.post(path, ["purpose": "legal", "why": "x"]).status == .unprocessableContent)
        #expect(try await rows(office, "SELECT * FROM privacy_access").isEmpty, "a look that was refused is none")
        let page = try await clerk.post(path, ["purpose": "callBack"])
        #expect(page.status == .ok && page.text.contains(Self.phone) && page.text.contains("王奶奶") && page.text.contains("tel:\(Self.phone)"))
        #expect(page.headers[.cacheControl] == "private, no-store")
        #expect(page.text.contains("<blockquote>") && !page.text.contains("&lt;"), "markup is markup")
        let looks = try await rows(office, "SELECT * FROM privacy_access")
        #expect(looks.count == 1 && looks[0]["actor"] == office.ids["zhoumin"] && looks[0]["purpose"] == "callBack")
        // Whoever may not know gets the answer of what is not there, and no line is written.
        for login in ["lintao", "lideng", "sunli"] {
            let other = await office.person(login)
            _ = try await other.get(Case.path(numbers[1]))
            #expect(try await other.post(path, ["purpose": "callBack"]).status == .notFound, "\(login)")
        }
        #expect(try await rows(office, "SELECT * FROM privacy_access").count == 1)
    }

    @Test(arguments: TestDatabase.all) func `are the reporter's to read, copy, correct and erase by the link`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), secret = "own-data-secret-\(String(repeating: "x", count: 27))", now = office.clock.now
        let (number, id) = try await office.database.write { db in
            var new = Report.New(key: "own-data-key-xxxxxxxxxxxxxxxx")
            new.words = "楼上王强天天半夜吵架，打我电话 13800001234"
            new.contact = Report.Contact(name: "李明", phone: Self.phone)
            new.place = Case.Place(areaPath: Office.grid + "03/", text: "桥弄街")
            let opened = try IntakeStore(db).receive(new, secret: secret, by: .anonymous, at: now)
            return (opened.number, try #require(try IntakeStore(db).report(secret: secret)).id)
        }
        let clerk = await office.person("zhoumin")
        _ = try await clerk.get("/desk")
        #expect(try await clerk.post("\(Case.path(number))/reporters", ["purpose": "verify"]).status == .ok)
        let reporter = await office.person(), path = "/r/\(secret)/data"
        let page = try await reporter.get(path)
        #expect(page.status == .ok && page.text.contains("李明") && page.text.contains(Self.phone) && page.text.contains("王强"))
        #expect(page.text.contains("核实情况") && page.text.contains("工作人员 ") && !page.text.contains("周敏"), "who looked has a sign and no name")
        let copy = try await reporter.post("\(path)/copy", [:])
        #expect(copy.text.contains("casework.contact") && copy.text.contains(Self.phone) && copy.text.contains("looks"))
        #expect(try await reporter.post("\(path)/contact", ["name": "李明", "phone": "12"]).status == .unprocessableContent)
        #expect(try await reporter.post("\(path)/contact", ["name": "李女士", "phone": "13900001111"]).status == .seeOther)
        #expect(try await reporter.get(path).text.contains("13900001111"))
        let moved = try await office.database.read { db in try Casework.subjects(phone: "13900001111", in: db) }
        #expect(moved == ["report:\(id)"])
        // What needs a person is asked for, once.
        #expect(try await reporter.post("\(path)/requests", ["kind": "complain", "words": "x"]).status == .unprocessableContent)
        for _ in 1...2 { #expect(try await reporter.post("\(path)/requests", ["kind": "erase", "words": ""]).status == .seeOther) }
        let asked = try await office.database.read { db in try RightsStore(db).requests(about: "report:\(id)") }
        #expect(asked.count == 1)
        #expect(try await reporter.post("\(path)/forget", [:]).status == .seeOther)
        let after = try await reporter.get(path).text
        #expect(!after.contains("13900001111") && after.contains("王强"))
        // The officer grants it; the original words go, what is public stays, and the record is whole.
        let register = office.tools.retention.register
        try await office.database.write { db in
            let officer = Actor(id: "officer", permissions: [.privacyAnswer], scope: .everywhere)
            try RightsStore(db).answer(
                asked[0].id, .granted, ground: nil, saying: "已经删除", erasing: true, register: register, by: officer, at: now)
        }
        let end = try await reporter.get(path).text
        #expect(!end.contains("王强天天") || !end.contains(Self.phone))
        #expect(end.contains("已经删除"))
        let faults = try await office.database.read { db in try RecordStore(db).verify(after: "").faults }
        #expect(faults == [])
        // A link that is none, and one of another form.
        for wrong in ["/r/\(String(repeating: "y", count: 43))/data", "/r/x/data"] { #expect(try await reporter.get(wrong).status == .notFound) }
    }

    @Test(arguments: TestDatabase.all) func `go when their time is up, and the record stays whole`(_ kind: TestDatabase) async throws {
        let (office, numbers) = try await `Staff pages`.busy(kind)
        let clerk = await office.person("zhoumin"), number = numbers[0], ended = 1
        let declined = try await office.database.write { db in
            // Someone wrote a note for colleagues before it was declined.
            let registrar = try #require(try AccountStore(db).actor(office.ids["zhoumin"] ?? "", at: office.clock.now))
            return try CaseStore(db).take(
                .addWords, on: number, by: registrar, at: office.clock.now, saying: Step.Words("问过了", note: "她儿子的电话 13900002222"))
        }
        #expect(declined.status.isOpen)
        try await clerk.take(.decline, on: number, ["reason": "notTrue", "words": "现场灯是亮的,如再不亮请再打来"])
        let keeper = RetentionKeeper(register: Casework.processings, file: nil)
        #expect(try await keeper.eraseDue(in: office.database, at: office.clock.now) == 0, "nothing before its time")
        #expect(try await keeper.eraseDue(in: office.database, at: office.clock.now + 181 * 86_400) >= 1)
        let contacts = try await rows(office, "SELECT * FROM casework_report WHERE contact_phone IS NOT NULL OR contact_mark IS NOT NULL")
        #expect(contacts.count == 4 - ended)
        let late = office.clock.now + 1100 * 86_400
        #expect(try await keeper.eraseDue(in: office.database, at: late) >= 1)
        let notes = try await office.database.read { db in
            try db.run(
                """
                SELECT s.note FROM casework_step AS s JOIN casework_case AS c ON c.id = s.case_id
                WHERE s.note <> '' AND c.status = 'declined'
                """)
        }
        #expect(notes.isEmpty)
        let faults = try await office.database.read { db in try RecordStore(db).verify(after: "").faults }
        #expect(faults == [])
        let open = try await office.found(numbers[1])
        #expect(open.status.isOpen)
        let waiting = try await office.database.read { db in try IntakeStore(db).reports(of: open) }
        #expect(waiting.first?.contact?.phone == Self.phone, "what is open keeps its contact")
    }

    @Test(arguments: [
        ("王芳", "王*"), ("欧阳春雨", "欧***"), ("", ""), ("A", "A*"), ("Alexander Smith", "A***"),
    ]) func `are masked by name`(_ name: String, _ masked: String) { #expect(Masking.name(name) == masked) }

    @Test(arguments: [
        ("13812345678", "138****5678"), ("138 1234 5678", "138 **** 5678"), ("+86 13812345678", "+86 138****5678"), ("88225511", "******11"),
        ("", ""), ("110", "*10"),
    ]) func `are masked by number`(_ phone: String, _ masked: String) { #expect(Masking.phone(phone) == masked) }

    @Test(arguments: TestDatabase.all) func `and a private case that is opened by staff is one look an hour`(_ kind: TestDatabase) async throws {
        let (office, numbers) = try await `Staff pages`.busy(kind)
        let clerk = await office.person("zhoumin")
        try await office.database.write { db in
            var found = try #require(try CaseStore(db).find(numbers[0], for: .system("test")))
            found.isPrivate = true
            try db.run("UPDATE casework_case SET is_private = TRUE, body = \(try Codec.text(found)) WHERE id = \(found.id)")
        }
        for _ in 1...3 { #expect(try await clerk.get(Case.path(numbers[0])).status == .ok) }
        #expect(try await rows(office, "SELECT * FROM privacy_access").map { $0["what"] } == ["privateCase"])
        office.clock.pass(hours: 2)
        _ = try await clerk.get(Case.path(numbers[0]))
        #expect(try await rows(office, "SELECT * FROM privacy_access").count == 2)
    }
}
