// SPDX-License-Identifier: Apache-2.0
import Localization
import TestKit
import Testing

@testable import Triage

/// Texts in the forms that copying out of WeChat gives; all people are invented.
@Suite struct `A pasted chat` {
    static let desktop = """
        王阿姨 2026/11/26 21:14:03
        丽景苑3幢门口的路灯又不亮了
        [图片]

        李师傅 2026/11/26 21:15:40
        「王阿姨：丽景苑3幢门口的路灯又不亮了」
        - - - - - - - - - - - - - - -
        我家也是，黑咕隆咚的

        网格员小方 2026/11/26 21:16:00
        收到[强]

        王阿姨 2026/11/26 21:17:22
        老人晚上不敢出门

        陈姐 2026/11/27 08:01:10
        @网格员小方 垃圾房满了没人清运
        陈姐 2026/11/27 08:01:30
        另外，东门有人乱停车堵住消防通道
        """

    @Test func `of a desktop gives speakers, times, words and pictures`() {
        let messages = ChatTranscript(Self.desktop).messages
        #expect(messages.map(\.speaker) == ["王阿姨", "李师傅", "网格员小方", "王阿姨", "陈姐", "陈姐"])
        #expect(messages[0].time == ChatTime(day: .date(year: 2026, month: 11, day: 26), minute: 21 * 60 + 14))
        #expect(messages[0].text == "丽景苑3幢门口的路灯又不亮了" && messages[0].pictures == 1)
        // What is quoted is the other's, and whom it is for is not what is the matter.
        #expect(messages[1].text == "我家也是，黑咕隆咚的")
        #expect(messages[4].text == "垃圾房满了没人清运")
    }

