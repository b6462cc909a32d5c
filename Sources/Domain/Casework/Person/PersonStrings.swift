// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let personContact = Text(zh: "反映人的称呼和电话", en: "Name and telephone of whoever reports")
    static let personWords = Text(zh: "反映人的原话、地点和照片", en: "Original words, place and photos of a report")
    static let personOriginal = Text(zh: "原话", en: "Original words")
    static let personPublicWords = Text(zh: "公开的文字", en: "What is public of it")
    static let personAt = Text(zh: "上报时间", en: "Reported at")
    static let personNotes = Text(zh: "工作人员的内部备注", en: "Notes of staff for each other")
    static let personOrigins = Text(zh: "街坊确认的来源", en: "Where confirmations of neighbours came from")
    static let personSeenByRegistrar = Text(
        zh: "本人；有权查看的受理、值班和网格人员，每次查看都有记录；处置人看不到",
        en: "You; registrars, leads and grid workers with that right, each look on record; never whoever handles the case")
    static let personSeenByStaff = Text(zh: "办理此事的工作人员", en: "Staff who deal with the matter")
    static let personSeenByNobody = Text(zh: "没有人，只由系统比较", en: "Nobody; the system compares them")
    static let personSinceEnd = Text(zh: "案件办结", en: "the case has ended")
    static let personUntilEnd = Text(zh: "案件办结即删除", en: "Deleted when the case ends")
    static let personParty = Text(zh: "公开的文字和照片上公示板；原话不对外提供", en: "The public words and photos stand on the board; the original words go nowhere")

    static let assessContactNeed = Text(
        zh: "必要性：告知结果、问清地点离不开联系方式；可以不填，不填不影响受理。",
        en: "Need: to tell the outcome and to ask where takes a number; it may be left out, and the report is taken all the same.")
    static let assessContactRisk = Text(
        zh: "风险：被反映的一方知道是谁反映的，可能报复（高）；号码被他人冒用来电（中）。",
        en: "Risk: whoever is complained of learns by whom, and retaliates (high); someone calls in our name (medium).")
    static let assessWordsNeed = Text(
        zh: "必要性：受理员要看原话才能办对；公开的只是遮盖后的文字。", en: "Need: registrars must read what was written to deal with it; only the masked words are public.")
    static let assessWordsRisk = Text(
        zh: "风险：原话里可能写到邻居的姓名、住处、病情（高）。", en: "Risk: the words may tell of neighbours, where they live, how they are (high).")
    static let assessMeasures = Text(
        zh: "措施：加密存储；处置人看不到；默认遮盖，查看要选目的并留下记录，本人看得到；到期删除；本人可随时删除。",
        en:
            "Measures: sealed in the database; never shown to whoever handles the case; masked until a click with a purpose that the person can read of; erased in time, or at once when the person says so."
    )

    // Looking
    static let revealWhy = Text(zh: "查看姓名、电话和原话", en: "See name, number and original words")
    static let revealHelp = Text(zh: "每次查看都会记下谁、何时、为什么，反映人看得到。", en: "Each look is kept: who, when and why. The person can read it.")
    static let revealPurpose = Text(zh: "查看目的", en: "What for")
    static let revealReason = Text(zh: "说明（督查、依法调取必填）", en: "Details (needed for supervision and other authorities)")
    static let revealDo = Text(zh: "查看", en: "See it")
    static let revealTitle = Text(zh: "反映人的信息", en: "Who reported")
    static let revealNoted = Text(
        zh: "这次查看已经记下。只用于所选的目的，不要抄录、截图或转发。", en: "This look is on record. Use it for the purpose you chose; do not copy or pass it on.")
    static let revealBack = Text(zh: "回到案件", en: "Back to the case")
    static let notesErased = Text(zh: "内部备注已按期删除", en: "Notes of staff were erased in time")
    static let wordsErased = Text(zh: "原话已按期删除。", en: "The original words were erased in time.")

    // One's own data
    static let ownData = Text(zh: "您的信息", en: "Your data")
    static let ownDataLink = Text(zh: "查看、更正或删除您留下的信息", en: "See, correct or erase what you left")
    static let ownDataLead = Text(zh: "凭这个专属链接，您可以管理自己留下的信息。", en: "With this link of yours you decide on what you left here.")
    static let ownDataKept = Text(zh: "我们保存着什么", en: "What we keep")
    static let ownDataNothing = Text(zh: "没有保存可以认出您的信息。", en: "Nothing is kept by which you could be known.")
    static func ownDataUntil(_ days: Int) -> Text { Text(zh: "案件办结 \(days) 天后自动删除", en: "erased by itself \(days) days after the case has ended") }
    static let ownDataCopy = Text(zh: "下载一份（JSON）", en: "Download a copy (JSON)")
    static let ownDataContact = Text(zh: "更正称呼和电话", en: "Correct name and number")
    static let ownDataSave = Text(zh: "保存", en: "Save")
    static let ownDataForget = Text(zh: "删除称呼和电话", en: "Erase name and number")
    static let ownDataForgetHelp = Text(
        zh: "删除后我们无法打电话告诉您结果，您仍可凭链接查看。不能恢复。", en: "We can then no longer call you; the link still works. It cannot be brought back.")
    static let ownDataForgotten = Text(zh: "称呼和电话已删除。", en: "Name and number are erased.")
    static let ownDataSaved = Text(zh: "已更正。", en: "Corrected.")
    static let ownDataAsk = Text(zh: "其他请求", en: "Ask for something else")
    static let ownDataAskHelp = Text(zh: "15 天内在这个页面答复。", en: "The answer will stand on this page within 15 days.")
    static let ownDataSend = Text(zh: "提出", en: "Send")
    static let ownDataAsked = Text(zh: "已收到，15 天内在这里答复。", en: "Received. The answer will stand here within 15 days.")
    static let ownDataRequests = Text(zh: "您提出过的请求", en: "What you asked for")
    static let ownDataRegister = Text(zh: "全部收集清单和保存期限", en: "The whole register, with all periods")
}
