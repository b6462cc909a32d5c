// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import TestKit
import Testing

@testable import Web

struct FormTests {
    // MARK: urlencoded

    @Test func `reads fields, spaces, Chinese and repeated names`() async throws {
        let form = try await read("name=%E7%8E%8B%E8%8A%B3&words=a+b%2Bc&tick=1&tick=2&empty=&alone", as: "application/x-www-form-urlencoded")
        #expect(form["name"] == "王芳")
        #expect(form["words"] == "a b+c")
        #expect(form.all("tick") == ["1", "2"])
        #expect(form["empty"] == "" && form["alone"] == "" && form["missing"] == "")
    }

    @Test func `a percent sign that begins no code stands for itself`() async throws {
        #expect(try await read("a=100%&b=%zz&c=%4", as: "application/x-www-form-urlencoded").fields == ["a": ["100%"], "b": ["%zz"], "c": ["%4"]])
    }

    @Test func `control characters do not come in, line ends become one`() async throws {
        let form = try await read("a=x%00y%1Bz%0D%0Aw%0Dv%09u%E2%80%AEt%EF%BB%BF", as: "application/x-www-form-urlencoded; charset=utf-8")
        #expect(form.fields["a"] == ["xyz\nw\nv\tut"])
    }

    @Test(arguments: ["a=%ff", "a=%C3%28", "%ED%A0%80=1"]) func `invalid UTF-8 is malformed`(body: String) async throws {
        await expect(.malformed) { try await read(body, as: "application/x-www-form-urlencoded") }
    }

    @Test func `is refused beyond each bound`() async throws {
        await expect(.tooLarge) { try await read("a=" + String(repeating: "x", count: 300), as: "application/x-www-form-urlencoded", limit: 256) }
        await expect(.tooLarge) { try await read(String(repeating: "a=&", count: 2001), as: "application/x-www-form-urlencoded") }
        await expect(.tooLarge) { try await read("a=" + String(repeating: "x", count: 140_000), as: "application/x-www-form-urlencoded") }
        await expect(.tooLarge) { try await read(multipart(parts: 41), as: "multipart/form-data; boundary=B") }
        await expect(.tooLarge) {
            try await read(multipart(header: "X: " + String(repeating: "x", count: 9000)), as: "multipart/form-data; boundary=B")
        }
        await expect(.tooLarge) { try await read(multipart(content: String(repeating: "x", count: 140_000)), as: "multipart/form-data; boundary=B") }
    }

    @Test func `other kinds of content are refused, and nothing is an empty form`() async throws {
        await expect(.wrongKind) { try await read("{}", as: "application/json") }
        await expect(.wrongKind) { try await read("a=1", as: nil) }
        #expect(try await read("", as: nil) == Form())
    }

    // MARK: multipart

