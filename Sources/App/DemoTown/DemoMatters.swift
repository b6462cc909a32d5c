// SPDX-License-Identifier: Apache-2.0

/// What the people of the demo town report, and how they say it. Invented, in the way people write.
enum DemoMatters {
    /// Where such a thing happens: at a shop that can put it right itself, on a street, in a compound.
    enum Spot { case shop, street, compound }

    struct Kind {
        let scheme: String
        let code: String
        let weight: Int
        let spot: Spot
        let words: [String]

        init(_ code: String, _ weight: Int, _ spot: Spot, scheme: String = "cn-incident", _ words: String...) {
            self.scheme = scheme
            self.code = code
            self.weight = weight
            self.spot = spot
            self.words = words
        }
    }

    static let kinds: [Kind] = [
        Kind(
            "0504", 34, .shop, "店门口的货摆到人行道上了，推婴儿车过不去。", "水果箱子堆到盲道上，老人走路要绕到马路上。", "早点摊的桌椅摆出来一大片，路只剩一半。",
            "门口又摆了两排衣架，自行车都推不过去。", "卖菜的把筐子放到路边，地上都是菜叶子。"),
        Kind("0203", 10, .shop, "广告牌立在人行道中间，晚上容易撞到。", "灯箱摆到盲道上了。"),
        Kind("0507", 9, .shop, "店门口堆着装修剩下的板子，好几天了。", "纸箱堆在消防栓前面。"),
        Kind("0508", 7, .shop, "店里的喇叭从早放到晚。", "晚上十点还在放促销录音。"),
        Kind("0116", 6, .shop, "饭店的油烟直接往楼上飘，窗户不能开。", "烧烤的烟从下午开始一直有。"),
        Kind("0511", 5, .shop, "理发店把毛巾晾在路边的树上。", "拖把挂在护栏上，滴水。"),
        Kind("0102", 8, .shop, "打烊以后垃圾袋就放在门口，猫会翻开。", "店门口有一摊剩菜，没人扫。"),
        Kind("0102", 9, .street, "垃圾桶满了，旁边堆了好几袋，有味道。", "路口有一堆没人要的垃圾袋。", "早上八点垃圾还没收，桶边全是饭盒。"),
        Kind("0506", 5, .street, "共享单车倒了一片，人行道走不了。", "电动车停满了坡道口。"),
        Kind("0505", 4, .compound, "有车停在单元门口，救护车来了进不去。", "小区东门口两边都停了车，会车很难。"),
        Kind("0107", 2, .street, "一辆没牌的旧三轮车放了一个多月。", "废旧电动车锁在护栏上，轮子都没了。"),
        Kind("0201", 3, .compound, "楼道里贴满了开锁小广告。", "新刷的墙又被贴了疏通下水道的广告。"),
        Kind("0104", 3, .street, "工地出来的车把泥带到路上了。", "落叶把雨水口盖住了。", "路上有一滩油，骑车会滑。"),
        Kind("0110", 3, .street, "人行道有块砖翘起来，昨天有人绊倒。", "路中间有个坑，晚上看不清。"),
        Kind("0118", 4, .street, scheme: "cn-component", "路灯不亮，晚上看不清台阶。", "三盏路灯坏了两盏。"),
        Kind("0404", 2, .compound, "下水道堵了，污水冒到楼前面。", "楼前面的窨井往外冒水。"),
        Kind("0106", 2, .compound, "绿化带里有人扔了建筑垃圾。", "花坛的草很久没剪，蚊子多。"),
        Kind("0105", 2, .street, "河面漂了一片水草和塑料瓶。", "桥下面的水有油花。"),
        Kind("0406", 1, .street, "路口积水，电动车熄火了好几辆。"),
        Kind("901503", 1, .compound, scheme: "linli-livelihood", "电梯停了两天，老人上不去。"),
        Kind("900101", 3, .compound, scheme: "linli-livelihood", "楼上半夜拖椅子，睡不着。", "邻居家周末早上装修。"),
        Kind("901703", 1, .compound, scheme: "linli-livelihood", "两家为楼道放鞋柜吵起来了。"),
    ]

    static let thanks = ["谢谢，很快就弄好了。", "已经收进去了，路通了。", "现场看过，干净了。", "和老板说好了，以后不摆出来。"]
    static let handled = ["已到现场清理完毕。", "已劝离，路面恢复畅通。", "已安排人员处理，现场已恢复。", "已更换损坏的部分，可以正常使用。"]
    static let answered = ["已经搬进来了。", "收好了，以后注意。", "打扫干净了。"]
    static let agreed = ["双方约定晚上十点后不拖动桌椅，装上脚垫。", "双方同意把东西搬回家里，过道留空。"]
    static let inspected = ["现场看过，已恢复正常。", "走了一圈，没有再发现。", "和附近居民确认过，问题已解决。"]
    static let failed = ["现场还有残留，请再处理。", "只清了一半，墙角还有。", "晚上去看，还是一样。"]
    static let disputes = ["今天又摆出来了，没有解决。", "只是当时清了，现在还是老样子。"]
    static let reasons = ["需要等配件到货。", "天气原因，雨停后施工。", "需要和产权单位商量。"]
    static let tooVague = "联系不上，地点也说不清。欢迎补充后再报。"
    static let isSo = "到现场看了，情况属实。"
}
