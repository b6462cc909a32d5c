// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let memoryOfPlace = Text(zh: "这里发生过什么", en: "What happened here")
    static let nothingRemembered = Text(zh: "近一年这里没有公开的事", en: "Nothing public happened here in the last year")
    static let nothingRememberedWay = Text(zh: "办过的事会留在这里，写明怎么解决的。", en: "What is dealt with stays here, with how it was solved.")
    static let comesBack = Text(zh: "一再出现的事", en: "What comes back")
    static let lastSettled = Text(zh: "最近办结的", en: "Settled lately")
    static let allOfPlace = Text(zh: "看这里的全部案件", en: "All cases of this place")
    static func timesInYear(_ count: Int) -> Text { Text(zh: "一年 \(count) 次", en: "\(count) times in a year") }
    static func memoryInNumbers(_ memory: PlaceMemory) -> Text {
        let open = Text(zh: "正在办 \(memory.open) 件", en: "\(memory.open) open")
        guard memory.closed > 0 else { return Text(zh: open.zh + "。", en: open.en + ".") }
        return Text(
            zh: "近一年办结 \(memory.closed) 件，其中街坊自己解决 \(memory.byParty) 件，没能解决 \(memory.unresolved) 件；\(open.zh)。",
            en: "\(memory.closed) settled within a year: \(memory.byParty) by the people themselves, \(memory.unresolved) not resolved; \(open.en).")
    }
}
