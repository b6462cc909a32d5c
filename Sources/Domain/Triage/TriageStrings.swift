// SPDX-License-Identifier: Apache-2.0
import Localization

/// Words by which personal data is recognised. They are read in texts, never shown.
enum Words {
    /// What follows is a number of something else.
    static let numbered = [
        "编号", "单号", "工单", "订单", "订单号", "工单号", "案件号", "案号", "受理号", "流水号", "编码", "代码", "批号", "序号", "文号", "网格", "查询码", "快递", "运单",
        "编号:", "编号：", "单号:", "单号：", "编码:", "编码：", "号码牌",
    ].flatMap { [$0, $0 + ":", $0 + "："] }
    static let identity = ["身份证", "身份证号", "身份证号码", "证件号", "证件号码", "证号"].flatMap { [$0, $0 + ":", $0 + "是"] }
    static let card = ["卡号", "银行卡", "银行卡号", "账号", "帐号", "账户"].flatMap { [$0, $0 + ":", $0 + "是"] }
    static let telephone = ["电话", "座机", "手机", "联系方式", "来电", "致电", "拨打", "固话", "TEL", "PHONE", "传真"].flatMap { [$0, $0 + ":", $0 + "是", $0 + "号码"] }
    static let amount = ["元", "块", "万", "亿", "人次", "平方", "平米", "公里", "度电", "吨"]
    static let passport = ["护照", "护照号", "通行证", "PASSPORT"]
    static let messenger = ["微信号", "微信", "QQ号", "QQ", "WECHAT", "WX"]
    static let labelGaps: Set<Unicode.Scalar> = [":", "：", " ", "是", "为", "号", "叫", "-", "="]

    static let numerals: [Unicode.Scalar: Int] = [
        "零": 0, "〇": 0, "一": 1, "幺": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4,
        "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    ]
    static let provinces = SignSet("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使".unicodeScalars)
    static let plateGaps = SignSet("·•・.- ".unicodeScalars)
    static let plateEnds = SignSet("挂学警港澳领".unicodeScalars)

    static let rooms = ["室", "房"]
    static let noRooms = ["室内", "室外", "室温", "房间", "房屋", "房子", "房源", "房东", "房补", "房款", "房价", "房贷", "房租", "房产", "室一厅", "室两厅", "室二厅", "室1", "室2"]
    static let buildings = ["幢", "栋", "单元", "号楼", "座", "楼", "门洞"]
    /// What follows a number that is not a room.
    static let parts = [
        "幢", "栋", "单元", "号楼", "座", "楼", "层", "户", "家", "人", "元", "米", "平", "弄", "路", "年", "月", "日", "点", "个", "号线", "路公交", "次", "块", "盏", "多", "余",
        "万", "亿", "吨", "M2", "M²", "㎡",
    ]
    static let floors = ["楼", "层"]
    static let sides = ["东户", "西户", "中户", "中间户", "左户", "右户", "东边户", "西边户", "东边那户", "西边那户", "左边那户", "右边那户"]

    static let titles = ["先生", "女士", "小姐", "阿姨", "大爷", "大妈", "大伯", "奶奶", "爷爷", "叔叔", "老师", "师傅", "医生", "同志", "太太", "老板", "某某"]
    /// Labels; after a sure one a name stands whatever follows it.
    static let labels: [(String, Bool)] = [
        ("姓名", true), ("联系人", true), ("我叫", true), ("名叫", true), ("名字叫", true), ("名字是", true), ("业主", false), ("户主", false), ("租客", false),
        ("房东", false), ("店主", false), ("当事人", false), ("投诉人", false), ("报案人", false), ("反映人", false), ("居民", false), ("邻居", false),
    ]
    static let families = SignSet(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蔡蒋余叶杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵\
        钱严武莫孔汤俞章施梅盛童颜倪鲍屠翁俞虞
        """.unicodeScalars)
    static let doubleFamilies: Set<String> = ["欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "令狐", "端木"]
    /// Words that look like a name before a title or after a label.
    static let noNames = [
        "金属", "江边", "方面", "方便", "白天", "夏天", "石头", "马路", "马上", "向我", "任何", "何时", "何人", "施工", "严重", "程度", "余下", "段时", "沈阳", "江苏",
        "陆续", "周边", "周围", "周末", "周日", "周一", "周二", "周三", "周四", "周五", "周六", "许多", "曾经", "向上", "杜绝", "童装", "汤面", "白色", "黄色", "武警", "孔洞",
        "高层", "毛病", "贺词", "钱款", "金额", "雷雨", "田地", "石板", "龙头", "方向", "史上", "任务", "盛饭", "向阳", "梅雨", "章程", "叶子", "何况", "曾多", "曾向", "曾在", "曾有", "曾被",
        "曾去", "曾于", "曾因", "孙子", "孙女", "许可", "任课", "陈述", "陈旧", "陈列", "马桶", "黄昏", "林荫",
    ]
    /// Signs that stand in no given name.
    static let notInNames = SignSet("的了在是说把被也都不没到有个您你我他她某们吗吧呢".unicodeScalars)
    static let beforeNames = [
        "是", "的", "叫", "和", "给", "找", "请", "由", "让", "对", "与", "及", "室", "号", "家", "住户", "业主", "居民", "邻居", "房东", "店主", "户主", "姓名", "联系人", "社工", "物业",
        "楼上", "楼下", "隔壁", "我叫", "感谢", "谢谢", "网格员", "投诉", "反映", "因", "被", "向", "说", "找到", "联系", "小", "老", "楼", "店", "员", "委",
    ]
    static let afterNames = [
        "的", "说", "电", "手", "住", "家", "在", "是", "和", "与", "跟", "把", "被", "来", "身份证", "先生", "女士", "联系", "他", "她", "我", "反映", "投诉", "称", "表示", "等", "年",
        "向", "又", "因", "每", "经常", "一直", "总", "于", "，", "。",
    ]
}

extension PersonalData.Kind {
    public var text: Text {
        switch self {
        case .identityCard: Text(zh: "身份证号", en: "Identity number")
        case .passport: Text(zh: "护照号", en: "Passport number")
        case .bankCard: Text(zh: "银行卡号", en: "Bank card")
        case .mobile: Text(zh: "手机号", en: "Mobile number")
        case .landline: Text(zh: "电话号码", en: "Telephone number")
        case .plate: Text(zh: "车牌", en: "Licence plate")
        case .email: Text(zh: "邮箱", en: "E-mail address")
        case .messenger: Text(zh: "微信或 QQ 号", en: "Messenger name")
        case .household: Text(zh: "门牌室号", en: "Room number")
        case .name: Text(zh: "姓名", en: "Name")
        }
    }
}
