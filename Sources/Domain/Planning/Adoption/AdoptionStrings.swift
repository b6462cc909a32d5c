// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

enum AdoptionStrings {
    static func title(_ plan: String) -> Text { Text(zh: "采用“\(plan)”以后", en: "If “\(plan)” is adopted") }
    static let lead = Text(
        zh: "一半以上住户留在原来网格的，编码和名称不变，只是边界变了；其余的编新号，旧编码不再用到别处。没办结的事、岗位和权限跟着地点走。",
        en:
            "A grid that keeps half of its households keeps its code and name, with a new border; others get new numbers, and old codes are never used again. Open cases, posts and roles go with their place."
    )
    static func microGrid(_ number: Int) -> Text {
        let digits = number < 10 ? "0\(number)" : "\(number)"
        return Text(zh: "\(digits)微网格", en: "Micro-grid \(digits)")
    }
    static let same = Text(zh: "个微网格不变", en: "micro-grids as they are")
    static let changed = Text(zh: "个微网格改边界", en: "with another border")
    static let new = Text(zh: "个新微网格", en: "new ones")
    static let ended = Text(zh: "个微网格停用", en: "that end")
    static let households = Text(zh: "户换微网格或编码", en: "households with another micro-grid or code")
    static let grids = Text(zh: "以后的网格和微网格", en: "Grids and micro-grids then")
    static let name = Text(zh: "名称", en: "Name")
    static let code = Text(zh: "编码", en: "Code")
    static let fate = Text(zh: "和现在比", en: "Compared with today")
    static func fate(_ fate: PlanAdoption.Fate) -> Text {
        switch fate {
        case .same: Text(zh: "不变", en: "as it is")
        case .changed: Text(zh: "边界或户数变", en: "other border or households")
        case .new: Text(zh: "新设", en: "new")
        }
    }
    static let ending = Text(zh: "停用的网格，由谁接着", en: "What ends, and what follows it")
    static func follows(_ old: Text, _ oldPath: String, _ next: Text, _ nextPath: String) -> Text {
        Text(zh: "\(old.zh)（\(oldPath)）→ \(next.zh)（\(nextPath)）", en: "\(old.en) (\(oldPath)) → \(next.en) (\(nextPath))")
    }
    static let movers = Text(zh: "换微网格或编码的单元", en: "Units with another micro-grid or code")
    static let nobody = Text(zh: "没有一户要换。", en: "Nobody changes.")
    static let none = Text(zh: "（没有）", en: "(none)")
    static let then = Text(zh: "以后属于", en: "Then in")
    static func more(_ count: Int) -> Text { Text(zh: "还有 \(count) 个单元没有列出。", en: "\(count) more units are not shown.") }

    static let decide = Text(zh: "决定", en: "Decide")
    static let from = Text(zh: "从哪天起用", en: "Holds from")
    static let fromHelp = Text(zh: "那天零点过后自动换；最早明天。", en: "It changes by itself shortly after midnight; tomorrow at the earliest.")
    static let reply = Text(zh: "对意见的答复", en: "Answer to the comments")
    static let replyHelp = Text(zh: "公开。采纳了什么、没采纳什么、为什么。", en: "Public: what was taken up, what was not, and why.")
    static let adopt = Text(zh: "采用这个方案", en: "Adopt the plan")
    static func decided(_ day: Day) -> Text { Text(zh: "已决定从 \(day) 起采用。", en: "It will hold from \(day).") }
    static func holdsFrom(_ day: Day) -> Text { Text(zh: "已决定：从 \(day) 起采用。", en: "Decided: it holds from \(day).") }
    static func heldFrom(_ day: Day) -> Text { Text(zh: "\(day) 起已经采用。", en: "In force since \(day).") }
    static let recall = Text(zh: "收回决定", en: "Take the decision back")
    static let recalled = Text(zh: "决定已收回。", en: "The decision was taken back.")
    static let link = Text(zh: "采用以后有什么变化", en: "What would change")
    static let heldBack = Text(
        zh: "到了采用的日子，这里的房屋、店铺或者网格已经变过，方案没有生效，请按现在的情况重画。",
        en: "When the day came, houses, shops or grids had changed; the plan was not put in force. Draw another from what stands there now.")

    static let comments = Text(zh: "大家的意见", en: "Comments")
    static func commentCount(_ count: Int) -> Text {
        Text(zh: "收到 \(count) 条意见。", en: count == 1 ? "One comment so far." : "\(count) comments so far.")
    }
    static let words = Text(zh: "您的意见", en: "Your comment")
    static let wordsHelp = Text(zh: "给街道看，不公开，不用写名字和电话。", en: "For the office, not public; no name or number is needed.")
    static let about = Text(zh: "关于", en: "About")
    static let whole = Text(zh: "整个方案", en: "the whole plan")
    static let send = Text(zh: "提交意见", en: "Send")
    static let thanks = Text(zh: "收到了，谢谢。", en: "Received, thank you.")
    static let wordsOff = Text(zh: "请写几句话，1000 个字以内", en: "Write something, at most 1,000 characters")
    static let commentsTitle = Text(zh: "居民对网格方案的意见", en: "Comments on grid plans")
    static let commentsSeenBy = Text(zh: "画方案和定方案的人员", en: "Those who draw and decide on plans")
    static let commentsSince = Text(zh: "写下", en: "it was written")
    static let whyComments = Text(zh: "了解居民对网格方案的意见", en: "To know what residents think of a grid plan")
}
