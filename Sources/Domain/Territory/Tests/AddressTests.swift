// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import TestKit
import Testing

@testable import Territory

@Suite struct `Words to places` {
    let index = Sample.index

    /// What is written, what is meant (nil: nothing is offered) and how sure that is.
    struct Row: Sendable, CustomTestStringConvertible {
        let words: String, place: String?, isSure: Bool
        var testDescription: String { words }
        init(_ words: String, _ place: String?, sure: Bool = true) {
            self.words = words
            self.place = place
            isSure = sure
        }
    }

    static let estates: [Row] = [
        Row("紫荆家园3幢2单元501", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3幢2单元501室", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园 3 幢 2 单元 501 室", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3号楼二单元", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园三号楼二单元", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园三幢二单元五〇一室", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园３幢２单元５０１", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3-2-501", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3-2-501室", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3－2－501", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3—2—501", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3#2单元", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3栋2单元", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3座2门", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3-501", "紫荆家园 3 幢"),
        Row("紫荆家园3幢", "紫荆家园 3 幢"),
        Row("紫荆家园3幢楼下", "紫荆家园 3 幢"),
        Row("紫荆家园3号", "紫荆家园 3 幢"),
        Row("紫荆家园3", "紫荆家园 3 幢"),
        Row("紫荆家园 3 2 501", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3幢 2 501", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3幢5楼", "紫荆家园 3 幢"),
        Row("杭州市拱墅区小河街道紫荆家园社区紫荆家园3幢2单元", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3幢2单元门口有人乱扔垃圾,三天没人管了", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家圆3幢2单元", "紫荆家园 3 幢 2 单元", sure: false),
        Row("紫金家园3幢", "紫荆家园 3 幢", sure: false),
        Row("荆家园3幢", "紫荆家园 3 幢", sure: false),
        Row("紫荆3幢", "紫荆家园 3 幢", sure: false),
        Row("紫荆家园3幢9单元", "紫荆家园 3 幢", sure: true),
        Row("紫荆家园18幢", "紫荆家园", sure: false),
        Row("紫荆家园", "紫荆家园", sure: true),
        Row("浙江省杭州市拱墅区小河街道紫荆家园社区紫荆家园3幢2单元", "紫荆家园 3 幢 2 单元"),
        Row("紫荆家园3号楼楼下", "紫荆家园 3 幢"),
        Row("紫荆家园3-501楼下", "紫荆家园 3 幢"),
        Row("紫荆家园3号501", "紫荆家园 3 幢"),
        Row("紫荆家园3幢楼下停了2辆面包车，晚上10点还在", "紫荆家园 3 幢"),
        Row("子荆佳园3幢", "紫荆家园 3 幢", sure: false),
        Row("紫家荆园3幢有人乱倒垃圾，三天没人管了", "紫荆家园 3 幢", sure: false),
        Row("小河社区紫荆家园3幢", "紫荆家园 3 幢", sure: false),
        Row("小河新村一幢一单元", "小河新村 1 幢 1 单元"),
        Row("小河新村01幢", "小河新村", sure: false),
        Row("Zijing Homes building 3 unit 2", "紫荆家园 3 幢 2 单元"),
        Row("zijing homes, building 3, room 501", "紫荆家园 3 幢"),
    ]

    static let streets: [Row] = [
        Row("桥弄街2号", "老孙馄饨店（桥弄街 2 号）"),
        Row("桥弄街２号", "老孙馄饨店（桥弄街 2 号）"),
        Row("桥弄街二号", "老孙馄饨店（桥弄街 2 号）"),
        Row("桥弄街十二号", "桥头水产（桥弄街 12 号）"),
        Row("桥弄街 12", "桥头水产（桥弄街 12 号）"),
        Row("桥弄街10-1号", "阿芳理发店（桥弄街 10-1 号）"),
        Row("桥弄街12号对面", "桥头水产（桥弄街 12 号）", sure: false),
        Row("小河街道桥弄街12号附近路灯不亮", "桥头水产（桥弄街 12 号）", sure: false),
        Row("桥弄街14号", "桥弄街 12 号附近", sure: false),
        Row("桥弄街400号", nil),
        Row("桥弄街", "桥弄街", sure: false),
        Row("丽水路", "丽水路", sure: false),
        Row("丽水路88号", nil),
        Row("2 Qiaolong Street", "老孙馄饨店（桥弄街 2 号）"),
        Row("No. 12 Qiaolong Street", "桥头水产（桥弄街 12 号）"),
    ]

    static let shops: [Row] = [
        Row("桥弄街2号老孙混沌店", "老孙馄饨店（桥弄街 2 号）"),
        Row("桥侬街老孙馄饨店", "老孙馄饨店（桥弄街 2 号）"),
        Row("老孙馄饨店", "老孙馄饨店（桥弄街 2 号）"),
        Row("老孙馄饨", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("孙馄饨店", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("馄饨店", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("老孙混饨店", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("老孙馄饨饨店", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("老孙饨馄店", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("老孙馄饨店门口", "老孙馄饨店（桥弄街 2 号）"),
        Row("在老孙馄饨店旁边的人行道上", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("桥弄街老孙馄饨店", "老孙馄饨店（桥弄街 2 号）"),
        Row("小河社区老孙馄饨", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("桥弄街2号老孙馄饨店", "老孙馄饨店（桥弄街 2 号）"),
        Row("桥头水果", "桥头水果店（桥弄街 8 号）", sure: false),
        Row("桥头水果店", "桥头水果店（桥弄街 8 号）"),
        Row("丽水路老孙馄饨店", "老孙馄饨店（桥弄街 2 号）", sure: false),
        Row("Lao Sun's Wonton", "老孙馄饨店（桥弄街 2 号）"),
        Row("小河", "小河"),
    ]

    static let nonsense: [Row] = [
        "", " ", "3幢2单元", "501", "号", "路", "一二三四五", "你好", "垃圾没人管", "asdfgh", "3-2-501", "火星基地7号", "不知道在哪里", "十十十十十十十十十十十十", "百", "--------", "０",
        "'; DROP TABLE territory_area; --", "<script>alert(1)</script>", "\u{0}\u{1}\u{2}", "\u{202E}园家荆紫", "😀😀😀😀", "%00%0a",
        "99999999999999999999999999号",
        "---3---2---", "1-2-3-4-5-6-7-8-9-10", "零零零零零零号楼", String(repeating: "一", count: 100_000), String(repeating: "9", count: 100_000),
        String(repeating: "#", count: 5_000),
    ].map { Row($0, nil) }

    @Test(arguments: estates + streets + shops) func `find what is meant`(row: Row) throws {
        let found = index.places(named: row.words)
        #expect(found.first?.text.zh == row.place, "\(found.map { "\($0.text.zh) \($0.score) \($0.reasons)" })")
        #expect(found.first.map { $0.isSure == row.isSure } ?? true, "\(found.first.map { "\($0.score) \($0.reasons)" } ?? "")")
    }

    @Test(arguments: nonsense) func `find nothing rather than something wrong`(row: Row) {
        #expect(index.places(named: row.words).isEmpty, "\(index.places(named: row.words).map(\.text.zh))")
    }

    @Test func `offer several where the words fit several`() {
        let bridge = index.places(named: "桥头").map(\.text.zh)
        #expect(bridge.count == 2 && Set(bridge) == ["桥头水果店（桥弄街 8 号）", "桥头水产（桥弄街 12 号）"])
        #expect(index.places(named: "桥头").allSatisfy { !$0.isSure })
        #expect(index.places(named: "小河", limit: 2).count == 2)
    }

    @Test(
        arguments: [
            ("桥弄街12号", nil), ("桥弄街12号门口", .front), ("桥弄街12号对面", .opposite), ("桥弄街12号斜对面", .diagonal), ("桥弄街12号旁边", .beside), ("桥弄街12号隔壁", .beside),
            ("桥弄街12号附近", .near), ("opposite 12 Qiaolong Street", .opposite),
        ] as [(String, PlaceCandidate.Relation?)])
    func `say that it is beside the place and not at it`(words: String, relation: PlaceCandidate.Relation?) throws {
        let found = try #require(index.places(named: words).first)
        #expect(found.id == "premises-6" && found.relation == relation)
        #expect(found.isSure == (relation == nil || relation == .front))
        #expect(found.reasons.contains(.besideIt) == !found.isSure)
        #expect(found.tenure == (found.isSure ? .premises : .publicStreet))
    }

    @Test func `a lane's number is on the street, and the house is in the lane`() {
        var plan = Sample.plan
        for index in plan.buildings.indices.prefix(2) {
            plan.buildings[index].streetID = "street-2"
            plan.buildings[index].houseNumber = "500"
        }
        let index = TerritoryIndex(plan, day: Sample.day)
        #expect(index.places(named: "丽水路500弄2号302室").first?.id == "building-2")
        #expect(index.places(named: "丽水路五〇〇弄1号").first?.id == "building-1")
    }

    @Test func `phases are read in both kinds of numerals`() {
        var plan = Sample.plan
        for index in plan.buildings.indices.prefix(3) { plan.buildings[index].estate = Text(name: "小河新村2期") }
        let index = TerritoryIndex(plan, day: Sample.day)
        for words in ["小河新村2期3幢", "小河新村二期3幢", "小河新村二期三号楼"] { #expect(index.places(named: words).first?.id == "building-3") }
        #expect(index.places(named: "小河新村二期3幢").first?.reasons.contains(.stairwellUnknown) == false)
    }

    @Test func `only what is sure and alone is taken without asking`() {
        #expect(Gazetteer.certain(index.places(named: "紫荆家园3幢")) != nil)
        #expect(Gazetteer.certain(index.places(named: "桥头")) == nil)
        #expect(Gazetteer.certain([]) == nil)
    }

    @Test func `names may hold numbers and words such as 隔壁`() {
        var plan = Sample.plan
        for (index, name) in ["7天宾馆", "隔壁老王家电维修", "望舟市场", "望舟市场1号蔬菜摊"].enumerated() { plan.premises[index].name = Text(name: name) }
        let index = TerritoryIndex(plan, day: Sample.day)
        for shop in plan.premises.prefix(4) { #expect(index.places(named: "在\(shop.name.zh)对面").first?.id == shop.id, "\(shop.name.zh)") }
    }

    @Test func `never show a room number`() {
        for words in Self.estates.map(\.words) {
            for found in index.places(named: words) {
                #expect(!found.text.zh.contains("501") && !found.text.en.contains("501"))
            }
        }
        #expect(index.places(named: "紫荆家园3幢2单元501").first?.reasons.contains(.roomLeftOut) == true)
    }

    @Test func `say where it is and whose ground that may be`() throws {
        let stairwell = try #require(index.places(named: "紫荆家园3幢2单元").first)
        #expect(stairwell.kind == .stairwell && stairwell.id == "building-6" && stairwell.tenure == .insideBuilding)
        #expect(stairwell.areaPath == "/330105013/002/002/01/")
        #expect(index.places(named: "桥弄街").first?.tenure == .publicStreet)
        #expect(index.places(named: "老孙馄饨店").first?.tenure == .premises)
        #expect(index.places(named: "紫荆家园").first?.tenure == .estateGround)
    }

    /// Whatever is typed, it is answered quickly and in bounds.
    @Test func `answer to anything`() {
        let alphabet = Array("紫荆家园小河新村桥弄街老孙馄饨店丽水路幢栋号楼单元室层弄座门梯一二三四五六七八九十百零0123456789-#AB ,，。（）\u{1F600}\u{0}".unicodeScalars)
        forAll(
            { random -> String in
                String(
                    String.UnicodeScalarView((0..<Int.random(in: 0...40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) }))
            }, count: 1000
        ) { words in
            let found = index.places(named: words)
            return found.count <= 8 && found.allSatisfy { (Gazetteer.threshold...1).contains($0.score) }
                && zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score }
        }
    }

    @Test(arguments: [("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("一百零三", 103), ("五零一", 501), ("一百", 100), ("一百二十", 120)])
    func `read Chinese numerals`(text: String, value: Int) {
        #expect(AddressParts.value(ofChinese: ArraySlice(text.unicodeScalars)) == value)
    }
}
