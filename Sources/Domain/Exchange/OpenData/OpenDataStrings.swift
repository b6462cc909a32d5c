// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let openData = Text(zh: "开放数据", en: "Open data")
    static let openDataLead = Text(
        zh: "公示板上的内容，每天夜里重新整理一次，谁都可以取用。不含个人信息；家事、未成年人、照护和人与人的纠纷只计数，不公开，少于 5 件的不给数字。",
        en:
            "What the public board shows, put together anew each night, for everyone to use. It holds no personal data; household matters, minors, care and conflicts between persons are counted, not shown, and numbers below 5 are not told."
    )
    static func madeAt(_ time: String) -> Text { Text(zh: "整理于 \(time)", en: "made \(time)") }
    static let column = Text(zh: "列", en: "Column")
    static let meaning = Text(zh: "意思", en: "Meaning")
    static let notMadeYet = Text(zh: "还没有整理，请明天再来", en: "not made yet: please come back tomorrow")
    static let feed = Text(zh: "邻里公示", en: "Linli: the public board")
    static let follow = Text(zh: "订阅这里的公示：", en: "Follow what happens here:")
    static func feed(_ area: Text) -> Text { Text(zh: "\(area.zh) · 邻里公示", en: "\(area.en) · Linli: the public board") }
}

extension Dataset {
    var title: Text {
        switch self {
        case .cases: Text(zh: "案件（表格）", en: "Cases, as a table")
        case .points: Text(zh: "案件（地图点位）", en: "Cases, as points")
        case .counts: Text(zh: "每月件数", en: "How many a month")
        }
    }
}

extension Dataset.Column {
    var text: Text {
        switch self {
        case .number: Text(zh: "案件编号", en: "The case's number")
        case .openedAt: Text(zh: "上报时间（UTC）", en: "When it was reported, in UTC")
        case .status: Text(zh: "办到哪一步", en: "How far it has come")
        case .statusSince: Text(zh: "从什么时候起（UTC）", en: "Since when, in UTC")
        case .outcome: Text(zh: "结果；没有结案就空着", en: "What came of it; empty before the end")
        case .lane: Text(zh: "三道：自治、管理、执法", en: "Which lane: self-governance, management, enforcement")
        case .matterScheme: Text(zh: "事项编码属于哪一套", en: "The numbering that the matter's code belongs to")
        case .matterCode: Text(zh: "事项编码，要和上一列一起看", en: "The matter's code; never without the numbering")
        case .matter: Text(zh: "事项名称", en: "The matter's name, in Chinese")
        case .area: Text(zh: "区域路径，到微网格", en: "The area's path, down to the micro-grid")
        case .longitude: Text(zh: "经度（WGS-84）", en: "Longitude, WGS 84")
        case .latitude: Text(zh: "纬度（WGS-84）", en: "Latitude, WGS 84")
        case .reports: Text(zh: "有多少人报过", en: "How many reports there were")
        case .party: Text(zh: "由谁办：只写单位，不写个人", en: "Who has it: a unit, never a person")
        case .words: Text(zh: "遮盖个人信息以后的描述", en: "What was said, with personal data masked")
        case .url: Text(zh: "公示页", en: "Its public page")
        }
    }
}

extension Dataset.CountColumn {
    var text: Text {
        switch self {
        case .month: Text(zh: "上报的月份（UTC）", en: "The month of the report, in UTC")
        case .area: Text(zh: "社区的区域路径", en: "The community's path")
        case .areaName: Text(zh: "社区名称", en: "The community's name, in Chinese")
        case .shown: Text(zh: "公开的件数", en: "How many are shown")
        case .notShown: Text(zh: "只计数、不公开的件数；1 到 4 件写作 <5", en: "How many are counted and not shown; 1 to 4 are written <5")
        }
    }
}
