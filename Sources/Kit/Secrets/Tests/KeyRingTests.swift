// SPDX-License-Identifier: Apache-2.0
import Secrets
import Synchronization
import Testing

@Suite struct `A ring of keys` {
    static let place = "casework_report.words 1"

    @Test func `opens what it sealed, in the same place only`() throws {
        let ring = KeyRing(.make())
        for text in ["王芳 13812345678", "🙂", " ", String(repeating: "长", count: 100_000), "s1.notsealed"] {
            let sealed = try ring.seal(text, for: Self.place)
            #expect(!sealed.contains("王芳") && sealed.hasPrefix(ring.currentMark))
            #expect(try ring.open(sealed, for: Self.place) == text)
            #expect(throws: KeyRing.Failure.broken) { try ring.open(sealed, for: "casework_report.words 2") }
        }
        #expect(try ring.seal("", for: Self.place) == "")
        #expect(try ring.seal("x", for: Self.place) != ring.seal("x", for: Self.place), "a nonce is used once")
    }

    @Test func `notices every change of a sealed text`() throws {
        let ring = KeyRing(.make()), sealed = Array(try ring.seal("电话", for: Self.place))
        for index in ring.currentMark.count..<sealed.count {
            var changed = sealed
            changed[index] = changed[index] == "A" ? "B" : "A"
            #expect(throws: KeyRing.Failure.broken) { try ring.open(String(changed), for: Self.place) }
        }
        #expect(throws: KeyRing.Failure.broken) { try ring.open(String(sealed.dropLast(4)), for: Self.place) }
    }

    @Test func `reads what older keys sealed, and takes a new one up by itself`() throws {
        let first = KeyRing.Keys.make(), second = first.adding([UInt8](repeating: 7, count: 32))
        let old = KeyRing(first), new = KeyRing(second)
        let sealed = try old.seal("旧", for: Self.place), later = try new.seal("新", for: Self.place)
        #expect(try new.open(sealed, for: Self.place) == "旧")
        #expect(throws: KeyRing.Failure.unknownKey(new.current)) { try old.open(later, for: Self.place) }
        let told = KeyRing(first) { second }
        #expect(try told.open(later, for: Self.place) == "新")
        #expect(told.current == new.current)
        #expect(throws: KeyRing.Failure.unknownKey(old.current)) { try KeyRing(second.keepingOnlyCurrent()).open(sealed, for: Self.place) }
    }

    @Test func `answers texts from before there were keys as they are`() throws {
        let ring = KeyRing(.make())
        for text in ["路灯不亮", "s1.", "s1.12345678", "s1.zzzzzzzz.AAAA", ""] { #expect(try ring.open(text, for: Self.place) == text) }
    }

    @Test func `finds by a hash that depends on value, kind and key, and not on the sealing keys`() {
        let keys = KeyRing.Keys.make(), ring = KeyRing(keys)
        #expect(ring.findable("138", as: "phone") == KeyRing(keys.adding([UInt8](repeating: 1, count: 32))).findable("138", as: "phone"))
        #expect(ring.findable("138", as: "phone") != ring.findable("138", as: "name"))
        #expect(ring.findable("138", as: "phone") != KeyRing(.make()).findable("138", as: "phone"))
    }

    @Test func `is read from its file, and a file that is none is refused`() throws {
        let keys = KeyRing.Keys.make()
        #expect(try KeyRing.Keys(keys.text) == keys)
        let key = Secrets.base64URL([UInt8](repeating: 1, count: 32))
        for text in ["", "find:\(key)", "seal:\(key)", "find:\(key) seal:AAAA", "find:\(key) find:\(key) seal:\(key)", "find:\(key) open:\(key)"] {
            #expect(throws: KeyRing.Failure.malformedKeys) { try KeyRing.Keys(text) }
        }
    }
}
