// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Mandates
import Web

extension Case.Status {
    public var text: Text {
        switch self {
        case .received: Text(zh: "已收到", en: "Received")
        case .verifying: Text(zh: "核实中", en: "Being checked")
        case .filed: Text(zh: "已立案", en: "Filed")
        case .handling: Text(zh: "处置中", en: "In hand")
        case .suspended: Text(zh: "挂账", en: "On hold")
        case .handled: Text(zh: "已处置", en: "Done, to be confirmed")
        case .inspecting: Text(zh: "核查中", en: "Being inspected")
        case .closed: Text(zh: "已结案", en: "Closed")
        case .declined: Text(zh: "不予受理", en: "Not taken up")
        case .voided: Text(zh: "作废", en: "Void")
        case .joined: Text(zh: "已并案", en: "Joined to another case")
        }
    }
}

extension Case.Outcome {
    public var text: Text {
        switch self {
        case .resolved: Text(zh: "已解决", en: "Resolved")
        case .resolvedByParty: Text(zh: "当事人自己解决", en: "Put right by those concerned")
        case .noLongerPresent: Text(zh: "现场已不存在", en: "No longer there")
        case .notResolved: Text(zh: "未能解决", en: "Not resolved")
        case .belongsElsewhere: Text(zh: "已转有权单位", en: "Handed to the body in charge")
        case .settledByAgreement: Text(zh: "协商一致", en: "Settled by agreement")
        }
    }
}

extension Lane {
    /// The lane as people say it. (`Lane.text` belongs to the lists; this is the short mark on a card.)
    var mark: Text {
        switch self {
        case .selfGovernance: Text(zh: "自治", en: "Self-governance")
        case .management: Text(zh: "管理", en: "Management")
        case .enforcement: Text(zh: "执法", en: "Enforcement")
        }
    }
}

extension Case.Action {
    /// What a button says.
    public var text: Text {
        switch self {
        case .report: Text(zh: "上报", en: "Report")
        case .coReport: Text(zh: "我也遇到了", en: "Me too")
        case .askVerification: Text(zh: "请人核实", en: "Ask someone to check")
        case .verify: Text(zh: "填写核实结果", en: "Say what you found")
        case .decline: Text(zh: "不予受理", en: "Do not take it up")
        case .join: Text(zh: "并入另一案件", en: "Join to another case")
        case .file: Text(zh: "立案", en: "File it")
        case .dispatch: Text(zh: "派遣", en: "Dispatch")
        case .takeOver: Text(zh: "签收", en: "Take it over")
        case .answer: Text(zh: "回复", en: "Answer")
        case .requestReturn: Text(zh: "申请回退", en: "Ask to send it back")
        case .grantReturn: Text(zh: "同意回退", en: "Agree to take it back")
        case .denyReturn: Text(zh: "不同意回退", en: "Refuse to take it back")
        case .callIn: Text(zh: "吹哨", en: "Call a department in")
        case .checkIn: Text(zh: "报到", en: "Check in")
        case .stepUp: Text(zh: "升级到下一道", en: "Step up to the next lane")
        case .requestExtension: Text(zh: "申请延期", en: "Ask for more time")
        case .grantExtension: Text(zh: "同意延期", en: "Grant more time")
        case .denyExtension: Text(zh: "不同意延期", en: "Refuse more time")
        case .requestSuspension: Text(zh: "申请挂账", en: "Ask to put it on hold")
        case .grantSuspension: Text(zh: "同意挂账", en: "Put it on hold")
        case .denySuspension: Text(zh: "不同意挂账", en: "Refuse to put it on hold")
        case .resume: Text(zh: "恢复办理", en: "Go on with it")
        case .supervise: Text(zh: "督办", en: "Supervise")
        case .answerSupervision: Text(zh: "回复督办", en: "Answer the command room")
        case .handle: Text(zh: "处置完成", en: "Say that it is done")
        case .settle: Text(zh: "达成协议", en: "Record an agreement")
        case .draw: Text(zh: "抽签核查", en: "Draw an inspector")
        case .inspect: Text(zh: "填写核查结果", en: "Say what the inspection found")
        case .close: Text(zh: "结案", en: "Close")
        case .confirm: Text(zh: "确认已解决", en: "Confirm that it is settled")
        case .dispute: Text(zh: "我有异议", en: "I disagree")
        case .reopen: Text(zh: "重新办理", en: "Reopen")
        case .appeal: Text(zh: "申请复核", en: "Ask for a review")
        case .unjoin: Text(zh: "撤回并案", en: "Undo a joining")
        case .addWords: Text(zh: "补充情况", en: "Add words")
        case .requestVoid: Text(zh: "申请作废", en: "Ask to void it")
        case .grantVoid: Text(zh: "同意作废", en: "Void it")
        case .denyVoid: Text(zh: "不同意作废", en: "Refuse to void it")
        case .correct: Text(zh: "更正事项或地点", en: "Correct matter or place")
        case .redact: Text(zh: "遮盖文字", en: "Mask words")
        }
    }

