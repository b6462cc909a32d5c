// SPDX-License-Identifier: Apache-2.0

/// Something on the page that is open.
struct Element: Sendable {
    private let browser: Browser
    private let id: String

    init?(_ answer: JSON, in browser: Browser) {
        guard let id = answer["element-6066-11e4-a52e-4f735466cecf"].string else { return nil }
        self.browser = browser
        self.id = id
    }

    func click() async throws { try await browser.command("POST", "element/\(id)/click") }
    func clear() async throws { try await browser.command("POST", "element/\(id)/clear") }
    /// Types at the end of what stands there; in a file field, the path of the file to send.
    func type(_ text: String) async throws { try await browser.command("POST", "element/\(id)/value", ["text": .string(text)]) }
    func text() async throws -> String { try await browser.command("GET", "element/\(id)/text").string ?? "" }
    func attribute(_ name: String) async throws -> String? { try await browser.command("GET", "element/\(id)/attribute/\(name)").string }
    func property(_ name: String) async throws -> JSON { try await browser.command("GET", "element/\(id)/property/\(name)") }
    func isShown() async throws -> Bool { try await browser.command("GET", "element/\(id)/displayed").bool ?? false }
    /// What a screen reader calls it.
    func accessibleName() async throws -> String { try await browser.command("GET", "element/\(id)/computedlabel").string ?? "" }
    func find(_ selector: String) async throws -> Element {
        let found = try await browser.command("POST", "element/\(id)/element", ["using": "css selector", "value": .string(selector)])
        guard let element = Element(found, in: browser) else { throw BrowserError("no element: \(found)") }
        return element
    }

    /// Clicks the last element inside that the selector finds.
    func click(last selector: String) async throws {
        let found = try await browser.command("POST", "element/\(id)/elements", ["using": "css selector", "value": .string(selector)]).array
        guard let last = found.last.flatMap({ Element($0, in: browser) }) else { throw BrowserError("no element \(selector)") }
        try await last.click()
    }

    /// Chooses the option with these words in a list.
    func choose(_ words: String) async throws {
        let options = try await browser.command("POST", "element/\(id)/elements", ["using": "css selector", "value": "option"]).array
        for option in options.compactMap({ Element($0, in: browser) }) where try await option.text().contains(words) {
            return try await option.click()
        }
        throw BrowserError("no option “\(words)”")
    }
}
