// SPDX-License-Identifier: Apache-2.0
import Localization
import Territory

/// What someone who reports reads.
extension Text {
    static let reportTitle = Text(zh: "上报一件事", en: "Report something")
    static func reportStep(_ step: Int, _ title: Text) -> Text { Text(zh: "第 \(step) 步，共 4 步", en: "Step \(step) of 4") }
    static let stepWhere = Text(zh: "在哪里？", en: "Where is it?")
    static let stepWhat = Text(zh: "是什么事？", en: "What is it?")
    static let stepWhich = Text(zh: "再看两眼，办得更快", en: "Two more looks make it quicker")
    static let stepCheck = Text(zh: "大家会看到这些", en: "This is what everyone will see")
    static let stepSent = Text(zh: "收到了，谢谢您", en: "We have it, thank you")

    static let wherePlace = Text(zh: "地点", en: "Place")
    /// - Parameter example: an address of the town itself.
    static func wherePlaceHelp(_ example: Text?) -> Text {
        let zh = "写路名门牌、小区几幢、店名，或者附近有什么都行。", en = "A street and number, a building, a shop, or what is nearby."
        return example.map { Text(zh: "\(zh)例如：\($0.zh)门口。", en: "\(en) For example: outside \($0.en).") } ?? Text(zh: zh, en: en)
    }
    static let whereMap = Text(zh: "也可以在地图上点一下", en: "Or point at it on the map")
    static let whereMapLabel = Text(zh: "选地点的地图", en: "Map to choose the place")
    static let locate = Text(zh: "用我现在的位置", en: "Use where I am")
    static let locating = Text(zh: "正在找您的位置", en: "Looking for your place")
    static let located = Text(zh: "找到了，误差大约 {meters} 米。地图上可以再改。", en: "Found, within about {meters} metres. You can still move it on the map.")
    static let notLocated = Text(zh: "手机没有给出位置，请写地点或者在地图上点一下。", en: "The phone gave no position; please write the place or point at it on the map.")
    static let colon = Text(zh: "：", en: ": ")
    static let whereNext = Text(zh: "地点就是这里，下一步", en: "That is the place, go on")
    static let whereChoose = Text(zh: "您说的是哪一处？", en: "Which one do you mean?")
    static let chooseOne = Text(zh: "请选一处", en: "Please choose one")
    static let whereNone = Text(zh: "都不是，先按我写的来，请受理员再问", en: "None of these; take my words, and let the registrar ask")
    static let whereScanned = Text(zh: "您扫的是这里的码", en: "You scanned the code of this place")
    static let wherePointed = Text(zh: "您在地图上选的地方", en: "The place you chose on the map")
    static let changePlace = Text(zh: "换个地点", en: "Choose another place")
    static let placeMissing = Text(zh: "请写一下在哪里，或者在地图上点一下", en: "Please say where it is, or point at it on the map")
    static let placeTooLong = Text(zh: "地点写得太长了，两百字以内就好", en: "The place is too long; 200 characters will do")
    static let placeUnknown = Text(
        zh: "没有找到这个地方。换个说法，或者在地图上点一下", en: "We do not know this place. Say it differently or point at it on the map")
    static let goOnWithWords = Text(zh: "就按我写的来，请受理员再问", en: "Take my words, and let the registrar ask")
    static let placeOutside = Text(
        zh: "这个位置不在我们街道。不在这里的事可以打 12345", en: "This is outside our subdistrict. For other places call 12345")
    static let pointBroken = Text(zh: "地图上的位置没有传好，请再点一次", en: "The position did not arrive well; please point at it again")
    static let placeToBeSettled = Text(zh: "地点待核实", en: "Place to be settled")
    static func near(_ place: Text) -> Text { Text(zh: "\(place.zh)附近", en: "near \(place.en)") }

