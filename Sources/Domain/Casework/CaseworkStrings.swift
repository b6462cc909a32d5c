// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let gridsDrawnAnew = Text(
        zh: "网格重新划分，这件事随地点转到现在的网格", en: "Grids were drawn anew; the case goes with its place to the grid that it now lies in")
    static let casework = Text(zh: "案件办理", en: "Casework")
    static let board = Text(zh: "公示板", en: "Board")
    static let reportIt = Text(zh: "上报", en: "Report")
    static let desk = Text(zh: "工作台", en: "Desk")
    static let whyWords = Text(zh: "办理您反映的事", en: "To deal with what you reported")
    static let whyContact = Text(zh: "告诉您结果，必要时问清情况", en: "To tell you the outcome and ask where something is unclear")
    static let whyOrigin = Text(
        zh: "看出两位街坊的确认是不是来自同一个网络；只存加密的摘要，每件案件各不相同，结案即删",
        en: "To see whether two confirmations came from one network; a keyed digest that differs from case to case, deleted when the case ends")
    static let whyNote = Text(zh: "同事之间交接情况", en: "To hand over between colleagues")
}
