// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let platformsTitle = Text(zh: "对接平台", en: "Other platforms")
    static let platformsLead = Text(
        zh: "同一件事，这里记一次就够。别的平台要的，由这里带过去，不再重打一遍。",
        en: "A matter is entered once, here. What other platforms ask for is carried there, not typed again.")
    static let platformsNone = Text(zh: "还没有对接的平台。", en: "No other platform yet.")
    static let platformNew = Text(zh: "新增平台", en: "Add a platform")
    static let platformEdit = Text(zh: "修改对接", en: "Change the mapping")
    static let platformName = Text(zh: "平台名称", en: "Name")
    static let platformKind = Text(zh: "怎么对接", en: "How")
    static let platformWaiting = Text(zh: "待带过去", en: "Waiting")
    static let platformPut = Text(zh: "卡住的", en: "Stuck")
    static let platformDone = Text(zh: "已带过去", en: "Carried")
    static let platformSaved = Text(zh: "少打的字段", en: "Fields not typed again")
    static func savedInAll(_ count: Int) -> Text {
        Text(zh: "总共少打了 \(count) 个字段。", en: count == 1 ? "One field in all was not typed again." : "\(count) fields in all were not typed again.")
    }
    static let platformMoments = Text(zh: "什么时候带过去", en: "When it goes there")
    static let platformFields = Text(zh: "字段对照", en: "Fields")
    static func platformFieldsHelp(_ sources: String) -> Text {
        Text(
            zh: "一行一个，左边是对方的字段，右边是这里的内容，例如“事件标题 = 事项”；固定的文字加引号。右边可用：\(sources)。",
            en: "A line each: their field on the left, ours on the right, as in “Title = Matter”; fixed words in quotes. On the right: \(sources).")
    }
    static let platformCodes = Text(zh: "事项代码对照", en: "Codes of matters")
    static let platformCodesHelp = Text(
        zh: "一行一个：清单@版本/代码 = 对方的代码。版本不能省，换了清单要重新对照。只有用到“对方代码”时才需要。",
        en:
            "A line each: list@version/code = their code. The version must be there: another list means other matters. Needed only where “Their code” is used."
    )
    static let platformSecret = Text(zh: "机器人地址", en: "The robot's address")
    static let platformSecretHelp = Text(
        zh: "只有群机器人要填：企业微信给的地址，带 key。加密保存，不再显示。", en: "For robots alone: the address that WeCom gives, with its key. Sealed, never shown again.")
    static let platformSecretKept = Text(zh: "不改就留空。", en: "Leave it empty to keep it.")
    static let platformSave = Text(zh: "保存", en: "Save")
    static let platformEnd = Text(zh: "停止对接", en: "End it")
    static let platformEndMeans = Text(
        zh: "以后不再往这个平台带；等着的作废，已带的数字留着。", en: "Nothing goes there any more. What waits is dropped; what was carried stays counted.")
    static func platformState(_ counts: HandoverStore.Counts) -> Text {
        Text(
            zh: "待带过去 \(counts.waiting) 件，卡住 \(counts.put) 件，已带过去 \(counts.done) 件，少打 \(counts.filled) 个字段。",
            en: "\(counts.waiting) waiting, \(counts.put) stuck, \(counts.done) carried, \(counts.filled) fields not typed again.")
    }
    static func platformAway(_ failures: Int, _ until: String) -> Text {
        Text(zh: "连续 \(failures) 次没有送到，\(until) 再试。什么都没有丢。", en: "Not reached \(failures) times in a row; tried again at \(until). Nothing is lost.")
    }
    static let platformAllDone = Text(zh: "都带过去了。", en: "All is carried.")
    static let copyIt = Text(zh: "复制", en: "Copy")
    static let copied = Text(zh: "已复制", en: "Copied")
    static let markDone = Text(zh: "已录入", en: "Entered there")
    static let markDrop = Text(zh: "不用录", en: "Not needed there")
    static let tryAgain = Text(zh: "改好了，再送", en: "Mended: send again")
    static let stuckTitle = Text(zh: "卡住的", en: "Stuck")
    static let stuckCase = Text(zh: "案件", en: "Case")
    static let stuckMoment = Text(zh: "什么时候", en: "When")
    static let stuckWhy = Text(zh: "缺什么", en: "What is missing")
    static func gapCode(_ key: String) -> Text { Text(zh: "没有对照的代码：\(key)", en: "No code for \(key)") }
    static let gapMatter = Text(zh: "还没有定事项", en: "No matter yet")
    static let robotRefused = Text(zh: "机器人不收，请核对地址", en: "The robot refused: check its address")
    static let handoverID = Text(zh: "流水号", en: "Serial")
    static let listComma = Text(zh: "、", en: ", ")
    static let carriedTitle = Text(zh: "带到别的平台", en: "Carried to other platforms")
    static let carriedAt = Text(zh: "已带过去", en: "carried")
    static let notCarried = Text(zh: "等着带过去", en: "waiting")

    // What goes wrong in the form
    static let platformNameMissing = Text(zh: "请写平台的名称", en: "Please name the platform")
    static let platformNameLong = Text(zh: "名称最多 40 个字", en: "A name has at most 40 characters")
    static let platformKindMissing = Text(zh: "请选怎么对接", en: "Please choose how")
    static let platformMomentMissing = Text(zh: "请至少选一个时候", en: "Please choose at least one")
    static let platformFieldsMissing = Text(zh: "请至少写一个字段", en: "Please write at least one field")
    static let platformSecretOdd = Text(zh: "这个地址不能用：要 https 开头、公网能到", en: "This address will not do: https, and reachable on the internet")
    static func mappingLine(_ line: Int, _ text: Text) -> Text { Text(zh: "第 \(line) 行：\(text.zh)", en: "Line \(line): \(text.en)") }
    static let noEquals = Text(zh: "要写成“左边 = 右边”", en: "should be “left = right”")
    static let labelLong = Text(zh: "太长", en: "too long")
    static func labelTwice(_ label: String) -> Text { Text(zh: "“\(label)”写了两次", en: "“\(label)” stands there twice") }
    static func sourceUnknown(_ name: String) -> Text { Text(zh: "这里没有“\(name)”", en: "we have no “\(name)”") }
    static func tooManyLines(_ most: Int) -> Text { Text(zh: "最多 \(most) 行", en: "at most \(most) lines") }
    static func codeKeyOdd(_ key: String) -> Text { Text(zh: "“\(key)”要写成 清单@版本/代码", en: "“\(key)” should be list@version/code") }

    // Robots
    static func robotHead(_ count: Int) -> Text { Text(zh: "【邻里】\(count) 条新动态", en: "[Linli] \(count) updates") }
    static func robotLine(_ item: RobotMessage.Item) -> Text {
        Text(
            zh: "\(item.isDanger ? "【有危险】" : "")\(item.moment.text.zh)：\(item.matter.zh) · \(item.place) · \(item.number)",
            en: "\(item.isDanger ? "[Danger] " : "")\(item.moment.text.en): \(item.matter.en) · \(item.place) · \(item.number)")
    }
}

