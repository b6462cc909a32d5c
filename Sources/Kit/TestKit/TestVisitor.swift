// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Someone with a browser without JavaScript: keeps cookies, follows redirects, and sends forms with the token of the page they are on.
///
/// ```swift
/// var zhao = TestVisitor(router.buildResponder())
/// try await zhao.open("/report")
/// try await zhao.send(["words": "路灯不亮"], files: ["photos": [photo]], to: "/report")
/// #expect(zhao.page.contains("已经收到"))
/// ```
public struct TestVisitor<Responder: HTTPResponder> where Responder.Context == Context {
    private let client: TestClient<Responder>
    private var cookies: [String: String] = [:]
    /// Sent along with every request: a language, an address.
    public var headers: HTTPFields
    /// Where the visitor is, after redirects.
    public private(set) var path = "/"
    public private(set) var status: HTTPResponse.Status = .ok
    /// What the visitor sees, as markup.
    public private(set) var page = ""
    /// The path of each redirect on the way here.
    public private(set) var way: [String] = []

    public init(_ responder: Responder, headers: HTTPFields = [.acceptLanguage: "zh-CN"]) {
        client = TestClient(responder)
        self.headers = headers
    }

    public mutating func open(_ path: String) async throws {
        way = []
        try await go(.get, path)
    }

    /// Sends a form: urlencoded, or multipart where there are files.
    public mutating func send(_ fields: KeyValuePairs<String, String>, files: [String: [Form.File]] = [:], to path: String) async throws {
        way = []
        var more: HTTPFields = [.referer: "http://localhost" + self.path]
        let fields = [("csrf", token)] + fields.map { ($0.key, $0.value) }
        guard !files.isEmpty else {
            more[.contentType] = "application/x-www-form-urlencoded"
            let body = fields.map { "\($0.0.queryEscaped)=\($0.1.queryEscaped)" }.joined(separator: "&")
            return try await go(.post, path, more, ByteBuffer(string: body))
        }
        more[.contentType] = "multipart/form-data; boundary=TestVisitor"
        var body = ByteBuffer()
        for (name, value) in fields { body.writeString("--TestVisitor\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n") }
        for (name, files) in files.sorted(by: { $0.key < $1.key }) {
            for file in files {
                body.writeString("--TestVisitor\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(file.name)\"\r\n")
                body.writeString("Content-Type: \(file.contentType)\r\n\r\n")
                body.writeBytes(file.bytes)
                body.writeString("\r\n")
            }
        }
        body.writeString("--TestVisitor--\r\n")
        try await go(.post, path, more, body)
    }

    /// The token of the first form on the page.
    public var token: String { page.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.output.1) } ?? "" }

    /// What the page says besides its markup, on one line.
    public var words: String {
        page.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    private mutating func go(_ method: HTTPRequest.Method, _ path: String, _ more: HTTPFields = [:], _ body: ByteBuffer = ByteBuffer()) async throws {
        var headers = headers
        for field in more { headers[field.name] = field.value }
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        let answer = try await client.send(method, path, headers: headers, body: body)
        for set in answer.headers[values: .setCookie] {
            let pair = set.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard let name = pair.first.map(String.init) else { continue }
            cookies[name] = set.contains("Max-Age=0") || pair.count < 2 ? nil : String(pair[1])
        }
        self.path = path
        status = answer.status
        page = answer.text
        if answer.status == .seeOther, let next = answer.headers[.location], way.count < 10 {
            way.append(next)
            try await go(.get, next)
        }
    }
}
