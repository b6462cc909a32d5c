// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let noticeTitle = Text(zh: "街坊有件事想请您帮忙", en: "Your neighbours ask a favour")
    static let noticeLead = Text(
        zh: "有人反映了下面这件事，可能和您有关。能自己处理好的，不用别人来管。",
        en: "Someone reported the matter below, which may concern you. What you can put right yourself needs nobody else.")
    static let noticeWhat = Text(zh: "什么事", en: "What")
    static let noticeWords = Text(zh: "反映的内容", en: "What was said")
    static let noticeAgreed = Text(zh: "大家的约定", en: "What was agreed")
    static let noticeDone = Text(zh: "怎样算好了", en: "When it is right")
    static let noticeUntil = Text(zh: "请在这之前回个话", en: "Please answer by")
    static let noticeQuestion = Text(zh: "您怎么说？", en: "What do you say?")
    static let noticeChoose = Text(zh: "请选一项", en: "Please choose one")
    static let noticeSay = Text(zh: "想补充的话（可以不写）", en: "Anything to add (optional)")
    static let noticeSayHelp = Text(zh: "只给经办的人看，不公开。", en: "Only for those who handle it; not public.")
    static let noticePhoto = Text(zh: "照片（可以不传）", en: "A photo (optional)")
    static let noticePhotoHelp = Text(zh: "照片会公开，请只拍现场，不拍人和店招。", en: "The photo is public: show the place only, no people and no shop sign.")
    static let noticeSend = Text(zh: "回复街坊", en: "Answer")
    static let noticePrivate = Text(
        zh: "公示板上只写地点和事情，不写店名和姓名。", en: "The board names the place and the matter only, never a shop or a person.")
    static let noticeAnswered = Text(zh: "您已经回过话了。有变化的话可以再回一次。", en: "You have answered. You can answer again if things change.")
    static let noticeWaits = Text(
        zh: "谢谢您。现在请邻居看一眼，有人确认、一天之内没有异议就结案。", en: "Thank you. A neighbour is asked to look; confirmed and undisputed for a day, it closes.")
    static let noticeQuiet = Text(
        zh: "邻居已经确认了。一天之内没有异议就结案，您不用再做什么。", en: "A neighbour has confirmed. It closes if nobody disagrees within a day; you need do nothing more.")
    static let noticeClosed = Text(zh: "这件事已经结案，谢谢您。", en: "This is closed. Thank you.")
    static let noticeOn = Text(zh: "您的话记下了。接下来网格员会来了解情况，一起想办法。", en: "We have your answer. The grid worker comes next to see how it can be settled.")
    static let noticeElsewhere = Text(zh: "这件事现在不用您回话了。", en: "No answer is needed from you any more.")

    static let slipTitle = Text(zh: "告知单", en: "Notice slip")
    static let slipWhat = Text(
        zh: "告知单交给当事的一方，扫码就能回话，不用登录。请当面给，或者放进信封，不要贴在门外。",
        en: "The slip goes to those concerned, who answer by its code without signing in. Hand it over or use an envelope; do not post it outside.")
    static let slipMake = Text(zh: "生成告知单", en: "Make the slip")
    static let slipScan = Text(zh: "扫这个码，或者输入下面的网址，就能回话。不用登录，也不用下载。", en: "Scan this code or type the address to answer. No sign-in, no download.")
    static let slipQR = Text(zh: "回话用的二维码", en: "QR code to answer")
    static let slipBack = Text(zh: "回到案件", en: "Back to the case")
}

extension Case.Answer {
    /// What is said once after the answer.
    var thanks: Text {
        switch self {
        case .done: Text(zh: "谢谢您，已经记下", en: "Thank you, it is recorded")
        case .needsHelp: Text(zh: "记下了，会请街坊和志愿者来搭把手", en: "Noted; neighbours and volunteers will be asked to help")
        case .notMine, .disagree: Text(zh: "记下了，不会勉强您，会再了解情况", en: "Noted. Nobody presses you; it will be looked into")
        }
    }
}
