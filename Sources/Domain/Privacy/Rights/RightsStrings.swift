// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

public enum RightsStrings {
    public static let title = Text(zh: "个人信息请求", en: "Requests about personal data")
    static let why = Text(zh: "答复您对自己信息的请求，并能证明答复过", en: "To answer what you ask of your own data, and to prove that it was answered")
    static let seenBy = Text(zh: "个人信息保护负责人", en: "Those in charge of personal data")
    static let sinceAnswer = Text(zh: "答复", en: "the answer")
    static let assessNeed = Text(zh: "必要性：不知道谁问、怎么答复，就没法答复。", en: "Need: without knowing who asks and how to reach them there is no answer.")
    static let assessRisk = Text(zh: "风险：有人冒名索取他人的信息（高）。", en: "Risk: someone asks in another's name (high).")
    static let assessMeasures = Text(
        zh: "措施：按事情轻重核实身份，不留证件复印件；加密存储；答复满三年删除内容。",
        en:
            "Measures: identity is made sure of as far as the matter needs, and no copy of a document is kept; sealed in the database; the contents go three years after the answer."
    )
    static let open = Text(zh: "待答复", en: "To be answered")
    static let answered = Text(zh: "已答复", en: "Answered")
    static let noneOpen = Text(zh: "没有待答复的请求。", en: "Nothing waits for an answer.")
    static let noneOpenMore = Text(zh: "有人到窗口或来电提出时，在这里登记。", en: "When someone asks at the desk or by telephone, note it here.")
    static let noneAnswered = Text(zh: "还没有答复过。", en: "Nothing was answered yet.")
    static let new = Text(zh: "登记一项请求", en: "Note a request")
    static let breach = Text(zh: "泄露排查", en: "After a breach")
    static let number = Text(zh: "编号", en: "Number")
    static let kind = Text(zh: "请求什么", en: "What is asked")
    static let asked = Text(zh: "提出时间", en: "Asked")
    static let due = Text(zh: "答复期限", en: "To be answered by")
    static let outcome = Text(zh: "结果", en: "Outcome")
    static let channel = Text(zh: "怎么提出的", en: "How it came")
    static let proof = Text(zh: "怎么核实身份", en: "How it was made sure who asks")
    static let proofHelp = Text(zh: "够用就行：不复印、不拍照、不抄录证件号码。", en: "As much as the matter needs: no copies, photos or numbers of documents.")
    public static let kindAsked = Text(zh: "您要办什么", en: "What do you ask for")
    public static let wordsAsked = Text(zh: "写明是哪一项、为什么", en: "Say which, and why")
    static let words = Text(zh: "本人的原话", en: "In their own words")
    static let contact = Text(zh: "怎么答复他", en: "How to reach them")
    static let contactHelp = Text(zh: "电话或地址，只用于答复。", en: "A number or an address, for the answer only.")
    static let phone = Text(zh: "反映问题时留的电话", en: "The number that was left with reports")
    static let phoneHelp = Text(
        zh: "系统用加密摘要去找这个号码留下的上报。没有留过就空着。", en: "Reports are found by a keyed hash of the number. Leave it empty if none was left.")
    static let note = Text(zh: "登记", en: "Note it")
    static let subjects = Text(zh: "找到的信息", en: "What was found")
    static func found(_ count: Int) -> Text {
        count == 0
            ? Text(zh: "没有找到这个人的上报", en: "No report of this person was found")
            : Text(zh: "\(count) 条上报", en: count == 1 ? "one report" : "\(count) reports")
    }
    static let answer = Text(zh: "答复", en: "Answer")
    static let answerTo = Text(zh: "告诉本人的话", en: "What the person is told")
    static let decision = Text(zh: "决定", en: "Decision")
    static let ground = Text(zh: "不能（全部）办的依据", en: "Ground, where not all is granted")
    static let groundHelp = Text(zh: "全部同意时不选。", en: "Leave open where all is granted.")
    static let send = Text(zh: "答复", en: "Answer")
    static let eraseNow = Text(zh: "同时删除找到的信息，不能恢复", en: "Erase what was found at once; it cannot be brought back")
    static let copy = Text(zh: "下载副本（JSON）", en: "Download the copy (JSON)")
    static let copyHelp = Text(zh: "下载会记入查看记录，本人看得到。", en: "The download is noted in the access log, which the person can read.")
    static let noted = Text(zh: "已登记。", en: "Noted.")
    static let sent = Text(zh: "已答复。", en: "Answered.")
    static let follow = Text(zh: "请把这个链接交给本人，凭它可以看到答复：", en: "Give this link to the person, to read the answer:")
    static let followOnce = Text(zh: "链接只在这里显示一次。", en: "The link is shown only once.")
    static let mine = Text(zh: "您的请求", en: "Your request")
    static let waiting = Text(zh: "正在办理。", en: "It is being dealt with.")
    public static let whereTo = Text(
        zh: "对答复不满意，可以向上级主管部门投诉举报，也可以向人民法院起诉（个人信息保护法第五十条、第六十五条）。",
        en: "If you are not content, you may complain to the authority above or go to court (PIPL art. 50 and 65).")
    static let back = Text(zh: "回到请求列表", en: "Back to the requests")
}

