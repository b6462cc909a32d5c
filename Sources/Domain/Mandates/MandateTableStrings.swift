// SPDX-License-Identifier: Apache-2.0
import Localization
import Tabular
import WorkingTime

extension MandateTable.Column {
    /// The column's name: the Chinese one may stand in a file's header, too.
    public var name: Text {
        switch self {
        case .code: Text(zh: "编码", en: "Code")
        case .nameZH: Text(zh: "名称", en: "Name, Chinese")
        case .nameEN: Text(zh: "英文名称", en: "Name, English")
        case .majorCode: Text(zh: "大类编码", en: "Major class code")
        case .majorZH: Text(zh: "大类", en: "Major class, Chinese")
        case .majorEN: Text(zh: "大类英文", en: "Major class, English")
        case .kind: Text(zh: "事件或部件", en: "Incident or component")
        case .nature: Text(zh: "性质", en: "Nature")
        case .duty: Text(zh: "履职", en: "Duty")
        case .lead: Text(zh: "牵头单位", en: "Lead team")
        case .words: Text(zh: "群众怎么说", en: "What people say")
        case .legalZH: Text(zh: "法律依据", en: "Legal basis, Chinese")
        case .legalEN: Text(zh: "法律依据英文", en: "Legal basis, English")
        case .isPrivate: Text(zh: "不公开", en: "Private")
        case .emergency: Text(zh: "紧急电话", en: "Emergency numbers")
        case .conditionZH: Text(zh: "立案条件", en: "Filing condition, Chinese")
        case .conditionEN: Text(zh: "立案条件英文", en: "Filing condition, English")
        case .limit: Text(zh: "处置时限", en: "Time limit")
        case .closingZH: Text(zh: "结案条件", en: "Closing condition, Chinese")
        case .closingEN: Text(zh: "结案条件英文", en: "Closing condition, English")
        case .photo: Text(zh: "要照片", en: "Photo needed")
        case .isDefault: Text(zh: "时限待定", en: "Default limit")
        case .lane: Text(zh: "哪一道", en: "Lane")
        case .party: Text(zh: "谁来办", en: "Who acts")
        case .tenure: Text(zh: "地权", en: "Tenure")
        case .answer: Text(zh: "答复时限", en: "Time to answer")
        case .actionZH: Text(zh: "做什么", en: "What is done, Chinese")
        case .actionEN: Text(zh: "做什么英文", en: "What is done, English")
        }
    }
}

extension MandateTable {
    enum Claim {
        static let yes = Text(zh: "是", en: "yes")
    }

    /// Yes and no, as files write them.
    static func claim(_ text: String) -> Bool? {
        switch text {
        case "是", "yes", "y", "true", "1", "√": true
        case "否", "no", "n", "false", "0", "×": false
        default: nil
        }
    }

    /// Units as people write them besides their names.
    static func unit(named name: String) -> TimeLimit.Unit? {
        switch name {
        case "工作时", "个工作小时", "个工作时", "wh": .workingHours
        case "个工作日", "wd": .workingDays
        case "个工作分钟", "wm": .workingMinutes
        case "日", "个自然日", "自然日", "d": .calendarDays
        case "个小时", "时", "h": .calendarHours
        case "紧急工作时", "紧急小时", "昼夜小时", "uh": .urgentHours
        default: nil
        }
    }
}

extension PartyRule {
    /// Reads what Chinese files write.
    init?(named text: String) {
        switch text {
        case "当事方", "当事人", "当事商户或住户": self = .concerned
        case "网格", "网格员": self = .grid
        default:
            guard text.hasPrefix("部门:") || text.hasPrefix("部门：") else { return nil }
            self.init("team:\(text.dropFirst(3))")
        }
    }
}

extension MandateTable.Fault {
    /// The fault with its line, as a sentence.
    public var text: Text {
        guard let line, !isTable else { return problem.text }
        return Text(zh: "第 \(line) 行：\(problem.text.zh)", en: "Line \(line): \(problem.text.en)")
    }

    private var isTable: Bool { if case .table = problem { true } else { false } }
}

extension MandateTable.Fault.Problem {
    /// What is wrong, without its line.
    public var text: Text {
        switch self {
        case .table(let error): error.text
        case .header(let mismatch): mismatch.text
        case .tooManyCells:
            Text(zh: "格子比表头多，可能有逗号没有放在引号里", en: "there are more cells than columns; perhaps a comma should stand in quotes")
        case .missing(let column): Text(zh: "“\(column.name.zh)”没有填", en: "“\(column.rawValue)” is empty")
        case .tooLong(let column, let limit):
            Text(zh: "“\(column.name.zh)”超过了 \(limit) 个字", en: "“\(column.rawValue)” has more than \(limit) characters")
        case .codeMalformed(let code):
            Text(
                zh: "编码“\(Self.cut(code))”只能用字母、数字、点和连字符，最多 40 个",
                en: "code “\(Self.cut(code))” may have up to 40 letters, digits, dots and hyphens only")
        case .codeTwice(let code, let first): Text(zh: "编码 \(code) 在第 \(first) 行已经有了", en: "code \(code) stands on line \(first) already")
        case .nameTwice(let name, let first):
            Text(zh: "同一大类里，“\(Self.cut(name))”在第 \(first) 行已经有了", en: "“\(Self.cut(name))” stands on line \(first) already, in the same major class")
        case .continuesNothing(let code):
            Text(
                zh: "没有名称的行是接着上一个事项的，编码“\(Self.cut(code))”和上面的不一样",
                en: "a row without a name continues the matter above, but code “\(Self.cut(code))” is another one")
        case .repeated(let column):
            Text(zh: "接着上一个事项的行，“\(column.name.zh)”要空着", en: "a row that continues a matter must leave “\(column.rawValue)” empty")
        case .majorDiffers(let code, let name, let first):
            Text(
                zh: "大类 \(code) 在第 \(first) 行叫“\(Self.cut(name))”，这里不一样",
                en: "major class \(code) is called “\(Self.cut(name))” on line \(first), and otherwise here")
        case .unreadable(let column, let value):
            Text(zh: "“\(column.name.zh)”里的“\(Self.cut(value))”看不懂", en: "“\(Self.cut(value))” in “\(column.rawValue)” means nothing here")
        case .leadMissing:
            Text(zh: "配合履职和上级收回的事项要写明牵头单位", en: "a matter in which we only assist, or that was taken back, must name its lead team")
        case .noCondition: Text(zh: "这个事项没有立案条件", en: "this matter has no filing condition")
        case .noLane: Text(zh: "这个事项没有写谁来办", en: "this matter says nowhere who acts")
        case .laneTwice(let lane, let tenure):
            Text(
                zh: "“\(lane.text.zh)”\(tenure.map { "(\($0.text.zh))" } ?? "")写了两次",
                en: "“\(lane.rawValue)”\(tenure.map { " (\($0.rawValue))" } ?? "") stands twice")
        case .enforcementNeedsTeam:
            Text(zh: "执法只能由有执法权的单位来办，不能写当事方或网格员", en: "only an authorised body may enforce: name a team, not the party or the grid")
        case .dangerNeedsLane:
            Text(zh: "有紧急电话的事项不能只靠自治", en: "a matter with emergency numbers cannot be left to self-governance alone")
        case .noMatter: Text(zh: "只有表头，没有事项", en: "There is a header, but no matter")
        }
    }

    private static func cut(_ text: String) -> String { text.count > 30 ? text.prefix(30) + "…" : text }
}
