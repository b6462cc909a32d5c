// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import NIOCore
import Secrets
import Storage
import Territory
import Triage
import Web

/// What people write to us in WeCom becomes reports: `GET /wecom` proves the address, `POST /wecom` brings messages. Each is answered at once, in the
/// same sealed form, since WeCom waits five seconds and asks three times.
struct WeComRoutes {
    let server: Server
    let tools: Exchange.Tools
    let seal: WeComSeal
    let reader = PlaceReader()

    func add(to router: RouterGroup<Context>) {
        router.get("wecom", use: prove)
        router.post("wecom", use: receive)
    }

    /// Messages older or newer than this are somebody's copies.
    static let tolerance: TimeInterval = 600
    /// Pictures and places that follow words within so long belong to them.
    static let together: TimeInterval = 1800
    static let largest = 1 << 20

    private static let actor = Actor.system("wecom")

    private struct Signed {
        let signature: String, timestamp: String, nonce: String

        init(_ query: Form) {
            signature = query["msg_signature"]
            timestamp = query["timestamp"]
            nonce = query["nonce"]
        }

        func isFresh(at now: Date) -> Bool { Double(timestamp).map { abs(now.timeIntervalSince1970 - $0) <= tolerance } ?? false }
    }

    /// The answer is what was sealed, and nothing else.
    @Sendable func prove(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), signed = Signed(query)
        do throws(WeComSeal.Failure) {
            let plain = try seal.opened(query["echostr"], signature: signed.signature, timestamp: signed.timestamp, nonce: signed.nonce)
            return plainText(.ok, plain)
        } catch { return refusal(error == .signature ? .wecomSignature : .wecomUnread, context) }
    }

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        let now = server.now(), signed = Signed(Form.query(request))
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: Self.largest) } catch is NIOTooManyBytesError { throw Problem.tooLarge }
        guard let outer = FlatXML(String(buffer: buffer)) else { return refusal(.wecomUnread, context, status: .badRequest) }
        let inner: FlatXML
        do throws(WeComSeal.Failure) {
            let plain = try seal.opened(outer["Encrypt"], signature: signed.signature, timestamp: signed.timestamp, nonce: signed.nonce)
            guard let read = FlatXML(String(decoding: plain, as: UTF8.self)) else { throw WeComSeal.Failure.seal }
            inner = read
        } catch { return refusal(error == .signature ? .wecomSignature : .wecomUnread, context) }
        guard signed.isFresh(at: now) else { return refusal(.wecomLate, context) }
        guard let said = try await answer(to: inner, at: now) else { return plainText(.ok, Array("success".utf8)) }
        return try reply(said.zh, to: inner, at: now)
    }

    /// What is said back; nil for nothing.
    private func answer(to xml: FlatXML, at now: Date) async throws -> Text? {
        let message = WeComMessage(xml)
        if message == .event { return nil }
        guard !xml["MsgId"].isEmpty, !xml["FromUserName"].isEmpty else { return nil }
        let id = hash("message", xml["MsgId"]), sender = hash("sender", xml["FromUserName"])
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        return try await server.database.write { db in
            let store = WeComStore(db), before = try store.find(id), last = try store.last(of: sender, since: now.addingTimeInterval(-Self.together))
            switch message {
            case .event: return nil
            case .other: return .wecomOther
            case .text(let words):
                let text = words.trimmingCharacters(in: .whitespacesAndNewlines)
                guard MessageKind.find(text: text).kind != .empty else { return .wecomNothing }
                guard text.count <= Open311Intake.wordLimit else { return .wecomLong(Open311Intake.wordLimit) }
                return try take(text, id, sender, before, index, at: now, in: db)
            case .picture(let address):
                if before != nil { return last.map { .wecomAdded($0.number) } ?? .wecomNothing }
                guard let last else {
                    let answer = try take("", id, sender, nil, index, at: now, in: db)
                    try FetchStore(db).note([address], for: "wecom-\(id)", at: now)
                    return answer
                }
                let position = try FetchStore(db).count(for: last.senderKey)
                guard position < Open311Intake.photoLimit else { return .wecomAdded(last.number) }
                try FetchStore(db).note([address], for: last.senderKey, from: position, at: now)
                try store.keep(.init(message: id, senderKey: last.senderKey, number: last.number, at: now), from: sender)
                return .wecomAdded(last.number)
            case .place(let point, let label):
                guard let last, before == nil else { return before == nil ? .wecomNothing : last.map { .wecomAdded($0.number) } }
                let words = Text.wecomLocation(label, "\(point.rounded.latitude), \(point.rounded.longitude)").zh
                if let reporter = try IntakeStore(db).reporter(secret: Report.secret(for: last.senderKey, with: tools.key), as: Self.actor) {
                    do {
                        try CaseStore(db).take(.addWords, on: reporter.number, by: reporter.actor, at: now, saying: Step.Words("", note: words))
                    } catch is Case.Refusal {}
                }
                try store.keep(.init(message: id, senderKey: last.senderKey, number: last.number, at: now), from: sender)
                return .wecomAdded(last.number)
            }
        }
    }

    /// A report of what was written. The same message makes one, however often it comes.
    private func take(
        _ words: String, _ id: String, _ sender: String, _ before: WeComStore.Kept?, _ index: TerritoryIndex, at now: Date, in db: any Connection
    ) throws -> Text {
        let senderKey = "wecom-\(id)", named = reader.words(in: words, index)
        let settled = Case.Place.settled(words: named, in: index)
        var new = Report.New(key: senderKey)
        new.channel = .wecom
        new.words = words
        new.nature = Nature(MessageKind.find(text: words).kind)
        new.place = settled.place
        new.placeWords = named
        let secret = Report.secret(for: senderKey, with: tools.key)
        let receipt = try FlowStore(db).receive(new, secret: secret, by: Self.actor, at: now)
        if before == nil { try WeComStore(db).keep(.init(message: id, senderKey: senderKey, number: receipt.number, at: now), from: sender) }
        let link = server.address + Report.secretPath(secret)
        let answer: Text = settled.isKnown ? .wecomTaken(receipt.number, link) : .wecomPlace(receipt.number, link)
        guard !Danger.find(in: words).isEmpty else { return answer }
        return Text(zh: Text.wecomDanger.zh + answer.zh, en: "\(Text.wecomDanger.en) \(answer.en)")
    }

    private func hash(_ what: String, _ text: String) -> String { Secrets.keyedHash("wecom \(what) \(text)", key: tools.key) }

    private func reply(_ words: String, to xml: FlatXML, at now: Date) throws -> Response {
        let seconds = String(Int(now.timeIntervalSince1970)), nonce = Secrets.token(bytes: 8)
        let inner =
            "<xml>" + FlatXML.element("ToUserName", xml["FromUserName"]) + FlatXML.element("FromUserName", xml["ToUserName"])
            + "<CreateTime>\(seconds)</CreateTime>" + FlatXML.element("MsgType", "text") + FlatXML.element("Content", words) + "</xml>"
        let sealed = try seal.sealed(Array(inner.utf8), random: Secrets.randomBytes(16))
        let outer =
            "<xml>" + FlatXML.element("Encrypt", sealed)
            + FlatXML.element("MsgSignature", seal.signature(sealed, timestamp: seconds, nonce: nonce))
            + "<TimeStamp>\(seconds)</TimeStamp>" + FlatXML.element("Nonce", nonce) + "</xml>"
        return plainText(.ok, Array(outer.utf8), type: "application/xml; charset=utf-8")
    }

    private func refusal(_ text: Text, _ context: Context, status: HTTPResponse.Status = .forbidden) -> Response {
        plainText(status, Array(text(context.language).utf8))
    }

    private func plainText(_ status: HTTPResponse.Status, _ bytes: [UInt8], type: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
