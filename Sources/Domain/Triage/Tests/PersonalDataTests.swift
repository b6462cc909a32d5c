// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing
import Triage

@Test(arguments: [
    // Identity cards; the first two numbers are test vectors without an owner
    ("身份证11010519491231002X，请帮忙", "身份证***，请帮忙"), ("440524188001010014", "***"), ("我的号是 110105 19491231 002x。", "我的号是 ***。"),
    ("身份证号：440524188001010015", "身份证号：***"), ("证件号码 44052418800101001X", "证件号码 ***"), ("１１０１０５１９４９１２３１００２Ｘ", "***"),
    ("老身份证440524800101001", "老身份证***"), ("44052418800101001413800138000", "***"), ("1101051949123100 2X 是我", "*** 是我"),
    // Mobiles
    ("打我电话13800138000", "打我电话***"), ("138-0013-8000", "***"), ("138 0013 8000", "***"), ("+86 13800138000", "+***"), ("8613800138000", "***"),
    ("0086-138-0013-8000", "***"), ("１３８００１３８０００", "***"), ("电话是一三八零零一三八零零零", "电话是***"), ("13800138000,13900139000", "***,***"),
    ("1380013800013900139000", "***"), ("联系13800138000或者19912345678。", "联系***或者***。"), ("138.0013.8000", "***"), ("幺三八00138000", "***"),
    // Landlines
    ("0571-87654321", "***"), ("(0571)87654321", "***"), ("（0571）8765 4321", "***"),
    ("057187654321", "***"), ("010 62345678", "***"), ("电话87654321", "电话***"), ("座机：8765-4321", "座机：***"),
    // Bank cards
    ("6228480402564890018", "***"), ("6228 4804 0256 4890 018", "***"), ("银行卡号：6228480402564890019", "银行卡号：***"), ("卡号 4111111111111111", "卡号 ***"),
    // Plates
    ("浙A12345挡住门", "***挡住门"), ("浙A·D12345", "***"), ("粤b 8x888", "***"), ("沪AD12345停着", "***停着"), ("浙A1234学", "***"), ("苏E-9Z999", "***"),
    // Mail, messengers, passports
    ("发到 wang.fang@example.com 吧", "发到 *** 吧"), ("微信号:wf_2020", "微信号:***"), ("QQ 12345678", "QQ ***"), ("护照E12345678", "护照***"),
    // Households
    ("12幢301室漏水", "12幢***室漏水"), ("3单元502天天吵", "3单元***天天吵"), ("2栋1单元1203房", "2栋1单元***房"), ("翠苑小区12-3-402", "翠苑小区12-3-***"),
    ("三零一室", "***室"), ("12号楼2单元 601", "12号楼2单元 ***"), ("5幢1单元5楼东户", "5幢1单元5楼***"), ("住在402B室", "住在***室"),
    // Names
    ("王先生说的", "***先生说的"), ("请联系李小明先生", "请联系***先生"), ("感谢网格员陈阿姨", "感谢网格员***阿姨"), ("姓名：赵建国，电话13800138000", "姓名：***，电话***"),
    ("我叫周芳，住在这里", "我叫***，住在这里"), ("联系人 欧阳修文", "联系人 ***"), ("房东陈建国说不管", "房东***说不管"), ("业主孙丽在3单元502", "业主***在3单元***"),
    ("欧阳女士", "***女士"), ("联系人：林涛13800138000", "联系人：******"),
])
func `personal data is masked`(_ text: String, _ masked: String) {
    #expect(PersonalData.masked(text) == masked)
}

@Test(arguments: [
    "路灯不亮，晚上很黑", "2026年1月10日上午8:30", "2026-01-10 08:30:00", "案件 2026-000123", "工单号20260110123456789", "编号330105013001003",
    "花了13800元", "13800138000元", "订单号 6228480402564890018", "拨打12345", "打110、119、120", "全国热线95598", "400-820-8820", "河东路12号",
    "12幢2单元门口", "1号楼3楼的灯", "3幢楼下 20 辆车", "有 301 个人", "502路公交", "面积 120 平方米", "保安师傅不管", "物业师傅", "语文老师", "请问先生",
    "那位女士", "施工方先生", "马路边的师傅", "统一代码91350100M000100Y43", "网格330105010101001", "文号〔2026〕12号", "8:00-12:00", "1-2-3", "2026-1-100",
    "灯杆编号 0571-00012345", "室外温度 38 度", "三室一厅", "123室内装修", "周边居民", "居民方便出行", "业主马上来", "邻居白天敲墙", "浙江省杭州市", "新A区域", "京ABCDE",
    "5楼走廊", "二楼三户人家", "一百二十三", "第三网格", "0504 店外经营", "2026010100012345", "纬度30.2741 经度120.1551", "桩号 K12+345", "80-100 分贝", "住在小河街道",
    "业主反映", "联系人不在", "居民曾多次反映", "3栋150多户", "少了2005房补", "这栋楼380万元", "全体业主许可", "任课老师", "业主陈述情况", "业主孙子上学", "", "一二三四五六七八九十",
])
func `what is not personal stays`(_ text: String) {
    #expect(PersonalData.masked(text) == text)
}

@Test func `findings tell where and what`() {
    let text = "王芳先生 电话13800138000，浙A12345"
    let found = PersonalData.find(in: text)
    #expect(found.map(\.kind) == [.name, .mobile, .plate])
    #expect(found.map { String(text[$0.range]) } == ["王芳", "13800138000", "浙A12345"])
}

@Test func `every valid identity number is found, and the same with a wrong check is not`() {
    forAll({ generator -> (String, String) in
        let regions = ["110105", "330105", "440524", "820000", "650101"]
        let year = Int.random(in: 1930...2019, using: &generator), month = Int.random(in: 1...12, using: &generator)
        let body =
            regions.randomElement(using: &generator)!
            + String(format: "%04d%02d%02d%03d", year, month, Int.random(in: 1...28, using: &generator), Int.random(in: 0...999, using: &generator))
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + Int(String($1.0))! * $1.1 } % 11
        let checks = Array("10X98765432")
        return (body + String(checks[sum]), body + String(checks[(sum + 1) % 11]))
    }) { right, wrong in
        let isCard = PersonalData.find(in: wrong).contains { $0.kind == .bankCard }
        return PersonalData.masked("号\(right)。") == "号***。" && (PersonalData.masked("数\(wrong)。") == "数\(wrong)。" || isCard)
    }
}

@Test func `masking is stable, and no text whatever brings it down`() {
    let signs = [
        "1", "3", "8", "0", "6", "2", "-", " ", "X", "浙", "A", "室", "幢", "单元", "王", "先生", "：", "姓名", "@", ".", "一", "é", "👨‍👩‍👧", "\u{301}", "元", "９",
    ]
    forAll(
        { generator in (0..<Int.random(in: 0...40, using: &generator)).map { _ in signs.randomElement(using: &generator)! }.joined() }, count: 3000
    ) { text in
        let masked = PersonalData.masked(text)
        let ranges = PersonalData.find(in: text).map(\.range)
        return zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
            && !PersonalData.find(in: masked).contains { $0.kind == .mobile }
    }
}
