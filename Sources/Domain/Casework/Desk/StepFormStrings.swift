// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates
import WorkingTime

/// What stands in the forms of steps.
extension Text {
    static let whatYouCanDo = Text(zh: "您现在可以做的", en: "What you can do now")
    static let youWrote = Text(zh: "您刚才写的：", en: "What you wrote:")
    static let publicWords = Text(zh: "给大家看的话", en: "Words for everyone")
    static let internalNote = Text(zh: "内部备注", en: "Note for colleagues")
    static let internalNoteHelp = Text(zh: "只有同事看得到，不要写无关的个人情况。", en: "Only colleagues read it. Leave out personal matters that do not belong here.")
    static let stepPhotos = Text(zh: "照片", en: "Photos")
    static let photoIfItHelps = Text(
        zh: "能说明问题才拍，不是必须。避开人脸和门牌号。", en: "Only where they show something; none is needed. Keep faces and door numbers out.")
    static let photoProves = Text(zh: "这一条要用照片说明办好了。避开人脸。", en: "This condition is shown by a photo. Keep faces out.")
    static let photoNeeded = Text(zh: "这一立案条件需要一张办好以后的照片", en: "This filing condition needs a photo of the result")
    static func wordsTooLong(_ limit: Int) -> Text { Text(zh: "最多 \(limit) 个字，请再精简一些", en: "At most \(limit) characters, please make it shorter") }
    static func wordsNeeded(_ action: Case.Action) -> Text {
        switch action {
        case .handle: Text(zh: "请写一句：做了什么", en: "Please say in a sentence what was done")
        case .verify, .inspect: Text(zh: "请写一句：在现场看到了什么", en: "Please say in a sentence what you saw there")
        case .settle: Text(zh: "请写明大家同意了什么", en: "Please write what was agreed")
        default: Text(zh: "请写明理由", en: "Please say why")
        }
    }
    static let chooseHere = Text(zh: "请选一个", en: "Please choose one")
    static let dayNeeded = Text(zh: "请选一个日期", en: "Please choose a day")
    static let dayAhead = Text(zh: "日期要在今天之后、两年之内", en: "The day must lie ahead, within two years")

    static let isItSo = Text(zh: "现场是这样吗？", en: "Is it so?")
    static let itIsSo = Text(zh: "是，属实", en: "Yes, it is so")
    static let itIsNotSo = Text(zh: "不是这样", en: "No, it is not")
    static let whatYouSaw = Text(zh: "在现场看到了什么", en: "What you saw there")
    static let sendFinding = Text(zh: "告诉受理员", en: "Tell the registrar")
    static let askVerificationMeans = Text(zh: "网格员会在“待核实”里看到，到现场看过后告诉您。", en: "The grid worker finds it under “to check”, goes there and tells you.")
    static let askVerificationDo = Text(zh: "请网格员去看看", en: "Ask the grid worker to look")

    static let declineReason = Text(zh: "为什么不受理", en: "Why it is not taken up")
    static let declineWords = Text(zh: "跟反映的人说明白", en: "Explain it to the one who reported it")
    static let declineHelp = Text(zh: "大家都看得到。请写清楚该找谁、走什么渠道。", en: "Everyone reads this. Say who is competent and how to reach them.")
    static let declineDo = Text(zh: "不予受理，理由公开", en: "Do not take it up; the reason is public")

    static let sameAs = Text(zh: "和哪一件是同一件事", en: "Which case it is the same as")
    static let otherNumber = Text(zh: "或者填案件编号", en: "Or the number of the case")
    static let otherNumberHelp = Text(zh: "例如 2026-000123", en: "For example 2026-000123")
    static let joinMeans = Text(zh: "这件的上报会并过去，时间和渠道都保留。", en: "Its reports move there and keep their time and channel.")
    static let joinDo = Text(zh: "并成一件", en: "Make them one case")
    static let numberMalformed = Text(zh: "请选一件，或写编号，如 2026-000123", en: "Choose a case, or write its number such as 2026-000123")
    static let noOpenCase = Text(zh: "没有找到这个编号的未结案件", en: "There is no open case with this number")

