// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let round = Text(zh: "巡办", en: "Round")
    static let roundTitle = Text(zh: "今天要办的", en: "To do today")
    static let roundOrder = Text(zh: "危险的在前，再按时限和远近。", en: "Danger first, then by time limit and distance.")
    static let roundNoTrail = Text(zh: "位置只用来排这一次的先后，不保存，也没有轨迹。", en: "Your position orders this list once. It is not kept; there is no trail.")
    static let roundByMe = Text(zh: "按离我远近排", en: "Order by distance from me")
    static let roundByMeDo = Text(zh: "重新排", en: "Order again")
    static let roundMap = Text(zh: "今天要办的事在地图上", en: "Today's work on the map")
    static let roundEmpty = Text(zh: "今天没有等您办的事。", en: "Nothing waits for you today.")
    static let roundEmptyHelp = Text(zh: "走一走，看到什么随手记一笔。", en: "Have a walk; take down what you see.")
    static let roundMore = Text(zh: "还有更多，办完这些再看。", en: "There is more; come back when these are done.")
    static let patrol = Text(zh: "随手记一笔", en: "Take something down")
    static let patrolWords = Text(zh: "看到了什么", en: "What you see")
    static let patrolPlace = Text(zh: "在哪里", en: "Where")
    static let patrolPlaceHelp = Text(zh: "点了“用我现在的位置”就不用写。", en: "Not needed once your position is used.")
    static let patrolPhoto = Text(zh: "照片", en: "Photo")
    static let patrolDo = Text(zh: "记下来", en: "Take it down")
    static let patrolDone = Text(zh: "已记下，编号", en: "Taken down as number")
    static let patrolWhere = Text(zh: "请写在哪里，或者用现在的位置", en: "Please say where, or use your position")
    static let patrolOutside = Text(zh: "这个位置不在我们的区域里", en: "This position is not in our area")
    static let doneShort = Text(zh: "办完了", en: "Done")
    static let helpShort = Text(zh: "要帮手", en: "Need help")
    static let upShort = Text(zh: "办不了", en: "Not for us")
    static let verifyShort = Text(zh: "看过了", en: "I looked")
    static let checkInShort = Text(zh: "报到", en: "Check in")
    static let inspectShort = Text(zh: "核查", en: "Inspect")
    static func away(_ meters: Int) -> Text {
        meters < 1000
            ? Text(zh: "\(max(10, meters / 10 * 10)) 米", en: "\(max(10, meters / 10 * 10)) m")
            : Text(zh: "\(meters / 1000).\(meters % 1000 / 100) 公里", en: "\(meters / 1000).\(meters % 1000 / 100) km")
    }
}
