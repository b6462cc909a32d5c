// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Localization
import Storage
import Territory
import Testing

extension BrowserTests {
    /// A neighbour tells what is wrong, without an account.
    @Suite struct ReportJourneys {
        @Test func `a neighbour reports on a phone in four steps and takes home number, link and QR code`() async throws {
            let shop = try await Town.shared().shop(7)
            try await Browser.inTown(.phone) { browser in
                try await browser.visit("/")
                try await browser.click("上报")
                try await browser.see("第 1 步，共 4 步")
                try await browser.type(shop.address.zh, into: "地点")
                try await browser.screenshot("report-1-where")
                try await browser.click("地点就是这里")
                try await browser.chooseFirstPlaceIfAsked()
                try await browser.see("第 2 步")
                try await browser.type("门口堆了好多纸箱，婴儿车过不去，请打 13812345678 找我", into: "写几句话")
                try await browser.field("照片").type(try await browser.photo())
                try await browser.screenshot("report-2-what")
                try await browser.click("写好了")
                try await browser.see("您希望我们怎么做")
                try await browser.screenshot("report-2-which")
                try await browser.click("看看大家会看到什么")
                try await browser.see("第 3 步")
                let preview = try await browser.find(".preview").text()
                #expect(preview.contains("纸箱") && !preview.contains("13812345678"), "\(preview)")
                #expect(try await browser.all(".preview img").count == 1)
                try await browser.screenshot("report-3-check")
                try await browser.click("发送上报")
                try await browser.see("第 4 步")
                try await browser.screenshot("report-4-sent")
                let number = try await browser.find(".number").text()
                #expect(number.wholeMatch(of: /\d{4}-\d+/) != nil, "\(number)")
                #expect(try await browser.find(".qr-figure svg").isShown())
                let link = try await browser.find(".link-text a").attribute("href") ?? ""
                #expect(link.contains("/r/"))

                try await browser.visit(link)
                try await browser.see(number)
                try await browser.see("13812345678")  // their own words, on their own page
                try await browser.screenshot("reporter")
                try await browser.visit("/cases/\(number)")
                #expect(try await !browser.text().contains("13812345678"))
                try await browser.screenshot("case-new-phone")
            }
        }

        @Test func `the same works without JavaScript`() async throws {
            let shop = try await Town.shared().shop(9)
            try await Browser.inTown(.desktop, language: "en", javaScript: false) { browser in
                try await browser.visit("/report")
                try await browser.type(shop.address.zh, into: "Place")
                try await browser.click("That is the place")
                try await browser.chooseFirstPlaceIfAsked()
                try await browser.type("The lamp has been dark for three days", into: "In a few words")
                try await browser.field("Photos").type(try await browser.photo())
                try await browser.click("Done, go on")
                try await browser.click("See what everyone will see")
                try await browser.see("three days")
                try await browser.click("Send the report")
                try await browser.see("Step 4 of 4")
                #expect(try await browser.find(".number").text().isEmpty == false)
                #expect(try await browser.find(".qr-figure svg").isShown())
            }
        }

        @Test func `the code at a shop's door says the place`() async throws {
            let shop = try await Town.shared().shop(11)
            try await Browser.inTown(.phone) { browser in
                try await browser.visit("/report?premises=\(shop.code)")
                try await browser.see("第 2 步")
                try await browser.see(shop.address.zh)
            }
        }

        @Test func `what is amiss is said at its field and nothing is lost`() async throws {
            try await Browser.inTown(.phone) { browser in
                try await browser.visit("/report")
                try await browser.type("月亮背面九号", into: "地点")
                try await browser.click("地点就是这里")
                try await browser.see("没有找到这个地方")
                #expect(try await browser.field("地点").property("value") == "月亮背面九号")
                try await browser.screenshot("report-1-unknown")
                try await browser.click("就按我写的来")
                try await browser.see("第 2 步")
                try await browser.click("写好了")
                try await browser.see("请写一两句话")
                #expect(try await browser.axe().map(\.description) == [])
            }
        }

        @Test func `smell of gas shows the emergency numbers before anything else`() async throws {
            let shop = try await Town.shared().shop(13)
            try await Browser.inTown(.phone) { browser in
                try await browser.visit("/report?premises=\(shop.code)")
                try await browser.type("楼道里有很浓的煤气味", into: "写几句话")
                try await browser.click("写好了")
                try await browser.see("如果现在有危险，请先打电话")
                #expect(try await browser.all("a[href='tel:119']").isEmpty == false)
                try await browser.screenshot("report-danger")
            }
        }
    }
}

extension Browser {
    /// Where the words may mean several places, the first.
    func chooseFirstPlaceIfAsked() async throws {
        let options = try await all("input[name=choice]")
        guard let first = options.first else { return }
        try await first.click()
        try await find("button[name=go][value=choose]").click()
    }

    /// A picture to send along, as a file's path.
    func photo() async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "linli-photo-\(ProcessInfo.processInfo.processIdentifier).png")
        guard let data = Data(base64Encoded: try await command("GET", "screenshot").string ?? "") else { throw BrowserError("no picture") }
        try data.write(to: file)
        return file.path
    }
}

extension Town {
    /// A shop of the town: each journey has its own.
    func shop(_ number: Int) async throws -> (code: String, address: Text) {
        let index = try await installation.atlas.index(on: Day(Date()), in: installation.database)
        let shops = index.premises.sorted { $0.id < $1.id }
        guard shops.count > number * 20 else { throw BrowserError("the town has only \(shops.count) shops") }
        let shop = shops[number * 20]
        return (shop.code, shop.address)
    }
}
