// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Web

extension Text {
    static let placesLead = Text(
        zh: "从街道到微网格，每块地方有多大、住多少户，都在这里。",
        en: "From the subdistrict down to the micro-grid: how large each place is and how many households live there.")
    static let findPlace = Text(zh: "找一个地方", en: "Find a place")
    static let findPlaceHelp = Text(
        zh: "写小区和幢号、路名和门牌号，或者店名都可以，比如“紫荆家园3幢”。",
        en: "An estate and building, a street and number, or the name of a shop, such as “Zijing Homes building 3”.")
    static let search = Text(zh: "查找", en: "Search")
    static let mapOfPlaces = Text(zh: "辖区地图", en: "Map of the area")
    static let nothingDrawn = Text(zh: "这里还没有划分区域", en: "No areas have been drawn yet")
    static let nothingDrawnWay = Text(zh: "街道录入区划以后，就能在这里看到。", en: "Once the subdistrict enters its areas, they appear here.")

    static let households = Text(zh: "住户", en: "Households")
    static let extent = Text(zh: "面积", en: "Area")
    static let codeOfArea = Text(zh: "编码", en: "Code")
    static let levelOfArea = Text(zh: "层级", en: "Level")
    static let kindOfGrid = Text(zh: "网格类型", en: "Kind of grid")
    static let since = Text(zh: "启用日期", en: "Since")
    static let inside = Text(zh: "下辖", en: "Inside")
    static let buildingsHere = Text(zh: "这里的楼", en: "Buildings")
    static let shopsHere = Text(zh: "这里的店和单位", en: "Shops and organisations")
    static let reportHere = Text(zh: "上报这里的问题", en: "Report something here")
    static let posterToPrint = Text(zh: "打印公示牌", en: "Poster to print")
    static let codesTable = Text(zh: "全部编码（CSV）", en: "All codes (CSV)")
    static func posterOf(_ name: Text) -> Text { Text(zh: "\(name.zh)公示牌", en: "Poster of \(name.en)") }
    static func extentOf(_ name: Text) -> Text { Text(zh: "\(name.zh)的范围图", en: "Drawing of the extent of \(name.en)") }
    static func microGridCount(_ count: Int) -> Text {
        Text(zh: "\(count) 个微网格", en: count == 1 ? "1 micro-grid" : "\(count) micro-grids")
    }
    static let scanToReport = Text(zh: "看到不对的事，扫一扫就能上报", en: "Something amiss here? Scan to report it")
    static let scanToReportHelp = Text(
        zh: "不用注册，不用下载。办到哪一步、谁在办，随时能查。", en: "No account, nothing to install. You can see at any time who has it and how far it is.")
    static let emergency = Text(zh: "着火、受伤、正在发生的危险，请先打 119、120、110。", en: "Fire, injury or danger right now: call 119, 120 or 110 first.")
    static let printHelp = Text(zh: "用浏览器的“打印”，选 A4 纸竖排。", en: "Use your browser's “Print”, A4 upright.")
    static func backTo(_ name: Text) -> Text { Text(zh: "回到\(name.zh)", en: "Back to \(name.en)") }
    static let codeToPrint = Text(zh: "二维码", en: "QR code")
    static let codeToPrintHelp = Text(zh: "打印出来贴在门口，手机一扫就到这一页。", en: "Print it and put it up at the door; a phone that scans it opens this page.")
    static let address = Text(zh: "地址", en: "Address")
    static let kindOfPremises = Text(zh: "类别", en: "Kind")
    static let lies = Text(zh: "所在网格", en: "Lies in")
    static let doorCode = Text(zh: "门牌码", en: "Door code")
    static let closedShop = Text(zh: "这家店已经不在这里了", en: "This shop is no longer here")
    static let closedShopWay = Text(zh: "如果是这个位置的问题，仍然可以上报。", en: "If something is wrong at this spot, you can still report it.")
    static let privacyNote = Text(zh: "这一页不显示任何个人信息。", en: "This page shows no personal data.")
    static let nothingFound = Text(zh: "没有找到这个地方", en: "No such place was found")
    static let nothingFoundWay = Text(
        zh: "试试只写小区名、路名或者店名；也可以在地图上点一下位置。", en: "Try only the name of the estate, street or shop; or point at the place on the map.")
    static let listComma = Text(zh: "，", en: ", ")
    static let breadcrumb = Text(zh: "上级区划", en: "Areas above")

    static func ended(_ day: Day) -> Text { Text(zh: "这个区划到 \(day) 为止，以后不再使用。", en: "This area ended on \(day).") }
    static func unseen(_ count: Int) -> Text { Text(zh: "还有 \(count) 处没有列出", en: "\(count) more are not listed") }
    static func householdCount(_ count: Int) -> Text { Text(zh: "\(count) 户", en: count == 1 ? "1 household" : "\(count) households") }
    static func gridCount(_ grids: Int, _ microGrids: Int) -> Text {
        Text(zh: "\(grids) 个网格 · \(microGrids) 个微网格", en: "\(grids) grids · \(microGrids) micro-grids")
    }
    static func squareMeters(_ area: Double) -> Text {
        if area >= 1_000_000 {
            let km = String((area / 10_000).rounded() / 100)
            return Text(zh: "\(km) 平方公里", en: "\(km) km²")
        }
        if area >= 100_000 {
            let hectares = String((area / 1_000).rounded() / 10)
            return Text(zh: "\(hectares) 公顷", en: "\(hectares) ha")
        }
        let meters = Int(area.rounded())
        return Text(zh: "\(meters) 平方米", en: "\(meters) m²")
    }
}