    /// What the timeline says, after the name of who did it.
    public var past: Text {
        switch self {
        case .report: Text(zh: "上报", en: "reported it")
        case .coReport: Text(zh: "也上报了这件事", en: "reported it too")
        case .askVerification: Text(zh: "请人到现场核实", en: "asked for someone to look")
        case .verify: Text(zh: "核实了情况", en: "looked and answered")
        case .decline: Text(zh: "决定不予受理", en: "did not take it up")
        case .join: Text(zh: "并入了另一案件", en: "joined it to another case")
        case .file: Text(zh: "立案，时限开始计算", en: "filed it; the clock runs")
        case .dispatch: Text(zh: "派遣", en: "dispatched it")
        case .takeOver: Text(zh: "已签收", en: "took it over")
        case .answer: Text(zh: "作了回复", en: "answered")
        case .requestReturn: Text(zh: "申请回退", en: "asked to send it back")
        case .grantReturn: Text(zh: "同意回退", en: "took it back")
        case .denyReturn: Text(zh: "没有同意回退", en: "refused to take it back")
        case .callIn: Text(zh: "吹哨，请部门到场", en: "called a department in")
        case .checkIn: Text(zh: "已报到", en: "checked in")
        case .stepUp: Text(zh: "升级到下一道", en: "stepped it up to the next lane")
        case .requestExtension: Text(zh: "申请延期", en: "asked for more time")
        case .grantExtension: Text(zh: "同意延期", en: "granted more time")
        case .denyExtension: Text(zh: "没有同意延期", en: "refused more time")
        case .requestSuspension: Text(zh: "申请挂账", en: "asked to put it on hold")
        case .grantSuspension: Text(zh: "同意挂账，时限暂停", en: "put it on hold; the clock stands still")
        case .denySuspension: Text(zh: "没有同意挂账", en: "refused to put it on hold")
        case .resume: Text(zh: "恢复办理，时限继续", en: "went on; the clock runs again")
        case .supervise: Text(zh: "督办", en: "asked for an account of it")
        case .answerSupervision: Text(zh: "回复了督办", en: "gave an account")
        case .handle: Text(zh: "处置完成", en: "said that it is done")
        case .settle: Text(zh: "达成协议", en: "recorded an agreement")
        case .draw: Text(zh: "抽签确定了核查人", en: "drew an inspector by lot")
        case .inspect: Text(zh: "到现场核查", en: "inspected it")
        case .close: Text(zh: "没有异议，结案", en: "closed it: nobody disagreed")
        case .confirm: Text(zh: "确认已解决", en: "confirmed that it is settled")
        case .dispute: Text(zh: "提出异议", en: "disagreed")
        case .reopen: Text(zh: "要求重新办理", en: "reopened it")
        case .appeal: Text(zh: "申请复核", en: "asked for a review")
        case .unjoin: Text(zh: "一条并入的上报分开另办", en: "a report that had been joined went back to its own case")
        case .addWords: Text(zh: "补充了情况", en: "added words")
        case .requestVoid: Text(zh: "申请作废", en: "asked to void it")
        case .grantVoid: Text(zh: "同意作废", en: "voided it")
        case .denyVoid: Text(zh: "没有同意作废", en: "refused to void it")
        case .correct: Text(zh: "更正了事项或地点", en: "corrected matter or place")
        case .redact: Text(zh: "遮盖了个人信息", en: "masked personal data")
        }
    }
}

extension Case.DeclineReason {
    public var text: Text {
        switch self {
        case .notTrue: Text(zh: "核实后不属实", en: "Checked, and not so")
        case .onNoList: Text(zh: "不在任何清单上，超出职责", en: "On no list, beyond our duties")
        case .otherChannel: Text(zh: "应走法定渠道(诉讼、仲裁、信访等)", en: "A legal channel is there for it (court, arbitration, petition)")
        case .alreadyDecided: Text(zh: "已办结，没有新情况", en: "Decided before, nothing new")
        case .tooVague: Text(zh: "说不清在哪里、是什么，又联系不上", en: "Place or matter unclear, and no way to ask")
        case .unlawfulDemand: Text(zh: "要求不合法", en: "What is asked for is unlawful")
        }
    }
}

extension Case.Attempt.Failure {
    public var text: Text {
        switch self {
        case .refused: Text(zh: "当事人不同意", en: "Those concerned refused")
        case .noAnswer: Text(zh: "到时没有回复", en: "No answer in time")
        case .notAble: Text(zh: "没有能力解决", en: "Not able to")
        case .notLawful: Text(zh: "依法不能由这一道解决", en: "Not lawful in that lane")
        case .repeated: Text(zh: "三十天内第三次发生", en: "The third time within 30 days")
        case .danger: Text(zh: "有危险，直接上升", en: "Danger: straight up")
        }
    }
}

extension Case.Answer {
    public var text: Text {
        switch self {
        case .done: Text(zh: "已经处理好了", en: "It is put right")
        case .needsHelp: Text(zh: "想处理，需要帮忙", en: "I want to, and need help")
        case .notMine: Text(zh: "不是我这里的", en: "It is not ours")
        case .disagree: Text(zh: "不同意这个说法", en: "I do not agree")
        }
    }
}

extension Case.Request.Kind {
    public var text: Text {
        switch self {
        case .sendBack: Text(zh: "回退", en: "Return")
        case .extend: Text(zh: "延期", en: "Extension")
        case .suspend: Text(zh: "挂账", en: "Hold")
        case .void: Text(zh: "作废", en: "Void")
        }
    }
}

extension Report.Channel {
    public var text: Text {
        switch self {
        case .web: Text(zh: "网页", en: "Web")
        case .qr: Text(zh: "扫码", en: "QR code")
        case .phone: Text(zh: "电话", en: "Phone")
        case .paper: Text(zh: "纸质", en: "Paper")
        case .visit: Text(zh: "上门代报", en: "At the door")
        case .patrol: Text(zh: "巡查", en: "Patrol")
        case .hotline: Text(zh: "12345 热线", en: "Hotline 12345")
        case .chat: Text(zh: "群聊", en: "Chat group")
        case .wecom: Text(zh: "企业微信", en: "WeCom")
        case .api: Text(zh: "接口", en: "Interface")
        }
    }
}

extension Text {
    /// Premises and households are never named in public.
    static let partyConcerned = Text(zh: "当事方", en: "Those concerned")
}
