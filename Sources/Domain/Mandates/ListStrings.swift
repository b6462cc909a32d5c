// SPDX-License-Identifier: Apache-2.0
import Localization

enum ListStrings {
    static func joined(_ words: [String]) -> Text { Text(zh: words.joined(separator: "、"), en: words.joined(separator: ", ")) }

    static let title = Text(zh: "清单", en: "Lists")
    static let intro = Text(
        zh: "什么事归谁办、先由谁办、多久办好、依据什么，都写在清单里。清单上没有的事，可以拒绝转办。",
        en:
            "Who must act on what, who acts first, within what time and on which basis: it is all in the lists. Work that is on no list may be refused."
    )
    static let search = Text(zh: "找一件事归谁办", en: "Whose matter is it?")
    static let searchHelp = Text(zh: "写平常的说法就行，比如“路灯不亮”，也可以写编码", en: "Everyday words will do, such as “street lamp”, or a code")
    static let find = Text(zh: "查一查", en: "Search")
    static func found(_ count: Int, _ words: String) -> Text {
        Text(zh: "“\(words)”找到 \(count) 项", en: "\(count) \(count == 1 ? "matter" : "matters") for “\(words)”")
    }
    static let nothingFound = Text(zh: "清单里没有找到这件事", en: "No list has such a matter")
    static let nothingFoundWay = Text(zh: "换个说法再试，或者直接上报，由受理员来分。", en: "Try other words, or just report it; a registrar will sort it.")
    static let inForce = Text(zh: "现在生效的清单", en: "Lists in force")
    static let past = Text(zh: "以前的版本", en: "Earlier versions")
    static let coming = Text(zh: "将要生效", en: "Coming into force")
    static let drafts = Text(zh: "草稿", en: "Drafts")
    static let none = Text(zh: "还没有清单", en: "There is no list yet")
    static let noneWay = Text(zh: "清单管理员可以导入一份表格，看过没有错再生效。", en: "A list officer can import a table, look it over and bring it into force.")
    static let importList = Text(zh: "导入新版清单", en: "Import a new version")
    static let calendar = Text(zh: "工作日历", en: "Working calendar")

    static let scheme = Text(zh: "编码体系", en: "Scheme")
    static let version = Text(zh: "版本", en: "Version")
    static let area = Text(zh: "适用区域", en: "Area")
    static let everywhere = Text(zh: "全部地区", en: "Everywhere")
    static let source = Text(zh: "来源", en: "Source")
    static let period = Text(zh: "生效时间", en: "In force")
    static func period(from: String, until: String?) -> Text {
        guard let until else { return Text(zh: "\(from) 起", en: "from \(from)") }
        return Text(zh: "\(from) 起，\(until) 停用", en: "from \(from), replaced on \(until)")
    }
    static let notYet = Text(zh: "还没有生效", en: "not in force")
    static let matters = Text(zh: "事项", en: "Matters")
    static func count(_ count: Int) -> Text { Text(zh: "\(count) 项", en: "\(count) matters") }
    static let download = Text(zh: "下载表格（CSV）", en: "Download as table (CSV)")
    static let changes = Text(zh: "版本对比", en: "What changed")
    static func changesSince(_ version: String) -> Text { Text(zh: "和 \(version) 版比，改了什么", en: "Changes since version \(version)") }

    static let row = Text(zh: "行", en: "Row")
    static let matter = Text(zh: "事项", en: "Matter")
    static let limit = Text(zh: "处置时限", en: "Time limit")
    static let who = Text(zh: "谁来办", en: "Who acts")
    static let conditions = Text(zh: "什么情况要办，多久办好", en: "When it counts, and the time limit")
    static let condition = Text(zh: "立案条件", en: "Filing condition")
    static let closing = Text(zh: "怎样算办好", en: "Done when")
    static let lanes = Text(zh: "先谁后谁", en: "Who acts first, and then")
    static let lane = Text(zh: "哪一道", en: "Lane")
    static let action = Text(zh: "做什么", en: "What is done")
    static let answer = Text(zh: "多久答复", en: "Answers within")
    static let place = Text(zh: "地点", en: "Place")
    static let anyPlace = Text(zh: "不限", en: "any")
    static let legalBasis = Text(zh: "法律依据", en: "Legal basis")
    static let noLegalBasis = Text(zh: "清单没有写", en: "The list names none")
    static let duty = Text(zh: "履职", en: "Duty")
    static let lead = Text(zh: "牵头单位", en: "Lead")
    static let words = Text(zh: "大家也这么说", en: "People also say")
    static let isPrivate = Text(zh: "涉及家庭和个人，只计数，不公开", en: "Concerns households and persons: counted, not shown")
    static let emergency = Text(zh: "有危险，请先打电话", en: "It is dangerous: call first")
    static let danger = Text(zh: "危险", en: "danger")
    static let isDefault = Text(zh: "待定", en: "default")
    static let defaultNote = Text(
        zh: "标着“待定”的时限是软件给的默认值，没有出处，请街道自己定。",
        en: "Limits marked “default” came with the software and have no source; the subdistrict should set its own.")
    static let needsPhoto = Text(zh: "要照片", en: "photo needed")
    static let defect = Text(zh: "编码", en: "Code")