extension Code.Scheme {
    public var text: Text {
        switch self {
        case .statistics: Text(zh: "统计用区划代码", en: "statistical division code")
        case .microGrid: Text(zh: "本地微网格编码", en: "local micro-grid code")
        case .division: Text(zh: "行政区划代码（GB/T 2260）", en: "division code (GB/T 2260)")
        case .town: Text(zh: "街道乡镇代码（GB/T 10114）", en: "town code (GB/T 10114)")
        case .unitGrid: Text(zh: "单元网格编码（GB/T 30428.1）", en: "unit grid code (GB/T 30428.1)")
        case .police: Text(zh: "公安社区编码（GA/T 2000.33）", en: "police community code (GA/T 2000.33)")
        case .local: Text(zh: "本地编码", en: "local code")
        default: Text(name: rawValue)
        }
    }
}

extension Area.Level {
    public var text: Text {
        switch self {
        case .province: Text(zh: "省", en: "province")
        case .city: Text(zh: "市", en: "city")
        case .district: Text(zh: "区县", en: "district")
        case .subdistrict: Text(zh: "街道", en: "subdistrict")
        case .community: Text(zh: "社区", en: "community")
        case .grid: Text(zh: "网格", en: "grid")
        case .microGrid: Text(zh: "微网格", en: "micro-grid")
        }
    }
}

extension Area.Kind {
    public var text: Text {
        switch self {
        case .comprehensive: Text(zh: "综合网格", en: "comprehensive grid")
        case .dedicated: Text(zh: "专属网格", en: "dedicated grid")
        }
    }
}

extension Premises.Kind {
    public var text: Text {
        switch self {
        case .food: Text(zh: "餐饮", en: "food and drink")
        case .groceries: Text(zh: "便利店、超市", en: "groceries")
        case .produce: Text(zh: "菜场、水果", en: "fresh produce")
        case .clothing: Text(zh: "服装鞋帽", en: "clothing")
        case .services: Text(zh: "生活服务", en: "services")
        case .repairs: Text(zh: "修理、五金", en: "repairs")
        case .pharmacy: Text(zh: "药店", en: "pharmacy")
        case .lodging: Text(zh: "住宿", en: "lodging")
        case .office: Text(zh: "单位、办公", en: "office")
        case .market: Text(zh: "市场", en: "market")
        case .school: Text(zh: "学校", en: "school")
        case .park: Text(zh: "公园", en: "park")
        case .clinic: Text(zh: "医疗", en: "clinic")
        case .bank: Text(zh: "银行", en: "bank")
        case .culture: Text(zh: "文化休闲", en: "culture and leisure")
        case .other: Text(zh: "其他", en: "other")
        }
    }
}

extension Ground.Kind {
    public var text: Text {
        switch self {
        case .water: Text(zh: "水系", en: "water")
        case .green: Text(zh: "绿地", en: "green")
        case .barrier: Text(zh: "隔断", en: "barrier")
        case .square: Text(zh: "广场", en: "square")
        }
    }
}

extension Street.Rank {
    public var text: Text {
        switch self {
        case .main: Text(zh: "主干道", en: "main road")
        case .side: Text(zh: "支路", en: "side street")
        case .lane: Text(zh: "弄、巷", en: "lane")
        }
    }
}

extension PlaceCandidate.Kind {
    public var text: Text {
        switch self {
        case .stairwell: Text(zh: "单元", en: "stairwell")
        case .building: Text(zh: "楼", en: "building")
        case .estate: Text(zh: "小区", en: "estate")
        case .premises: Text(zh: "店铺、单位", en: "premises")
        case .address: Text(zh: "门牌附近", en: "near an address")
        case .street: Text(zh: "道路", en: "street")
        case .landmark: Text(zh: "地标", en: "landmark")
        }
    }
}

extension Problem {
    static let badWindow = Problem(
        .badRequest, Text(zh: "地图范围写得不对", en: "The map's window makes no sense"),
        way: Text(zh: "请写成 bbox=西，南，东，北，单位是度。", en: "Write bbox=west,south,east,north in degrees."))
    static let badDay = Problem(
        .badRequest, Text(zh: "日期写得不对", en: "The day makes no sense"), way: Text(zh: "请写成 2026-01-10 这样。", en: "Write it as 2026-01-10."))
    static let badZoom = Problem(
        .badRequest, Text(zh: "缩放级别写得不对", en: "The zoom makes no sense"), way: Text(zh: "请写 0 到 22 的整数。", en: "Write a whole number from 0 to 22."))
    static let wordsTooLong = Problem(
        .badRequest, Text(zh: "要找的地方写得太长了", en: "The words to search for are too long"),
        way: Text(zh: "请写 200 个字以内。", en: "Use at most 200 characters."))
}
