// SPDX-License-Identifier: Apache-2.0

/// The words of Chinese addresses, as people write them (elements: GA/T 2000.32).
enum AddressWords {
    /// Different signs for one thing, brought to one.
    static let same: [Unicode.Scalar: Unicode.Scalar] = [
        "栋": "幢", "棟": "幢", "號": "号", "樓": "楼", "單": "单", "園": "园", "莊": "庄", "東": "东", "門": "门", "兩": "两", "貳": "二", "叁": "三", "橋": "桥",
        "〇": "零", "○": "零", "—": "-", "–": "-", "－": "-", "~": "-", "、": " ", "，": " ", "。": " ", "／": " ", "/": " ", ",": " ", "(": " ", ")": " ",
        "（": " ", "）": " ", "“": " ", "”": " ", "\"": " ", "'": " ", ";": " ", "；": " ", ":": " ", "：": " ", "!": " ", "！": " ", "?": " ", "？": " ",
    ]

    static let digits: [Unicode.Scalar: Int] = [
        "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    static let ten: Unicode.Scalar = "十", hundred: Unicode.Scalar = "百", phase: Unicode.Scalar = "期"

    enum Unit: Sendable { case building, stairwell, room, storey, house, lane, group, counted }

    /// What may follow a number, longer ones first. What is counted (三天, 2辆) is no part of an address.
    static let after: [Unicode.Scalar: [(word: [Unicode.Scalar], unit: Unit)]] = byFirst([
        ("号楼", .building), ("号房", .room), ("幢楼", .building), ("单元", .stairwell), ("幢", .building), ("座", .building), ("#楼", .building),
        ("#", .building), ("室", .room), ("房", .room), ("号", .house), ("层", .storey), ("楼", .storey), ("门", .stairwell), ("梯", .stairwell),
        ("弄", .lane), ("组", .group), ("队", .group), ("天", .counted), ("个", .counted), ("小时", .counted), ("月", .counted), ("年", .counted),
        ("点", .counted), ("次", .counted), ("辆", .counted), ("人", .counted), ("米", .counted), ("只", .counted), ("元", .counted), ("分", .counted),
        ("户", .counted), ("条", .counted), ("盏", .counted), ("棵", .counted), ("周", .counted), ("日", .counted), ("家", .counted), ("块", .counted),
    ])

    /// What may stand before a number in English.
    static let before: [([Unicode.Scalar], Unit)] =
        ([
            ("building", .building), ("bldg", .building), ("block", .building), ("unit", .stairwell), ("entrance", .stairwell), ("room", .room),
            ("flat", .room), ("floor", .storey), ("number", .house), ("no.", .house), ("no", .house),
        ] as [(String, Unit)]).map { (word: String, unit: Unit) in (Array(word.unicodeScalars), unit) }

    /// Words that say where something is beside a place, not which place; nil where the place itself is meant.
    static let relations: [Unicode.Scalar: [(word: [Unicode.Scalar], unit: PlaceCandidate.Relation?)]] = byFirst([
        ("十字路口", .crossing), ("交叉路口", .crossing), ("交叉口", .crossing), ("交汇处", .crossing), ("出入口", .front), ("正对面", .opposite),
        ("斜对面", .diagonal), ("斜对过", .diagonal), ("对面", .opposite), ("对过", .opposite), ("马路对面", .opposite), ("大门口", .front), ("门口", .front),
        ("门前", .front), ("门外", .front), ("楼下", .front), ("楼上", nil), ("里面", nil), ("里边", nil), ("外面", .front), ("旁边", .beside), ("隔壁", .beside),
        ("边上", .beside), ("附近", .near), ("周围", .near), ("周边", .near), ("靠近", .near), ("路口", .crossing), ("路边", .front), ("那边", .near),
        ("这边", .near), ("前面", .near), ("后面", .near), ("北面", .near), ("南面", .near), ("东面", .near), ("西面", .near), ("北侧", .near), ("南侧", .near),
        ("东侧", .near), ("西侧", .near), ("旁", .beside), ("的", nil), ("在", nil), ("near", .near), ("opposite", .opposite), ("nextto", .beside),
        ("infrontof", .front), ("beside", .beside), ("the", nil),
    ])

    /// The words by their first sign, longer ones first.
    static func byFirst<Meaning>(_ list: [(String, Meaning)]) -> [Unicode.Scalar: [(word: [Unicode.Scalar], unit: Meaning)]] {
        var result: [Unicode.Scalar: [(word: [Unicode.Scalar], unit: Meaning)]] = [:]
        for (text, meaning) in list {
            let word = Array(text.unicodeScalars)
            if let first = word.first { result[first, default: []].append((word, meaning)) }
        }
        return result.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }

    /// Where the name of a division ends, and what may not stand before or after it there: 超市, 市场, 小区 and 社区 are none.
    static let divisionEnds: Set<Unicode.Scalar> = ["省", "市", "区", "县", "旗", "镇", "乡"]
    static let notBefore: Set<Unicode.Scalar> = ["小", "社", "园", "校", "景", "厂", "街", "片", "超", "菜", "夜", "集", "城", "花", "门"]
    static let notAfter: Set<Unicode.Scalar> = ["场", "口", "政", "民", "中", "道"]
    static let subdistrict: [Unicode.Scalar] = ["街", "道"]
    static let community: [Unicode.Scalar] = ["社", "区"]

    /// Signs that sound alike and are typed for one another: a choice of those that stand in names of streets, estates and shops.
    static let soundAlike: [String] = [
        "园圆元源原员院苑远愿", "家嘉佳加佳甲", "河和合禾何荷禾核", "桥乔侨敲", "新心欣鑫馨芯", "村春", "路露陆鹿录", "街接阶", "巷向象像项", "弄龙隆笼",
        "明名铭鸣茗", "阳杨洋扬羊央", "花华画化", "城成诚程承晨辰", "景井锦金津晶静京今紧进", "苑院", "馆管官观", "店殿点电", "铺扑浦", "号好浩昊豪毫",
        "紫子籽梓自字", "荆金京晶经", "竹祝朱珠株", "翠脆", "柳流留六刘", "香湘乡箱相", "樟章张漳彰", "桂贵柜", "语雨与宇玉育裕", "云芸耘", "栖七期齐栖旗祺棋其奇",
        "银因茵音印引", "兰蓝岚澜栏", "亭庭廷停听厅汀", "望忘旺王往汪", "江姜将疆讲", "晓小孝笑", "风枫峰丰封凤锋", "清青轻庆晴", "墨莫默漠", "潭谈谭坛", "祥翔详", "康慷",
        "宁凝", "永泳勇咏用", "乐勒", "友有又右由", "谊宜怡逸易益一义艺亦", "建健见剑件", "设社射舍", "红洪宏虹鸿", "胜盛圣升生声", "利立力丽莉历里李理",
        "民敏闽", "惠慧汇会辉挥晖", "安按岸", "水税", "湖胡壶护沪户", "海害", "棠堂糖唐塘", "芙夫福富府付服", "蓉容荣绒", "木目牧穆", "蔷强墙", "薇微威维为卫伟",
        "茉末", "丁订顶", "百柏白", "山衫杉", "茶查", "杜度渡", "鹃娟", "月越悦岳粤约", "季记纪计际寄济吉", "石时食实十诗师世市是士事", "凌灵零铃玲陵岭令", "霄销消晓",
        "北背贝", "南男楠", "东冬栋动洞", "西希溪息习喜熙曦洗", "大达", "平瓶萍坪苹", "波播博", "澄成城", "渡度", "口扣", "船传", "厂场昌长常", "老姥", "孙笋",
        "芳方坊房放纺", "头投", "运韵", "满漫曼慢", "四似寺司思", "底抵", "同童铜桐通", "胖旁", "顺舜", "光广", "陈沉尘", "徐许", "温文闻稳", "州周洲舟粥", "绍少",
        "味未位", "品聘", "如茹儒", "意义", "巧俏", "手首守", "年念", "绿律", "叶业夜页", "便变遍", "面棉免", "笼隆", "包宝保堡", "烧稍", "烤考", "奶乃", "快块",
        "餐参", "粮良梁", "油游", "烟焰", "酒久九就旧", "果过国", "产铲", "蔬书舒输", "菜彩采蔡", "服福", "装庄妆", "鞋协", "裁才财材", "缝逢", "理里", "发法",
        "衣医依伊", "甲假佳", "印引", "递地弟第帝", "站占战", "介界", "修休秀", "五午武舞", "电店", "车扯", "药要耀", "诊真珍针", "宾冰兵斌", "茶察", "书舒", "棋琪", "牌排",
        "室试", "宠虫崇", "物务", "健建", "身深申", "具聚", "学雪", "中钟忠", "校笑", "农浓", "贸茂冒", "公工宫功", "创窗", "意艺", "服付", "沟购构", "场昌",
        "北被", "舫访", "屏平瓶凭", "栏拦", "浒虎许", "娑沙", "婆坡", "董懂", "征正争", "余鱼于渔", "杭航",
    ]
}
