// SPDX-License-Identifier: Apache-2.0

/// What of a chat may be a report: proposed to a person, who takes each or leaves it.
public struct ChatCandidate: Sendable, Hashable {
    public var speaker: String
    public var time: ChatTime?
    /// What the speaker wrote of it, line by line as it was said.
    public var text: String
    public var pictures: Int
    public var files: [String]
    /// Others who said that it is the same with them, each once, in the order in which they spoke.
    public var also: [String]
    public var kind: MessageKind
    /// It tells of danger to people: to be looked at first.
    public var isDanger: Bool
}

extension ChatCandidate {
    /// Minutes within which one speaker's messages are one matter, and within which an answer belongs to what was said.
    static let together = 10, answering = 12 * 60

    /// What of a chat may be a report, in the order in which it was said.
    ///
    /// Bare answers (收到, 好的) are left out; those that say the same of their own place (我家也是, +1) count for the matter before them. A speaker's messages
    /// belong together for ten minutes, pictures too, unless they begin with another matter (另外 …).
    public static func find(in messages: [ChatMessage]) -> [ChatCandidate] {
        var found: [ChatCandidate] = [], last: [String: (index: Int, time: ChatTime?)] = [:], previous: Int?
        for message in messages {
            let plain = bare(message.text), hasPictures = message.pictures > 0 || !message.files.isEmpty
            let isSame = ChatWords.same.contains(plain), isAnswer = ChatWords.answers.contains(plain)
            if isSame, !hasPictures, let index = previous ?? found.indices.last, near(found[index].time, message.time, answering) {
                if !message.speaker.isEmpty, message.speaker != found[index].speaker, !found[index].also.contains(message.speaker) {
                    found[index].also.append(message.speaker)
                }
                continue
            }
            if plain.isEmpty && !hasPictures || (isAnswer || isSame) && !hasPictures { continue }
            if !message.speaker.isEmpty, let mine = last[message.speaker], near(mine.time, message.time, together), !beginsAnother(message.text) {
                found[mine.index].add(message)
                last[message.speaker] = (mine.index, message.time)
                previous = mine.index
                continue
            }
            found.append(
                ChatCandidate(
                    speaker: message.speaker, time: message.time, text: isAnswer || isSame ? "" : message.text, pictures: message.pictures,
                    files: message.files, also: [], kind: .report, isDanger: false))
            previous = found.count - 1
            if !message.speaker.isEmpty { last[message.speaker] = (found.count - 1, message.time) }
        }
        for index in found.indices {
            found[index].kind = found[index].text.isEmpty ? .report : MessageKind.find(text: found[index].text).kind
            found[index].isDanger = !Danger.find(in: found[index].text).isEmpty
        }
        return found
    }

    private mutating func add(_ message: ChatMessage) {
        text = [text, message.text].filter { !$0.isEmpty }.joined(separator: "\n")
        pictures += message.pictures
        files += message.files
    }

    /// Letters and digits alone, in capitals, without signs of feeling: 收到！ and 收到[强]👍 are the same answer, and 🙏 says nothing.
    private static func bare(_ text: String) -> String {
        let signs = Signs(text)
        var bare = String.UnicodeScalarView(), position = 0
        while position < signs.count {
            let sign = signs.signs[position]
            // WeChat writes its own signs of feeling as [强].
            if sign == "[", let end = (position + 1..<min(signs.count, position + 7)).first(where: { signs.signs[$0] == "]" }) {
                position = end + 1
                continue
            }
            let isEmoji = sign.properties.isEmoji && sign.value > 0xFF
            if !isEmoji, sign.properties.isAlphabetic || sign.properties.numericType != nil || sign == "+" { bare.append(sign) }
            position += 1
        }
        return String(bare)
    }

    private static func beginsAnother(_ text: String) -> Bool {
        let signs = Signs(text)
        return signs.count > 0 && MessageWords.another.contains { signs.has($0, at: 0) }
    }

    /// Whether so few minutes lie between two times; without times, whether both have none.
    private static func near(_ one: ChatTime?, _ other: ChatTime?, _ minutes: Int) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        guard one.day == other.day else { return false }
        return (0...minutes).contains(other.minute - one.minute)
    }
}