    static let placeHelp = Text(
        zh: "小区和幢号、路名和门牌，或商铺名字。改了才会更正。", en: "Estate and building, street and number, or a shop's name. Corrected only if you change it.")
    static let stepPlaceUnknown = Text(zh: "没有找到这个地方，请换个说法", en: "This place was not found; please say it another way")
    static func severalPlaces(_ places: [Text]) -> Text {
        Text(
            zh: "可能是这几处，请写清楚：\(places.map(\.zh).joined(separator: "、"))",
            en: "It may be one of these, please say which: \(places.map(\.en).joined(separator: "; "))")
    }
    static let tenure = Text(zh: "地方归谁", en: "Whose ground it is")
    static let tenureHelp = Text(zh: "红线内外决定由谁来办。", en: "Inside or outside the property line decides who must act.")
    static let tenureUnknown = Text(zh: "还不清楚", en: "Not known yet")
    static let matterAndCondition = Text(zh: "事项和立案条件", en: "Matter and filing condition")
    static func likely(_ percent: Int, isSure: Bool) -> Text {
        isSure
            ? Text(zh: "可能性约 \(percent)%", en: "Likely, about \(percent)%") : Text(zh: "可能性约 \(percent)%，把握不大", en: "About \(percent)%: not sure")
    }
    static func becauseWords(_ words: [String]) -> Text {
        Text(zh: "依据：\(words.map { "“\($0)”" }.joined())", en: "because of \(words.map { "“\($0)”" }.joined(separator: ", "))")
    }
    static func learntFrom(_ cases: Int, version: Int) -> Text {
        Text(
            zh: "建议学自本地 \(cases) 件已结案件（第 \(version) 版），只供参考，由您决定。",
            en: "Advice learnt from \(cases) closed cases of this place (version \(version)). You decide.")
    }
    static let howItFares = Text(zh: "看看它准不准", en: "How it fares")
    static let chooseMatter = Text(zh: "选择事项", en: "Choose the matter")
    static let anotherMatter = Text(zh: "不是这些，从清单里选", en: "None of these: choose from the list")
    static let fileDo = Text(zh: "立案，时限从现在算起", en: "File it; the clock starts now")
    static func fileUnder(_ limit: TimeLimit) -> Text { Text(zh: "立案，\(limit.text.zh)内办好", en: "File it, to be done within \(limit.text.en)") }
    static let limitIsDefault = Text(zh: "时限是默认值", en: "the limit is our default")
    static let correctDo = Text(zh: "更正，时限重新计算", en: "Correct it; the clock is computed anew")
    static let nothingToCorrect = Text(zh: "没有改动", en: "Nothing was changed")

    static func giveTo(_ party: Text, _ lane: Lane) -> Text {
        Text(zh: "交给\(party.zh)（\(lane.mark.zh)）", en: "Give it to \(party.en) (\(lane.mark.en.lowercased()))")
    }
    static let anotherParty = Text(zh: "交给另一方", en: "Give it to someone else")
    static let giveToChosen = Text(zh: "交给选中的一方", en: "Give it to the one chosen")
    static let party = Text(zh: "由谁来办", en: "Who acts")
    static let whyThisParty = Text(zh: "为什么由他们办", en: "Why they should act")
    static let chosenByHand = Text(zh: "由派遣员按实际情况选定，理由见经过。", en: "Chosen by the dispatcher; the reason stands in the record.")
    static let listNamesNobody = Text(zh: "清单没有指明由谁来办，请选一方", en: "The list names nobody here; please choose one")
    static func takeOverDo(_ party: Text) -> Text { Text(zh: "签收，由\(party.zh)来办", en: "Take it over for \(party.en)") }
    static let takeOverMeans = Text(
        zh: "签收以后，大家会看到这件事有人在办了。不归您办，请用“申请回退”。", en: "Everyone will see that it is in hand. If it is not yours, ask to send it back.")

