// SPDX-License-Identifier: Apache-2.0
import Localization

/// What people read before and after a vote.
public enum ChoosingStrings {
    static let ownersLaw = Text(zh: "民法典第二百七十八条", en: "Civil Code art. 278")
    static let ownersHeavyLaw = Text(zh: "民法典第二百七十八条第（六）至（八）项", en: "Civil Code art. 278 (6) to (8)")
    static let residentsLaw = Text(zh: "城市居民委员会组织法第九条", en: "Organic Law of the Urban Residents' Committees art. 9")
    static let committeeLaw = Text(zh: "杭州市物业管理条例", en: "Hangzhou Property Management Regulations 2021")

    static func share(_ share: DecisionRule.Share) -> Text {
        let zh: String, en: String
        switch (share.numerator, share.denominator) {
        case (1, 2): (zh, en) = ("半数", "half")
        case (2, 3): (zh, en) = ("三分之二", "two thirds")
        case (3, 4): (zh, en) = ("四分之三", "three quarters")
        default: (zh, en) = ("\(share.denominator)分之\(share.numerator)", "\(share.numerator)/\(share.denominator)")
        }
        return share.isMoreThan ? Text(zh: "超过\(zh)", en: "more than \(en)") : Text(zh: "\(zh)以上（含本数）", en: "at least \(en)")
    }

    static func measure(_ measure: DecisionRule.Measure) -> Text {
        switch measure {
        case .heads: Text(zh: "人数", en: "heads")
        case .area: Text(zh: "专有部分面积", en: "exclusive area")
        }
    }

    /// The rule in sentences, for the page before anyone votes.
    public static func explanation(of rule: DecisionRule) -> [Text] {
        let both = rule.measures.count > 1, part = share(rule.participation), agree = share(rule.agreement)
        let what = rule.measures.map(measure)
        let zhWhat = what.map { $0(.zh) }.joined(separator: "和"), enWhat = what.map { $0(.en) }.joined(separator: " and ")
        let zhBase = rule.base == .all ? "全体" : "参与表决的", enBase = rule.base == .all ? "all" : "those taking part"
        var sentences = [
            Text(
                zh: "参与表决的\(zhWhat)\(both ? "都" : "")要达到全体的\(part(.zh))，表决才有效。",
                en: "The vote counts if \(part(.en)) of all, by \(enWhat)\(both ? " each" : ""), take part."),
            Text(
                zh: "同意的\(zhWhat)\(both ? "都" : "")达到\(zhBase)\(agree(.zh))，事项通过。弃权算参与，不算同意。",
                en:
                    "It is passed if \(agree(.en)) of \(enBase), by \(enWhat)\(both ? " each" : ""), agree. Whoever abstains takes part and does not agree."
            ),
        ]
        if rule.measures.contains(.area) {
            sentences.append(
                Text(
                    zh: "一套房算一票；同一买受人有几套房的只算一票，开发商未售出、未交付的合算一票。面积按不动产登记、实测、合同的先后采用。",
                    en:
                        "One unit is one head; several units of one buyer are one head, and so are all that the developer still holds. Area is taken from the register, the survey or the contract, in this order."
                ))
        }
        sentences.append(
            rule.allowsProxy
                ? Text(zh: "可以书面委托他人投票。", en: "Someone else may vote with a written authority.")
                : Text(zh: "不能委托他人投票。", en: "Nobody may vote for another."))
        if rule.silenceCounts {
            sentences.append(
                Text(
                    zh: "注意：本次约定“未投票的计入多数意见”。这种约定有争议，可能被法院认定无效。",
                    en: "Mind: here whoever is silent counts with the majority. Such agreements are disputed and may not hold before a court."))
        }
        sentences.append(Text(zh: "依据：\(rule.law(.zh))（规则第 \(rule.version) 版）。", en: "By \(rule.law(.en)) (version \(rule.version) of the rule)."))
        return sentences
    }

    /// What was compared, a sentence each, after the vote.
    public static func explanation(of decision: Decision) -> [Text] {
        decision.checks.map { check in
            let name = measure(check.measure), need = share(check.share)
            let (have, whole, least) = (
                number(check.have, check.measure), number(check.of, check.measure), number(check.share.least(of: check.of), check.measure)
            )
            let zhWhat = check.kind == .participation ? "参与表决的\(name(.zh))" : "同意的\(name(.zh))"
            let enWhat = check.kind == .participation ? "taking part, by \(name(.en))" : "agreeing, by \(name(.en))"
            return Text(
                zh: "\(zhWhat) \(have(.zh))，共 \(whole(.zh))；需\(need(.zh))，即至少 \(least(.zh))：\(check.holds ? "达到" : "没有达到")。",
                en:
                    "\(enWhat): \(have(.en)) of \(whole(.en)); \(need(.en)) is needed, that is \(least(.en)): \(check.holds ? "reached" : "not reached")."
            )
        }
    }

    private static func number(_ value: Int, _ measure: DecisionRule.Measure) -> Text {
        guard measure == .area else { return Text(zh: "\(value) 人", en: "\(value)") }
        let part = value % 100, text = "\(value / 100).\(part < 10 ? "0" : "")\(part)"
        return Text(zh: "\(text) 平方米", en: "\(text) m²")
    }
}
