// SPDX-License-Identifier: Apache-2.0
import Localization

/// What stands on the public board.
extension Text {
    static func boardTitle(_ area: Text?) -> Text {
        guard let area else { return Text(zh: "街坊的事，都在这里", en: "What is going on around here") }
        return Text(zh: "\(area.zh)的事，都在这里", en: "What is going on in \(area.en)")
    }
    static let boardLead = Text(
        zh: "每一件都写明谁来办、什么时候办好、现在到哪一步。", en: "Each says who has it, by when it will be done and how far it has come.")
    static let figureOpen = Text(zh: "正在办", en: "open now")
    static let figureSettled = Text(zh: "近七天办结", en: "settled in seven days")
    static let figureByParty = Text(zh: "其中街坊自己解决", en: "of these by the people themselves")
    static let underFive = Text(zh: "少于 5", en: "under 5")
    static let figurePrivate = Text(zh: "家里和邻里之间的事，只计数不公开", en: "household matters, counted but not shown")
    static let reportHere = Text(zh: "上报一件事", en: "Report something")

    static let myArea = Text(zh: "我住哪里", en: "My neighbourhood")
    static let wholeArea = Text(zh: "整个街道", en: "The whole subdistrict")
    static let filterLane = Text(zh: "哪一道", en: "Lane")
    static let filterMatter = Text(zh: "什么事", en: "Matter")
    static let filterWords = Text(zh: "找一找", en: "Search")
    static let filterAny = Text(zh: "不限", en: "Any")
    static let filterMore = Text(zh: "更多条件", en: "More conditions")
    static let filterGo = Text(zh: "看这些", en: "Show these")
    static let filterClear = Text(zh: "清除条件", en: "Clear")
    static let showOpen = Text(zh: "正在办", en: "Open")
    static let showSettled = Text(zh: "已办结", en: "Settled")
    static let showAll = Text(zh: "全部", en: "All")
    static let showWhich = Text(zh: "看哪些", en: "Which to show")
    static let boardList = Text(zh: "列表", en: "The list")
    static let boardMap = Text(zh: "地图", en: "The map")
    static let boardMapLabel = Text(zh: "正在办的事的地图", en: "Map of what is open")

    static let emptyBoard = Text(zh: "这里现在没有正在办的事", en: "Nothing is open here just now")
    static let emptyBoardHow = Text(zh: "看到什么不对，随手报一件，就会出现在这里。", en: "When you see something amiss, report it, and it will appear here.")
    static let emptySettled = Text(zh: "这里还没有办结的事", en: "Nothing has been settled here yet")
    static let emptySettledHow = Text(zh: "办结的事会留在这里，写明结果。", en: "What is settled stays here, with its outcome.")
    static let emptySearch = Text(zh: "没有找到符合条件的事", en: "Nothing fits")
    static let emptySearchHow = Text(zh: "换个说法，或者少选几个条件试试。", en: "Try other words or fewer conditions.")
    static func filteredBy(_ words: String) -> Text { Text(zh: "正在找：\(words)", en: "Searching for: \(words)") }

    static let bboxOff = Text(zh: "bbox 要写成四个度数，依次是西、南、东、北，用英文逗号隔开", en: "bbox must be west,south,east,north in degrees")
    static let areaOff = Text(zh: "没有这个区域", en: "There is no such area")
    static let statusOff = Text(zh: "status 只能是 open、settled 或 all", en: "status must be open, settled or all")
    static let limitOff = Text(zh: "limit 要在 1 到 100 之间", en: "limit must be between 1 and 100")
    static let beforeOff = Text(zh: "before 要写一个案件编号，如 2026-000123", en: "before must be a case number such as 2026-000123")
}