extension RightsRequest.Kind {
    public var text: Text {
        switch self {
        case .access: Text(zh: "查阅", en: "See what is kept")
        case .copy: Text(zh: "复制", en: "Have a copy")
        case .correct: Text(zh: "更正、补充", en: "Correct or complete")
        case .erase: Text(zh: "删除", en: "Erase")
        case .explain: Text(zh: "说明电脑的建议或处理规则", en: "Explain a suggestion of the machine, or a rule")
        case .complain: Text(zh: "投诉", en: "Complain")
        }
    }
}

extension RightsRequest.Channel {
    var text: Text {
        switch self {
        case .web: Text(zh: "网上", en: "here, on the web")
        case .desk: Text(zh: "窗口", en: "at the desk")
        case .phone: Text(zh: "电话", en: "by telephone")
        case .letter: Text(zh: "书面", en: "by letter")
        }
    }
}

extension RightsRequest.Proof {
    var text: Text {
        switch self {
        case .link: Text(zh: "持有上报的专属链接", en: "holds the secret link of the report")
        case .callBack: Text(zh: "按原来留的电话回拨", en: "called back at the number that had been left")
        case .document: Text(zh: "当面出示证件，未留存", en: "showed a document, of which nothing was kept")
        case .standing: Text(zh: "监护人、代理人或近亲属，已出示证明", en: "guardian, proxy or next of kin, with proof")
        }
    }
}

extension RightsRequest.Outcome {
    var text: Text {
        switch self {
        case .granted: Text(zh: "已办理", en: "Granted")
        case .partly: Text(zh: "部分办理", en: "Granted in part")
        case .refused: Text(zh: "不能办理", en: "Refused")
        }
    }
}

extension RightsRequest.Ground {
    var text: Text {
        switch self {
        case .nothing: Text(zh: "没有保存本人的信息", en: "nothing is kept about the person")
        case .unproved: Text(zh: "无法确认是本人的信息", en: "it could not be made sure that the data are theirs")
        case .law: Text(zh: "法律规定必须保存或保密", en: "a law says that it must be kept, or kept secret")
        case .others: Text(zh: "会暴露他人的信息", en: "it would tell of someone else")
        }
    }
}

extension RightsRequest {
    /// How it stands, in a line.
    public func outcomeLine(_ language: Language) -> String {
        guard let outcome else { return RightsStrings.waiting(language) }
        return outcome.text(language) + (ground.map { " · " + $0.text(language) } ?? "")
    }
}

extension RightsRequest.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: Problem(.forbidden, Text(zh: "只有个人信息保护负责人能办理。", en: "Only those in charge of personal data may do this."))
        case .answered: Problem(.conflict, Text(zh: "这项请求已经答复过了。", en: "This request has been answered."))
        default: Problem(.unprocessableContent, text)
        }
    }

    public var field: String {
        switch self {
        case .kindMissing: "kind"
        case .proofMissing: "proof"
        case .wordsMissing, .wordsTooLong: "words"
        case .contactMissing, .contactTooLong: "contact"
        case .answerTooShort, .answerTooLong: "answer"
        case .groundMissing, .groundUnfitting: "ground"
        case .outcomeMissing: "outcome"
        case .notAllowed, .answered: "kind"
        }
    }

    var text: Text {
        switch self {
        case .kindMissing: Text(zh: "请选择要办什么。", en: "Choose what is asked.")
        case .proofMissing: Text(zh: "请选择怎么核实了身份。", en: "Choose how it was made sure who asks.")
        case .wordsMissing: Text(zh: "请写明要更正、说明或投诉什么，至少 4 个字。", en: "Say what to correct, explain or complain about, in at least 4 characters.")
        case .wordsTooLong: Text(zh: "最多 \(RightsRequest.wordsLimit) 字。", en: "At most \(RightsRequest.wordsLimit) characters.")
        case .contactMissing: Text(zh: "请写明怎么答复。", en: "Say how to reach the person.")
        case .contactTooLong: Text(zh: "最多 100 字。", en: "At most 100 characters.")
        case .answerTooShort:
            Text(
                zh: "答复太短：同意至少 4 个字，不同意要讲明理由，至少 10 个字。",
                en: "Too short: at least 4 characters, or 10 where something is refused and must be explained.")
        case .answerTooLong: Text(zh: "答复最多 \(RightsRequest.wordsLimit) 字。", en: "At most \(RightsRequest.wordsLimit) characters.")
        case .groundMissing: Text(zh: "不能全部办理时，要选依据。", en: "Where not all is granted, choose the ground.")
        case .groundUnfitting: Text(zh: "全部同意时不用选依据。", en: "Where all is granted there is no ground to choose.")
        case .outcomeMissing: Text(zh: "请选择决定。", en: "Choose the decision.")
        case .notAllowed, .answered: Text(zh: "不能办理。", en: "It cannot be done.")
        }
    }
}
