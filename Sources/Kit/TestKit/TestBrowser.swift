// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// A visitor with a browser that keeps cookies and sends the token of the last page's forms along. Redirects are shown, not followed.
public actor TestBrowser<Responder: HTTPResponder> where Responder.Context == Context {
    public typealias Answer = TestClient<Responder>.Answer
    private let client: TestClient<Responder>
    public private(set) var cookies: [String: String] = [:]
    private var token = ""
    private var address: String?

    public init(_ responder: Responder) { client = TestClient(responder) }

    public func get(_ path: String) async throws -> Answer { try await keep(client.send(.get, path, headers: headers())) }

    /// Sends a form as a browser would.
    ///
    /// - Parameter csrf: another token than that of the last page.
    public func post(_ path: String, _ fields: [String: String] = [:], csrf: String? = nil) async throws -> Answer {
        var fields = fields
        fields["csrf"] = csrf ?? token
        let body = fields.sorted { $0.key < $1.key }.map { "\($0.key.queryEscaped)=\($0.value.queryEscaped)" }.joined(separator: "&")
        var headers = headers()
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.contentLength] = String(body.utf8.count)
        return try await keep(client.send(.post, path, headers: headers, body: ByteBuffer(string: body)))
    }

    /// Sets a cookie as if a page had; nil takes it away.
    public func set(cookie name: String, to value: String?) { cookies[name] = value }

    /// Comes from this network address, where the server believes a proxy.
    public func come(from address: String) { self.address = address }

    private func headers() -> HTTPFields {
        var headers: HTTPFields = [:]
        if !cookies.isEmpty { headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if let address, let name = HTTPField.Name("X-Forwarded-For") { headers[name] = address }
        return headers
    }

    private func keep(_ answer: Answer) -> Answer {
        for line in answer.headers[values: .setCookie] {
            let parts = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { continue }
            cookies[parts[0]] = parts[1].isEmpty ? nil : parts[1]
        }
        if let found = answer.text.firstMatch(of: /name="csrf" value="([^"]*)"/) { token = String(found.1) }
        return answer
    }
}
