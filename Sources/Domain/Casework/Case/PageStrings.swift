// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let matterUnknown = Text(zh: "待确认事项", en: "Matter to be settled")
    static let comma = Text(zh: "，", en: ", ")
    static let caseNumber = Text(zh: "案件", en: "Case")
    static let dangerCase = Text(zh: "有危险。如果人身安全受到威胁，请马上拨打 119、110 或 120。", en: "Danger. If anyone is at risk, call 119, 110 or 120 at once.")
    static let whatHappened = Text(zh: "经过", en: "What happened")
    static let similarCases = Text(zh: "附近类似的事", en: "Similar cases nearby")
    static let status = Text(zh: "现在", en: "Now")
    static let whoHasIt = Text(zh: "谁来办", en: "Who has it")
    static let byWhen = Text(zh: "什么时候办好", en: "By when")
    static let until = Text(zh: "截止", en: "until")
    static let lane = Text(zh: "哪一道", en: "Lane")
    static let why = Text(zh: "为什么由他们办", en: "Why they have it")
    static let limit = Text(zh: "时限", en: "Time limit")
    static let place = Text(zh: "地点", en: "Place")
    static let reports = Text(zh: "上报", en: "Reports")
    static let reworks = Text(zh: "返工", en: "Done again")
    static let extensions = Text(zh: "延期", en: "Extended")
    static let suspensions = Text(zh: "挂账", en: "Put on hold")
    static let disputes = Text(zh: "异议与重开", en: "Disputed or reopened")
    static let lateCheckIns = Text(zh: "迟到的报到", en: "Late check-ins")
    static let notPassed = Text(zh: "没有通过，返工", en: "not passed, to be done again")
    static let isSo = Text(zh: "属实", en: "it is so")
    static let isNotSo = Text(zh: "不属实", en: "it is not so")

    static func photo(_ number: Int) -> Text { Text(zh: "现场照片 \(number)", en: "Photo \(number) of the place") }
    static func times(_ count: Int) -> Text { Text(zh: "\(count) 次", en: count == 1 ? "once" : "\(count) times") }
    static func reportedTimes(_ count: Int) -> Text { Text(zh: "\(count) 次上报", en: count == 1 ? "1 report" : "\(count) reports") }
    static func checkInBy(_ time: String) -> Text { Text(zh: "请在 \(time) 前报到", en: "to check in by \(time)") }
    static func untilDate(_ time: String) -> Text { Text(zh: "到 \(time)", en: "until \(time)") }

    static let bySystem = Text(zh: "系统按规则", en: "The system, by rule")
    static let byReporter = Text(zh: "上报人", en: "Who reported it")
    static let byNeighbour = Text(zh: "邻居", en: "A neighbour")
    static let byInspector = Text(zh: "核查人", en: "The inspector")
    static let byVerifier = Text(zh: "核实人", en: "Who went to look")
    static let byCommandRoom = Text(zh: "指挥室", en: "The command room")
    static let byOffice = Text(zh: "街道受理中心", en: "The subdistrict's desk")

    static let nextReceived = Text(zh: "受理员会先看一遍，决定是否立案。", en: "A registrar reads it and decides whether to file it.")
    static let nextVerifying = Text(zh: "正请人到现场看一看，是不是这样。", en: "Someone is asked to go and see whether it is so.")
    static let nextFiled = Text(zh: "已立案，接下来派给该办的一方。", en: "Filed. Next it goes to whoever must act.")
    static let nextSelfGovernance = Text(
        zh: "已提醒当事方自己处理。处理好了，邻居可以在这里确认。", en: "Those concerned were asked to put it right. Neighbours can confirm it here.")
    static let nextHandling = Text(zh: "正在处置。办完后会另外派人核查。", en: "It is in hand. When done, someone else inspects it.")
    static let nextSuspended = Text(zh: "暂时办不了，已写明要等什么、等到哪天。", en: "On hold: it says what must happen and until when.")
    static let nextHandled = Text(zh: "对方说已经办好了。您看到的是这样吗？", en: "They say it is done. Is it, as you see it?")
    static let nextQuiet = Text(zh: "已有人确认。一天之内没有异议就结案。", en: "Confirmed. It closes if nobody disagrees within a day.")
    static let nextInspecting = Text(zh: "抽签选出的核查人会到现场看。", en: "An inspector drawn by lot will go and look.")
    static let nextClosed = Text(zh: "已结案。如果问题还在，三十天内可以提出异议。", en: "Closed. If it is still there, you can object within 30 days.")
    static let nextEnded = Text(zh: "没有办下去，理由写在下面。不同意可以申请复核。", en: "It was not taken further; the reason is below. You can ask for a review.")
    static let nextJoined = Text(zh: "和另一件是同一件事，请看：", en: "It is the same matter as another case:")
}
