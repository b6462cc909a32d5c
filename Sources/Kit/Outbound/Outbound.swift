// SPDX-License-Identifier: Apache-2.0
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The one way in which this server asks other servers for anything: bounded in time and size, never into a network that is not public, never
/// after a redirect, without cookies.
///
/// A name is resolved once; every address it leads to must be public, and the connection goes to just the address that was looked at, so that a
/// name that changes its mind in between (DNS rebinding) gains nothing. What an operator names (`Rules.trusted`) may be private and unencrypted.
public final class Outbound: Sendable {
    public struct Rules: Sendable {
        /// `host:port` of the operator's own machines, in lower case: these may lie in a private network and speak plain HTTP.
        public var trusted: Set<String> = []
        public var ports: Set<Int> = [443]
        /// For the whole exchange.
        public var seconds: Int64 = 10
        public init(trusted: Set<String> = []) { self.trusted = trusted }
    }

    public struct Answer: Sendable {
        public let status: Int
        /// By name in lower case.
        public let headers: [String: String]
        public let body: [UInt8]
    }

    public enum Failure: Error, Hashable, Sendable {
        case refused(Target.Refusal)
        /// No answer in time, no connection, no valid certificate.
        case unreachable(String)
        /// The answer is longer than was asked for.
        case tooLarge
    }

    private let rules: Rules
    /// One client for each pair of host and address that was looked at; a few, since each keeps connections.
    private let clients = Mutex<[String: HTTPClient]>([:])
    private static let mostClients = 64

    public init(_ rules: Rules = Rules()) { self.rules = rules }

    /// Whether an address may be asked at all, before anything is kept of it. Says nothing about where its name will lead later.
    public func check(_ address: String) async throws(Failure) -> Target {
        do throws(Target.Refusal) {
            let target = try Target(address)
            _ = try await pinned(target)
            return target
        } catch { throw .refused(error) }
    }

    /// Asks once. A redirect is an answer like any other.
    ///
    /// - Parameter limit: the most bytes of an answer's body.
    public func send(
        _ method: String = "GET", to address: String, headers: [(String, String)] = [], body: [UInt8]? = nil, limit: Int = 64 << 10
    ) async throws(Failure) -> Answer {
        let target: Target, pin: String
        do throws(Target.Refusal) {
            target = try Target(address)
            pin = try await pinned(target)
        } catch { throw .refused(error) }
        var request = HTTPClientRequest(url: target.url)
        request.method = HTTPMethod(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(body) }
        do {
            let response = try await client(target.host, pin).execute(request, timeout: .seconds(rules.seconds))
            if let length = response.headers.first(name: "content-length").flatMap(Int.init), length > limit { throw Failure.tooLarge }
            let bytes = try await response.body.collect(upTo: limit)
            let named = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
            return Answer(status: Int(response.status.code), headers: named, body: Array(bytes.readableBytesView))
        } catch let failure as Failure { throw failure } catch is NIOTooManyBytesError { throw .tooLarge } catch {
            throw .unreachable(String(String(describing: error).prefix(200)))
        }
    }

    /// The address to connect to, as text; every address of the name has been looked at.
    private func pinned(_ target: Target) async throws(Target.Refusal) -> String {
        let isTrusted = rules.trusted.contains(target.authority)
        guard isTrusted || target.isSecure else { throw .insecure }
        guard isTrusted || rules.ports.contains(target.port) else { throw .port(target.port) }
        let found: [(bytes: [UInt8], text: String)]
        do { found = try await NIOThreadPool.singleton.runIfActive { Self.addresses(of: target.host) } } catch { throw .unknownHost }
        guard let first = found.first else { throw .unknownHost }
        guard isTrusted || found.allSatisfy({ Reach.isPublic($0.bytes) }) else { throw .notPublic }
        return first.text
    }

    private func client(_ host: String, _ pin: String) -> HTTPClient {
        let (client, gone) = clients.withLock { kept -> (HTTPClient, [HTTPClient]) in
            if let client = kept["\(host) \(pin)"] { return (client, []) }
            var gone: [HTTPClient] = []
            if kept.count >= Self.mostClients {
                gone = Array(kept.values)
                kept = [:]
            }
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow, timeout: .init(connect: .seconds(max(1, rules.seconds / 2)), read: .seconds(rules.seconds)),
                decompression: .disabled)
            // A literal address needs no override, and has none.
            if host != pin { configuration.dnsOverride = [host: pin] }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            kept["\(host) \(pin)"] = client
            return (client, gone)
        }
        for old in gone { old.shutdown { _ in } }
        return client
    }

    /// Ends all connections; nothing may be asked afterwards.
    public func close() async {
        let all = clients.withLock { kept in
            defer { kept = [:] }
            return Array(kept.values)
        }
        // What is still under way is cut off: that is what closing means.
        for client in all { try? await client.shutdown() }
    }

    deinit { for client in clients.withLock({ Array($0.values) }) { client.shutdown { _ in } } }

    /// What the system's resolver makes of a name: also of `127.1`, `0x7f000001` and `2130706433`, as a client would.
    private static func addresses(of host: String) -> [(bytes: [UInt8], text: String)] {
        var hints = addrinfo(), list: UnsafeMutablePointer<addrinfo>?
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [(bytes: [UInt8], text: String)] = []
        var next = list
        while let entry = next?.pointee {
            defer { next = entry.ai_next }
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            guard let address = entry.ai_addr,
                getnameinfo(address, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
            else { continue }
            let bytes: [UInt8]
            switch entry.ai_family {
            case AF_INET:
                bytes = UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr.bytes
            case AF_INET6:
                bytes = UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr.bytes
            default: continue
            }
            found.append((bytes, String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)))
        }
        return found
    }
}

extension in_addr {
    fileprivate var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}
extension in6_addr {
    fileprivate var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}
