// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Look.What {
    public var text: Text {
        switch self {
        case .contact: Text(zh: "姓名、电话和原话", en: "Name, telephone and original words")
        case .privateCase: Text(zh: "不公开的案件", en: "A case that is not public")
        case .copy: Text(zh: "全部信息的副本", en: "A copy of everything")
        }
    }
}

extension Look.Purpose {
    public var text: Text {
        switch self {
        case .callBack: Text(zh: "回访、告知结果", en: "To call back and tell the outcome")
        case .verify: Text(zh: "核实情况", en: "To find out whether it is so")
        case .handle: Text(zh: "办理此事", en: "To deal with the matter")
        case .supervise: Text(zh: "督查、复核", en: "To supervise or review")
        case .rights: Text(zh: "答复本人的请求", en: "To answer the person's own request")
        case .legal: Text(zh: "有权机关依法调取", en: "An authority asks for it by law")
        }
    }
}

extension Look.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .purposeMissing: Problem(.unprocessableContent, Text(zh: "请选择查看目的。", en: "Choose what you need it for."))
        case .whyMissing:
            Problem(
                .unprocessableContent,
                Text(zh: "督查和依法调取要写明依据，至少 4 个字。", en: "For supervision and for other authorities, say on what ground (at least 4 characters)."))
        case .whyTooLong: Problem(.unprocessableContent, Text(zh: "说明最多 \(Look.whyLimit) 字。", en: "At most \(Look.whyLimit) characters."))
        }
    }
}

public enum LookStrings {
    public static let title = Text(zh: "谁看过您的信息", en: "Who looked at your data")
    public static let none = Text(zh: "除您之外，还没有人看过您的姓名、电话和原话。", en: "Nobody but you has looked at your name, number and original words yet.")
    public static let help = Text(
        zh: "同一代号是同一位工作人员。觉得不该看，可以在下面提出，写上代号。",
        en: "The same sign is the same member of staff. If you think a look was not right, say so below and name the sign.")
    public static func who(_ sign: String) -> Text { Text(zh: "工作人员 \(sign)", en: "Staff \(sign)") }
    public static let when = Text(zh: "时间", en: "When")
    public static let whoLooked = Text(zh: "谁", en: "Who")
    public static let what = Text(zh: "看了什么", en: "What")
    public static let purpose = Text(zh: "目的", en: "Purpose")
}
