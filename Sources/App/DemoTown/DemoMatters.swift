// SPDX-License-Identifier: Apache-2.0

/// What the people of the demo town report, and how they say it. Invented, in the way people write.
enum DemoMatters {
    /// Where such a thing happens: at a shop, on a street, in a compound.
    enum Spot { case shop, street, compound }

    struct Kind {
        let code: String
        let weight: Int
        let spot: Spot
        let words: [String]
    }

    static let kinds: [Kind] = [
        Kind(
            code: "0504", weight: 22, spot: .shop,
            words: [
                "店门口的货摆到人行道上了,推婴儿车过不去。", "水果箱子堆到盲道上,老人走路要绕到马路上。", "早点摊的桌椅摆出来一大片,路只剩一半。",
                "门口又摆了两排衣架,自行车都推不过去。", "卖菜的把筐子放到路边,地上都是菜叶子。",
            ]),
        Kind(
            code: "0102", weight: 14, spot: .street,
            words: [
                "垃圾桶满了,旁边堆了好几袋,有味道。", "路口有一堆没人要的垃圾袋,猫在翻。", "早上八点垃圾还没收,桶边全是饭盒。",
            ]),
        Kind(code: "0506", weight: 10, spot: .street, words: ["共享单车倒了一片,人行道走不了。", "电动车停满了消防通道口。", "地铁口的自行车堵住了斜坡。"]),
        Kind(code: "0505", weight: 9, spot: .compound, words: ["有车停在单元门口,救护车来了进不去。", "小区东门口两边都停了车,会车很难。", "一辆面包车占了老年活动室门口好几天。"]),
        Kind(code: "0107", weight: 3, spot: .street, words: ["一辆没牌的旧三轮车放了一个多月。", "废旧电动车锁在护栏上,轮子都没了。"]),
        Kind(code: "0201", weight: 8, spot: .compound, words: ["楼道里贴满了开锁小广告。", "新刷的墙又被贴了疏通下水道的广告。"]),
        Kind(code: "0104", weight: 6, spot: .street, words: ["工地出来的车把泥带到路上了。", "落叶把雨水口盖住了,一下雨就积水。", "路上有一滩油,骑车会滑。"]),
        Kind(code: "0110", weight: 5, spot: .street, words: ["人行道有块砖翘起来,昨天有人绊倒。", "路中间有个坑,晚上看不清。"]),
        Kind(code: "0404", weight: 4, spot: .compound, words: ["下水道堵了,污水冒到楼前面。", "3幢前面的窨井往外冒水。"]),
        Kind(code: "0106", weight: 4, spot: .compound, words: ["绿化带里有人扔了建筑垃圾。", "花坛的草很久没剪,蚊子多。"]),
        Kind(code: "0105", weight: 3, spot: .street, words: ["河面漂了一片水草和塑料瓶。", "桥下面的水有油花。"]),
        Kind(code: "0508", weight: 3, spot: .shop, words: ["店里的喇叭从早放到晚。", "晚上十点还在放促销录音。"]),
        Kind(code: "0116", weight: 3, spot: .shop, words: ["饭店的油烟直接往楼上飘,窗户不能开。", "烧烤的烟从下午开始一直有。"]),
        Kind(code: "0301", weight: 2, spot: .street, words: ["工地晚上十一点还在打桩。"]),
        Kind(code: "0406", weight: 2, spot: .street, words: ["下穿道积水到小腿了。", "路口积水,电动车熄火了好几辆。"]),
    ]

    static let thanks = ["谢谢网格员,很快就弄好了。", "已经收进去了,路通了。", "现场看过,干净了。", "和老板说好了,以后不摆出来。"]
    static let handled = ["已到现场清理完毕。", "已劝离,路面恢复畅通。", "已安排人员处理,现场已恢复。", "已更换损坏的部分,可以正常使用。"]
    static let inspected = ["现场看过,已恢复正常。", "走了一圈,没有再发现。", "和附近居民确认过,问题已解决。"]
    static let failed = ["现场还有残留,请再处理。", "只清了一半,墙角还有。", "晚上去看,还是一样。"]
    static let disputes = ["今天又摆出来了,没有解决。", "只是当时清了,现在还是老样子。"]
    static let reasons = ["需要等配件到货。", "天气原因,雨停后施工。", "需要和产权单位商量。"]
}