    static let yourAnswer = Text(zh: "您的回复", en: "Your answer")
    static let answerDo = Text(zh: "回复", en: "Answer")
    static let returnWords = Text(zh: "为什么不归这里办，该由谁办", en: "Why it is not yours, and whose it is")
    static let returnHelp = Text(
        zh: "派遣员来决定。派错了算派遣的，没有道理的退回算您这边的。", en: "The dispatcher decides. A wrong dispatch counts with them, an unfounded return with you.")
    static let askDispatcher = Text(zh: "请派遣员决定是否收回", en: "Ask the dispatcher to take it back")
    static let newLimit = Text(zh: "延到哪一天", en: "Until which day")
    static let onceOnly = Text(zh: "只能延一次，由派遣员决定。", en: "Only once; the dispatcher decides.")
    static let whyLonger = Text(zh: "为什么来不及", en: "Why more time is needed")
    static let askForTime = Text(zh: "请派遣员同意延期", en: "Ask the dispatcher for more time")
    static let reviewDay = Text(zh: "哪一天再看", en: "When to look again")
    static let reviewHelp = Text(zh: "到那天会自动恢复，时限继续。由值班长决定。", en: "It goes on by itself on that day. The shift lead decides.")
    static let whatMustHappen = Text(zh: "在等什么，等到了才能办", en: "What must happen first")
    static let askForHold = Text(zh: "请值班长同意挂账", en: "Ask the shift lead to put it on hold")
    static let whyVoid = Text(zh: "为什么要作废", en: "Why it should be void")
    static let voidHelp = Text(zh: "由另一位值班长决定，理由公开。", en: "Another person, the shift lead, decides; the reason is public.")
    static let askForVoid = Text(zh: "请值班长决定作废", en: "Ask the shift lead to void it")
    static func askedBy(_ who: String, _ what: Text) -> Text { Text(zh: "\(who)申请\(what.zh)", en: "\(who) asked for: \(what.en.lowercased())") }
    static let grantWords = Text(zh: "想说的话（可以不写）", en: "A word with it (may stay empty)")
    static func grantDo(_ action: Case.Action, _ until: String?) -> Text {
        until.map { Text(zh: "\(action.text.zh)，到\($0)", en: "\(action.text.en), until \($0)") } ?? action.text
    }
    static let whyNot = Text(zh: "为什么不同意", en: "Why not")

    static let department = Text(zh: "请哪个部门到场", en: "Which department to call in")
    static let within = Text(zh: "多久之内报到", en: "To check in within")
    static let whyCalled = Text(zh: "请他们来做什么", en: "What they are needed for")
    static let callInMeans = Text(zh: "案件仍在原来一方手上。迟到的报到会公开。", en: "The case stays where it is. A late check-in is public.")
    static let callInDo = Text(zh: "吹哨，请他们到场", en: "Call them in")
    static let checkInDo = Text(zh: "报到，我们到了", en: "Check in: we are there")
    static func whyLaneFailed(_ lane: Lane?) -> Text {
        Text(zh: "“\(lane?.mark.zh ?? "")”这一道为什么不行", en: "Why this lane did not do\(lane.map { ": \($0.mark.en.lowercased())" } ?? "")")
    }
    static func stepUpTo(_ party: Text, _ lane: Lane) -> Text {
        Text(zh: "升到\(lane.mark.zh)，交给\(party.zh)", en: "Step up to \(lane.mark.en.lowercased()): \(party.en)")
    }
    static let resumeMeans = Text(zh: "恢复以后时限继续计算。", en: "The clock runs again from now.")
    static let resumeDo = Text(zh: "恢复办理", en: "Go on with it")
    static let opinion = Text(zh: "督办意见", en: "What you want to know or see done")
    static let opinionHelp = Text(zh: "公开。对方必须回复。", en: "Public. An answer is owed.")
    static func superviseDo(_ party: Text?) -> Text {
        party.map { Text(zh: "督办，请\($0.zh)回复", en: "Ask \($0.en) for an account") } ?? Text(zh: "督办", en: "Ask for an account")
    }
    static let account = Text(zh: "回复督办", en: "Your account")
    static let accountDo = Text(zh: "回复指挥室", en: "Answer the command room")

