// SPDX-License-Identifier: Apache-2.0
import Localization
import Tabular

extension Stage {
    /// What the stage is called.
    public var text: Text {
        switch self {
        case .register: Text(zh: "受理", en: "taking up")
        case .verify: Text(zh: "核实", en: "checking")
        case .dispatch: Text(zh: "派遣", en: "dispatch")
        case .takeOver: Text(zh: "签收", en: "taking over")
        case .handle: Text(zh: "处置", en: "handling")
        case .decide: Text(zh: "审批", en: "decision")
        case .inspect: Text(zh: "核查", en: "inspection")
        }
    }
}

extension StageLimits.Applies {
    public var text: Text {
        switch self {
        case .any: Text(zh: "全部", en: "all cases")
        case .danger: Text(zh: "危险", en: "danger")
        case .lane(let lane): lane.text
        }
    }
}

extension StageTable.Fault {
    var text: Text {
        let what = told
        return line.map { Text(zh: "第 \($0) 行：\(what.zh)", en: "Line \($0): \(what.en)") } ?? what
    }

    private var told: Text {
        switch problem {
        case .table(let error): error.text
        case .header: Text(zh: "表头要有三列：环节、适用、时限", en: "the header needs three columns: stage, applies, limit")
        case .stage(let word): Text(zh: "没有“\(word)”这个环节", en: "there is no stage “\(word)”")
        case .applies(let word):
            Text(zh: "“\(word)”不对，可以写全部、危险、自治、管理、执法", en: "“\(word)” is none of any, danger, selfGovernance, management, enforcement")
        case .limit(let word): Text(zh: "没有看懂时限“\(word)”，可以写“4 工作小时”", en: "“\(word)” is no limit; write “4 workingHours”")
        case .twice(let first): Text(zh: "和第 \(first) 行重复了", en: "this repeats line \(first)")
        case .empty: Text(zh: "表里一行时限也没有", en: "there is no limit in the table")
        }
    }
}

enum StageStrings {
    static let title = Text(zh: "环节时限", en: "Limits of stages")
    static let intro = Text(
        zh: "每件事除了总时限，在每个环节也有时限。到 80% 提醒一次，到点再提醒一次。只有挂账时停表。",
        en:
            "Beside the limit of the whole case, each stage has its own. There is a reminder at 80 % and one when it is used up. Clocks stop only while a case is on hold."
    )
    static let stage = Text(zh: "环节", en: "Stage")
    static let applies = Text(zh: "适用", en: "For")
    static let limit = Text(zh: "时限", en: "Limit")
    static let shipped = Text(
        zh: "现在用的是 Linli 自带的时限。没有哪份文件规定这些数字，请按本地实际来定。", en: "These are Linli's own defaults; no document prescribes them. Set yours.")
    static func since(_ day: String) -> Text { Text(zh: "\(day)起执行", en: "In force since \(day)") }
    static func planned(_ day: String) -> Text { Text(zh: "\(day)起改用另一份", en: "Another set is in force from \(day)") }
    static func quiet(_ hours: String) -> Text {
        Text(zh: "\(hours) 不提醒，危险除外。", en: "No reminders from \(hours.replacing("-", with: " to ")), danger excepted.")
    }
    static let change = Text(zh: "改时限", en: "Change the limits")
    static let table = Text(zh: "时限表（CSV）", en: "Table of limits (CSV)")
    static let tableHelp = Text(
        zh: "一行一个环节。没有列出的环节只看总时限。已经开始的环节按开始那天的时限走完。",
        en: "One stage a line. A stage that is not listed goes by the whole case's limit. Stages that have begun end by the limits of that day.")
    static let from = Text(zh: "从哪天起", en: "From")
    static let fromHelp = Text(zh: "最早明天。", en: "Tomorrow at the earliest.")
    static let quietField = Text(zh: "安静时段", en: "Quiet hours")
    static let quietHelp = Text(zh: "例如 21:00-08:00。这段时间不提醒，危险除外。", en: "For example 21:00-08:00. No reminders then, danger excepted.")
    static let quietOff = Text(zh: "没有看懂，请写成 21:00-08:00 这样", en: "Please write it as 21:00-08:00")
    static let save = Text(zh: "从这天起用这份", en: "Use these from that day")
    static let saved = Text(zh: "环节时限已更新", en: "The limits of stages are updated")
    static let csv = Text(zh: "下载表格", en: "Download as a table")
    static func faults(_ count: Int) -> Text {
        Text(zh: "表里有 \(count) 处要改，还什么都没有变", en: "\(count) things to mend in the table; nothing has changed yet")
    }
    static func joined(_ faults: [StageTable.Fault]) -> Text {
        Text(zh: faults.prefix(8).map(\.text.zh).joined(separator: "；"), en: faults.prefix(8).map(\.text.en).joined(separator: "; "))
    }
}
