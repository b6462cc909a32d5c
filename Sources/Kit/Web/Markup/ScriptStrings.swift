// SPDX-License-Identifier: Apache-2.0
import Localization

/// What scripts say; handed to them as JSON in attributes, so that no words stand in scripts.
enum ScriptStrings {
    static let noScript = Text(zh: "地图打不开时，请看列表，内容是一样的。", en: "If the map does not open, the list has the same content.")
    private static let map: [(String, Text)] = [
        ("in", Text(zh: "放大", en: "Zoom in")), ("out", Text(zh: "缩小", en: "Zoom out")), ("all", Text(zh: "看全部", en: "Show all")),
        ("failed", Text(zh: "地图没有取到，列表里有同样的内容。", en: "The map could not be fetched; the list has the same content.")),
        ("loading", Text(zh: "正在取地图", en: "Fetching the map")),
        ("pick", Text(zh: "点一下地图选位置；用键盘时，方向键移动，回车选定。", en: "Point at the place; by keyboard, move with the arrows and press Enter.")),
        ("picked", Text(zh: "已选好位置：{place}", en: "Place chosen: {place}")),
        ("cases", Text(zh: "这里有 {count} 件事，放大可以看清", en: "{count} matters here; zoom in to tell them apart")),
        ("green", Text(zh: "时间充裕", en: "in time")), ("yellow", Text(zh: "快到时限", en: "due soon")), ("red", Text(zh: "已超时", en: "overdue")),
        ("suspended", Text(zh: "挂账中", en: "on hold")), ("closed", Text(zh: "已结案", en: "closed")), ("meters", Text(zh: "{count} 米", en: "{count} m")),
        ("kilometers", Text(zh: "{count} 公里", en: "{count} km")),
    ]

    static func map(_ language: Language) -> String { json(map, language) }

    static let locate = Text(zh: "用我现在的位置", en: "Use my place")
    private static let locating = [
        ("looking", Text(zh: "正在找您的位置，请在手机上点“允许”", en: "Looking for your place; please allow it on your phone")),
        ("found", Text(zh: "找到了，误差约 {meters} 米，可以在地图上再挪一挪。", en: "Found, within about {meters} m. You can move it on the map.")),
        ("failed", Text(zh: "没有找到您的位置，请在地图上点，或者写地址。", en: "Your place was not found. Point at the map or write the address.")),
    ]
    static func locating(_ language: Language) -> String { json(locating, language) }

    static let keys = Text(zh: "键盘", en: "Keyboard")
    static let keyList: [(key: String, does: Text)] = [
        ("j", Text(zh: "下一件", en: "next")), ("k", Text(zh: "上一件", en: "previous")), ("Enter", Text(zh: "打开", en: "open")),
        ("/", Text(zh: "查找", en: "search")), ("?", Text(zh: "显示或收起这些说明", en: "show or hide this list")),
    ]

    private static func json(_ words: [(String, Text)], _ language: Language) -> String {
        "{" + words.map { "\"\($0.0)\":\"\($0.1(language))\"" }.joined(separator: ",") + "}"
    }
}
