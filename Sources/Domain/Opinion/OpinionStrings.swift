// SPDX-License-Identifier: Apache-2.0
import Localization

/// What a map says, in sentences for everyone.
public enum OpinionStrings {
    public static func summary(people: Int, statements: Int, votes: Int, groups: Int) -> Text {
        groups > 1
            ? Text(
                zh: "\(people) 人对 \(statements) 条看法表了 \(votes) 次态，可以看出 \(groups) 群想法相近的人。",
                en: "\(people) people gave \(votes) answers to \(statements) statements; \(groups) groups of people think alike.")
            : Text(
                zh: "\(people) 人对 \(statements) 条看法表了 \(votes) 次态，没有分成不同的人群。",
                en: "\(people) people gave \(votes) answers to \(statements) statements; no groups can be told apart.")
    }

    /// How much the groups are to be believed, by the adjusted Rand index of maps drawn again.
    public static func stability(_ index: Double) -> Text {
        switch index {
        case 0.8...: Text(zh: "换一批同样的人再画，分群几乎不变。", en: "Drawn again with other people like these, the groups would be nearly the same.")
        case 0.5..<0.8:
            Text(
                zh: "换一批同样的人再画，分群大体不变，边上的人会变。",
                en: "Drawn again with other people like these, the groups would be much the same; who stands at an edge might change.")
        default:
            Text(
                zh: "分群不稳定：换一批同样的人再画，会很不一样。请只看大家都同意的看法。",
                en: "The groups are not stable: with other people like these they would look different. Look only at what everyone agrees to.")
        }
    }

    /// What a group says to a statement, and how the others do.
    public static func stance(_ opinion: GroupOpinion, isAgreeing: Bool) -> Text {
        let part = isAgreeing ? opinion.agreed : opinion.disagreed, ratio = isAgreeing ? opinion.agreeingRatio : opinion.disagreeingRatio
        let times = (ratio * 10).rounded() / 10
        return Text(
            zh: "这群人里看到它的 \(opinion.seen) 人中有 \(part) 人\(isAgreeing ? "同意" : "不同意")，是其他人的 \(times) 倍。",
            en: "Of \(opinion.seen) in this group who saw it, \(part) \(isAgreeing ? "agreed" : "disagreed"): \(times) times as likely as others.")
    }

    /// A group too small to be shown.
    public static let tooSmall = Text(
        zh: "人数太少的群不显示，以免认出个人。", en: "Groups of very few people are not shown, so that nobody is recognised.")
}
