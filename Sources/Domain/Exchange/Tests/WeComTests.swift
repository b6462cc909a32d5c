// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import HTTPTypes
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import Exchange

@Suite struct `WeCom calls back` {
    /// Tencent's own sample.
    static let seal = WeComSeal(token: "QDG6eK", key: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", receiver: "wx5823bf96d3bd56c7")!
    static let echo = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
    static let signature = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"

    @Test func `with the seal of the published sample`() throws {
        #expect(Self.seal.signature(Self.echo, timestamp: "1409659589", nonce: "263014780") == Self.signature)
        let plain = try Self.seal.opened(Self.echo, signature: Self.signature, timestamp: "1409659589", nonce: "263014780")
        #expect(String(decoding: plain, as: UTF8.self) == "1616140317555161061")
    }

    @Test func `and no other seal is believed`() throws {
        func opened(_ sealed: String, _ seal: WeComSeal = Self.seal) -> WeComSeal.Failure? {
            do {
                _ = try seal.opened(sealed, signature: seal.signature(sealed, timestamp: "1", nonce: "2"), timestamp: "1", nonce: "2")
                return nil
            } catch { return error }
        }
        #expect(throws: WeComSeal.Failure.signature) {
            try Self.seal.opened(Self.echo, signature: Self.signature, timestamp: "1409659590", nonce: "263014780")
        }
        let other = try #require(WeComSeal(token: "QDG6eK", key: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", receiver: "another"))
        #expect(opened(Self.echo, other) == .receiver)
        // Cut, changed, not base64, empty, of another key.
        let bytes = Array(try #require(Data(base64Encoded: Self.echo)))
        for place in [0, 15, 16, 31, 40, 63] {
            var changed = bytes
            changed[place] ^= 1
            let failure = opened(Data(changed).base64EncodedString())
            // The first sixteen bytes are random and mean nothing; a change there is told by the signature alone.
            #expect(place < 16 ? true : failure != nil, "\(place)")
        }
        for text in ["", "====", "not base64", Data(bytes.prefix(17)).base64EncodedString(), Data(bytes.prefix(16)).base64EncodedString()] {
            #expect(opened(text) == .seal, "\(text)")
        }
        for key in ["", "short", String(repeating: "!", count: 43)] { #expect(WeComSeal(token: "t", key: key, receiver: "r") == nil) }
    }

    @Test func `seals what it opens again, of any length`() throws {
        for length in [0, 1, 11, 12, 31, 32, 33, 2048] {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let sealed = try Self.seal.sealed(message, random: [UInt8](repeating: 3, count: 16))
            let opened = try Self.seal.opened(sealed, signature: Self.seal.signature(sealed, timestamp: "1", nonce: "2"), timestamp: "1", nonce: "2")
            #expect(opened == message && Data(base64Encoded: sealed)?.count.isMultiple(of: 32) == true)
        }
    }

    @Test func `only flat XML is read`() {
        #expect(FlatXML("<xml><A><![CDATA[a<b]]></A><B>1 &amp; 2</B><C></C></xml>")?.values == ["A": "a<b", "B": "1 & 2", "C": ""])
        #expect(FlatXML(FlatXML.element("xml", "x")) == nil)
        #expect(FlatXML("<xml>\(FlatXML.element("A", "a]]>b"))</xml>")?["A"] == "a]]>b")
        for text in [
            "", "xml", "<xml>", "<xml></xml", "<xml><A>a</B></xml>", "<xml><A><B>b</B></A></xml>", "<xml a='b'></xml>", "<xml><A>a</A><A>b</A></xml>",
            "<!DOCTYPE xml [<!ENTITY x 'y'>]><xml><A>&x;</A></xml>", "<?xml version='1.0'?><xml></xml>", "<xml><A>&x;</A></xml>",
            "<xml><A>&#65;</A></xml>",
            "<xml><A><![CDATA[a</A></xml>", "<xml></xml><xml></xml>", "<xml>text</xml>",
        ] { #expect(FlatXML(text) == nil, "\(text)") }
    }

    // MARK: At the door

    private func door(_ kind: TestDatabase = .sqlite) async throws -> Door { try await Door.make(kind) { $0.wecom = Self.seal } }

    private func send(_ inner: String, to door: Door, at seconds: Int? = nil, spoil: (inout String) -> Void = { _ in }) async throws -> Door.Answer {
        let seconds = String(seconds ?? Int(door.clock.now.timeIntervalSince1970)), nonce = "n0nce"
        let sealed = try Self.seal.sealed(Array("<xml><ToUserName>us</ToUserName>\(inner)</xml>".utf8), random: [UInt8](repeating: 1, count: 16))
        var query = "msg_signature=\(Self.seal.signature(sealed, timestamp: seconds, nonce: nonce))&timestamp=\(seconds)&nonce=\(nonce)"
        spoil(&query)
        return try await door.post("/wecom?\(query)", "<xml>\(FlatXML.element("Encrypt", sealed))</xml>", type: "text/xml")
    }

    private func text(_ words: String, _ id: String, from sender: String = "WangFang") -> String {
        """
        \(FlatXML.element("FromUserName", sender))<CreateTime>1</CreateTime><MsgType>text</MsgType>\(FlatXML.element("Content", words))<MsgId>\(id)</MsgId>
        """
    }

    /// What we said back.
    private func said(_ answer: Door.Answer) throws -> String {
        let outer = try #require(FlatXML(answer.text), "\(answer.text)")
        let plain = try Self.seal.opened(outer["Encrypt"], signature: outer["MsgSignature"], timestamp: outer["TimeStamp"], nonce: outer["Nonce"])
        return try #require(FlatXML(String(decoding: plain, as: UTF8.self)))["Content"]
    }

    @Test func `to prove the address`() async throws {
        let door = try await door()
        let query = "msg_signature=\(Self.signature)&timestamp=1409659589&nonce=263014780&echostr=\(Self.echo.queryEscaped)"
        let answer = try await door.get("/wecom?\(query)")
        #expect(answer.status == .ok && answer.text == "1616140317555161061")
        #expect(try await door.get("/wecom?\(query.replacing("5c45", with: "5c46"))").status == .forbidden)
        #expect(try await door.get("/wecom").status == .forbidden)
        // Where none is set up, there is nothing.
        #expect(try await Door.make().get("/wecom?\(query)").status == .notFound)
    }

    @Test(arguments: TestDatabase.all) func `a message makes one report, and is answered`(_ kind: TestDatabase) async throws {
        let door = try await door(kind)
        let first = try await send(text("桥弄街 8 号门口路灯不亮", "1001"), to: door)
        #expect(first.status == .ok)
        let answer = try said(first)
        #expect(answer.contains("2026-000001") && answer.contains("http://linli.example/r/"))
        // WeCom asks three times where it hears nothing.
        #expect(try said(await send(text("桥弄街 8 号门口路灯不亮", "1001"), to: door)).contains("2026-000001"))
        #expect(try await door.count("casework_report") == 1)
        let (found, reports) = try await door.database.read { db in
            let found = try #require(try CaseStore(db).find("2026-000001", for: .system("test")))
            return (found, try IntakeStore(db).reports(of: found))
        }
        #expect(found.place.areaPath == Door.grid + "03/" && reports.first?.channel == .wecom && reports.first?.contact == nil)
        // Nobody stands there by name.
        let kept = try await door.database.read {
            try $0.run("SELECT sender, message FROM exchange_wecom").map {
                try $0.get("sender", as: String.self) + $0.get("message", as: String.self)
            }
        }
        #expect(kept.count == 1 && !kept[0].contains("WangFang") && !kept[0].contains("1001"))
    }

    @Test(arguments: TestDatabase.all) func `what follows belongs to it`(_ kind: TestDatabase) async throws {
        let door = try await door(kind), from = FlatXML.element("FromUserName", "WangFang")
        let first = try said(await send(text("路灯不亮", "1"), to: door))
        #expect(first.contains("请发一个位置"))
        let place = try await send(
            "\(from)<MsgType>location</MsgType><Location_X>30.3101</Location_X><Location_Y>120.1303</Location_Y><Label>桥弄街</Label><MsgId>2</MsgId>",
            to: door)
        #expect(try said(place).contains("已补充到 2026-000001"))
        let picture = "\(from)<MsgType>image</MsgType><PicUrl>http://pictures.example/1.jpg</PicUrl><MsgId>3</MsgId>"
        for _ in 0..<3 { #expect(try said(await send(picture, to: door)).contains("已补充")) }
        let wanted = try await door.database.read { try $0.run("SELECT address FROM exchange_fetch").map { try $0.get("address", as: String.self) } }
        #expect(wanted == ["https://pictures.example/1.jpg"])
        // Another's picture is another's; half an hour later it is another matter.
        door.clock.pass(hours: 1)
        let alone = try await send("\(from)<MsgType>image</MsgType><PicUrl>https://pictures.example/2.jpg</PicUrl><MsgId>4</MsgId>", to: door)
        #expect(try said(alone).contains("2026-000002"))
        #expect(try await door.count("casework_report") == 2)
    }

    @Test func `what is no report makes none, and says so`() async throws {
        let door = try await door(), from = FlatXML.element("FromUserName", "a")
        #expect(try await send("\(from)<MsgType>event</MsgType><Event>subscribe</Event>", to: door).text == "success")
        #expect(try said(await send("\(from)<MsgType>voice</MsgType><MsgId>1</MsgId>", to: door)).contains("请打字"))
        #expect(try said(await send(text("？！🙏", "2"), to: door)).contains("什么事"))
        #expect(
            try said(
                await send("\(from)<MsgType>location</MsgType><Location_X>30</Location_X><Location_Y>120</Location_Y><MsgId>3</MsgId>", to: door)
            ).contains("什么事"))
        #expect(try await door.count("casework_report") == 0)
        #expect(try said(await send(text("3幢有煤气味", "4"), to: door)).hasPrefix("有危险"))
        // A long message, one with an ID number, one in English.
        #expect(try said(await send(text(String(repeating: "路灯不亮。", count: 20_000), "5"), to: door)).contains("太长了"))
        _ = try await send(text("我身份证 11010519491231002X，路灯不亮", "6"), to: door)
        #expect(try said(await send(text("The street lamp is broken", "7"), to: door)).contains("2026-00000"))
        let words = try await door.database.read {
            try $0.run("SELECT public_words FROM casework_report").map { try $0.get("public_words", as: String.self) }
        }
        #expect(words.count == 3 && words.allSatisfy { !$0.contains("11010519491231002X") && $0.count <= Open311Intake.wordLimit })
    }

    @Test func `with a wrong signature, a day late, replayed, or broken, changes nothing`() async throws {
        let door = try await door(), now = Int(door.clock.now.timeIntervalSince1970)
        #expect(try await send(text("路灯不亮", "1"), to: door) { $0 = $0.replacing("msg_signature=", with: "msg_signature=0") }.status == .forbidden)
        #expect(try await send(text("路灯不亮", "1"), to: door) { $0 = $0.replacing("nonce=n0nce", with: "nonce=other") }.status == .forbidden)
        for late in [now - 86_400, now - 601, now + 601] {
            #expect(try await send(text("路灯不亮", "1"), to: door, at: late).status == .forbidden, "\(late)")
        }
        for body in ["", "<xml>", "<xml><Encrypt>x</Encrypt></xml>", "<!DOCTYPE a><xml></xml>", String(repeating: "x", count: 2_000_000)] {
            let answer = try await door.post("/wecom?msg_signature=x&timestamp=\(now)&nonce=n", body, type: "text/xml")
            #expect((400..<500).contains(answer.status.code), "\(body.prefix(40)) \(answer.status)")
        }
        #expect(try await door.count("casework_report") == 0)
    }
}
