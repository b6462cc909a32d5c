// SPDX-License-Identifier: Apache-2.0

/// Words by which it is told what a message wants, and where another matter begins. They are read in texts, never shown. Latin ones in capitals.
enum MessageWords {
    static let thanks = [
        "感谢", "谢谢", "多谢", "表扬", "点赞", "致谢", "送锦旗", "锦旗", "辛苦了", "好评", "为你们点赞", "THANK", "THANKS", "WELL DONE", "GRATEFUL",
    ]
    /// Thanks said in advance or by habit at the end of a request.
    static let politeThanks = ["谢谢!", "谢谢！", "谢谢。", "谢谢", "感谢!", "感谢！", "感谢。", "感谢", "多谢", "THANKS", "THANK YOU", "辛苦了"]
    static let questions = [
        "请问", "咨询", "想问", "想了解", "问一下", "问下", "怎么办理", "如何办理", "怎样办理", "怎么申请", "如何申请", "什么时候", "何时", "几点", "在哪里", "哪里可以", "哪儿", "是否可以",
        "能不能", "可不可以", "需要什么材料", "需要哪些", "多少钱", "有没有", "是什么", "是多少", "吗?", "吗？", "呢?", "呢？", "HOW DO I", "HOW CAN I", "WHERE CAN", "WHEN WILL",
        "WHAT IS", "WHAT ARE",
    ]
    static let suggestions = [
        "建议", "提议", "倡议", "希望增设", "希望增加", "希望能增", "可以考虑", "能否增设", "能否增加", "能否考虑", "最好能", "意见和建议", "SUGGEST", "IT WOULD BE NICE", "COULD YOU ADD",
        "PROPOSE",
    ]
    /// What is out of order: where it is said, a message is a report whatever else it says.
    static let complaints = [
        "坏了", "不亮", "堵", "漏", "破损", "投诉", "举报", "扰民", "噪音", "噪声", "垃圾", "臭", "乱停", "违停", "占道", "违建", "违规", "违法", "没人管", "无人管", "不处理", "没处理", "影响",
        "严重", "安全隐患", "危险", "塌", "断了", "脱落", "积水", "脏", "吵", "油烟", "停水", "停电", "拖欠", "欠薪", "乱收费", "骗", "拒绝", "推诿", "倒了", "缺失", "丢失", "被偷", "打架", "控告",
        "反映", "何时解决", "什么时候解决", "几时解决", "差劲", "非法", "擅自", "不作为", "挡住", "占用", "无证", "不合理", "不公", "没有进行", "乱象", "克扣", "不给", "不发", "不退", "毁", "伤人", "催促",
        "夜间施工",
        "BROKEN", "NOISE", "LEAK", "GARBAGE", "RUBBISH", "BLOCKED", "COMPLAIN", "DANGEROUS", "DOES NOT WORK", "NOT WORKING", "ILLEGAL",
    ]
    /// What shows that a thing is already done, so that thanks are meant.
    static let done = [
        "修好了", "解决了", "处理好了", "已经解决", "已解决", "已经处理", "恢复了", "干净了", "亮了", "通了", "HELPED", "FIXED", "SOLVED", "REPAIRED",
    ]
    /// What is still wanted: then thanks are said in advance.
    static let requests = [
        "希望", "请求", "恳请", "恳求", "盼", "望领导", "望政府", "望有关", "望相关", "请领导", "请政府", "请有关", "请相关", "请尽快", "请问", "请帮", "尽快", "要求", "督促", "PLEASE", "HOPE",
    ]
    /// Thanks that stand for themselves wherever they are.
    static let praise = ["表扬", "点赞", "锦旗", "感谢信", "致谢", "特此感谢", "WELL DONE"]
    static let ordinal = "第"
    static let denials = ["没有", "没", "不", "未", "无"]

    static let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    /// What goes before another matter, at the start of a clause.
    static let another = [
        "另外", "此外", "还有", "还有就是", "还想反映", "同时反映", "再反映", "顺便", "另一个问题", "另一件事", "再一个", "再者", "其次", "ALSO", "ANOTHER",
        "SECONDLY",
        "IN ADDITION",
    ]
    static let ends = SignSet("。！？!?；;\n".unicodeScalars)
    static let pauses = SignSet("，,、：: \t".unicodeScalars)
    static let afterNumber = SignSet("、.．)）:：".unicodeScalars)
    static let opening = SignSet("(（".unicodeScalars)
}
