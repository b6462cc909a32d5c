// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Synchronization

/// The keys under which sensitive fields are sealed (AES-256-GCM, NIST SP 800-38D): one is the current, older ones stay readable.
///
/// A sealed text is `s1.KEY.DATA`: the key's name, then nonce, ciphertext and tag in base64url. It opens only in the place (column and row) for which
/// it was sealed, so that nobody can move a sealed value to another person's row.
public final class KeyRing: Sendable {
    /// What a ring holds, as its file says it.
    public struct Keys: Sendable, Hashable {
        /// The first eight hexadecimal digits of the key's SHA-256, and its 32 bytes; the last is the current one.
        var sealing: [(name: String, bytes: [UInt8])]
        /// The key of keyed hashes, by which sealed fields can be found; it stays when the others are changed.
        let finding: [UInt8]

        public static func == (one: Keys, other: Keys) -> Bool { one.text == other.text }
        public func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    public enum Failure: Error, Hashable {
        /// No key of that name is in the ring.
        case unknownKey(String)
        /// The text was not sealed here, or was changed or moved.
        case broken
        case malformedKeys
    }

    private struct State {
        var keys: Keys
        var ready: [String: SymmetricKey]
        /// When the keys were last read anew, so that a new one is used soon after it was added.
        var readAt = ContinuousClock.now
    }
    private static let interval = Duration.seconds(5)
    private let state: Mutex<State>
    private let reload: (@Sendable () -> Keys?)?

    /// - Parameter reload: reads the keys anew, where a text names a key that came after this ring was made.
    public init(_ keys: Keys, reload: (@Sendable () -> Keys?)? = nil) {
        state = Mutex(State(keys: keys, ready: KeyRing.ready(keys)))
        self.reload = reload
    }

    private static func ready(_ keys: Keys) -> [String: SymmetricKey] {
        Dictionary(keys.sealing.map { ($0.name, SymmetricKey(data: $0.bytes)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of the key under which texts are sealed now.
    public var current: String { state.withLock { $0.keys.current } }

    /// Seals a text for a place; an empty one stays as it is, since there is nothing to hide.
    public func seal(_ text: String, for place: String) throws -> String {
        if text.isEmpty { return text }
        refresh()
        let (name, key) = state.withLock { ($0.keys.current, $0.ready[$0.keys.current]) }
        guard let key else { throw Failure.unknownKey(name) }
        let box = try AES.GCM.seal(Data(text.utf8), using: key, authenticating: Data(place.utf8))
        guard let data = box.combined else { throw Failure.broken }
        return "\(KeyRing.mark)\(name).\(Secrets.base64URL(Array(data)))"
    }

    /// Opens what was sealed for that place. A text from before fields were sealed is answered as it is.
    public func open(_ text: String, for place: String) throws -> String {
        guard let name = KeyRing.key(of: text) else { return text }
        guard let data = Secrets.bytes(base64URL: String(text.dropFirst(KeyRing.mark.count + name.count + 1))) else { throw Failure.broken }
        guard let key = key(name) else { throw Failure.unknownKey(name) }
        guard let box = try? AES.GCM.SealedBox(combined: data), let opened = try? AES.GCM.open(box, using: key, authenticating: Data(place.utf8))
        else {
            throw Failure.broken
        }
        return String(decoding: opened, as: UTF8.self)
    }

    /// A keyed hash by which a sealed value is found again: the same for the same value of the same kind, and nothing to those without the key.
    public func findable(_ value: String, as kind: String) -> String {
        Secrets.keyedHash("\(kind)\u{1F}\(value)", key: state.withLock { $0.keys.finding })
    }

    private func key(_ name: String) -> SymmetricKey? {
        if let key = state.withLock({ $0.ready[name] }) { return key }
        guard let fresh = reload?() else { return nil }
        return state.withLock {
            $0 = State(keys: fresh, ready: KeyRing.ready(fresh))
            return $0.ready[name]
        }
    }

    /// Reads the keys anew where that was not done for some seconds.
    private func refresh() {
        guard let reload, state.withLock({ $0.readAt.duration(to: .now) > KeyRing.interval }) else { return }
        let fresh = reload()
        state.withLock {
            if let fresh, fresh != $0.keys { $0 = State(keys: fresh, ready: KeyRing.ready(fresh)) }
            $0.readAt = .now
        }
    }

    static let mark = "s1."

    /// The name of the key under which a text is sealed; nil where it is not sealed.
    public static func key(of text: String) -> String? {
        guard text.hasPrefix(mark) else { return nil }
        let name = text.dropFirst(mark.count).prefix { $0 != "." }
        guard name.utf8.count == 8, name.allSatisfy(\.isHexDigit), text.utf8.count > mark.utf8.count + 9 else { return nil }
        return String(name)
    }

    /// What every text begins with that is sealed under the current key.
    public var currentMark: String { "\(KeyRing.mark)\(current)." }
}

extension KeyRing.Keys {
    /// New keys.
    public static func make() -> KeyRing.Keys { KeyRing.Keys(sealing: [], finding: Secrets.randomBytes(32)).adding(Secrets.randomBytes(32)) }

    var current: String { sealing.last?.name ?? "" }

    /// With a further key, which becomes the current one.
    public func adding(_ bytes: [UInt8]) -> KeyRing.Keys {
        KeyRing.Keys(sealing: sealing + [(String(Secrets.hex(Secrets.sha256(bytes)).prefix(8)), bytes)], finding: finding)
    }

    /// Without the keys under which nothing is sealed any more.
    public func keepingOnlyCurrent() -> KeyRing.Keys { KeyRing.Keys(sealing: sealing.suffix(1), finding: finding) }

    /// `find:KEY seal:KEY seal:KEY`, each 32 bytes in base64url, with white space or line ends between; the last `seal` is the current one.
    public init(_ text: String) throws(KeyRing.Failure) {
        var sealing: [[UInt8]] = [], finding: [UInt8]?
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard let bytes = Secrets.bytes(base64URL: String(word.dropFirst(5))), bytes.count == 32 else { throw .malformedKeys }
            switch word.prefix(5) {
            case "find:" where finding == nil: finding = bytes
            case "seal:": sealing.append(bytes)
            default: throw .malformedKeys
            }
        }
        guard let finding, !sealing.isEmpty else { throw .malformedKeys }
        self = sealing.reduce(KeyRing.Keys(sealing: [], finding: finding)) { $0.adding($1) }
    }

    public var text: String {
        "find:\(Secrets.base64URL(finding))\n" + sealing.map { "seal:\(Secrets.base64URL($0.bytes))\n" }.joined()
    }
}
