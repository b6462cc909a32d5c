// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Case.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed(let action):
            Problem(
                .forbidden, Text(zh: "您没有“\(action.text.zh)”的权限", en: "You may not do this: \(action.text.en)"),
                way: Text(zh: "如果这件事该由您办，请联系街道管理员。", en: "If it should be yours to do, ask the subdistrict's administrator."))
        case .impossible(let action, let status):
            Problem(
                .conflict,
                Text(
                    zh: "“\(status.text.zh)”的案件现在不能“\(action.text.zh)”",
                    en: "A case that is “\(status.text.en)” cannot take this step: \(action.text.en)"),
                way: Text(zh: "案件可能刚刚有了变化，请看最新进展。", en: "It may have changed just now; look at its latest steps."))
        case .wordsMissing: unprocessable("请写几句话，说明情况或理由", "Please say in a few words what happened or why")
        case .notYours: forbidden("这件事现在不在您手上", "This is not in your hands now")
        case .sameHand(let action): sameHand(action)
        case .nothingRequested(let kind): conflict("没有待决定的“\(kind.text.zh)”申请", "No request is waiting: \(kind.text.en)")
        case .alreadyRequested(let kind): conflict("已经有一个“\(kind.text.zh)”申请在等决定", "A request is waiting already: \(kind.text.en)")
        case .extendedBefore: conflict("已经延期过一次，不能再延", "It was extended once; there is no second time")
        case .dateNotAhead: unprocessable("日期要在今天之后", "The date must lie ahead")
        case .laneNotAbove: conflict("只能升到更高的一道，不能往回走", "A case only steps up, never back down")
        case .notAuthorised: forbidden("这一道只能由有执法权的单位办理", "Only an authorised body can act in this lane")
        case .notCalledIn: forbidden("没有请您的单位到场", "Your department was not called in")
        case .alreadyCheckedIn: conflict("已经报到过了", "You have checked in already")
        case .confirmedFromHere:
            conflict(
                "从您现在的网络已经有一位街坊确认过了。请换用手机流量再试，或请上报人用自己的链接确认",
                "Someone has confirmed from your network already. Try from another one, or ask whoever reported to confirm by their own link")
        case .alreadyConfirmed: conflict("您已经确认过了，谢谢", "You have confirmed already, thank you")
        case .tooLate(let days):
            Problem(
                .conflict, Text(zh: "结案已超过 \(days) 天", en: "It was closed more than \(days) days ago"),
                way: Text(zh: "如果问题还在，请重新上报，我们会连上以前的案件。", en: "If it is still there, report it again; we will link the earlier case."))
        case .notInSelfGovernance: conflict("案件不在自治这一道", "The case is not in the self-governance lane")
        case .quietTimeRuns: conflict("还在等大家的意见", "People may still object")
        case .noSupervision: conflict("没有待回复的督办", "The command room has asked nothing")
        case .joinsItself: unprocessable("不能并入自己", "A case cannot be joined to itself")
        case .outcomeNotYours: unprocessable("这一道不能这样办结", "This lane cannot end that way")
        }
    }

    private func sameHand(_ action: Case.Action) -> Problem {
        switch action {
        case .inspect: forbidden("处置的人不能核查自己办的事", "Who handled it does not inspect it")
        case .file, .decline, .join: forbidden("自己上报的，要由另一位受理员决定", "You reported it; another registrar decides")
        case .confirm, .dispute: forbidden("办理的一方不能替大家确认", "Those who handled it do not confirm it")
        default: forbidden("自己提的申请，要由别人决定", "You asked for it; someone else decides")
        }
    }

    private func forbidden(_ zh: String, _ en: String) -> Problem { Problem(.forbidden, Text(zh: zh, en: en)) }
    private func conflict(_ zh: String, _ en: String) -> Problem { Problem(.conflict, Text(zh: zh, en: en)) }
    private func unprocessable(_ zh: String, _ en: String) -> Problem { Problem(.unprocessableContent, Text(zh: zh, en: en)) }
}
