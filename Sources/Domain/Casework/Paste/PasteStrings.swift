// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let pasteTitle = Text(zh: "从群聊里收", en: "Take from a chat group")
    static let pasteLead = Text(
        zh: "在群里多选消息，复制，贴到这里。系统挑出可能是事的，您看过再收；没收的不留。",
        en: "Mark messages in the group, copy, paste. Linli proposes what may be a matter; you look and take. What is not taken is kept nowhere.")
    static let pasteText = Text(zh: "群聊内容", en: "What was said")
    static let pasteHelp = Text(
        zh: "几个人说的、带时间的都行。贴过的再贴，不会收两遍。", en: "Several speakers and times are fine. What is pasted again is not taken twice.")
    static let pasteRead = Text(zh: "看看有几件事", en: "See what is in it")
    static let pasteNothing = Text(zh: "请把群聊内容贴进来", en: "Please paste what was said")
    static let pasteNoMatter = Text(
        zh: "没有看出要办的事。可以改一改再看，或者到电话受理直接记。", en: "Nothing in it looks like a matter. Change it and look again, or take it down at the phone desk.")
    static func pasteFound(_ count: Int) -> Text {
        Text(
            zh: "挑出 \(count) 件。勾上要收的，核对地点，再一起收下。",
            en: count == 1
                ? "One found. Tick it, check the place, take it." : "\(count) found. Tick what to take, check the places, take them together.")
    }
    static func pasteCut(_ most: Int) -> Text {
        Text(zh: "内容太长，一次最多看 \(most) 件。收完这些，把后面的再贴一次。", en: "Too long: at most \(most) matters in one go. Take these, then paste the rest.")
    }
    static let pasteTake = Text(zh: "收下勾选的", en: "Take what is ticked")
    static let pasteLook = Text(zh: "改了以后再查一遍", en: "Look again after changes")
    static let pasteAgain = Text(zh: "换一段重贴", en: "Paste something else")
    static func pasteTaken(_ count: Int) -> Text { Text(zh: "收下了 \(count) 件", en: "\(count) taken down") }
    static let pasteKnown = Text(zh: "已经收过：", en: "Taken down before:")
    static func pasteOne(_ number: Int, speaker: String, said: String) -> Text {
        let who = [speaker, said].filter { !$0.isEmpty }.map { " · \($0)" }.joined()
        return Text(zh: "第 \(number) 件\(who)", en: "No. \(number)\(who)")
    }
    static func pasteAlso(_ count: Int) -> Text {
        Text(zh: "群里另有 \(count) 人说也是这样。", en: count == 1 ? "One other said the same." : "\(count) others said the same.")
    }
    static func pastePictures(_ count: Int) -> Text {
        Text(zh: "原来带 \(count) 张图，复制不出来；收下后请本人或网格员补照片。", en: "It had \(count) picture(s) that copying left behind; ask for them afterwards.")
    }
    static let pasteTakeThis = Text(zh: "这是一件事，收下", en: "This is a matter: take it")
    static let pasteNoPlace = Text(zh: "话里没有看出地点。补上地点，或者选“先记原话”。", en: "No place was found in the words. Add one, or keep the words.")
    static let pasteLink = Text(zh: "从群聊里收", en: "Take from a chat group")
}
