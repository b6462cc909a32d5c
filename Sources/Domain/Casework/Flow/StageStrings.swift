// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates

extension Stage {
    /// Who is waited for and for what, in plain words.
    func waiting(_ party: Case.Party?) -> Text {
        let name = party?.publicName ?? Text(zh: "经办方", en: "whoever must act")
        return switch self {
        case .register: Text(zh: "等受理员决定是否立案", en: "Waiting for the registrar to take it up")
        case .verify: Text(zh: "等人到现场看一看", en: "Waiting for someone to go and look")
        case .dispatch: Text(zh: "等派遣员交给经办单位", en: "Waiting for the dispatcher to hand it over")
        case .takeOver where party?.isStaff == false: Text(zh: "等\(name.zh)答复", en: "Waiting for an answer from \(name.en.lowercasedFirst)")
        case .takeOver: Text(zh: "等\(name.zh)签收", en: "Waiting to be taken over: \(name.en)")
        case .handle: Text(zh: "\(name.zh)正在办", en: "Being done: \(name.en)")
        case .decide: Text(zh: "有一个申请等人审批", en: "A request waits for a decision")
        case .inspect: Text(zh: "等核查员去看办得怎么样", en: "Waiting for the inspector to look")
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Text {
    static let wholeLimit = Text(zh: "全程", en: "whole case")
    static let nowWaits = Text(zh: "现在这一步", en: "Right now")
    static let stagesTitle = Text(zh: "各环节用时", en: "Time in each stage")
    static let stageName = Text(zh: "环节", en: "Stage")
    static let stageWho = Text(zh: "谁", en: "Who")
    static let stageBegan = Text(zh: "开始", en: "Began")
    static let stageStands = Text(zh: "结果", en: "How it went")
    static let stageLateTitle = Text(zh: "环节超时", en: "Late by stage")
    static func stageLate(_ stage: Text, _ who: Text?, _ count: Int) -> Text {
        Text(
            zh: "\(stage.zh)\(who.map { "（\($0.zh)）" } ?? "") \(count) 件", en: "\(stage.en)\(who.map { " (\($0.en))" } ?? ""): \(count)")
    }
    static func stageLateOf(_ late: Int, _ all: Int) -> Text {
        Text(zh: "\(all) 件在办的里，\(late) 件在现在这一步超了时。", en: "Of \(all) open cases, \(late) are late in the stage they are in.")
    }
}
