// SPDX-License-Identifier: Apache-2.0
import Localization

/// Words by which danger is recognised. They are read in texts, never shown.
enum DangerWords {
    static let all: [Danger.Sign] = [
        .init(
            kind: .gas, words: ["煤气", "燃气", "天然气", "液化气", "瓦斯", "沼气"],
            then: ["味", "漏气", "泄漏", "泄露", "在漏", "漏了", "漏得", "臭", "嘶嘶", "中毒", "管断", "管破", "爆炸"], reach: 8),
        .init(kind: .gas, words: ["闻到煤气", "漏煤气", "漏燃气", "漏天然气", "一氧化碳中毒", "GAS LEAK", "SMELL OF GAS", "SMELL GAS"]),
        .init(kind: .fire, words: ["着火", "起火", "失火", "冒烟", "冒浓烟", "浓烟", "烧起来", "火灾", "明火", "爆炸", "ON FIRE"]),
        .init(kind: .fire, words: ["电动车", "电瓶车", "充电", "电池"], then: ["冒烟", "着火", "起火", "爆"], reach: 6),
        .init(kind: .wire, words: ["电线", "电缆", "高压线", "线缆"], then: ["落地", "掉", "断了", "断落", "垂", "火花", "打火", "裸露", "漏电"], reach: 6),
        .init(kind: .wire, words: ["触电", "漏电", "有电麻"]),
        .init(kind: .trapped, words: ["被困", "困在", "关在电梯", "压在下面", "被埋"]),
        .init(kind: .trapped, words: ["电梯"], then: ["困人", "困住", "出不来", "关在里面", "卡住"], reach: 8),
        .init(kind: .collapse, words: ["塌陷", "坍塌", "塌方", "倒塌", "地陷", "路塌", "塌了", "要塌"]),
        .init(kind: .falling, words: ["要掉下来", "快掉下来", "摇摇欲坠", "掉下来砸", "要倒了", "快倒了", "砸到人", "砸伤"]),
        .init(kind: .water, words: ["落水", "溺水", "掉河里", "掉进河", "掉到河", "掉水里"]),
        .init(kind: .injury, words: ["晕倒", "昏迷", "没有呼吸", "没呼吸", "大出血", "流血不止", "心脏病发", "抽搐", "有人受伤", "叫不醒", "摔倒起不来", "中毒"]),
        .init(kind: .violence, words: ["持刀", "拿刀", "砍人", "行凶", "打人", "打架", "家暴", "抢劫"]),
        .init(kind: .suicide, words: ["跳楼", "轻生", "自杀", "割腕", "不想活"]),
    ]
    static let ends = Set("。！？!?；;\n".unicodeScalars)
    static let commas = Set("，,、".unicodeScalars)
    static let denials = ["没有", "没", "无", "未", "不是", "并非", "不会", "避免", "防止", "预防", "以免", "严防", "谨防", "禁止", "不要", "NO ", "NOT "]
    static let afterwards = [
        "隐患", "的隐患", "风险", "的风险", "危险", "的危险", "身亡", "演练", "预案", "报警器", "保险", "知识", "的可能", "怎么办", "应急", "检测仪", "事故调查", "案例", "事件", "不堪设想",
    ]
    /// What makes the rest of a clause a thought only.
    static let thoughts = [
        "如果", "一旦", "万一", "假如", "倘若", "要是", "容易", "极易", "生怕", "担心", "害怕", "可能导致", "可能造成", "可能引发", "会导致", "会造成", "会引发", "会发生", "会引起", "发生过", "多次发生",
        "每年", "年均", "造成行人",
    ]
    static let past = [
        "昨天", "前天", "上次", "上周", "上个月", "去年", "前年", "以前", "之前", "曾经", "几年前", "已经扑灭", "已扑灭", "已经修好", "已修好", "已经处理", "已处理", "救出来了", "已救出", "已经救出",
    ]
    static let now = ["现在", "正在", "还在", "仍在", "仍然", "又", "马上", "刚刚", "刚才", "再次", "今天"]
    static let exercises = ["演练", "演习", "培训", "讲座", "宣传", "小品", "电影", "新闻里", "游戏"]
}

extension Danger.Kind {
    public var text: Text {
        switch self {
        case .gas: Text(zh: "可能有燃气泄漏", en: "There may be a gas leak")
        case .fire: Text(zh: "可能着火了", en: "There may be a fire")
        case .wire: Text(zh: "电线可能带电", en: "A wire may be live")
        case .trapped: Text(zh: "可能有人被困", en: "Someone may be trapped")
        case .collapse: Text(zh: "可能塌陷、倒塌", en: "Something may have collapsed")
        case .falling: Text(zh: "可能有东西要掉下来", en: "Something may fall")
        case .water: Text(zh: "可能有人落水", en: "Someone may be in the water")
        case .injury: Text(zh: "可能有人受伤、发病", en: "Someone may be hurt or ill")
        case .violence: Text(zh: "可能有人正在伤人", en: "Someone may be violent")
        case .suicide: Text(zh: "可能有人想不开", en: "Someone may harm themselves")
        }
    }

    /// What to do before anything else.
    public var advice: Text {
        switch self {
        case .gas:
            Text(
                zh: "请先离开，到外面再打电话。不要开关电器，不要用明火。",
                en: "Leave first and call from outside. Do not touch switches, do not use a flame.")
        case .fire: Text(zh: "请先离开，不要坐电梯，关上身后的门。", en: "Leave first. Do not take the lift; close doors behind you.")
        case .wire: Text(zh: "请离开 8 米以外，提醒别人不要靠近。", en: "Stay 8 metres away and keep others away.")
        case .trapped: Text(zh: "请安慰被困的人，不要自己硬拉。", en: "Calm the person; do not pull them out by force.")
        case .collapse, .falling: Text(zh: "请离远一点，提醒别人绕开。", en: "Keep away and warn others.")
        case .water: Text(zh: "请抛救生圈、竹竿，不要自己下水。", en: "Throw a ring or a pole; do not go in yourself.")
        case .injury: Text(zh: "请陪着他，不要随便搬动。", en: "Stay with the person; do not move them.")
        case .violence: Text(zh: "请先保护自己，到安全的地方再报警。", en: "Keep yourself safe; call from a safe place.")
        case .suicide: Text(zh: "请陪着他，听他说，马上请人来帮忙。", en: "Stay, listen, and call for help at once.")
        }
    }

    /// Whom to call, the first at once.
    public var phones: [Danger.Phone] {
        let fire = Danger.Phone(number: "119", name: Text(zh: "消防救援", en: "Fire and rescue"))
        let police = Danger.Phone(number: "110", name: Text(zh: "公安报警", en: "Police"))
        let ambulance = Danger.Phone(number: "120", name: Text(zh: "医疗急救", en: "Ambulance"))
        let power = Danger.Phone(number: "95598", name: Text(zh: "供电抢修", en: "Power supply"))
        let hotline = Danger.Phone(number: "12345", name: Text(zh: "政务热线，可转燃气抢修", en: "Public hotline, connects to the gas company"))
        return switch self {
        case .gas: [fire, hotline]
        case .fire: [fire, ambulance]
        case .wire: [power, fire]
        case .trapped: [fire, ambulance]
        case .collapse: [fire, police]
        case .falling: [police]
        case .water: [police, fire, ambulance]
        case .injury: [ambulance]
        case .violence: [police, ambulance]
        case .suicide: [police, fire, ambulance]
        }
    }
}