    static let whatWords = Text(zh: "写几句话", en: "In a few words")
    static let whatWordsHelp = Text(
        zh: "是什么事、多久了、影响到谁。不用写名字和电话，写了我们也会遮住。", en: "What it is, since when, whom it troubles. No names or numbers needed; we mask them anyway.")
    static let whatPhotos = Text(zh: "照片（可以不传）", en: "Photos (optional)")
    static let whatPhotosHelp = Text(
        zh: "最多四张，每张不超过 12 MB。请避开人脸和车牌；照片里的拍摄地点等信息会自动去掉。",
        en: "Up to four, each at most 12 MB. Leave out faces and number plates; where it was taken is removed by itself.")
    static let photosKept = Text(zh: "已经收好的照片", en: "Photos we have")
    static func photoDrop(_ number: Int) -> Text { Text(zh: "去掉第 \(number) 张", en: "Leave out photo \(number)") }
    static let whatNext = Text(zh: "写好了，下一步", en: "Done, go on")
    static let wordsMissing = Text(zh: "请写一两句话，说说是什么事", en: "Please say in a sentence or two what it is")
    static let wordsTooLong = Text(zh: "写得太长了，两千字以内就好", en: "That is too long; 2,000 characters will do")
    static let photosTooMany = Text(zh: "照片最多四张，多的没有收", en: "At most four photos; the others were left out")
    static func photoRefused(_ name: String, _ why: Text) -> Text {
        let shown = name.isEmpty ? Text(zh: "有一张照片", en: "One photo") : Text(zh: "“\(name)”", en: "“\(name)”")
        return Text(zh: "\(shown.zh)没有收下：\(why.zh)", en: "\(shown.en) was not taken: \(why.en)")
    }

    static let duplicatesTitle = Text(zh: "附近有人报过类似的事，是同一件吗？", en: "Someone nearby reported something like it. Is it the same?")
    static let duplicatesHelp = Text(
        zh: "是同一件就合在一起：您的上报会记在那件上，进展也会告诉您。", en: "If so, yours is added to it, and you follow the same case.")
    static func isThisOne(_ number: String) -> Text { Text(zh: "就是这件（\(number)）", en: "It is this one (\(number))") }
    static let openOther = Text(zh: "看详情（新窗口）", en: "Look at it (new window)")

    static let matterQuestion = Text(zh: "看着像是哪一类？", en: "What does it look like?")
    static let matterHelp = Text(zh: "选错了不要紧，受理员会再看一遍。", en: "A wrong choice does no harm; a registrar looks again.")
    static let matterUnsure = Text(zh: "说不准，请受理员来定", en: "Not sure, let the registrar decide")
    static let natureQuestion = Text(zh: "您希望我们怎么做？", en: "What do you hope for?")
    static let natureRequest = Text(zh: "请帮忙解决", en: "Please put it right")
    static let natureComplaint = Text(zh: "要投诉，请查一查", en: "A complaint, please look into it")
    static let natureSuggestion = Text(zh: "提个建议", en: "A suggestion")
    static let natureQuestionOnly = Text(zh: "只想问问", en: "Only a question")
    static let natureThanks = Text(zh: "想表示感谢", en: "I want to say thank you")
    static let whichNext = Text(zh: "看看大家会看到什么", en: "See what everyone will see")

    static let preview = Text(zh: "公示板上会这样显示", en: "On the board it will look like this")
    static let previewMasked = Text(zh: "有几处像是个人信息，已经遮住。", en: "A few things that look personal are masked.")
    static let previewPrivate = Text(
        zh: "这像是家里或邻里之间的事：只计数，不公开。只有经办的人和您看得到。",
        en: "This looks like a household matter: it is counted, not shown. Only those who handle it and you can see it.")
    static func previewJoins(_ number: String) -> Text {
        Text(zh: "您的上报会记在案件 \(number) 上，不另立一件。", en: "Your report is added to case \(number); no new one is opened.")
    }
    static let joinGone = Text(zh: "您选的那件刚刚办结了，这次会另立一件", en: "The case you chose has just been closed; a new one will be opened")
    static let contactTitle = Text(zh: "要不要留个联系方式？", en: "May we reach you?")
    static let contactWhy = Text(
        zh: "可以不留。留了只用来问清情况、告诉您结果，不公开，也不会给被反映的一方看。",
        en: "You need not. It is used only to ask back and tell you the outcome; it is never public, and the other side never sees it.")
    static let contactName = Text(zh: "怎么称呼您", en: "Your name")
    static let contactPhone = Text(zh: "电话", en: "Phone")
    static let phoneOff = Text(zh: "这个电话看着不对，请再看一下，或者不填", en: "This does not look like a phone number; please check it or leave it empty")
    static let nameTooLong = Text(zh: "称呼写得太长了", en: "The name is too long")
    static let send = Text(zh: "发送上报", en: "Send the report")
    static let editWords = Text(zh: "改内容和照片", en: "Change words and photos")
    static let editMatter = Text(zh: "改类别", en: "Change the kind")
    static let back = Text(zh: "上一步", en: "Back")

