// SPDX-License-Identifier: Apache-2.0

/// The text that one gets by copying messages out of a chat group, taken apart.
///
/// Read are: a line with name and time above each message (desktop copies), days between rules with name and time below (records sent by mail), a line
/// with name and colon above each message (several messages marked and copied), name, colon and words on one line (typed by hand), and text without
/// any of it: then each paragraph is a message of nobody. Which of these it is is told by what stands there, not asked.
public struct ChatTranscript: Sendable, Hashable {
    public let messages: [ChatMessage]
    /// What lies beyond is not read.
    public static let longest = 100_000
    /// Whether something lay beyond.
    public let isCut: Bool

    private enum Form { case timed, bare, inline, plain }

    public init(_ pasted: String) {
        isCut = pasted.count > Self.longest
        // A carriage return and a line feed are one character.
        let lines = pasted.prefix(Self.longest).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let filled = lines.filter { !ChatHead.trimmed($0).isEmpty }
        let heads = filled.compactMap { ChatHead.timed($0) }, isDated = heads.contains { $0.time?.day != nil }
        let form: Form =
            if !heads.isEmpty { .timed } else if filled.contains(where: { ChatHead.bare($0) != nil }) {
                .bare
            } else if filled.count > 1, filled.count(where: { ChatHead.inline($0) != nil }) * 10 >= filled.count * 6 { .inline } else { .plain }
        var reader = Builder()
        for line in lines {
            if let day = ChatHead.day(line) {
                reader.day = day
            } else if let head = form == .timed ? ChatHead.timed(line) : form == .bare ? ChatHead.bare(line) : nil,
                // Where heads have a date, a line that ends with a time alone is something said.
                !isDated || head.time?.day != nil
            {
                reader.begin(head, line)
            } else if form == .inline, let (head, text) = ChatHead.inline(line) {
                reader.begin(head, line)
                reader.lines.append(text)
            } else if form == .plain, ChatHead.trimmed(line).isEmpty {
                reader.end()
            } else {
                reader.lines.append(line)
            }
        }
        reader.end()
        messages = reader.messages
    }

    private struct Builder {
        var messages: [ChatMessage] = []
        var lines: [Substring] = []
        var head: ChatHead?
        var day: ChatTime.Day?

        private var headLine: Substring = ""

        mutating func begin(_ next: ChatHead, _ line: Substring) {
            end()
            head = next
            headLine = line
        }

        mutating func end() {
            defer {
                lines = []
                head = nil
            }
            // A head with nothing below it was none: somebody said it.
            if head != nil, lines.allSatisfy({ ChatHead.trimmed($0).isEmpty }) {
                let said = ChatText.read([headLine], speaker: "", time: nil).text
                if let last = messages.indices.last, !said.isEmpty {
                    messages[last].text = [messages[last].text, said].filter { !$0.isEmpty }.joined(separator: "\n")
                } else if !said.isEmpty {
                    messages.append(ChatMessage(speaker: "", text: said))
                }
                return
            }
            var time = head?.time
            // In records sent by mail the day stands once for all that follows.
            if time?.day == nil, let day { time?.day = day }
            let message = ChatText.read(lines, speaker: head?.speaker ?? "", time: time)
            if !message.text.isEmpty || message.pictures > 0 || !message.files.isEmpty { messages.append(message) }
        }
    }
}

/// What was written, apart from what the program put there.
enum ChatText {
    static func read(_ lines: [Substring], speaker: String, time: ChatTime?) -> ChatMessage {
        var message = ChatMessage(speaker: speaker, time: time, text: ""), kept: [Substring] = [], isQuote = false
        for line in lines {
            var line = ChatHead.trimmed(line)
            // An answer quotes what it answers: 「…」 and a rule below.
            if line.first == ChatWords.quote.open { isQuote = true }
            if isQuote {
                if line.last == ChatWords.quote.close { isQuote = false }
                continue
            }
            if !line.isEmpty, line.unicodeScalars.allSatisfy(ChatWords.rules.contains) { continue }
            for mark in ChatWords.pictures {
                while let range = line.range(of: mark) {
                    message.pictures += 1
                    line = ChatHead.trimmed(Substring(line.replacingCharacters(in: range, with: "")))
                }
            }
            for mark in ChatWords.others { line = ChatHead.trimmed(Substring(line.replacingAll(mark, with: ""))) }
            if isFile(line) {
                message.files.append(String(line))
                continue
            }
            line = withoutAddressee(line)
            if line.isEmpty || ChatWords.system.contains(where: { line.contains($0) }) && line.count <= 60 { continue }
            kept.append(line)
        }
        message.text = kept.joined(separator: "\n")
        return message
    }

    private static func isFile(_ line: Substring) -> Bool {
        line.count <= 80 && !line.contains(" ") && ChatWords.pictureEndings.contains { line.lowercased().hasSuffix($0) }
    }

    /// Without the names at the beginning to whom it is addressed: @网格员王芳 …; WeChat puts a four-per-em space after a name.
    private static func withoutAddressee(_ line: Substring) -> Substring {
        var line = line
        while line.first.map(ChatWords.addressed.contains) == true {
            guard let end = line.firstIndex(where: \.isWhitespace) else { return "" }
            line = ChatHead.trimmed(line[end...])
        }
        return line
    }
}

extension Substring {
    fileprivate func range(of word: String) -> Range<Index>? { firstRange(of: word) }
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + self[range.upperBound...]
    }
    fileprivate func replacingAll(_ word: String, with text: String) -> String { String(replacing(word, with: text)) }
}
