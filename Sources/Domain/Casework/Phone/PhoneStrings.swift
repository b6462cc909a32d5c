// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let phoneDesk = Text(zh: "电话受理", en: "Phone desk")
    static let phoneLead = Text(zh: "边听边记。按 Tab 往下走，在“记下来”按回车。", en: "Write while they speak. Tab leads on; press Enter on “Take it down”.")
    static let callerName = Text(zh: "怎么称呼", en: "Caller's name")
    static let callerPhone = Text(zh: "回电号码", en: "Number to call back")
    static let callerHelp = Text(zh: "不愿意留也可以。", en: "They need not leave one.")
    static let callerWords = Text(zh: "什么事", en: "What it is about")
    static let callerWordsHelp = Text(zh: "照对方的话记。", en: "In the caller's own words.")
    static let callerPlace = Text(zh: "在哪里", en: "Where")
    static let callerPlaceHelp = Text(zh: "小区和幢号、路名和门牌，或商铺名字。", en: "Estate and building, street and number, or a shop's name.")
    static let channelIs = Text(zh: "怎么来的", en: "How it came")
    static let natureIs = Text(zh: "想要什么", en: "What they want")
    static let lookBeside = Text(zh: "查一查地点、事项和同类案件", en: "Look up place, matter and similar cases")
    static let takeDown = Text(zh: "记下来，给出编号", en: "Take it down and get a number")
    static let besideTitle = Text(zh: "查到的", en: "What we know")
    static let besideEmpty = Text(
        zh: "写了事情和地点，这里会出现可能的事项和附近同类的案件。", en: "With words and a place, likely matters and similar cases nearby appear here.")
    static let placeFound = Text(zh: "地点", en: "Place")
    static let placeWordsDo = Text(zh: "都不是，先记原话", en: "None of these: keep the words")
    static let whichPlace = Text(zh: "是哪一处", en: "Which place")
    static let whichMatter = Text(zh: "是哪类事", en: "Which matter")
    static let registrarDecides = Text(zh: "说不准，由受理员定", en: "Not sure: the registrar decides")
    static let sameCase = Text(zh: "是不是同一件", en: "Is it one of these")
    static let newCase = Text(zh: "不是，另立一件", en: "No, a new case")
    static let wordsOfCaller = Text(zh: "请记下是什么事", en: "Please write down what it is about")
    static let placeOfCaller = Text(zh: "请问清在哪里", en: "Please ask where it is")
    static let phoneOdd = Text(zh: "号码像是不对，请再问一遍", en: "The number looks wrong, please ask again")
    static let placeNotOnMap = Text(zh: "地图上没有找到。可以换个说法，或者选“先记原话”", en: "Not found on the map. Say it another way, or choose to keep the words")
    static let placeSeveral = Text(zh: "可能是几处，请选一处", en: "It may be several places, please choose")
    static let joinedGone = Text(zh: "那一件已经结束，请另立一件", en: "That case has ended, please make a new one")
    static let readOut = Text(zh: "请报给对方", en: "Read this to the caller")
    static func numberSpoken(_ year: String, _ sequence: String) -> Text {
        Text(zh: "\(year) 年 \(sequence) 号", en: "Year \(year), number \(sequence)")
    }
    static let numberLater = Text(zh: "以后打电话报这个编号和手机号，就能查到进展。", en: "With this number and their phone number they can ask how it stands at any time.")
    static let numberOnline = Text(zh: "没有留号码，要查进展可以看公示板，或凭打印的回执。", en: "No number was left: they can look at the board, or use the printed slip.")
    static let wasJoined = Text(zh: "已并到现有的这一件里。", en: "It was added to a case that is there already.")
    static let printSlip = Text(zh: "打印回执", en: "Print a slip")
    static let openCase = Text(zh: "看这件", en: "Open the case")
    static let nextCall = Text(zh: "下一个电话", en: "The next call")
    static let receiptTitle = Text(zh: "受理回执", en: "Receipt")
    static let slipWords = Text(
        zh: "凭编号可以打电话、到社区，或扫码查进展、提意见。", en: "With the number you can ask by phone or in person, or scan the code to follow and answer.")
    static let slipSecret = Text(zh: "二维码只给本人，请收好。", en: "The code is yours alone; keep it safe.")
    static let howItStands = Text(zh: "查进展", en: "How it stands")
    static let howItStandsHelp = Text(zh: "对方报编号和留过的号码。", en: "The caller gives the case number and the phone number they left.")
    static let lookUp = Text(zh: "查", en: "Look up")
    static let notFoundSo = Text(zh: "编号和号码对不上。请再核对一遍。", en: "Number and phone do not fit. Please check both.")
    static func standsSo(_ status: Text, _ party: Text?) -> Text {
        Text(zh: "现在是“\(status.zh)”\(party.map { ",在\($0.zh)手上" } ?? "")。", en: "It is now “\(status.en)”\(party.map { ", with \($0.en)" } ?? "").")
    }
    static let tellDanger = Text(zh: "请先让对方打 119、110 或 120，再记下来。", en: "First ask the caller to dial 119, 110 or 120, then take it down.")
    static func alreadyWith(_ party: Text) -> Text { Text(zh: "已经交给\(party.zh)。", en: "It is with \(party.en) already.") }
}
