// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import NIOCore
import TestKit
import Testing

@testable import Web

struct CrossSiteTests {
    let urlencoded = "application/x-www-form-urlencoded", multipart = "multipart/form-data; boundary=B"

    @Test func `a form with the token of its page is taken`() async throws {
        let visit = try await Visit()
        #expect(try await visit.post("words=hello&csrf=\(visit.token)", urlencoded).status == .ok)
        #expect(try await visit.post(form(visit.token), multipart).status == .ok)
        #expect(try await visit.post(form(visit.token), multipart, [.contentLength: "200"]).status == .ok)
    }

    @Test(arguments: ["", "csrf=", "csrf=x", "csrf=a.b", "csrf=..", "words=csrf"]) func `a form without it is refused`(body: String) async throws {
        let visit = try await Visit()
        #expect(try await visit.post(body, urlencoded).status == .forbidden)
        #expect(try await visit.post(form("x"), multipart).status == .forbidden)
        #expect(try await visit.post(form("x"), multipart, [.contentLength: "200"]).status == .forbidden)
    }

    @Test func `a large form is refused unless the token comes first`() async throws {
        let visit = try await Visit(), photo = String(repeating: "x", count: 300_000)
        func body(first: String, last: String) -> String {
            "--B\r\nContent-Disposition: form-data; name=\"\(first)\"\r\n\r\n\(visit.token)\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n\(photo)\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"\(last)\"\r\n\r\n\(visit.token)\r\n--B--\r\n"
        }
        let taken = try await visit.post(body(first: "csrf", last: "words"), multipart)
        #expect(taken.text.hasSuffix("[300000]"))
        #expect(try await visit.post(body(first: "words", last: "other"), multipart).status == .forbidden)
    }

    @Test func `another visitor's token and a session's do not fit`() async throws {
        let one = try await Visit(), other = try await Visit()
        #expect(try await one.post("csrf=\(other.token)", urlencoded).status == .forbidden)
        #expect(try await one.post("csrf=\(one.token)", urlencoded, [.cookie: "linli-session=wangfang"]).status == .forbidden)
        let session = Ticket(visitor: nil, session: "wangfang")!.token(key: one.site.key)
        #expect(try await one.post("csrf=\(session)", urlencoded, [.cookie: "linli-session=wangfang; \(one.cookie)"]).status == .ok)
    }

    @Test func `every page has another token and each is good`() async throws {
        let visit = try await Visit()
        let again = try await visit.site.client.send(.get, "/hello", headers: [.cookie: visit.cookie, .acceptEncoding: "identity"])
        #expect(again.headers[.setCookie] == nil)
        #expect(Ticket(visitor: "v", session: nil)!.token(key: visit.site.key) != Ticket(visitor: "v", session: nil)!.token(key: visit.site.key))
    }

    @Test(arguments: ["cross-site", "same-site"]) func `a request that another site caused is refused even without cookies`(site: String) async throws
    {
        let client = try Site().client
        #expect(try await client.send(.post, "/done", headers: [.fetchSite: site]).status == .forbidden)
        #expect(try await client.send(.post, "/api/v1/cases", headers: [.origin: "https://evil.example"]).status == .forbidden)
        #expect(try await client.send(.post, "/api/v1/cases", headers: [.origin: "null"]).status == .forbidden)
    }

    @Test func `our own pages, their address behind a proxy, and programs are let in`() async throws {
        let client = try Site().client
        for headers: HTTPFields in [
            [:], [.fetchSite: "same-origin"], [.fetchSite: "none"], [.origin: "http://localhost"], [.origin: "http://linli.example"],
        ] {
            #expect(try await client.send(.post, "/api/v1/cases", headers: headers).status == .ok)
        }
    }

    @Test func `JSON with a cookie needs the token in its header`() async throws {
        let visit = try await Visit()
        #expect(try await visit.post("{}", "application/json").status == .forbidden)
        let answer = try await visit.site.client.send(
            .post, "/api/v1/cases", headers: [.cookie: visit.cookie, .contentType: "application/json", .csrfToken: visit.token])
        #expect(answer.status == .ok)
    }

    private func form(_ token: String) -> String {
        "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(token)\r\n--B\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nhello\r\n--B--\r\n"
    }

    /// Someone who has seen a page.
    private struct Visit {
        let site: Site
        let cookie: String
        let token: String

        init() async throws {
            site = try Site()
            let page = try await site.client.send(.get, "/hello")
            let set = try #require(page.headers[values: .setCookie].first { $0.hasPrefix("linli-visitor=") })
            #expect(set.contains("HttpOnly") && set.contains("SameSite=Lax"))
            cookie = String(set.prefix { $0 != ";" })
            token = Ticket(visitor: String(cookie.drop { $0 != "=" }.dropFirst()), session: nil)!.token(key: site.key)
        }

        func post(_ body: String, _ contentType: String, _ more: HTTPFields = [:]) async throws -> TestClient<RouterResponder<Context>>.Answer {
            var headers: HTTPFields = [.cookie: cookie, .contentType: contentType]
            for field in more { headers[field.name] = field.value }
            return try await site.client.send(.post, "/forms", headers: headers, body: ByteBuffer(string: body))
        }
    }
}
