// SPDX-License-Identifier: Apache-2.0
import Localization

/// What we answer in WeCom: short, since it is read in a chat.
extension Text {
    static func wecomTaken(_ number: String, _ link: String) -> Text {
        Text(zh: "收到，编号 \(number)。查进展、补充说明：\(link)", en: "Received, number \(number). Follow it, add to it: \(link)")
    }
    static func wecomPlace(_ number: String, _ link: String) -> Text {
        Text(
            zh: "收到，编号 \(number)。在哪里没有看出来，请发一个位置，或者打开链接说明：\(link)",
            en: "Received, number \(number). We could not tell where: please send a location, or say so here: \(link)")
    }
    static func wecomAdded(_ number: String) -> Text { Text(zh: "已补充到 \(number)。", en: "Added to \(number).") }
    static let wecomOther = Text(
        zh: "这里能收文字、图片和位置。语音和视频暂时看不了，请打字说明。", en: "Words, pictures and locations can be read here; please write what it is about.")
    static let wecomNothing = Text(zh: "请写一下什么事、在哪里。", en: "Please write what it is about, and where.")
    static func wecomLong(_ most: Int) -> Text {
        Text(zh: "太长了，没有收下。一条最多 \(most) 字，请分几条发。", en: "Too long, not taken: at most \(most) characters in one message. Please send several.")
    }
    static let wecomDanger = Text(zh: "有危险请先打 119、110 或 120。", en: "In danger call 119, 110 or 120 first.")
    static func wecomLocation(_ label: String, _ point: String) -> Text { Text(zh: "位置：\(label)（\(point)）", en: "Location: \(label) (\(point))") }
    static let wecomTitle = Text(zh: "企业微信来的消息是谁发的", en: "Who sent what came by WeCom")
    static let whyWecom = Text(
        zh: "同一条消息只算一次，后面补的图片和位置接到前面那件；只存不可还原的标记",
        en: "so that a message counts once and what follows joins it; only a mark that leads back to nobody")
    static let wecomSeenBy = Text(zh: "没有人，只供比对", en: "nobody: only compared")
    static let wecomSignature = Text(zh: "签名不对", en: "The signature is wrong")
    static let wecomLate = Text(zh: "时间差太多", en: "Too late")
    static let wecomUnread = Text(zh: "读不懂", en: "Not readable")
}
