// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A window of Chromium and the person before it.
struct Browser: Sendable {
    enum Window: String, Sendable, CaseIterable {
        case phone, desktop
        var size: (width: Int, height: Int) { self == .phone ? (390, 844) : (1280, 900) }
    }

    /// Paths that begin with a slash are below this address.
    let site: String
    let window: Window
    private let driver: Chromedriver
    private let session: String

    /// Opens a window for as long as `body` takes.
    static func open<Result: Sendable>(
        _ window: Window, at site: String, language: String = "zh-CN", javaScript: Bool = true, dark: Bool = false,
        body: (Browser) async throws -> Result
    ) async throws -> Result {
        let driver = try await Chromedriver.shared()
        var preferences: [String: JSON] = ["intl.accept_languages": .string(language)]
        if !javaScript { preferences["profile.managed_default_content_settings.javascript"] = 2 }
        var options: [String: JSON] = [
            "args": [
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb",
            ],
            "prefs": .object(preferences),
        ]
        if let chromium = Chromedriver.path(of: "chromium") { options["binary"] = .string(chromium) }
        if window == .phone {  // headless windows are never narrower than 500 pixels: the device is emulated
            // With scripts off, chromedriver waits for ever for a tap on an emulated touch screen: then it is a phone with a mouse.
            options["mobileEmulation"] = [
                "deviceMetrics": ["width": .number(390), "height": .number(844), "pixelRatio": 2, "touch": .bool(javaScript), "mobile": true]
            ]
        }
        let answer = try await send(
            "POST", "/session", on: driver,
            ["capabilities": ["alwaysMatch": ["browserName": "chrome", "goog:chromeOptions": .object(options)]]])
        guard let id = answer["sessionId"].string else { throw BrowserError("Chromium does not start: \(answer)") }
        let browser = Browser(site: site, window: window, driver: driver, session: id)
        do {
            if window == .desktop {
                try await browser.command("POST", "window/rect", ["width": .number(1280), "height": .number(900)])
            }
            if dark {
                let features: JSON = [["name": "prefers-color-scheme", "value": "dark"]]
                try await browser.devTools("Emulation.setEmulatedMedia", ["features": features])
            }
            let result = try await body(browser)
            try await browser.command("DELETE", "")
            return result
        } catch {
            _ = try? await browser.screenshot("failure-\(browser.session.prefix(6))")
            _ = try? await browser.command("DELETE", "")
            throw error
        }
    }

    @discardableResult func command(_ method: String, _ path: String, _ body: JSON = [:]) async throws -> JSON {
        try await Self.send(method, "/session/\(session)" + (path.isEmpty ? "" : "/\(path)"), on: driver, method == "POST" ? body : nil)
    }

    @discardableResult func devTools(_ name: String, _ parameters: JSON = [:]) async throws -> JSON {
        try await command("POST", "goog/cdp/execute", ["cmd": .string(name), "params": parameters])
    }

    private static func send(_ method: String, _ path: String, on driver: Chromedriver, _ body: JSON?) async throws -> JSON {
        let data = try await Wire.send(method, port: driver.port, path, body: try body.map { try JSONEncoder().encode($0) })
        let value = try JSONDecoder().decode(JSON.self, from: data)["value"]
        if let error = value["error"].string { throw BrowserError("\(error): \(value["message"].string?.split(separator: "\n").first ?? "")") }
        return value
    }
}
