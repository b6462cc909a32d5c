// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

/// What is read when a role is handed on.
enum CoverStrings {
    static let title = Text(zh: "代班", en: "Standing in")
    static func titleOf(_ name: String) -> Text { Text(zh: "给\(name)安排代班", en: "Standing in for \(name)") }
    static let help = Text(
        zh: "请假或外出时，可以把自己的角色交给同事代一段时间，到期自动收回。代班的人用自己的名字办事；经办过一件事的人，代谁的班都不能再去核查它。",
        en:
            "While away you can hand a role to a colleague for a time; it comes back by itself. Who stands in acts under their own name, and whoever worked on a case does not inspect it, for whomever they stand in."
    )
    static let given = Text(zh: "交出去的", en: "Handed on")
    static let received = Text(zh: "正在代的", en: "Stood in for")
    static let none = Text(zh: "没有。", en: "None.")
    static let hand = Text(zh: "交给同事", en: "Hand on")
    static let handButton = Text(zh: "请同事代班", en: "Hand it to the colleague")
    static let nothingToHand = Text(
        zh: "没有可以交出去的角色。管理账号的角色和别人请您代的角色，不能再交给别人。",
        en: "There is no role to hand on. Roles that manage accounts and roles that were handed to you cannot be.")
    static let role = Text(zh: "角色", en: "Role")
    static let colleague = Text(zh: "同事", en: "Colleague")
    static let area = Text(zh: "区域", en: "Area")
    static let areaHelp = Text(
        zh: "只交其中一部分时填写，比如 /330105013/001/；不填就是全部。", en: "Only where a part is handed on, such as /330105013/001/; empty for all of it.")
    static let from = Text(zh: "第一天", en: "First day")
    static let fromHelp = Text(zh: "不填就从现在开始。", en: "Leave empty to begin now.")
    static let until = Text(zh: "最后一天", en: "Last day")
    static let untilHelp = Text(zh: "最长三个月，到期自动收回。", en: "At most three months; it comes back by itself.")
    static let dayMissing = Text(zh: "日期请写成 2026-01-10", en: "A day is written like 2026-01-10")
    static let whose = Text(zh: "谁的角色", en: "Whose role")
    static let who = Text(zh: "谁在代", en: "Who stands in")
    static let since = Text(zh: "开始", en: "From")
    static let ends = Text(zh: "结束", en: "Until")
    static let end = Text(zh: "提前结束", en: "End it now")
    static func arranged(_ name: String) -> Text { Text(zh: "（\(name)安排）", en: " (arranged by \(name))") }
    static func standingIn(for name: String) -> Text { Text(zh: "（代\(name)）", en: " (for \(name))") }
    static let commandLine = Text(zh: "系统", en: "the system")
    static let handed = Text(zh: "已经请同事代班", en: "The role is handed on")
    static let ended = Text(zh: "代班已结束", en: "It is ended")
}

extension Delegation.Refusal: Explainable {
    public var problem: Problem {
        let text =
            switch self {
            case .notYours: Text(zh: "这个角色现在不在手上", en: "This role is not held now")
            case .notYourself: Text(zh: "请选另一位同事", en: "Please choose another person")
            case .alreadyHanded: Text(zh: "这是别人请您代的角色，不能再转交", en: "This role was handed on already, and goes no further")
            case .mayNotBeHanded:
                Text(zh: "管理账号的角色不能请人代，请找另一位管理员", en: "Roles that manage accounts are not handed on; another administrator gives them")
            case .outsideRole: Text(zh: "这个区域超出了您的角色", en: "This area is beyond the role")
            case .longerThanRole: Text(zh: "不能比角色本身的期限更长", en: "Not for longer than the role itself holds")
            case .tooLong: Text(zh: "最长三个月", en: "Three months at most")
            case .colleagueUnknown: Text(zh: "请选一位在用账号的同事", en: "Please choose a colleague whose account is in use")
            case .alreadyHas: Text(zh: "这位同事在这里已经有这个角色", en: "This colleague has the role there already")
            case .periodBackwards: Text(zh: "最后一天要在今天之后，也不能早于第一天", en: "The last day comes after today, and not before the first")
            }
        return Problem(.unprocessableContent, text)
    }
}