    static let sentNumber = Text(zh: "案件编号", en: "Case number")
    static let sentLink = Text(zh: "这是您自己的链接", en: "This is your own link")
    static let sentLinkHelp = Text(
        zh: "有了它不用登录，就能看进展、确认办好了没有、补充情况或提异议。请不要转给别人。",
        en: "With it you can follow the case without signing in, confirm or dispute the outcome and add words. Do not pass it on.")
    static let sentQR = Text(zh: "扫码打开您的链接", en: "Scan to open your link")
    static let sentSave = Text(
        zh: "拍下这一页，或者打印、收藏都可以。链接丢了我们没法再给您一次。", en: "Take a photo of this page, print or bookmark it. We cannot give you the link a second time.")
    static let sentNext = Text(zh: "接下来会怎样", en: "What happens next")
    static let sentFollow = Text(zh: "看进展", en: "Follow it")
    static let sentBoard = Text(zh: "回到公示板", en: "Back to the board")
    static let sentJoined = Text(zh: "您的上报已经记在这件案件上。", en: "Your report was added to this case.")
    static let nextSteps: [Text] = [
        Text(zh: "受理员先看一遍，定下由谁来办、什么时候办好。", en: "A registrar reads it and decides who has it and by when."),
        Text(
            zh: "能自己解决的，先请当事的一方自己处理；解决不了再由管理、执法接着办。",
            en: "Those concerned are asked first to put it right; if that fails, management and enforcement follow."),
        Text(zh: "办完了请您看一眼，是不是真的好了。不满意可以提出来，会重新办。", en: "When it is done, please look whether it really is. If not, say so, and it goes on."),
    ]
    static let emergencyTitle = Text(zh: "如果现在有危险，请先打电话", en: "If there is danger now, call first")
    static let emergencyHelp = Text(
        zh: "这里的上报不会惊动消防和警察。打完电话再接着填也来得及。", en: "A report here does not alert the fire brigade or the police. You can go on with it after the call.")
    static let emergency110 = Text(zh: "报警", en: "Police")
    static let emergency119 = Text(zh: "火警、抢险", en: "Fire and rescue")
    static let emergency120 = Text(zh: "急救", en: "Ambulance")
    static func call(_ number: String, _ name: Text) -> Text { Text(zh: "拨打 \(number) \(name.zh)", en: "Call \(number), \(name.en.lowercased())") }

    static let secretGone = Text(zh: "没有找到这个链接", en: "This link was not found")
    static let secretGoneWay = Text(
        zh: "链接要完整地复制，少一个字也打不开。有案件编号的话，可以在公示板上查。", en: "A link must be copied whole. With the case's number you can find it on the board.")

    /// 紫荆家园 3 幢
    static func building(_ building: Building) -> Text {
        if let name = building.name { return name }
        let zh = [building.estate?.zh, building.number.map { "\($0) 幢" }].compactMap { $0 }.joined(separator: " ")
        let en = [building.estate?.en, building.number.map { "building \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return Text(zh: zh, en: en)
    }
}

/// What programs are told that send something else than we take.
extension Text {
    static let apiWantsJSON = Text(zh: "这里收 application/json", en: "Send application/json here")
    static let apiWantsPhoto = Text(
        zh: "这里收照片本身，类型写 image/jpeg、image/png 或 image/webp", en: "Send the photo itself, as image/jpeg, image/png or image/webp")
    static let apiKey = Text(zh: "Idempotency-Key 要用 1 到 200 个可见的 ASCII 字符", en: "Idempotency-Key must be 1 to 200 visible ASCII characters")
    static let apiMatter = Text(zh: "现行清单里没有这个事项", en: "No list in force has this matter")
    static let apiNature = Text(
        zh: "nature 只能是 request、complaint、suggestion、question 或 thanks", en: "nature must be request, complaint, suggestion, question or thanks")
    static let apiPhotos = Text(
        zh: "照片要先用 PUT /api/v1/photos 上传，再写它给的名字", en: "Upload photos with PUT /api/v1/photos first and name them as it answered")
}