    @Test func `reads fields and files with Chinese names`() async throws {
        let body = """
            --B\r\nContent-Disposition: form-data; name="说明"\r\n\r\n路灯不亮\r\n三天了\r\n--B\r
            content-disposition: form-data; name="photo"; filename="路灯 %22近%22.jpg"\r\nContent-Type: image/jpeg\r\n\r\n\u{FF}JPEG\r\n--A-\r\n\r\n--B\r
            Content-Disposition: form-data; name=photo; filename*=UTF-8''%E5%A4%9C.jpg; filename="night.jpg"\r\n\r\n2\r\n--B\r
            Content-Disposition: form-data; name="photo"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--B--\r\nepilogue
            """
        let form = try await read(body, as: "multipart/form-data; boundary=\"B\"")
        #expect(form.fields == ["说明": ["路灯不亮\n三天了"]])
        #expect(form.files["photo"]?.map(\.name) == ["路灯 \"近\".jpg", "夜.jpg"])
        #expect(form.files["photo"]?.first?.contentType == "image/jpeg")
        #expect(form.files["photo"]?.first?.bytes == Array("\u{FF}JPEG\r\n--A-\r\n".utf8))
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("C:\\photos\\a.jpg", "a.jpg"), ("..", ""), ("a\u{0}b\nc.jpg", "ab c.jpg"), ("/", ""),
    ]) func `a file's name has no folders and no control characters`(sent: String, kept: String) async throws {
        let body = "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\nx\r\n--B--\r\n"
        #expect(try await read(body, as: "multipart/form-data; boundary=B").files["f"]?.map(\.name) == [kept])
    }

    @Test(arguments: [
        "", "--B", "--B--x", "--B\r\n", "--B\r\n\r\nx\r\n--B--", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B", "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
        "--B\r\nnonsense\r\n\r\nx\r\n--B--", "--Bx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B--",
        "--B\nContent-Disposition: form-data; name=\"a\"\n\nx\n--B--", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B-x",
        "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B--", "\r\n\r\n\r\n",
    ]) func `what is not whole or not clear is malformed`(body: String) async throws {
        if body == "--B--x" {
            #expect(try await read(body, as: "multipart/form-data; boundary=B") == Form())
        } else {
            await expect(.malformed) { try await read(body, as: "multipart/form-data; boundary=B") }
        }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\(String(repeating: "x", count: 71))\"",
    ])
    func `a boundary must be given`(contentType: String) async throws { await expect(.malformed) { try await read("x", as: contentType) } }

    @Test func `what was sent comes back, however it is cut into chunks`() throws {
        struct Sample {
            var form = Form()
            var body: [UInt8] = []
            var cuts: [Int] = []
        }
        try forAll(
            { random in
                var sample = Sample()
                for index in 0..<Int.random(in: 0...6, using: &random) {
                    let name = ["a", "照片", "b c"].randomElement(using: &random) ?? ""
                    sample.body += Array("--B0und\r\n".utf8)
                    // Content made of what boundaries are made of.
                    let pieces = ["\r", "\n", "\r\n", "-", "--", "--B0und", "\r\n--B0un", "x", "雨", "\r\n--"]
                    let content = (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                        .replacing("\r\n--B0und", with: "!")
                    if Bool.random(using: &random) {
                        sample.body += Array(
                            "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(index).jpg\"\r\nContent-Type: image/png\r\n\r\n".utf8)
                        sample.form.files[name, default: []].append(
                            Form.File(name: "\(index).jpg", contentType: "image/png", bytes: Array(content.utf8)))
                    } else {
                        sample.body += Array("Content-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8)
                        sample.form.fields[name, default: []].append(Form.cleaned(content))
                    }
                    sample.body += Array((content + "\r\n").utf8)
                }
                sample.body += Array("--B0und--\r\n".utf8)
                sample.cuts = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...sample.body.count, using: &random) }.sorted()
                return sample
            }, count: 600
        ) { sample in
            var parser = Multipart(boundary: Array("B0und".utf8), bounds: Form.Bounds()), last = 0
            for cut in sample.cuts + [sample.body.count] {
                try parser.take(sample.body[last..<cut])
                last = cut
            }
            var single = Multipart(boundary: Array("B0und".utf8), bounds: Form.Bounds())
            for byte in sample.body { try single.take(CollectionOfOne(byte)) }
            return try parser.finish() == sample.form && single.finish() == sample.form
        }
    }

    @Test func `noise gives a form or a problem, never anything else`() async throws {
        let pieces = [
            "--B", "\r\n", "--B--", "Content-Disposition: form-data", "; name=\"a\"", "; filename=\"b\"", "\r\n\r\n", "\"", "\\", "=", "%", "&", "\0",
            "é", ":", ";",
        ]
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2000 {
            let body = (0..<Int.random(in: 0...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            for contentType in ["multipart/form-data; boundary=B", "application/x-www-form-urlencoded", body.filter { !"\r\n\0é".contains($0) }] {
                do { _ = try await read("--B" + body, as: contentType) } catch { #expect(error is Problem, "\(body.debugDescription): \(error)") }
            }
        }
    }

    // MARK: -

    private func multipart(parts: Int = 1, header: String = "X: y", content: String = "x") -> String {
        String(repeating: "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\(header)\r\n\r\n\(content)\r\n", count: parts) + "--B--\r\n"
    }

    private func read(_ body: String, as contentType: String?, limit: Int = 256 << 10) async throws -> Form {
        var headers = HTTPFields()
        headers[.contentType] = contentType
        let head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/", headerFields: headers)
        return try await Form.read(Request(head: head, body: .init(buffer: ByteBuffer(string: body))), limit: limit)
    }

    private func expect(_ problem: Problem, at location: SourceLocation = #_sourceLocation, _ body: () async throws -> Form) async {
        do {
            let form = try await body()
            Issue.record("read \(form)", sourceLocation: location)
        } catch { #expect(error as? Problem == problem, sourceLocation: location) }
    }
}
