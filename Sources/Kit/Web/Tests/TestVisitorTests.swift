// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import TestKit
import Testing
import Web

struct TestVisitorTests {
    @Test func `a visitor sends forms, is led on and hears once what happened`() async throws {
        var visitor = TestVisitor(try Site().client.responder)
        try await visitor.open("/hello")
        #expect(visitor.token.isEmpty)
        try await visitor.open("/ask")
        try await visitor.send(["words": "路灯 & 灯"], to: "/forms")
        #expect(visitor.page == "路灯 & 灯 []")
        try await visitor.open("/ask")
        try await visitor.send(
            ["words": "灯"], files: ["photo": [Form.File(name: "灯.jpg", contentType: "image/jpeg", bytes: [1, 2, 3])]], to: "/forms")
        #expect(visitor.page == "灯 [3]")
        try await visitor.open("/ask")
        try await visitor.send([:], to: "/done")
        #expect(visitor.path == "/hello" && visitor.way == ["/hello"] && visitor.words.contains("已经收到，谢谢"))
        try await visitor.open("/hello")
        #expect(!visitor.words.contains("已经收到"))
    }

    @Test func `whoever lacks the token is refused`() async throws {
        var visitor = TestVisitor(try Site().client.responder)
        try await visitor.open("/hello")
        try await visitor.send(["words": "x"], to: "/forms")
        #expect(visitor.status == .forbidden)
    }
}
