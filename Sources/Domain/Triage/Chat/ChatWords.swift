// SPDX-License-Identifier: Apache-2.0

/// What stands in texts copied out of chat groups besides what people wrote. Read, never shown.
enum ChatWords {
    /// What stands for a picture, in Chinese and English copies.
    static let pictures = ["[图片]", "[照片]", "[Photo]", "[Image]", "[Picture]", "【图片】", "<图片>"]
    /// Other things that cannot be copied as text.
    static let others = [
        "[视频]", "[语音]", "[位置]", "[文件]", "[链接]", "[小程序]", "[动画表情]", "[表情]", "[聊天记录]", "[转账]", "[红包]", "[Video]", "[Audio]", "[Voice]", "[Location]",
        "[File]",
        "[Link]", "[Sticker]", "[Mini Program]",
    ]
    static let pictureEndings = [".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif"]
    /// Lines that the program writes, not people.
    static let system = [
        "撤回了一条消息", "加入了群聊", "加入群聊", "移出了群聊", "退出了群聊", "修改群名为", "修改了群名", "拍了拍", "以下为新消息", "以上是打招呼", "开启了朋友验证", "领取了", "recalled a message",
        "joined the group", "joined group chat", "removed from the group",
    ]
    /// Answers that say nothing of their own. Compared without stops and brackets, Latin ones in capitals.
    static let answers = [
        "收到", "好的", "好", "好嘞", "好滴", "嗯", "嗯嗯", "OK", "哦", "知道了", "了解", "明白", "谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "辛苦了", "辛苦", "赞", "是的", "对", "对的", "对对",
        "在", "在吗", "早", "早上好", "晚安", "哈哈", "哈哈哈", "已处理", "马上处理", "马上到", "尽快处理", "已反馈", "已上报", "THANKS", "THANK YOU", "YES",
        "RECEIVED", "NOTED",
    ]
    /// Answers by which someone says that it is the same with them.
    static let same = [
        "+1", "1", "加1", "加一", "我家也是", "我们也是", "我家也这样", "我们家也是", "我们这里也是", "我这里也是", "我这也是", "我也是", "一样", "同样", "同感", "同问", "同求", "也是", "也这样", "我们楼也是",
        "我们单元也是",
        "我们这边也是", "我这边也是", "我也遇到", "我家也", "附议", "支持", "SAME HERE", "ME TOO", "US TOO",
    ]
    /// Days told without a number.
    static let days: [String: Int] = ["今天": 0, "昨天": -1, "前天": -2, "Today": 0, "Yesterday": -1]
    /// Parts of the day before a time by twelve hours, and whether they lie after noon.
    static let morning = ["上午", "早上", "凌晨", "清晨", "早晨"]
    static let afternoon = ["下午", "晚上", "傍晚", "夜里", "晚间"]
    static let noon = ["中午"]
    /// What names do not hold, and sentences do.
    static let sentence = SignSet("，。！？,!?；;、“”\"".unicodeScalars)
    /// The rule around a day in records that were sent by mail.
    static let rules = SignSet("—-─=–_ \t".unicodeScalars)
    static let date = (year: "年", month: "月", day: "日")
    static let colons: Set<Character> = [":", "："]
    static let addressed: Set<Character> = ["@", "＠"]
    static let quote: (open: Character, close: Character) = ("「", "」")
}
