// SPDX-License-Identifier: Apache-2.0

/// Addresses that came from outside, before they may stand in a page or lead a browser on.
public enum SafeURL {
    /// A path on this site with its query, or `fallback`: never another host, never a script.
    public static func local(_ text: String, else fallback: String = "/") -> String {
        guard text.utf8.count <= 2048, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 0x5C }) else {
            return fallback
        }
        return text
    }

    /// An address that may stand in an `href`: http, https, tel or mailto, or a path of ours; nil for anything else.
    public static func href(_ text: String) -> String? {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else { return nil }
        if text.hasPrefix("/") { return text.hasPrefix("//") || text.contains("\\") ? nil : text }
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard scheme.count < text.count, ["http", "https", "tel", "mailto"].contains(scheme) else { return nil }
        return text
    }
}
