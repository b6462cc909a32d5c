// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Where a request is to go, as somebody else wrote it.
public struct Target: Sendable, Hashable {
    public let isSecure: Bool
    /// In lower case, without brackets.
    public let host: String
    public let port: Int
    /// Path and query, beginning with a slash.
    public let path: String

    public enum Refusal: Error, Hashable, Sendable {
        /// Not an address of the web: another scheme, no host, a name and password in it, signs that do not belong there, too long.
        case malformed
        /// `http://` to a host that the operator did not name.
        case insecure
        /// A port that is not the web's own.
        case port(Int)
        /// The name leads nowhere.
        case unknownHost
        /// The name leads into a network that is not public.
        case notPublic
    }

    static let longest = 2000

    public init(_ text: String) throws(Refusal) {
        // What a parser might read one way and a client another is not read at all.
        guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 92 }), let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme), parts.user == nil, parts.password == nil,
            let host = parts.host?.lowercased(), !host.isEmpty
        else { throw .malformed }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        guard !bare.isEmpty, bare.utf8.allSatisfy({ Self.hostSigns.contains($0) }) else { throw .malformed }
        isSecure = scheme == "https"
        self.host = bare
        port = parts.port ?? (isSecure ? 443 : 80)
        guard (1...65_535).contains(port) else { throw .malformed }
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        self.path = path + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
    }

    private static let hostSigns = Set("abcdefghijklmnopqrstuvwxyz0123456789.-:_".utf8)

    var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    var url: String { "\(isSecure ? "https" : "http")://\(authority)\(path)" }
}
