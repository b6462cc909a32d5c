// SPDX-License-Identifier: Apache-2.0
import Districting
import Foundation
import Localization

/// The certificate in words that need no explanation.
enum CertificateStrings {
    static let title = Text(zh: "这个方案做到了什么", en: "What this plan achieves")
    static func fits(_ good: Int, of all: Int, _ lower: Int, _ upper: Int) -> Text {
        good == all
            ? Text(
                zh: "\(all) 个微网格都在 \(lower) 到 \(upper) 户之间，每一户都有归属。",
                en: "All \(all) micro-grids have \(lower) to \(upper) households, and nobody is left out.")
            : Text(
                zh: "\(all) 个微网格里有 \(good) 个在 \(lower) 到 \(upper) 户之间，\(all - good) 个不在，原因写在下面。每一户都有归属。",
                en: "\(good) of \(all) micro-grids have \(lower) to \(upper) households; why \(all - good) do not is said below. Nobody is left out.")
    }
    static func today(_ good: Int, of all: Int) -> Text {
        Text(zh: "现在的 \(all) 个微网格里，有 \(good) 个在这个范围内。", en: "Of today’s \(all) micro-grids, \(good) are inside.")
    }
    static func spread(_ least: Int, _ most: Int, _ mean: Double) -> Text {
        Text(
            zh: "最少 \(least) 户，最多 \(most) 户，平均 \(decimal(mean)) 户。",
            en: "The smallest has \(least), the largest \(most), the mean is \(decimal(mean)) households.")
    }
    static func count(_ drawn: Int, _ fewest: Int, _ most: Int) -> Text {
        fewest == most
            ? Text(zh: "画了 \(drawn) 个；按这个户数范围算，只能是 \(most) 个。", en: "\(drawn) were drawn; with these households there can only be \(most).")
            : Text(
                zh: "画了 \(drawn) 个；按这个户数范围算，最少 \(fewest) 个，最多 \(most) 个。",
                en: "\(drawn) were drawn; the window allows from \(fewest) to \(most).")
    }
    static func alike(_ percent: Int) -> Text {
        percent >= 0
            ? Text(zh: "同一个微网格里，各单元之间的差别比现在小 \(percent)%。", en: "Units of one micro-grid differ \(percent)% less from each other than today.")
            : Text(zh: "同一个微网格里，各单元之间的差别比现在大 \(-percent)%。", en: "Units of one micro-grid differ \(-percent)% more from each other than today.")
    }
    static func ensemble(_ better: Int, of plans: Int) -> Text {
        Text(
            zh: "随机画 \(plans) 个同样户数范围的方案来比，其中 \(better) 个里面更相近。",
            en: "Of \(plans) plans drawn at random inside the same window, \(better) are more alike inside.")
    }
    static func length(_ lower: Int, of plans: Int) -> Text {
        Text(zh: "这些方案里，有 \(lower) 个的边界总长更短。", en: "\(lower) of those \(plans) have shorter borders.")
    }
    static func deviation(_ lower: Int, of plans: Int) -> Text {
        Text(zh: "有 \(lower) 个的户数更均匀。", en: "\(lower) of those \(plans) divide the households more evenly.")
    }
    static func movedHouseholds(_ moved: Int, _ percent: String) -> Text {
        Text(zh: "和现在相比，有 \(moved) 户要换微网格，占 \(percent)。", en: "Compared with today, \(moved) households (\(percent)) would be in another micro-grid.")
    }
    static func crossed(_ count: Int) -> Text {
        count == 0
            ? Text(zh: "没有微网格跨主路。", en: "No micro-grid reaches across a main road.")
            : Text(zh: "有 \(count) 处跨主路。", en: "Main roads are reached across in \(count) places.")
    }
    static func reproducible(_ seed: UInt64, _ version: String) -> Text {
        Text(
            zh: "种子 \(seed)，引擎版本 \(version)。同样的单元、要求和种子，谁来画都一样。",
            en: "Seed \(seed), engine version \(version). The same units, settings and seed give the same plan, whoever draws it.")
    }
    static let wasStopped = Text(zh: "画到一半被叫停，重画不一定一样。", en: "The drawing was stopped on the way; drawn again it may come out otherwise.")
    static let mended = Text(
        zh: "画好以后有人手工改过；下面的户数是改过以后的，其余说明是画好时的。",
        en: "The plan was changed by hand after it was drawn: households below are as they are now, the rest as it was drawn.")
    static let rules = Text(zh: "每一条要求", en: "Every rule")
    static let kept = Text(zh: "做到", en: "Kept")
    static let relaxed = Text(zh: "放宽", en: "Relaxed")
    static let rule = Text(zh: "要求", en: "Rule")
    static let how = Text(zh: "怎样", en: "How it stands")
    static func relaxedAt(_ households: Int, _ units: String, _ reason: Text, _ window: Window?) -> Text {
        Text(
            zh: "\(units)（\(households) 户）：\(reason.zh)\(window.map { "这里放宽到 \($0.lower)—\($0.upper) 户。" } ?? "")",
            en: "\(units) (\(households) households): \(reason.en)\(window.map { " Here \($0.lower) to \($0.upper) were allowed." } ?? "")")
    }
    static func andMore(_ names: [String], _ more: Int) -> Text {
        Text(
            zh: names.joined(separator: "、") + (more > 0 ? "等 \(names.count + more) 个单元" : ""),
            en: names.joined(separator: "; ") + (more > 0 ? " and \(more) more" : ""))
    }
    static func percent(_ share: Double) -> String { decimal(share * 100) + "%" }
    static func decimal(_ number: Double) -> String {
        let text = String(Int((abs(number) * 10).rounded())), padded = text.count < 2 ? "0" + text : text
        let whole = padded.dropLast(), part = padded.suffix(1)
        return (number < 0 ? "-" : "") + whole + (part == "0" ? "" : "." + part)
    }

    static let todayShort = Text(zh: "现在", en: "Today")
    static let figure = Text(zh: "指标", en: "Figure")
    static let inWindow = Text(zh: "户数合适的微网格", en: "Micro-grids inside the window")
    static let least = Text(zh: "最少户数", en: "Fewest households")
    static let most = Text(zh: "最多户数", en: "Most households")
    static let work = Text(zh: "工作量差异", en: "Variation of workload")
    static let difference = Text(zh: "内部差别（越小越相近）", en: "Differences inside (small is alike)")
    static let moved = Text(zh: "要换微网格的户数", en: "Households that move")
    static let borderLength = Text(zh: "边界长度（米）", en: "Length of borders (m)")
    static let relaxedRules = Text(zh: "放宽的要求", en: "Rules relaxed")
}
