// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// What a group robot of WeCom (企业微信群机器人) says: several cases in one message of at most 2,048 bytes, since it may speak twenty times a minute.
/// Matter, place and number only: a group is no place for people's words and names.
enum RobotMessage {
    static let mostBytes = 2_048
    /// Messages in one round; rounds are half a minute apart.
    static let mostMessages = 8

    struct Item: Hashable {
        let id: String
        let moment: Platform.Moment
        let matter: Text
        let place: String
        let number: String
        let isDanger: Bool
    }

    struct Message: Hashable {
        let text: String
        let items: [String]
    }

    /// As few messages as hold all items, in their order.
    static func make(_ items: [Item], address: String) -> [Message] {
        var messages: [Message] = [], lines: [String] = [], ids: [String] = []
        func flush() {
            guard !lines.isEmpty else { return }
            messages.append(Message(text: ([Text.robotHead(lines.count).zh] + lines + [address]).joined(separator: "\n"), items: ids))
            lines = []
            ids = []
        }
        for item in items {
            let line = Text.robotLine(item).zh
            let bytes = ([Text.robotHead(lines.count + 1).zh] + lines + [line, address]).joined(separator: "\n").utf8.count
            if bytes > mostBytes { flush() }
            lines.append(line)
            ids.append(item.id)
        }
        flush()
        return messages
    }

    static func body(_ message: Message) throws -> [UInt8] {
        struct Wire: Encodable {
            struct Content: Encodable { let content: String }
            let msgtype: String
            let text: Content
        }
        return Array(try JSONEncoder().encode(Wire(msgtype: "text", text: .init(content: message.text))))
    }

    /// By what the robot's server answers: 0 is delivered, 45009 too fast, 93000 an address that is none any more.
    static func verdict(_ status: Int, _ body: [UInt8]) -> Subscription.Verdict {
        struct Answer: Decodable { let errcode: Int }
        let verdict = Subscription.verdict(status)
        guard verdict == .delivered else { return verdict }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { return .away }
        switch answer.errcode {
        case 0: return .delivered
        case -1, 45009, 45033: return .away
        default: return .refused
        }
    }
}
