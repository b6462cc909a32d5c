// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a person does at a page, and what they see there.
extension Browser {
    /// Opens a path of the site, or an address of its own.
    func visit(_ path: String) async throws {
        try await command("POST", "url", ["url": .string(path.hasPrefix("/") ? site + path : path)])
    }

    /// The path and query of the page that is open.
    func path() async throws -> String {
        let url = try await command("GET", "url").string ?? ""
        return url.hasPrefix(site) ? String(url.dropFirst(site.count)) : url
    }

    func title() async throws -> String { try await command("GET", "title").string ?? "" }
    func source() async throws -> String { try await command("GET", "source").string ?? "" }
    /// The words on the page, as they are seen.
    func text() async throws -> String { try await find("body").text() }

    /// The first element that a CSS selector finds; it may still be on its way.
    func find(_ selector: String) async throws -> Element { try await find(using: "css selector", selector) }
    func all(_ selector: String) async throws -> [Element] {
        try await command("POST", "elements", ["using": "css selector", "value": .string(selector)]).array.compactMap { Element($0, in: self) }
    }

    /// The field that stands under this label.
    func field(_ label: String) async throws -> Element {
        let text = Self.xpath(label)
        return try await find(
            using: "xpath",
            "//*[self::input or self::select or self::textarea][@id=//label[contains(normalize-space(.), \(text))]/@for]"
                + " | //label[contains(normalize-space(.), \(text))]//*[self::input or self::select or self::textarea]"
                + " | //*[self::input or self::select or self::textarea][contains(@aria-label, \(text))]")
    }

    /// The link or button with these words.
    func control(_ words: String) async throws -> Element {
        let text = Self.xpath(words)
        return try await find(
            using: "xpath",
            "//*[self::a or self::button or self::summary][contains(normalize-space(.), \(text))] | //input[@type='submit'][@value=\(text)]")
    }

    func click(_ words: String) async throws { try await control(words).click() }
    func type(_ text: String, into label: String) async throws { try await field(label).type(text) }

    /// Waits until the page shows these words.
    func see(_ words: String, within seconds: Double = 5) async throws {
        do {
            try await eventually(within: seconds) { try await text().contains(words) }
        } catch is BrowserError {
            let shown = try await text()
            throw BrowserError("“\(words)” is not on \(try await path()), which says: \(shown.prefix(600))")
        }
    }

    /// Presses keys one after the other, wherever the focus is. Letters stand for themselves.
    func press(_ keys: Key...) async throws {
        let strokes = keys.flatMap { key -> [JSON] in
            [["type": "keyDown", "value": .string(key.value)], ["type": "keyUp", "value": .string(key.value)]]
        }
        try await command("POST", "actions", ["actions": [["type": "key", "id": "keyboard", "actions": .array(strokes)]]])
    }

    /// The element that has the focus.
    func focused() async throws -> Element? { Element(try await command("GET", "element/active"), in: self) }

    /// Goes on with the tab key until the focus is on what `words` name; as a person without a mouse would.
    func tab(to words: String, atMost steps: Int = 80) async throws {
        for _ in 0..<steps {
            try await press(.tab)
            if let element = try await focused(), try await element.accessibleName().contains(words) { return }
        }
        throw BrowserError("the tab key does not lead to “\(words)”")
    }

    /// Asks until `condition` holds; fails after `seconds`.
    func eventually(within seconds: Double = 5, _ condition: () async throws -> Bool) async throws {
        let clock = ContinuousClock(), end = clock.now + .seconds(seconds)
        while true {
            if (try? await condition()) == true { return }
            if clock.now > end { throw BrowserError("did not come within \(seconds) s") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    func run(_ script: String, _ arguments: JSON = []) async throws -> JSON {
        try await command("POST", "execute/sync", ["script": .string(script), "args": arguments])
    }

    private func find(using: String, _ value: String) async throws -> Element {
        let clock = ContinuousClock(), end = clock.now + .seconds(3)
        while true {
            do {
                let found = try await command("POST", "element", ["using": .string(using), "value": .string(value)])
                guard let element = Element(found, in: self) else { throw BrowserError("no element: \(found)") }
                return element
            } catch let error as BrowserError {
                if clock.now > end { throw BrowserError("\(error) on \(try await path())") }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// A text as XPath writes it.
    private static func xpath(_ text: String) -> String { text.contains("\"") ? "'\(text)'" : "\"\(text)\"" }
}

/// Keys without a letter, by WebDriver's code points.
enum Key: Sendable, ExpressibleByStringLiteral {
    case tab, enter, escape, space, down, up, letter(String)
    init(stringLiteral value: String) { self = .letter(value) }
    var value: String {
        switch self {
        case .tab: "\u{E004}"
        case .enter: "\u{E007}"
        case .escape: "\u{E00C}"
        case .space: "\u{E00D}"
        case .down: "\u{E015}"
        case .up: "\u{E013}"
        case .letter(let letter): letter
        }
    }
}
