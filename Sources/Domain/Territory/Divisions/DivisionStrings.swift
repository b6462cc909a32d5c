// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Text {
    static let divisions = Text(zh: "全国区划", en: "Divisions of China")
    static func divisionsLead(_ count: Int) -> Text {
        Text(
            zh: "从省到村和社区，一共 \(count) 个，可以一级一级地看，也可以直接查。",
            en: "\(count) divisions, from provinces to villages and communities: to browse or to search.")
    }
    static func divisionsSource(_ name: String, _ day: Day) -> Text {
        Text(
            zh: "名单来自“\(name)”，\(day) 导入。这里只供查阅，不等于本地的辖区。",
            en: "From “\(name)”, imported on \(day). It is a book to look things up in, not this installation's own areas.")
    }
    static let noDivisions = Text(zh: "还没有导入全国区划", en: "The national list has not been imported yet")
    static let noDivisionsWay = Text(
        zh: "管理员在命令行运行 linli import divisions 文件，就能在这里查到。", en: "An administrator imports it with: linli import divisions FILE.")
    static let findDivision = Text(zh: "查区划", en: "Find a division")
    static let findDivisionHelp = Text(
        zh: "写名称，或者拼音首字母，比如“拱墅区小河街道”或 gsqxhjd。", en: "Its name, or the initials of its pinyin, such as 小河街道 or gsqxhjd.")
    static func foundDivisions(_ count: Int) -> Text {
        count >= 40
            ? Text(zh: "最相近的 \(count) 个", en: "The nearest \(count)") : Text(zh: "找到 \(count) 个", en: count == 1 ? "1 found" : "\(count) found")
    }
    static let noSuchDivision = Text(zh: "没有找到这个区划", en: "No such division was found")
    static let noSuchDivisionWay = Text(zh: "可以少写几个字，或者从省开始一级一级地找。", en: "Try fewer words, or begin with the province.")

    static let adoptTown = Text(zh: "设为本地的街道", en: "Make this our subdistrict")
    static let townCode = Text(zh: "九位代码", en: "Nine-digit code")
    static let townCodeHelp = Text(
        zh: "区县六位加街道、乡镇三位。名单里没有后三位，请按民政或统计部门的编码填写。", en: "The district's six digits and three of the town's own, which the list does not have.")
    static let townCodeOff = Text(zh: "请填九位数字，前六位要和区县代码一致。", en: "Nine digits, of which the first six are the district's.")
    static let dayOff = Text(zh: "请写成 2027-01-01 这样。", en: "Write it as 2027-01-01.")
    static func withCommunities(_ count: Int) -> Text {
        Text(zh: "同时加入下面的 \(count) 个社区和村", en: "Add its \(count) communities and villages too")
    }
    static let withCommunitiesHelp = Text(
        zh: "先用本地编码 001、002……，以后可以换成十二位代码。", en: "With local codes 001, 002 … for now; their twelve digits can follow.")
    static func adopt(_ name: String) -> Text { Text(zh: "把“\(name)”设为本地街道", en: "Take \(name)") }
    static func adopted(_ name: Text) -> Text { Text(zh: "“\(name.zh)”已经加入本地辖区。", en: "\(name.en) is one of our areas now.") }
}

extension Area.Level {
    /// As the national list's levels are called, which has towns and villages too.
    var nationalText: Text {
        switch self {
        case .subdistrict: Text(zh: "街道、镇、乡", en: "subdistricts and towns")
        case .community: Text(zh: "社区、村", en: "communities and villages")
        default: text
        }
    }
}

extension Problem {
    static let badDivisionQuery = Problem(
        .badRequest, Text(zh: "查询条件写得不对", en: "The query makes no sense"),
        way: Text(zh: "under 是区划的 id，limit 是 1 到 200 的整数。", en: "under is the id of a division, limit a whole number from 1 to 200."))
}

extension DivisionFault {
    /// What is wrong, with its line.
    public var text: Text {
        switch kind {
        case .notUTF8: Text(zh: "第 \(line) 行不是 UTF-8 文本", en: "line \(line): not UTF-8")
        case .tooLong: Text(zh: "第 \(line) 行太长", en: "line \(line): too long")
        case .noName: Text(zh: "第 \(line) 行没有名称", en: "line \(line): no name")
        case .tooDeep: Text(zh: "第 \(line) 行缩进超过五级", en: "line \(line): deeper than five levels")
        case .noParent: Text(zh: "第 \(line) 行找不到上一级", en: "line \(line): its parent is missing")
        case .badCode(let code):
            Text(zh: "第 \(line) 行的代码“\(code.prefix(20))”不是六位数字", en: "line \(line): “\(code.prefix(20))” is no code of six digits")
        case .nothing: Text(zh: "文件里没有区划", en: "there are no divisions in the file")
        }
    }
}
