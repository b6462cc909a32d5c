// SPDX-License-Identifier: Apache-2.0
import Localization

extension Relaxation.Rule {
    /// The rule in a few words.
    public var text: Text {
        switch self {
        case .window: Text(zh: "户数范围", en: "Households inside the window")
        case .regions: Text(zh: "网格数量", en: "Number of regions")
        case .together: Text(zh: "须在一起的单元", en: "Units that stay together")
        case .fixed: Text(zh: "已固定的单元", en: "Units that are fixed")
        case .apart: Text(zh: "须分开的单元", en: "Units that are kept apart")
        case .compound: Text(zh: "小区不拆分", en: "Compounds are not cut")
        }
    }
}

extension Relaxation.Reason {
    /// Why the rule could not be kept there, as a sentence.
    public var text: Text {
        switch self {
        case .unitTooLarge: Text(zh: "这个单元本身的户数就超过上限。", en: "This unit alone has more households than a region may have.")
        case .groupTooLarge: Text(zh: "必须在一起的这些单元，户数超过上限。", en: "These units must stay together and have more households than a region may have.")
        case .islandTooSmall:
            Text(zh: "这一片与其他地方不相连，户数不到下限。", en: "This piece has no contact with the rest and fewer households than a region must have.")
        case .noCount:
            Text(zh: "这一片的户数分成几个网格都不能全部落在范围内。", en: "No number of regions divides the households of this piece so that all lie inside the window.")
        case .onlyOneWay: Text(zh: "这些单元只与一处相连，合在一起超过上限，分开又不到下限。", en: "These units touch one other only: together they are too many, alone too few.")
        case .noContact: Text(zh: "这些单元须在一起，但彼此不相连。", en: "These units belong together and have no contact with each other.")
        case .contradiction: Text(zh: "两项要求互相矛盾。", en: "Two demands contradict each other.")
        case .outOfRange: Text(zh: "在这个户数范围内分不出要求的数量，已取最接近的数量。", en: "The window does not allow so many; the nearest number was drawn.")
        case .notFound: Text(zh: "在给定的时间内没有找到，增加搜索次数也许能找到。", en: "None was found within the search; a longer one may find it.")
        }
    }
}