    @Test func `gives one candidate for each matter`() {
        let found = ChatCandidate.find(in: ChatTranscript(Self.desktop).messages)
        #expect(
            found.map(\.text) == [
                "丽景苑3幢门口的路灯又不亮了\n老人晚上不敢出门", "我家也是，黑咕隆咚的", "垃圾房满了没人清运", "另外，东门有人乱停车堵住消防通道",
            ])
        #expect(found.map(\.pictures) == [1, 0, 0, 0])
    }

    @Test func `bare agreement counts for the matter before it, once for each`() throws {
        let found = ChatCandidate.find(in: [
            ChatMessage(speaker: "甲", text: "2幢没水了"), ChatMessage(speaker: "乙", text: "+1"), ChatMessage(speaker: "丙", text: "我家也是！"),
            ChatMessage(speaker: "乙", text: "+1"), ChatMessage(speaker: "甲", text: "+1"), ChatMessage(speaker: "丁", text: "好的"),
            ChatMessage(speaker: "戊", text: "🙏🏻🌹"), ChatMessage(speaker: "己", text: "OK"), ChatMessage(speaker: "庚", text: "。。。"),
        ])
        #expect(found.count == 1 && found.first?.also == ["乙", "丙"])
    }

    @Test(
        arguments: [
            ("—————  2026-11-26  —————\n\n\n王阿姨  21:14\n\n路灯坏了\n\n\n李师傅  21:15\n\n[图片]", ["王阿姨", "李师傅"], 26),
            ("王阿姨 11月26日 21:14\n路灯坏了\n李师傅 11月26日 晚上9:15\nIMG_2031.jpg", ["王阿姨", "李师傅"], 26),
            ("王阿姨 昨天 21:14\n路灯坏了\n李师傅 昨天 9:15 PM\n<图片>", ["王阿姨", "李师傅"], 26),
            ("王阿姨 11-26 21:14\r\n路灯坏了\r\n李师傅 11-26 21:15\r\n[Photo]", ["王阿姨", "李师傅"], 26),
        ] as [(String, [String], Int)]) func `is understood in other forms`(_ pasted: String, _ speakers: [String], _ day: Int) throws
    {
        let messages = ChatTranscript(pasted).messages, today = try #require(Day("2026-11-27"))
        #expect(messages.map(\.speaker) == speakers)
        #expect(messages.map { $0.time?.resolved(on: today) } == [Day("2026-11-\(day)"), Day("2026-11-\(day)")])
        #expect(messages.map { $0.time?.minute } == [21 * 60 + 14, 21 * 60 + 15])
        #expect(messages[0].text == "路灯坏了" && messages[1].text.isEmpty && messages[1].pictures + messages[1].files.count == 1)
    }

    @Test func `without times is told by names and colons, or by paragraphs`() {
        let marked = ChatTranscript("王阿姨:\n路灯坏了\n就在3幢\n\n李师傅:\n收到").messages
        #expect(marked == [ChatMessage(speaker: "王阿姨", text: "路灯坏了\n就在3幢"), ChatMessage(speaker: "李师傅", text: "收到")])
        let typed = ChatTranscript("王阿姨：路灯坏了\n李师傅：收到").messages
        #expect(typed == [ChatMessage(speaker: "王阿姨", text: "路灯坏了"), ChatMessage(speaker: "李师傅", text: "收到")])
        let plain = ChatTranscript("路灯坏了，就在3幢\n\n垃圾满了").messages
        #expect(plain == [ChatMessage(speaker: "", text: "路灯坏了，就在3幢"), ChatMessage(speaker: "", text: "垃圾满了")])
        #expect(ChatCandidate.find(in: plain).count == 2)
    }

    @Test func `takes no words for a head`() {
        // A time in what is said, a sentence that ends with a colon, an address of the web.
        for text in ["王 21:14\n他们说，每天晚上 22:30\n还在装修", "王 21:14\n情况如下，请看：\n漏水", "王 21:14\nhttp://example.org 见链接"] {
            #expect(ChatTranscript(text).messages.count == 1, "\(text)")
        }
        #expect(ChatTranscript("王 2026-11-26 21:14\n他们装修到 22:30\n很吵").messages.map(\.text) == ["他们装修到 22:30\n很吵"])
        #expect(ChatTranscript("王 21:14\n很吵\n还在装修 22:30").messages.map(\.text) == ["很吵\n还在装修 22:30"])
        #expect(ChatHead.timed("25:70") == nil && ChatHead.timed("21:14") == nil && ChatHead.timed("王 24:00") == nil)
        #expect(ChatHead.timed("王 2026-13-40 10:00")?.time?.day == nil)
    }

    @Test func `a date without a year is the last such date`() throws {
        let today = try #require(Day("2027-01-02"))
        #expect(ChatTime(day: .date(year: nil, month: 12, day: 31), minute: 0).resolved(on: today) == Day("2026-12-31"))
        #expect(ChatTime(day: .date(year: nil, month: 1, day: 2), minute: 0).resolved(on: today) == today)
        #expect(ChatTime(day: .date(year: 2026, month: 2, day: 30), minute: 0).resolved(on: today) == nil)
        #expect(ChatTime(day: nil, minute: 0).resolved(on: today) == today)
    }

    @Test func `says what is thanks, a question or danger`() {
        let found = ChatCandidate.find(in: [
            ChatMessage(speaker: "甲", text: "感谢网格员，路灯修好了"), ChatMessage(speaker: "乙", text: "请问居住证在哪里办？"),
            ChatMessage(speaker: "丙", text: "3幢楼道里有煤气味，很大"), ChatMessage(speaker: "丁", text: "", pictures: 2),
        ])
        #expect(found.map(\.kind) == [.thanks, .question, .report, .report])
        #expect(found.map(\.isDanger) == [false, false, true, false])
    }

    @Test func `of any text neither fails nor loses what was written`() {
        var random = SeededGenerator(seed: 7)
        let bits = [
            "王", "芳", ":", "：", "\n", "\r\n", " ", "12:30", "2026-11-26", "「", "」", "[图片]", "@", "——", "路灯坏了", "昨天", "下午", "+1", "👍🏻", "\u{2005}",
            "\u{0}", "a.jpg",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0..<24, using: &random)).map { _ in bits.randomElement(using: &random) ?? "" }.joined()
            let transcript = ChatTranscript(text)
            _ = ChatCandidate.find(in: transcript.messages)
            if text.contains("路灯坏了"), !text.contains("「"), !text.contains("@") {
                #expect(
                    transcript.messages.contains { $0.text.contains("路灯坏了") || $0.speaker.contains("路灯坏了") || $0.files.joined().contains("路灯坏了") },
                    "\(text)")
            }
        }
        #expect(ChatTranscript(String(repeating: "路", count: 150_000)).isCut)
        #expect(ChatTranscript("").messages.isEmpty && !ChatTranscript("").isCut)
    }
}
