// SPDX-License-Identifier: Apache-2.0
import Localization

extension Voice.Kind {
    /// What the button or the fold says.
    var text: Text {
        switch self {
        case .confirm: Text(zh: "我看过了，确实办好了", en: "I looked: it is done")
        case .dispute: Text(zh: "还没好，我有异议", en: "It is not done, I disagree")
        case .meToo: Text(zh: "我也遇到了", en: "I have it too")
        case .reopen: Text(zh: "问题还在，请重新办", en: "It is still there, take it up again")
        case .appeal: Text(zh: "我不同意，申请复核", en: "I do not agree, please review it")
        case .separate: Text(zh: "这不是同一件事，请分开办", en: "It is not the same matter, please separate it")
        case .addWords: Text(zh: "补充几句情况", en: "Add a few words")
        }
    }

    var question: Text {
        switch self {
        case .confirm, .dispute, .reopen: Text(zh: "您看到的是什么样？", en: "What do you see?")
        case .meToo: Text(zh: "您那里是什么样？（可以不写）", en: "How is it where you are? (optional)")
        case .appeal: Text(zh: "为什么不同意？", en: "Why do you not agree?")
        case .separate: Text(zh: "有什么不一样？", en: "What is different?")
        case .addWords: Text(zh: "还想说什么？", en: "What else would you like to say?")
        }
    }

    var help: Text {
        switch self {
        case .meToo: Text(zh: "会记一次上报，并给您一个自己的链接看进展。", en: "It counts as a report, and you get a link of your own to follow it.")
        default: Text(zh: "这几句会公开，请不要写名字、电话和门牌室号。", en: "These words are public: no names, numbers or room numbers, please.")
        }
    }

    var sends: Text {
        switch self {
        case .confirm: text
        case .dispute: Text(zh: "提出异议", en: "Send the objection")
        case .meToo: Text(zh: "记上我这一次", en: "Count me in")
        case .reopen: Text(zh: "请重新办理", en: "Ask to take it up again")
        case .appeal: Text(zh: "申请复核", en: "Ask for a review")
        case .separate: Text(zh: "请分开办", en: "Ask to separate it")
        case .addWords: Text(zh: "补充上去", en: "Add it")
        }
    }

    /// What is said once afterwards.
    var thanks: Text {
        switch self {
        case .confirm: Text(zh: "谢谢您看了一眼，已经记上", en: "Thank you for looking; it is recorded")
        case .dispute: Text(zh: "异议已经记上，会重新办理", en: "Your objection is recorded; it goes back to be done")
        case .meToo: Text(zh: "已经记上您这一次", en: "You are counted in")
        case .reopen: Text(zh: "已经重新打开，接着办", en: "It is open again")
        case .appeal: Text(zh: "复核申请已经记上", en: "Your request for a review is recorded")
        case .separate: Text(zh: "已经分开，受理员会再看一遍", en: "It is separated; the registrar looks at it again")
        case .addWords: Text(zh: "已经补充上去", en: "Your words are added")
        }
    }
}

extension Text {
    static let voicesTitle = Text(zh: "您怎么看", en: "How do you see it")
    static let oneMoreConfirmation = Text(zh: "已有一位邻居确认，再有一位就够了。", en: "One neighbour has confirmed; one more will do.")
    static let meTooWords = Text(zh: "我也遇到了这件事", en: "I have it too")
    static let share = Text(zh: "把这件事告诉邻居", en: "Tell your neighbours")
    static let shareHelp = Text(zh: "扫码或者复制链接，谁都能看，不用登录。", en: "By QR code or link; anyone can read it without signing in.")
    static let shareQR = Text(zh: "这件案件的二维码", en: "QR code of this case")
    static let yourReport = Text(zh: "您的上报", en: "Your report")
    static let yourReportOnly = Text(zh: "只有您和经办的人看得到这几句原话。", en: "Only you and those who handle it see these very words.")
    static let yourPage = Text(zh: "这是您自己的页面，请不要转给别人。", en: "This is your own page. Please do not pass it on.")
    static let privateCase = Text(zh: "这件事不公开，只有经办的人和您看得到。", en: "This case is not public; only those who handle it and you can see it.")
}
