// SPDX-License-Identifier: Apache-2.0
import Localization

enum BreachStrings {
    static let lead = Text(
        zh: "账号被盗、设备丢失、有人越权查看时，从查看记录算出涉及谁。只列查看过的个人信息；公开的案件内容不在内。",
        en:
            "When an account was stolen, a device lost, or someone looked without right: whose data it concerns, from the access log. What is public anyhow is not counted."
    )
    static let from = Text(zh: "从哪天", en: "From")
    static let until = Text(zh: "到哪天（含）", en: "Until, that day included")
    static let account = Text(zh: "账号（登录名）", en: "Account (login)")
    static let accountHelp = Text(zh: "空着就列出所有人的查看。", en: "Leave it empty for the looks of everyone.")
    static let look = Text(zh: "查找", en: "Look")
    static let none = Text(zh: "这段时间没有查看记录。", en: "Nobody looked in this time.")
    static let noAccount = Text(zh: "没有这个登录名。", en: "There is no such login.")
    static let dayMalformed = Text(zh: "请填写日期。", en: "Enter a day.")
    static let spanMalformed = Text(zh: "结束日期要在开始之后，最多一年。", en: "The end must follow the beginning, by at most a year.")
    static let whose = Text(zh: "谁的信息", en: "Whose data")
    static func affected(_ persons: Int, looks: Int) -> Text {
        Text(zh: "涉及 \(persons) 人（条），查看 \(looks) 次", en: "\(persons) persons or matters, \(looks) looks")
    }
    static let toPersons = Text(zh: "通知本人（底稿）", en: "Notice to the persons (draft)")
    static let toAuthority = Text(zh: "报告主管部门（底稿）", en: "Notice to the authority (draft)")
    static func noticeToPersons(from: String, until: String) -> Text {
        Text(
            zh:
                "您好。您向街道反映问题时留下的信息（称呼、电话、原话），在 \(from) 至 \(until) 期间可能被不该看到的人看到。原因：〔填写〕。可能的影响：有人冒充工作人员联系您。我们已经停用有关账号、查清了查看记录。请留意陌生来电；工作人员不会向您索要验证码或转账。您可以要求删除留下的信息。联系：〔个人信息保护负责人，电话〕。",
            en:
                "What you left when you reported (name, telephone, your words) may have been seen by someone who should not, between \(from) and \(until). Cause: [fill in]. It could mean that someone calls you in our name. We have closed the account and gone through the log. Our staff never ask for codes or money. You may have what you left erased. Contact: [person in charge, telephone]."
        )
    }
    static func noticeToAuthority(from: String, until: String, persons: Int) -> Text {
        Text(
            zh: "按《个人信息保护法》第五十七条报告：信息种类为反映人的称呼、电话和原话；时间 \(from) 至 \(until)；涉及 \(persons) 人（条）；原因〔填写〕；可能的危害〔填写〕；已采取的补救措施〔填写〕；建议个人采取的措施〔填写〕；联系方式〔填写〕。",
            en:
                "Under PIPL art. 57: kinds of data: names, telephone numbers and original words of those who reported; time \(from) to \(until); \(persons) persons or matters; cause [fill in]; possible harm [fill in]; measures taken [fill in]; measures advised [fill in]; contact [fill in]."
        )
    }
    static let steps = Text(zh: "发生泄露时，依次做", en: "After a breach, in this order")
    static let stepList: [Text] = [
        Text(
            zh: "止住：停用账号、结束登录（人员与授权），必要时停止服务、更换密钥（linli keys rotate）。",
            en: "Stop it: close the account and end its sessions, if need be stop the server and change the keys (linli keys rotate)."),
        Text(zh: "留证：运行 linli verify，保存当天的存证和日志。", en: "Keep the proof: run linli verify, keep the day's checkpoint and the logs."),
        Text(zh: "查清：用上面的查找算出涉及谁、看了什么。", en: "Find out, above, whom it concerns and what was seen."),
        Text(
            zh: "报告和通知：立即报告主管部门并通知本人，写明种类、原因、危害、补救措施和联系方式。能有效避免危害的，可以不通知本人。",
            en:
                "Tell the authority and the persons at once: kinds, cause, harm, measures, contact. Persons need not be told where harm is averted for sure."
        ),
        Text(zh: "改进：复盘，把教训写成测试或规定。", en: "Learn: make a test or a rule of it."),
    ]
}
