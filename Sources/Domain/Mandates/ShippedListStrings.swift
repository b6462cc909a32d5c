// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let incidentsName = Text(zh: "城市管理事件清单", en: "List of urban incidents")
    static let incidentsSource = Text(
        zh: "分类和顺序依照 CJ/T 214-2007 和 GB/T 30428.2；标明“待定”的时限是默认值，请街道自己定",
        en: "Classes and order after CJ/T 214-2007 and GB/T 30428.2; limits marked as default are for the subdistrict to set")
    static let componentsName = Text(zh: "城市管理部件清单", en: "List of urban components")
    static let componentsSource = Text(
        zh: "参照 CJ/T 214-2007 和一个城市的编码；时限是默认值，请街道自己定",
        en: "After CJ/T 214-2007 as one city numbers it; limits are defaults for the subdistrict to set")
    static let livelihoodName = Text(zh: "民生和安全事项清单（示例）", en: "List of livelihood and safety matters (example)")
    static let livelihoodSource = Text(
        zh: "参照一个城区的民生分类，98 开头的是示例；时限是默认值，请街道自己定",
        en: "After a district's livelihood classes, 98xx our own example; limits are defaults for the subdistrict to set")
}