    static let adopt = Text(zh: "让这一版生效", en: "Bring this version into force")
    static let adoptFrom = Text(zh: "从哪一天起", en: "From which day")
    static let adoptHelp = Text(
        zh: "生效以后不能再改，上一版同一天停用，两版都会留着。", en: "From then on it cannot be changed; the version before ends on that day, and both are kept.")
    static func adopted(_ day: String) -> Text { Text(zh: "已定下，从 \(day) 起生效", en: "It comes into force on \(day)") }
    static let discard = Text(zh: "删掉这份草稿", en: "Discard this draft")
    static let discarded = Text(zh: "草稿已删掉", en: "The draft is gone")
    static let draftNote = Text(zh: "这是草稿，只有清单管理员看得到，对派单没有影响。", en: "This is a draft: only list officers see it, and nothing is routed by it.")
    static func unknownTeams(_ codes: String) -> Text {
        Text(zh: "这些单位还没有建：\(codes)。生效前请先在“人员”里建好。", en: "These teams do not exist yet: \(codes). Make them in People before adopting.")
    }
    static let dayUnreadable = Text(zh: "请写成 2026-01-10 这样", en: "Write it like 2026-01-10")

    static func diffTitle(_ old: String, _ new: String) -> Text { Text(zh: "\(new) 版和 \(old) 版的不同", en: "Version \(new) compared with \(old)") }
    static func diffSummary(added: Int, removed: Int, changed: Int) -> Text {
        Text(zh: "新增 \(added) 项，删去 \(removed) 项，改动 \(changed) 项", en: "\(added) added, \(removed) removed, \(changed) changed")
    }
    static let same = Text(zh: "两版一样", en: "Both versions say the same")
    static let added = Text(zh: "新增", en: "Added")
    static let removed = Text(zh: "删去", en: "Removed")
    static let changed = Text(zh: "改动", en: "Changed")
    static let field = Text(zh: "哪一项", en: "Field")
    static let before = Text(zh: "原来", en: "Before")
    static let after = Text(zh: "现在", en: "Now")
    static let nothing = Text(zh: "没有", en: "none")
}

enum ImportStrings {
    static let title = Text(zh: "导入新版清单", en: "Import a new version of a list")
    static let intro = Text(
        zh: "选一份 CSV 表格（Excel 里“另存为 CSV”）。先检查，有一处看不懂就整份不收，并告诉您是第几行。检查通过后存为草稿，您看过再定生效日期。",
        en:
            "Choose a CSV table (“save as CSV” in your spreadsheet). It is checked first: if one row cannot be understood, nothing is taken and you are told which line. A table that passes becomes a draft; it comes into force on the day you set."
    )
    static let example = Text(zh: "最稳妥的做法：先下载现在的清单，在上面改，再导入。", en: "The surest way: download the list in force, edit it, import it again.")
    static let file = Text(zh: "表格文件", en: "Table")
    static let fileHelp = Text(zh: "CSV，UTF-8 或 GB 18030，最大 4 MB", en: "CSV in UTF-8 or GB 18030, at most 4 MB")
    static let fileMissing = Text(zh: "请选一个文件", en: "Please choose a file")
    static let nameZH = Text(zh: "清单名称", en: "Name in Chinese")
    static let nameEN = Text(zh: "英文名称（可不填）", en: "Name in English (may be left out)")
    static let nameMissing = Text(zh: "请写清单的名称", en: "Please name the list")
    static let schemeHelp = Text(
        zh: "同一份清单的各个版本，编码体系要一样，比如 cn-incident", en: "All versions of one list share it, such as cn-incident")
    static let schemeOff = Text(zh: "只能用字母、数字、点和连字符", en: "Letters, digits, dots and hyphens only")
    static let versionHelp = Text(zh: "比如 2026-1", en: "Such as 2026-1")
    static let areaHelp = Text(zh: "区域路径，/ 是全部地区", en: "Path of the area; / is everywhere")
    static let areaOff = Text(zh: "没有看懂区域", en: "This is not an area")
    static let sourceHelp = Text(zh: "文号或出处，可不填", en: "Document or origin; may be left out")
    static let check = Text(zh: "检查并存为草稿", en: "Check, and keep as a draft")
    static func faults(_ count: Int) -> Text {
        Text(
            zh: "有 \(count) 处要改，整份都还没有收",
            en: count == 1 ? "One thing must be put right; nothing was taken" : "\(count) things must be put right; nothing was taken")
    }
    static func more(_ count: Int) -> Text { Text(zh: "还有 \(count) 处", en: "and \(count) more") }
    static func kept(_ count: Int) -> Text { Text(zh: "检查通过，\(count) 项存为草稿", en: "All is well: \(count) matters kept as a draft") }
    static let chooseAgain = Text(zh: "改好以后，请重新选文件", en: "When it is put right, choose the file again")
}

