// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

extension Text {
    /// As it begins a heading or a label.
    var capitalized: Text { Text(zh: zh, en: en.prefix(1).uppercased() + en.dropFirst()) }
}

extension TerritoryLayer.Column {
    var label: Text { text.capitalized }
}

enum EditStrings {
    static let title = Text(zh: "修改辖区资料", en: "Change the ground data")
    static let lead = Text(
        zh: "店铺开张、道路改名、楼里多了单元，在这里一处一处地改；成批的用导入。", en: "A shop opens, a street is renamed: changed here one by one. Many at once come as a file."
    )
    static let noAreas = Text(zh: "还没有您负责的区划", en: "There is no area that you look after")
    static func titleIn(_ area: Text) -> Text { Text(zh: "修改“\(area.zh)”的资料", en: "Change what stands in \(area.en)") }
    static let find = Text(zh: "名称、门牌号或门牌码", en: "Name, house number or door code")
    static let noneYet = Text(zh: "还没有登记", en: "None are registered yet")
    static let noneFound = Text(zh: "没有找到", en: "None found")
    static func narrow(_ count: Int) -> Text { Text(zh: "还有 \(count) 处没有列出，写几个字找一找。", en: "\(count) more are not shown; search for them.") }

    static func add(_ layer: TerritoryLayer) -> Text {
        switch layer {
        case .premises: Text(zh: "添加店铺、单位", en: "Add a shop or organisation")
        case .buildings: Text(zh: "添加楼栋", en: "Add a building")
        case .stairwells: Text(zh: "添加单元", en: "Add a stairwell")
        case .streets: Text(zh: "添加街路", en: "Add a street")
        case .ground: Text(zh: "添加水系、绿地、隔断", en: "Add water, green or a barrier")
        case .areas, .codes: Text(zh: "添加", en: "Add")
        }
    }

    static let changedMeanwhile = Text(zh: "您填写的时候，别人改过这里", en: "Someone else changed this while you were typing")
    static let changedMeanwhileWay = Text(
        zh: "您填的内容还在下面。请对照现在的资料，确认无误再保存一次。", en: "What you typed is still below. Compare it with what is there now, then save again.")
    static let asItIs = Text(zh: "现在", en: "Now")
    static let asTyped = Text(zh: "您填的", en: "What you typed")
    static let dayHelp = Text(zh: "这一天以前，旧的边界和名称照样算数。", en: "Before that day the old border and name go on to count.")
    static let seen = Text(zh: "上面的提醒我看过了，照样保存", en: "I have read the remarks above; save it all the same")
    static let keep = Text(zh: "保存", en: "Save")
    static let kept = Text(zh: "已保存；改错了可以在改动记录里撤销。", en: "Saved. It can be taken back from its history.")
    static let nothingChanged = Text(zh: "没有改动。", en: "Nothing was changed.")
    static let noStreet = Text(zh: "不在路上", en: "on no street")
    static let pickHelp = Text(zh: "在下面的地图上点一下就行。", en: "Point at the map below.")
    static let englishHelp = Text(zh: "可以不填。", en: "May be left empty.")
    static let systemHelp = Text(
        zh: "坐标从高德、百度抄来的，在这里选；在本页地图上点的不用管。", en: "If coordinates were copied from another map. Not needed for what is pointed at here.")
    static let whereIs = Text(zh: "位置", en: "Where it is")
    static let shape = Text(zh: "图形（坐标）", en: "Geometry")
    static let shapeHelp = Text(zh: "WKT 或者 GeoJSON。", en: "Well-known text or GeoJSON.")
    static func stairwell(_ number: Int, _ households: Int) -> Text {
        Text(zh: "\(number) 单元，\(households) 户", en: "Stairwell \(number), \(households) households")
    }

    static let endTitle = Text(zh: "已经不在了？", en: "No longer there?")
    static let endDay = Text(zh: "从哪天起停用", en: "First day on which it is gone")
    static let endHelp = Text(zh: "以前的记录不会丢。", en: "What happened there before is kept.")
    static let end = Text(zh: "停用", en: "End it")
    static let ended = Text(zh: "已停用；弄错了可以在导入记录里撤销。", en: "Ended. It can be taken back among the imports.")

    static let history = Text(zh: "改动记录", en: "History")
    static let noHistory = Text(zh: "登记以后还没有改过。", en: "Unchanged since it was entered.")
    static let when = Text(zh: "时间", en: "When")
    static let what = Text(zh: "改动", en: "Change")
    static let who = Text(zh: "经手", en: "By")
    static let takeBack = Text(zh: "查看、撤销", en: "Look, take back")
    static let look = Text(zh: "查看", en: "Look")
    static let moved = Text(zh: "位置或边界变了", en: "its place or border")
    static let nothing = Text(zh: "（空）", en: "(empty)")
    static let whatStands = Text(zh: "这里的店铺、楼栋、街路", en: "Shops, buildings, streets")
    static let edit = Text(zh: "修改资料", en: "Change the data")
}