    static func doneWhen(_ closing: Text) -> Text { Text(zh: "怎样算办好：\(closing.zh)", en: "It counts as done when: \(closing.en)") }
    static let whatCameOfIt = Text(zh: "结果", en: "What came of it")
    static let whatWasDone = Text(zh: "做了什么", en: "What was done")
    static let whatWasDoneHelp = Text(zh: "大家都看得到。没办成就写明还缺什么。", en: "Everyone reads this. If it could not be done, say what it would need.")
    static let handleDo = Text(zh: "办完了，请人核查", en: "It is done; have it inspected")
    static let agreement = Text(zh: "大家同意了什么", en: "What was agreed")
    static let agreementHelp = Text(zh: "口头协议也可以。不写姓名和房号。", en: "An oral agreement will do. No names, no room numbers.")
    static let keptUntil = Text(zh: "到哪天没有反复，就结案", en: "Closed if it is kept until")
    static let keptHelp = Text(zh: "三十日内，双方可以一起申请法院司法确认。", en: "Within 30 days both sides may together ask the court to confirm it.")
    static let settleDo = Text(zh: "记下协议，等它做到", en: "Record the agreement and see it kept")
    static let whatIsThere = Text(zh: "现场是什么样", en: "What is there")
    static let inspectHelp = Text(zh: "只看现场，不看是谁办的。", en: "Look at the place, not at who did it.")
    static func asTheySaid(_ outcome: Case.Outcome) -> Text {
        Text(zh: "和处置的人说的一样：\(outcome.text.zh)", en: "As the handler said: \(outcome.text.en.lowercased())")
    }
    static let notDone = Text(zh: "没有办好，请他们返工", en: "Not done: back to them")
    static let inspectDo = Text(zh: "记下核查结果", en: "Record what I found")
    static let whyAgain = Text(zh: "为什么要重新办", en: "Why it must be taken up again")

    static let redactMeans = Text(
        zh: "把不该公开的字遮住。谁、什么时候、按什么理由遮的会留在经过里。", en: "Masks words that should not be public. Who did so, when and on what ground stays on record.")
    static let phrases = Text(zh: "要遮的字，一行一处", en: "Words to mask, one per line")
    static let phrasesHelp = Text(zh: "照原文写，例如手机号、姓名、房号。", en: "Exactly as they stand there: phone numbers, names, room numbers.")
    static let phrasesNeeded = Text(zh: "请写要遮的字", en: "Please write the words to mask")
    static let phrasesNotFound = Text(zh: "公开的文字里没有找到这些字", en: "These words do not stand in anything public")
    static let redactGround = Text(zh: "理由", en: "Ground")
    static let redactDo = Text(zh: "遮住这些字", en: "Mask these words")

    /// Said once on the case's page after a step.
    static func recorded(_ action: Case.Action, _ found: Case) -> Text {
        switch action {
        case .file where found.status == .handling:
            Text(zh: "已立案，交给\(found.assignment?.party.publicName.zh ?? "")", en: "Filed, and given to \(found.assignment?.party.publicName.en ?? "")")
        case .file: Text(zh: "已立案，等派遣员派出", en: "Filed. The dispatcher gives it out")
        case .dispatch, .stepUp:
            Text(zh: "已交给\(found.assignment?.party.publicName.zh ?? "")", en: "Given to \(found.assignment?.party.publicName.en ?? "")")
        case .handle where found.status == .inspecting: Text(zh: "已记下。核查人已抽签选出", en: "Recorded. An inspector was drawn by lot")
        default: Text(zh: "已记下：\(action.past.zh)", en: "Recorded: \(action.past.en)")
        }
    }
}
