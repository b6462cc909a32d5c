// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Outbound

@Suite struct ReachTests {
    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    ])
    func `closed addresses of IPv4 are not public`(_ text: String) throws {
        #expect(!Reach.isPublic(bytes(text)))
        // The same inside IPv6, as ::ffff:a.b.c.d and as NAT64.
        #expect(!Reach.isPublic([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes(text)))
        #expect(!Reach.isPublic([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + bytes(text)))
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255",
        "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    ])
    func `their neighbours are`(_ text: String) { #expect(Reach.isPublic(bytes(text))) }

    @Test func `of IPv6 only global unicast is public`() {
        func six(_ head: [UInt8]) -> [UInt8] { head + [UInt8](repeating: 1, count: 16 - head.count) }
        for head in [[0x20, 0x01, 0x48, 0x60], [0x24, 0x08], [0x2A, 0x00], [0x3F, 0xFE]] as [[UInt8]] {
            #expect(Reach.isPublic(six(head)), "\(head)")
        }
        let closed: [[UInt8]] = [
            [0], [0xFC], [0xFD, 0x12], [0xFE, 0x80], [0xFF, 0x02], [0x20, 0x01, 0, 0], [0x20, 0x01, 0x0D, 0xB8], [0x20, 0x02, 127, 0, 0, 1],
            [0x3F, 0xFF, 0x0F], [0x1F, 0xFF], [0x40],
        ]
        for head in closed { #expect(!Reach.isPublic(six(head)), "\(head)") }
        #expect(!Reach.isPublic([UInt8](repeating: 0, count: 15) + [1]))
        for count in [0, 3, 5, 15, 17] { #expect(!Reach.isPublic([UInt8](repeating: 0x20, count: count)), "\(count)") }
    }

    private func bytes(_ text: String) -> [UInt8] { text.split(separator: ".").compactMap { UInt8($0) } }
}

@Suite struct TargetTests {
    @Test func `an address is read as a client will read it`() throws {
        let target = try Target("https://Example.COM/a/b?c=%20d#e")
        #expect((target.host, target.port, target.path, target.isSecure) == ("example.com", 443, "/a/b?c=%20d", true))
        #expect(try Target("http://[2001:db8::1]:8080").url == "http://[2001:db8::1]:8080/")
    }

    @Test(arguments: [
        "", "example.com", "ftp://example.com/", "file:///etc/passwd", "https://", "https://user@example.com/", "https://u:p@example.com/",
        "https://example.com\\@127.0.0.1/", "https://exa mple.com/", "https://例子.cn/", "https://example.com:0/", "https://example.com:99999/",
        "https://example.com/\u{0}", "https://example.com/\r\nHost: a", "javascript:alert(1)", "gopher://127.0.0.1:11211/x",
        "https://\(String(repeating: "a", count: 3000))/",
    ])
    func `what is no plain address of the web is not taken`(_ text: String) { #expect(throws: Target.Refusal.malformed) { try Target(text) } }
}

@Suite struct `Going out` {
    @Test(arguments: [
        "https://127.0.0.1/", "https://127.1/", "https://0x7f000001/", "https://2130706433/", "https://0177.0.0.1/", "https://0/", "https://[::1]/",
        "https://[::ffff:127.0.0.1]/", "https://[::ffff:a9fe:a9fe]/", "https://[fe80::1]/", "https://[fd00::1]/", "https://localhost/",
        "https://169.254.169.254/latest/meta-data/", "https://10.1.2.3/", "https://[64:ff9b::7f00:1]/",
    ])
    func `never leads into a network that is not public, however it is written`(_ text: String) async {
        await #expect(throws: Outbound.Failure.refused(.notPublic)) { try await Outbound().check(text) }
    }

    @Test func `wants encryption and the web's port`() async {
        await #expect(throws: Outbound.Failure.refused(.insecure)) { try await Outbound().check("http://1.1.1.1/") }
        await #expect(throws: Outbound.Failure.refused(.port(22))) { try await Outbound().check("https://1.1.1.1:22/") }
        await #expect(throws: Outbound.Failure.refused(.unknownHost)) { try await Outbound().check("https://no-such-host.invalid/") }
        await #expect(throws: Never.self) { try await Outbound().check("https://1.1.1.1/hook") }
    }

    @Test func `goes to a private machine only where the operator named it with its port`() async {
        let own = Outbound(Outbound.Rules(trusted: ["127.0.0.1:9"]))
        await #expect(throws: Never.self) { try await own.check("http://127.0.0.1:9/") }
        await #expect(throws: Outbound.Failure.refused(.insecure)) { try await own.check("http://127.0.0.1:10/") }
        await #expect(throws: Outbound.Failure.refused(.notPublic)) { try await own.check("https://127.0.0.1/") }
        // Nobody listens on the port of "discard".
        await #expect {
            _ = try await own.send(to: "http://127.0.0.1:9/")
        } throws: {
            if case .unreachable = $0 as? Outbound.Failure { true } else { false }
        }
    }
}
