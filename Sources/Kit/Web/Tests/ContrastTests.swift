// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Reads the colours from app.css and computes their contrast as WCAG 2 does.
struct ContrastTests {
    /// What stands on what, as words; lines that only separate need less.
    static let text = [
        ("ink", "paper"), ("ink", "sheet"), ("quiet", "paper"), ("quiet", "sheet"), ("accent", "paper"), ("accent", "sheet"),
        ("accent", "accent-tint"),
        ("accent-ink", "accent"), ("green", "sheet"), ("green", "green-tint"), ("yellow", "sheet"), ("yellow", "yellow-tint"), ("red", "sheet"),
        ("red", "paper"), ("red", "red-tint"), ("suspended", "sheet"), ("suspended", "suspended-tint"), ("ink", "mark"), ("ink", "green-tint"),
        ("ink", "red-tint"), ("ink", "accent-tint"), ("ink", "yellow-tint"), ("ink", "suspended-tint"), ("map-label", "map-land"),
    ]

    @Test(arguments: ["light", "dark", "light large", "dark large"]) func `words stand out from what is behind them`(scheme: String) throws {
        let colours = try Self.colours(isDark: scheme.contains("dark"), isLarge: scheme.contains("large"))
        for (front, back) in Self.text {
            let ratio = try Self.ratio(#require(colours[front]), #require(colours[back]))
            #expect(ratio >= (scheme.contains("large") ? 7 : 4.5), "\(front) on \(back): \((ratio * 100).rounded() / 100)")
        }
        for (front, back) in [("edge", "sheet"), ("edge", "paper"), ("map-border", "map-land")] {
            let ratio = try Self.ratio(#require(colours[front]), #require(colours[back]))
            #expect(ratio >= 3, "\(front) on \(back): \((ratio * 100).rounded() / 100)")
        }
    }

    private static func colours(isDark: Bool, isLarge: Bool) throws -> [String: String] {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Public/app.css")
        let blocks = try String(contentsOf: url, encoding: .utf8).split(separator: "}").map(String.init).filter { $0.contains("--paper:") }
        var colours: [String: String] = [:]
        // In the file's order: light, dark, large, dark large; print comes last.
        for (index, isUsed) in [(0, true), (1, isDark), (2, isLarge), (3, isDark && isLarge)] where isUsed {
            for match in blocks[index].matches(of: /--([a-z-]+): (#[0-9a-f]{6});/) { colours[String(match.output.1)] = String(match.output.2) }
        }
        return colours
    }

    private static func ratio(_ a: String, _ b: String) -> Double {
        let lights = [luminance(a), luminance(b)].sorted()
        return (lights[1] + 0.05) / (lights[0] + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let number = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
