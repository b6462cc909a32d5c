// SPDX-License-Identifier: Apache-2.0
import Localization
import Testing
import Triage

@Test(arguments: [
    ("楼道里有煤气味", Danger.Kind.gas), ("闻到一股很浓的天然气味道", .gas), ("燃气好像漏了", .gas), ("液化气罐在漏气", .gas), ("There is a smell of gas", .gas),
    ("三楼着火了", .fire), ("电瓶车充电冒烟", .fire), ("窗户冒浓烟！快来", .fire), ("电线掉在地上", .wire), ("高压线断落", .wire), ("栏杆漏电", .wire),
    ("有人被困在电梯里", .trapped), ("老人在电梯里出不来", .trapped), ("路面塌陷一个大坑", .collapse), ("围墙要塌", .collapse), ("广告牌快掉下来了", .falling),
    ("小孩掉河里了", .water), ("有人晕倒在路边", .injury), ("有人持刀", .violence), ("楼顶有人要跳楼", .suicide), ("没人管，着火了", .fire),
    ("昨天修过，今天又闻到煤气味", .gas), ("没有水，楼上着火", .fire), ("ＯＮ　ＦＩＲＥ", .fire), ("施工导致路面塌陷", .collapse), ("围墙随时可能倒塌", .collapse), ("我担心，已经着火了", .fire),
])
func `danger is recognised`(_ text: String, _ kind: Danger.Kind) {
    #expect(Danger.find(in: text).map(\.kind).contains(kind))
    #expect(!kind.phones.isEmpty && !kind.advice.zh.isEmpty)
}

@Test(arguments: [
    "路灯不亮", "没有着火", "没着火", "并没有冒烟", "防止火灾", "有火灾隐患", "消防演练冒烟", "昨天着火，已经扑灭", "去年这里塌方过", "燃气费太贵", "煤气公司在哪里缴费",
    "店里生意火", "煤气味没有了，已经修好。", "电线杆歪", "电梯停了", "避免触电", "", "谢谢网格员", "树叶掉了", "燃气报警器坏了", "不会爆炸", "一旦失火后果严重", "担心房子倒塌", "有倒塌的危险", "贫困人口", "收费有漏洞，燃气公司不管",
    "如果发生火灾就跑不掉",
])
func `what is denied, past or harmless is not`(_ text: String) {
    #expect(Danger.find(in: text).isEmpty)
}

@Test func `each kind is named once, in the order of the text`() {
    let text = "着火了，电线掉下来，有人被困！又着火了"
    let found = Danger.find(in: text)
    #expect(found.map(\.kind) == [.fire, .wire, .trapped])
    #expect(String(text[found[0].range]) == "着火")
}
