// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let learntTitle = Text(zh: "事项建议准不准", en: "How the advice on matters fares")
    static let learntLead = Text(
        zh: "系统从本地已结案件里学：什么样的话，最后归到了哪个事项。它只给建议，立案永远由人决定。",
        en: "Linli learns from this place's closed cases which words ended under which matter. It advises; people decide.")
    static func learntNothing(_ least: Int) -> Text {
        Text(
            zh: "还没有可学的：至少要有 \(least) 件带事项的已结案件。在此之前，建议只看清单上的词。",
            en: "Nothing learnt yet: at least \(least) closed cases with a matter are needed. Until then advice goes by the lists' own words.")
    }
    static let learntVersion = Text(zh: "版本", en: "Version")
    static let learntMade = Text(zh: "学成时间", en: "Made")
    static let learntCases = Text(zh: "学自案件", en: "Cases learnt from")
    static let learntMatters = Text(zh: "认识的事项", en: "Matters known")
    static let learntAsked = Text(zh: "此后结案", en: "Closed since")
    static let learntAgreed = Text(zh: "首个建议与决定一致", en: "First advice agreed")
    static let learntSure = Text(zh: "有把握的", en: "Was sure")
    static let learntSureAgreed = Text(zh: "有把握且一致", en: "Sure and agreed")
    static let tooFewToSay = Text(zh: "太少", en: "too few")
    static let learntHow = Text(zh: "怎么学的", en: "How it learns")
    static let learntRules = [
        Text(
            zh: "每夜重学一次，只用公开描述（个人信息已遮盖）；涉及家庭和个人的案件不学。谁改正了事项，下一夜就按改正后的学。",
            en:
                "Every night anew, from public words alone (personal data masked); cases of households and persons teach nothing. Who corrects a matter teaches it the next night."
        ),
        Text(
            zh: "同样的案件学出同样的结果，每一版都记下案件的摘要。概率是校准过的：说 80% 的，十件里约有八件对。",
            en:
                "The same cases teach the same; each version keeps their digest. Probabilities are calibrated: of those said with 80 %, about eight in ten are right."
        ),
        Text(
            zh: "“此后结案”是它没见过的案件：把它当时会说的，与人最后定的相比。",
            en: "“Closed since” are cases it had not seen: what it would have said is compared with what people decided."),
    ]
    static let learntBack = Text(zh: "回到工作台", en: "Back to the desk")
}