enum CalendarStrings {
    static let title = Text(zh: "工作日历", en: "Working calendar")
    static let intro = Text(
        zh: "时限按这份日历算。下级没有设的，用上级的；国务院公布的放假和调休已经在内。",
        en: "Time limits run by this calendar. What a level has not set it takes from the level above; the State Council's holidays are in it.")
    static func announced(_ years: String) -> Text { Text(zh: "已知放假安排的年份：\(years)", en: "Years whose holidays are known: \(years)") }
    static func notAnnounced(_ year: Int) -> Text {
        Text(zh: "\(year) 年的放假安排还没有录入，先按平常的周末算。", en: "The holidays of \(year) are not entered yet; plain weekends count meanwhile.")
    }
    static let area = Text(zh: "区域", en: "Area")
    static let show = Text(zh: "看这个区域", en: "Show this area")
    static let week = Text(zh: "每周上班时间", en: "Weekly hours")
    static func weekFrom(_ day: String) -> Text { Text(zh: "\(day) 起", en: "From \(day)") }
    static let always = Text(zh: "一直", en: "From the beginning")
    static let closed = Text(zh: "休息", en: "closed")
    static let days = Text(zh: "和平常不一样的日子", en: "Days that differ")
    static let day = Text(zh: "日期", en: "Day")
    static let kind = Text(zh: "怎么算", en: "Counts as")
    static let hours = Text(zh: "时间", en: "Hours")
    static let name = Text(zh: "名称", en: "Name")
    static let setBy = Text(zh: "谁定的", en: "Set by")
    static let shipped = Text(zh: "国务院公布", en: "State Council")
    static let addDays = Text(zh: "加一段日子", en: "Add days")
    static let from = Text(zh: "从", en: "From")
    static let until = Text(zh: "到（只有一天可不填）", en: "Until (may be left out)")
    static let hoursHelp = Text(zh: "只有“特别时间”要填，比如 08:30-12:00 13:30-17:00", en: "For special hours only, such as 08:30-12:00 13:30-17:00")
    static let nameHelp = Text(zh: "比如“春节”“防汛值守”", en: "Such as “Spring Festival”")
    static let save = Text(zh: "记下", en: "Save")
    static let saved = Text(zh: "日历已更新", en: "The calendar is updated")
    static let remove = Text(zh: "取消", en: "Remove")
    static let setWeek = Text(zh: "改每周上班时间", en: "Change weekly hours")
    static let weekHelp = Text(zh: "一天几段用空格隔开，休息就空着", en: "Several spans apart by blanks; empty is a day off")
    static let announce = Text(zh: "某一年的放假安排已录全", en: "The holidays of a year are all entered")
    static let year = Text(zh: "年份", en: "Year")
    static let dayOff = Text(zh: "请写成 2026-01-10 这样", en: "Write it like 2026-01-10")
    static let hoursOff = Text(zh: "时间要写成 08:30-12:00 这样", en: "Write hours like 08:30-12:00")
    static let order = Text(zh: "结束日期要在开始之后，最多 60 天", en: "The last day comes after the first, within 60 days")
    static let kindOff = Text(zh: "请选一种", en: "Please choose one")
}
