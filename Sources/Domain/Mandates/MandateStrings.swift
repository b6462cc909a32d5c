// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web
import WorkingTime

extension Mandates {
    static let name = Text(zh: "清单", en: "Lists")
}

extension Lane {
    public var text: Text {
        switch self {
        case .selfGovernance: Text(zh: "自治", en: "Self-governance")
        case .management: Text(zh: "管理", en: "Management")
        case .enforcement: Text(zh: "执法", en: "Enforcement")
        }
    }
}

extension Tenure {
    public var text: Text {
        switch self {
        case .insideLine: Text(zh: "红线内", en: "Inside the property line")
        case .outsideLine: Text(zh: "红线外", en: "Outside the property line")
        case .publicSpace: Text(zh: "公共场所", en: "Public space")
        case .privateSpace: Text(zh: "私有空间", en: "Private space")
        case .stateLand: Text(zh: "国有土地", en: "State land")
        }
    }
}

extension Nature {
    public var text: Text {
        switch self {
        case .request: Text(zh: "求助", en: "Request")
        case .complaint: Text(zh: "投诉", en: "Complaint")
        case .suggestion: Text(zh: "建议", en: "Suggestion")
        case .question: Text(zh: "咨询", en: "Question")
        case .thanks: Text(zh: "感谢", en: "Thanks")
        }
    }
}

extension DutyPosition {
    public var text: Text {
        switch self {
        case .basic: Text(zh: "基本履职", en: "Basic duty")
        case .assist: Text(zh: "配合履职", en: "Assisting duty")
        case .takenBack: Text(zh: "上级收回", en: "Taken back by the level above")
        }
    }
}

extension Matter.Kind {
    public var text: Text {
        switch self {
        case .incident: Text(zh: "事件", en: "Incident")
        case .component: Text(zh: "部件", en: "Component")
        }
    }
}

extension PartyRule {
    /// Who it is, as far as the list knows; People may know a team by its local name.
    public var text: Text {
        switch self {
        case .concerned: Text(zh: "当事商户或住户", en: "The shop or household concerned")
        case .grid: Text(zh: "本网格的网格员", en: "The grid's worker")
        case .team(let code): TeamCode.name(code)
        }
    }
}

extension MandateList.Status {
    public var text: Text {
        switch self {
        case .draft: Text(zh: "草稿", en: "Draft")
        case .adopted: Text(zh: "已生效", en: "Adopted")
        }
    }
}

extension Route {
    /// Why it goes to a later lane, in one sentence; for the first it is `why`.
    public func why(_ stop: Stop) -> Text {
        guard stop != first else { return why }
        return Text(
            zh: rule.zh + "，\(stop.lane.text.zh)这一道由\(stop.party.text.zh)来办。",
            en: rule.en + " names for \(stop.lane.text.en.lowercased()): \(stop.party.text.en.lowercasedFirst).")
    }

    private var rule: Text {
        Text(
            zh: "按《\(list.name.zh)》（\(list.version) 版）第 \(matter.row) 行“\(matter.code) \(matter.name.zh)”",
            en: "Row \(matter.row) of “\(list.name.en)” (version \(list.version)), “\(matter.code) \(matter.name.en)”,")
    }

    /// Why it goes there, in one sentence: which list, version and row.
    public var why: Text {
        let where_ = first.tenure.map { Text(zh: "，地点属于\($0.text.zh)", en: " for a place of the kind “\($0.text.en.lowercased())”") }
        let begin = Text(
            zh: "，先走\(first.lane.text.zh)，由\(first.party.text.zh)来办",
            en: " sends it first to \(first.lane.text.en.lowercased()): \(first.party.text.en.lowercasedFirst) acts")
        let reason =
            isDanger && first.lane > .selfGovernance
            ? Text(zh: "；事关安全，直接走最高一道", en: "; it is dangerous, so the highest lane opens at once")
            : skipped.values.contains(.nobodyConcernedKnown)
                ? Text(zh: "；还不知道当事的是哪家，所以不从自治开始", en: "; nobody concerned is known yet, so self-governance cannot begin") : nil
        return Text(
            zh: rule.zh + (where_?.zh ?? "") + begin.zh + (reason?.zh ?? "") + "。",
            en: rule.en + (where_?.en ?? "") + begin.en + (reason?.en ?? "") + ".")
    }
}

