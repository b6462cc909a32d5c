// SPDX-License-Identifier: Apache-2.0
import Access
import Localization
import TestKit
import Testing

@testable import Web

struct GalleryTests {
    @Test(arguments: Language.allCases) func `all parts look as they did`(language: Language) throws {
        var frame = Frame()
        frame.language = language
        frame.path = "/dev/gallery"
        frame.menu = GalleryTests.menu
        try expectSnapshot(Gallery.page(in: frame).html.markup, "gallery-\(language).html")
    }

    @Test func `the map is as it was`() throws { try expectSnapshot(GalleryMap.json(.zh), "gallery-map.json") }

    @Test func `one who is signed in sees the menu of what they may do, and the notice`() throws {
        var frame = Frame()
        frame.actor = Actor(id: "1", name: "王芳", permissions: [Permission(rawValue: "casework.take")], scope: .everywhere)
        frame.csrf = "token"
        frame.isLarge = true
        frame.path = "/desk/mine?page=2&x='\"<"
        frame.menu = GalleryTests.menu
        frame.notice = "已经收到,编号 <2026-000123>"
        try expectSnapshot(Page(Text(zh: "我的工作", en: "My work"), in: frame, content: "<h1>我的工作</h1>").html.markup, "frame-signed-in.html")
    }

    static let menu = [
        MenuEntry(Text(zh: "上报", en: "Report"), path: "/report", order: 20), MenuEntry(Text(zh: "公示板", en: "Board"), path: "/", order: 10),
        MenuEntry(Text(zh: "工作台", en: "Desk"), path: "/desk", order: 30, permission: Permission(rawValue: "casework.take")),
        MenuEntry(Text(zh: "用户", en: "Users"), path: "/users", order: 90, permission: Permission(rawValue: "accounts.manage")),
        MenuEntry(Text(zh: "清单", en: "Lists"), path: "/lists", order: 40),
    ]
}
