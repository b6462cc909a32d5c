// SPDX-License-Identifier: Apache-2.0
import Foundation
import Hummingbird
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Casework

/// The pages that everyone meets, as they are written today; `make record` writes them anew.
@Suite struct `Public pages` {
    /// What changes from run to run is left out: tokens, keys, seals, the version of the files, QR codes.
    static func steady(_ page: String) -> String {
        page.replacing(/name="(csrf|key)" value="[^"]*"/) { "name=\"\($0.1)\" value=\"…\"" }
            .replacing(/\?v=[0-9a-f]+/, with: "?v=…").replacing(/\/(r|notices)\/[A-Za-z0-9_-]{43}/) { "/\($0.1)/…" }
            .replacing(/<path fill="#000" d="[^"]*"/, with: "<path fill=\"#000\" d=\"…\"").replacing(/data-words="[^"]*"/, with: "data-words=\"…\"")
            .replacing(/value="[0-9a-f]{64}\.[^"]*"/, with: "value=\"…\"")
    }

    @Test(arguments: Language.allCases) func `read well in both languages`(_ language: Language) async throws {
        let town = try await Town.make(), browser = await town.visitor(language)
        func shoot(_ answer: Browser.Answer, _ name: String) throws {
            try expectSnapshot(Self.steady(answer.text), "\(name)-\(language.rawValue).html")
        }
        try shoot(try await browser.get("/"), "board-empty")
        var page = try await browser.get("/report")
        try shoot(page, "report-where")
        page = try await browser.go("where", from: page, ["place": "桥弄街 8 号门口"])
        try shoot(page, "report-what")
        page = try await browser.go("what", from: page, ["words": "水果摆到门外了，推不过去"])
        try shoot(page, "report-which")
        page = try await browser.go("which", from: page, ["matter": "town/0504"])
        try shoot(page, "report-check")
        let link = try #require(try await browser.go("send", from: page).headers[.location])
        try shoot(try await browser.get(link), "report-sent")
        try shoot(try await browser.get(String(link.dropLast("/sent".count))), "reporter")
        town.clock.pass(hours: 1)
        try shoot(try await browser.get("/"), "board")
        try shoot(try await browser.get("/cases/2026-000001"), "case")
        let notice = try await `Neighbours and those concerned`.notice(town)
        try shoot(try await browser.get(notice), "notice")
    }
}