extension Platform.Kind {
    var text: Text {
        switch self {
        case .screen: Text(zh: "逐项复制", en: "Copied by hand")
        case .folder: Text(zh: "表格文件", en: "Table files")
        case .robot: Text(zh: "群机器人", en: "Group robot")
        }
    }
    var choice: Text {
        switch self {
        case .screen: Text(zh: "对方只有网页：逐项复制，录完打勾", en: "It has only a screen: copy field by field, then tick off")
        case .folder: Text(zh: "对方收表格：自动放到文件夹", en: "It takes tables: laid into a folder")
        case .robot: Text(zh: "企业微信群机器人：只报事项、地点、编号", en: "A group robot of WeCom: matter, place and number only")
        }
    }
    var how: Text {
        switch self {
        case .screen: Text(zh: "点一下复制一项，贴到对方页面。录好了点“已录入”。", en: "One click copies a field; paste it there. Then mark it as entered.")
        case .folder:
            Text(
                zh: "每半分钟把新的放成一个表格文件，带流水号，对方按流水号去重。",
                en: "Every half minute what is new is laid as a table, with serials by which the other side knows repeats.")
        case .robot: Text(zh: "几件合成一条，半分钟一次，不报人名和原话。", en: "Several in one message, every half minute; no names, no words of people.")
        }
    }
}

extension Platform.Moment {
    var text: Text {
        switch self {
        case .filed: Text(zh: "立案", en: "Filed")
        case .handled: Text(zh: "办完", en: "Handled")
        case .closed: Text(zh: "结案", en: "Closed")
        }
    }
}

extension PlatformField.Source {
    var text: Text {
        switch self {
        case .number: Text(zh: "案件编号", en: "Case number")
        case .words: Text(zh: "公开描述", en: "Public words")
        case .place: Text(zh: "地点", en: "Place")
        case .matter: Text(zh: "事项", en: "Matter")
        case .matterCode: Text(zh: "事项代码", en: "Matter code")
        case .foreignCode: Text(zh: "对方代码", en: "Their code")
        case .openedAt: Text(zh: "上报时间", en: "Reported at")
        case .due: Text(zh: "办理时限", en: "Due")
        case .party: Text(zh: "承办单位", en: "Party")
        case .status: Text(zh: "状态", en: "Status")
        case .answer: Text(zh: "公开答复", en: "Public answer")
        case .area: Text(zh: "所属网格", en: "Grid")
        case .longitude: Text(zh: "经度", en: "Longitude")
        case .latitude: Text(zh: "纬度", en: "Latitude")
        case .reports: Text(zh: "上报次数", en: "Reports")
        case .link: Text(zh: "链接", en: "Link")
        case .fixed: Text(zh: "固定文字", en: "Fixed words")
        }
    }
}
