// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Privacy

@Suite struct `A request about one's own data` {
    static let now = Date(timeIntervalSince1970: 1_795_400_000)

    private func request(_ kind: RightsRequest.Kind = .erase) -> RightsRequest {
        RightsRequest(
            id: "1", number: "P2026-0001", kind: kind, channel: .web, proof: .link, subjects: ["report:1"], words: "", contact: "", askedAt: Self.now)
    }

    @Test func `has fifteen days, and is late from the next moment on`() {
        let request = request()
        #expect(request.dueAt == Self.now + 15 * 86_400)
        #expect(!request.isLate(at: request.dueAt) && request.isLate(at: request.dueAt + 1))
    }

    @Test func `is answered once; a refusal needs its ground and its words`() throws {
        var asked = request()
        #expect(throws: RightsRequest.Refusal.groundMissing) { try asked.answer(.refused, ground: nil, saying: "依法必须保存三年以上", at: Self.now) }
        #expect(throws: RightsRequest.Refusal.groundMissing) { try asked.answer(.partly, ground: nil, saying: "依法必须保存三年以上", at: Self.now) }
        #expect(throws: RightsRequest.Refusal.groundUnfitting) { try asked.answer(.granted, ground: .law, saying: "已经删除", at: Self.now) }
        #expect(throws: RightsRequest.Refusal.answerTooShort) { try asked.answer(.refused, ground: .law, saying: "依法必须保存三年", at: Self.now) }
        #expect(throws: RightsRequest.Refusal.answerTooShort) { try asked.answer(.granted, ground: nil, saying: " 已删 \n", at: Self.now) }
        #expect(throws: RightsRequest.Refusal.answerTooLong) {
            try asked.answer(.granted, ground: nil, saying: String(repeating: "长", count: 1001), at: Self.now)
        }
        #expect(asked.outcome == nil && asked.version == 1)
        try asked.answer(.granted, ground: nil, saying: "已经删除", at: Self.now)
        #expect(asked.outcome == .granted && asked.version == 2 && !asked.isLate(at: .distantFuture))
        #expect(throws: RightsRequest.Refusal.answered) { try asked.answer(.refused, ground: .law, saying: "依法必须保存三年以上", at: Self.now) }
    }

    @Test func `needs words where something is to be done with them, and an address where there is no link`() throws {
        for kind in [RightsRequest.Kind.correct, .explain, .complain] {
            #expect(throws: RightsRequest.Refusal.wordsMissing) { try RightsRequest.checked(kind, words: "错了", contact: "", proof: .link) }
        }
        for kind in [RightsRequest.Kind.access, .copy, .erase] { _ = try RightsRequest.checked(kind, words: "", contact: "", proof: .link) }
        #expect(throws: RightsRequest.Refusal.contactMissing) { try RightsRequest.checked(.copy, words: "", contact: " ", proof: .callBack) }
        #expect(throws: RightsRequest.Refusal.wordsTooLong) {
            try RightsRequest.checked(.complain, words: String(repeating: "长", count: 1001), contact: "", proof: .link)
        }
    }
}

@Suite struct `A look at someone's data` {
    @Test func `has a purpose of the list, and its ground in words where others ask`() throws {
        #expect(throws: Look.Refusal.purposeMissing) { try Look.reason(purpose: "curiosity", why: "") }
        #expect(throws: Look.Refusal.whyMissing) { try Look.reason(purpose: "legal", why: " 公安 ") }
        #expect(throws: Look.Refusal.whyTooLong) { try Look.reason(purpose: "verify", why: String(repeating: "x", count: 201)) }
        let (purpose, why) = try Look.reason(purpose: "legal", why: " 调取通知书 12 号 ")
        #expect(purpose == .legal && why == "调取通知书 12 号")
        #expect(try Look.reason(purpose: "callBack", why: "").1 == "")
    }

    @Test func `shows the same sign for the same person, and another for another case`() {
        func look(_ actor: String, _ subject: String) -> Look {
            Look(id: "", at: .distantPast, actor: actor, subject: subject, what: .contact, purpose: .verify, why: nil)
        }
        func hash(_ text: String) -> String { String(text.reversed()) }
        #expect(look("a1", "report:9").sign(with: hash) == look("a1", "report:9").sign(with: hash))
        #expect(look("a1", "report:9").sign(with: hash) != look("a1", "report:8").sign(with: hash))
    }
}
