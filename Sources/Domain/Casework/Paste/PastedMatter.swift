// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Secrets
import Triage

/// One matter out of a pasted chat, as it stands in the form: proposed, to be taken or left.
struct PastedMatter: Hashable {
    var report: ProxyReport
    /// Whoever pasted it wants to take it down.
    var isTaken: Bool
    /// What the group showed of when it was said, to be read.
    var said: String
    /// Pictures that the text could not carry.
    var pictures: Int

    /// So many are looked at in one go.
    static let most = 30
}

extension PastedMatter {
    /// What a pasted text proposes, split where one message tells of several matters.
    ///
    /// - Parameters:
    ///   - nonce: of this form, for what has no time: the same words on another day are another matter.
    ///   - key: with which the marks of messages are made. The same message of the same minute has the same mark however often it is pasted, so that it
    ///     makes one report.
    static func read(_ pasted: String, nonce: String, key: [UInt8], today: Day, model: MatterModel?) -> (matters: [PastedMatter], isCut: Bool) {
        let transcript = ChatTranscript(pasted), candidates = ChatCandidate.find(in: transcript.messages)
        var found: [PastedMatter] = []
        for (number, candidate) in candidates.enumerated() {
            let parts = parts(of: candidate.text, model)
            for (place, words) in parts.enumerated() {
                var source = [candidate.speaker, words, String(place)]
                if let time = candidate.time, let day = time.resolved(on: today) {
                    source += [day.description, String(time.minute)]
                } else {
                    source += [nonce, String(number)]
                }
                var report = ProxyReport(key: mark(source, key))
                report.channel = .chat
                report.words = words
                report.name = String(candidate.speaker.prefix(ReportDraft.nameLimit))
                report.nature = Nature(candidate.kind)
                report.also = candidate.also.count
                found.append(
                    PastedMatter(
                        report: report, isTaken: candidate.kind == .report && !words.isEmpty, said: said(candidate.time, today),
                        pictures: candidate.pictures + candidate.files.count))
            }
        }
        return (Array(found.prefix(most)), transcript.isCut || found.count > most)
    }

    private static func parts(of text: String, _ model: MatterModel?) -> [String] {
        guard let model else { return [text] }
        let parts = MessageSplitter.split(text, by: model)
        guard parts.matters.count > 1 else { return [text] }
        let opening = parts.opening.map { String(text[$0]) + "\n" } ?? ""
        return parts.matters.map { opening + text[$0] }
    }

    static func mark(_ source: [String], _ key: [UInt8]) -> String {
        "chat-" + Secrets.keyedHash("chat " + source.joined(separator: "\u{1}"), key: key)
    }

    private static func said(_ time: ChatTime?, _ today: Day) -> String {
        guard let time, let day = time.resolved(on: today) else { return "" }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day) \(two(time.minute / 60)):\(two(time.minute % 60))"
    }
}

extension Nature {
    /// What a message of this kind asks for, until a person says otherwise.
    public init(_ kind: MessageKind) {
        switch kind {
        case .report, .empty: self = .request
        case .thanks: self = .thanks
        case .question: self = .question
        case .suggestion: self = .suggestion
        }
    }
}
