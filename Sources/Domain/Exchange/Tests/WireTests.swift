// SPDX-License-Identifier: Apache-2.0
import Foundation
import FoundationXML
import TestKit
import Testing

@testable import Exchange

@Suite struct `What goes out` {
    static func text(_ wire: Wire, _ form: Wire.Form, root: String = "r") -> String {
        String(decoding: wire.written(as: form, root: root), as: UTF8.self)
    }

    @Test func `is the same in XML and JSON, by Spark's convention`() {
        let wire = Wire.list(
            of: "request",
            [
                .fields([
                    .init("id", .text("1")), .init("lat", .number(30.5)), .init("note", .none), .init("ok", .flag(true)), .init("n", .integer(3)),
                ])
            ])
        #expect(
            Self.text(wire, .xml, root: "service_requests")
                == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<service_requests><request><id>1</id><lat>30.5</lat><note/><ok>true</ok><n>3</n></request></service_requests>\n"
        )
        #expect(Self.text(wire, .json) == #"[{"id":"1","lat":30.5,"note":null,"ok":true,"n":3}]"#)
        #expect(Self.text(.list(of: "x", []), .json) == "[]" && Self.text(.list(of: "x", []), .xml).hasSuffix("<r/>\n"))
        #expect(Self.text(.number(.nan), .json) == "null")
    }

    /// Any text at all must come out as XML that a parser reads, and as the same text less what XML 1.0 cannot hold.
    @Test func `is read by parsers whatever stands in it`() throws {
        let nasty = [
            "<![CDATA[x]]>&amp;<a b='c'>\"d\"", "a\u{0}b\u{1}c\u{8}\u{B}\u{1F}d\u{7F}", "行一\n行二\t末", "\u{FFFE}x\u{FFFF}y", "😀𠮷", "]]>", "a\rb", "",
        ]
        for text in nasty {
            let wire = Wire.fields([.init("t", .text(text))])
            let parser = Texts(Data(wire.written(as: .xml, root: "r"))),
                kept = text.unicodeScalars.filter { scalar in
                    !((scalar.value < 32 && ![9, 10, 13].contains(scalar.value)) || [0x7F, 0xFFFE, 0xFFFF].contains(scalar.value))
                }
            #expect(parser.text == String(String.UnicodeScalarView(kept)), "\(text.debugDescription)")
            let json = try #require(try JSONSerialization.jsonObject(with: Data(wire.written(as: .json, root: "r"))) as? [String: String])
            #expect(json["t"] == String(String.UnicodeScalarView(kept)))
        }
    }

    final class Texts: NSObject, XMLParserDelegate {
        var text: String?
        init(_ data: Data) {
            super.init()
            let parser = XMLParser(data: data)
            parser.delegate = self
            text = ""
            if !parser.parse() { text = nil }
        }
        func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }
    }

    @Test func `times are read in every way that clients write them`() {
        let noon = Date(timeIntervalSince1970: 1_767_240_000)
        for text in [
            "2026-01-01T04:00:00Z", "2026-01-01T12:00:00+08:00", "2026-01-01T12:00:00 08:00", "2026-01-01T12:00:00+0800",
            "2026-01-01T12:00:00.000+08:00",
            "2026-01-01 12:00", "2025-12-31T22:00:00-06:00", "2026-01-01T12:00:00",
        ] { #expect(W3CTime.date(text) == noon, "\(text)") }
        #expect(W3CTime.date("2026-01-01") == noon.addingTimeInterval(-12 * 3600))
        for text in [
            "9999-12-31T00:00:00Z", "2026-02-30", "2026-13-01", "yesterday", "2026-01-01T25:00:00Z", "2026-01-01T12:00:00+99:00", "1969-12-31",
            "２０２６-01-01",
        ] {
            #expect(W3CTime.date(text) == nil, "\(text)")
        }
        #expect(W3CTime.text(noon) == "2026-01-01T04:00:00Z" && W3CTime.text(Date(timeIntervalSince1970: -1)) == "1969-12-31T23:59:59Z")
    }
}
