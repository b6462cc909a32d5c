// SPDX-License-Identifier: Apache-2.0

/// Words that have broken software before: what people paste, what attackers send, and what merely looks odd.
enum HostileWords {
    /// No answer may bring this back as markup: a page that holds it has not escaped what it was sent.
    static let marker = "<x7q"

    static let all: [String] = [
        "", " ", "\u{0}", "\u{0}abc", "\t", "\r\n", "\n\n\n", "\u{FEFF}", "\u{200B}", "\u{202E}abc\u{202C}", "\u{FFFF}", "\u{FFFD}", "\u{85}",
        "\u{2028}",
        "0", "-1", "1e309", "NaN", "inf", "-0", "0x10", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1.5", "１２３", "٣",
        "1,000",
        "true", "null", "undefined", "[]", "{}", "[object Object]", "on", "a[]=1", "%00", "%", "%zz", "%E4%B8", "%2e%2e%2f", "&a=b", "=", ";",
        "a=b&a=c",
        "'", "\"", "'\"", "' OR 1=1 --", "'; DROP TABLE casework_case; --", "') UNION SELECT token_hash FROM accounts_session --", "\\", "\\'", "$1",
        "?1", ":a",
        "\(marker) onerror=alert(1)>", "\"><\(marker.dropFirst())>", "'><\(marker.dropFirst())>", "</textarea>\(marker)>", "</title>\(marker)>",
        "</script>\(marker)>", "<!--\(marker)>", "]]>\(marker)>", "javascript:alert(1)", "data:text/html,\(marker)>", "{{7*7}}", "${7*7}",
        "<%= 7*7 %>",
        "../../../../etc/passwd", "..\\..\\windows", "/etc/passwd\u{0}.jpg", "file:///etc/passwd", "//evil.example", "https://evil.example/",
        "/\\evil.example",
        "http://127.0.0.1:22/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://0x7f000001/", "gopher://127.0.0.1/",
        "=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(1)", "a,b\n\"c", "\"unclosed", "a\rSet-Cookie: a=b", "a\r\nLocation: //evil.example", "%0d%0aX: y",
        "*", "%", "_", "a*", "\"a", "a OR b", "NEAR(a b)", "a AND NOT", "-", "--", "()", "^a", "title:a", "(((((((((((((((", "[a-z", "(a+)+$",
        "2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "10000-01-01", "2026-11-27T25:61:61Z", "24:00", "-0001-01-01", "2026-11-27 ",
        "٢٠٢٦-١١-٢٧",
        "330105013/999", "/330105013/", "//", "/330105013/../", "330105013%", "/330105013/001/", "POINT(0 0)", "POLYGON((0 0,0 0,0 0))",
        "POINT(NaN NaN)",
        "POLYGON((120 30,121 30,120 30))", "POINT(999 999)", "120.1,30.3", "{\"type\":\"Point\",\"coordinates\":[1e400,0]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[]]}",
        "11010519491231002X", "13800138000", "4111111111111111", "桥弄街 8 号 3 单元 502 室", "王女士", "👨‍👩‍👧‍👦", "e\u{301}\u{301}\u{301}\u{301}\u{301}", "Ｚ̡̲̥a̷̢l̶g̵o",
        "ﷺ", "𠜎𠜱𠝹", "ß", "İ", "ǆ", "한국어", "עברית",
        "01a199c5-3280-7658-a3ff-d6fadf2b7859", "00000000-0000-0000-0000-000000000000", "2026-000001", "2026-999999", "99999-1", "system", "admin",
        "root",
        String(repeating: "啊", count: 20_001), String(repeating: "a", count: 70_000), String(repeating: "(", count: 5000),
        String(repeating: "1", count: 400),
        String(repeating: "{\"a\":", count: 3000), String(repeating: "🏠", count: 3000), String(repeating: "\n", count: 6000),
        String(repeating: "%41", count: 2000),
    ]

    /// One of them, or the value that was there with something done to it.
    static func some(for value: String, _ generator: inout some RandomNumberGenerator) -> String {
        let pick = all[Int.random(in: 0..<all.count, using: &generator)]
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return value + pick
        case 1: return pick + value
        case 2: return String(value.prefix(value.count / 2))
        case 3: return value.isEmpty ? pick : value + value
        case 4:
            var letters = Array(value.unicodeScalars)
            guard !letters.isEmpty, let letter = Unicode.Scalar(UInt32.random(in: 0..<0xD800, using: &generator)) else { return pick }
            letters[Int.random(in: 0..<letters.count, using: &generator)] = letter
            return letters.reduce(into: "") { $0.unicodeScalars.append($1) }
        default: return pick
        }
    }

    /// Bytes without sense.
    static func bytes(_ generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<Int.random(in: 0..<600, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