extension String {
    fileprivate var lowercasedFirst: String { hasPrefix("The ") ? prefix(1).lowercased() + dropFirst() : self }
}

extension RoutingRefusal: Explainable {
    public var problem: Problem {
        switch self {
        case .onNoList(let code, let day):
            Problem(
                .unprocessableContent,
                Text(zh: "\(day) 生效的清单里没有事项 \(code)，这里不能受理", en: "No list in force on \(day) has matter \(code), so it cannot be taken on here"),
                way: Text(zh: "请换一个事项，或者转给有职责的单位。", en: "Choose another matter, or hand it to whoever is competent."))
        case .renamed(let old, let now):
            Problem(
                .conflict,
                Text(
                    zh: "编码 \(old.code) 在新版清单里是“\(now.name.zh)”，不再是“\(old.name.zh)”",
                    en: "In the new version of the list, code \(old.code) means “\(now.name.en)”, no longer “\(old.name.en)”"),
                way: Text(zh: "请重新选择事项。", en: "Please choose the matter again."))
        case .takenBack(let matter, let lead, let list, let version, let row):
            Problem(
                .unprocessableContent,
                Text(
                    zh: "“\(matter.name.zh)”已由上级收回，归\(TeamCode.name(lead).zh)负责（《\(list.zh)》\(version) 版第 \(row) 行）",
                    en:
                        "“\(matter.name.en)” was taken back by the level above: \(TeamCode.name(lead).en) has it (“\(list.en)”, version \(version), row \(row))"
                ),
                way: Text(zh: "请转给他们，并告诉来反映的人。", en: "Hand it to them, and tell the person who reported it."))
        }
    }
}

extension MandateList.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: .notAllowed
        case .outsideScope: Problem(.forbidden, Text(zh: "这个区域的清单不归您管理", en: "The lists of this area are not yours to manage"))
        case .notADraft: Problem(.conflict, Text(zh: "这一版已经生效，不能再改", en: "This version is adopted and can no longer be changed"))
        case .versionTaken(let version):
            Problem(
                .conflict, Text(zh: "已经有 \(version) 版了", en: "There is a version \(version) already"),
                way: Text(zh: "请换一个版本号。", en: "Please give it another version."))
        case .past(let today):
            Problem(
                .unprocessableContent, Text(zh: "清单不能从过去的日子开始生效", en: "A list cannot come into force in the past"),
                way: Text(zh: "最早可以选今天，\(today)。", en: "The earliest day is today, \(today)."))
        case .laterVersion(let version, let from):
            Problem(
                .conflict,
                Text(zh: "\(version) 版从 \(from) 起生效，新版要在那之后", en: "Version \(version) is in force from \(from); a new one must begin later"))
        case .empty: Problem(.unprocessableContent, Text(zh: "清单里一个事项也没有", en: "The list has no matter"))
        case .nameMissing: Problem(.unprocessableContent, Text(zh: "请写清单的中文名和英文名", en: "Please name the list in Chinese and English"))
        case .schemeMalformed:
            Problem(
                .unprocessableContent,
                Text(zh: "编码体系只能用字母、数字、点和连字符，最多 40 个", en: "A scheme is made of up to 40 letters, digits, dots and hyphens"))
        case .versionMalformed:
            Problem(
                .unprocessableContent,
                Text(zh: "版本号只能用字母、数字、点和连字符，最多 40 个", en: "A version is made of up to 40 letters, digits, dots and hyphens"))
        case .areaMalformed: Problem(.unprocessableContent, Text(zh: "没有看懂区域", en: "This is not an area"))
        }
    }
}
