// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Looking at a page: as a picture, and as axe-core sees it.
extension Browser {
    /// Something that shuts people out, as axe-core found it.
    struct Violation: Sendable, CustomStringConvertible {
        let rule: String, impact: String, help: String, nodes: [String]
        var description: String { "\(rule) (\(impact)): \(help)\n    " + nodes.joined(separator: "\n    ") }
    }

    /// Keeps a picture of the whole page as `.build/screenshots/NAME.png`.
    @discardableResult func screenshot(_ name: String) async throws -> String {
        let size = try await devTools("Page.getLayoutMetrics")["cssContentSize"]
        let clip: JSON = ["x": 0, "y": 0, "width": size["width"], "height": .number(min(size["height"].number ?? 900, 6000)), "scale": 1]
        let answer = try await devTools("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip])
        guard let data = Data(base64Encoded: answer["data"].string ?? "") else { throw BrowserError("no picture: \(answer)") }
        let folder = Self.screenshots
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "\(name).png")
        try data.write(to: file)
        return file.path
    }

    static let screenshots = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../.build/screenshots").standardizedFileURL

    /// What axe-core finds against WCAG 2.1 AA on the page that is open. Needs JavaScript.
    func axe() async throws -> [Violation] {
        guard let path = ProcessInfo.processInfo.environment["LINLI_AXE"], let axe = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw BrowserError("axe-core is missing: LINLI_AXE=$(scripts/get-axe)")
        }
        let answer = try await command(
            "POST", "execute/async",
            [
                "script": .string(
                    axe + """
                        ;var done = arguments[arguments.length - 1];
                        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] })
                            .then(function (r) { done(r.violations) }, function (e) { done(String(e)) });
                        """), "args": [],
            ])
        if let error = answer.string { throw BrowserError("axe-core: \(error)") }
        return answer.array.map { violation in
            Violation(
                rule: violation["id"].string ?? "", impact: violation["impact"].string ?? "", help: violation["help"].string ?? "",
                nodes: violation["nodes"].array.prefix(5).map { node in
                    "\(node["html"].string ?? "")  \(node["failureSummary"].string?.split(separator: "\n").dropFirst().first ?? "")"
                })
        }
    }

    /// Whether something is wider than the window, so that a person would have to scroll sideways.
    func isTooWide() async throws -> Bool {
        try await run("return document.documentElement.scrollWidth > document.documentElement.clientWidth").bool ?? false
    }
}
