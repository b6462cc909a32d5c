// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import TestKit
import Testing

@testable import Territory

@Suite struct `Files of the territory` {
    static let day = Sample.day

    static func survey(_ text: String, _ options: SurveyOptions, known: TerritoryPlan = Sample.plan, isTable: Bool = false) throws -> SurveyProposal {
        let file = try isTable ? SurveyFile.csv(Array(text.utf8)) : SurveyFile.geoJSON(Array(text.utf8))
        var number = 0, random = SeededGenerator(seed: 9)
        return Survey.run(
            file, options: options, known: known,
            makeID: {
                number += 1
                return "new-\(number)"
            }, makeCode: { PremisesCode.make(using: &random) })
    }

    static func options(_ layer: TerritoryLayer, level: Area.Level? = nil, system: CoordinateSystem? = nil, isWhole: Bool = false) -> SurveyOptions {
        SurveyOptions(layer: layer, level: level, system: system, isWhole: isWhole, day: day)
    }

    static func grid(_ ring: [(Double, Double)], code: String = "330105013001001", _ more: String = "") -> String {
        let corners = (ring + ring.prefix(1)).map { Sample.at($0.0, $0.1) }.map { "[\($0.longitude),\($0.latitude)]" }.joined(separator: ",")
        return """
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[\(corners)]]},"properties":{"编码":"\(code)","名称":"第1网格"\(more)}}
            """
    }

    static func collection(_ features: String...) -> String { "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}" }

    @Test(arguments: TerritoryLayer.allCases) func `what was exported comes back unchanged`(layer: TerritoryLayer) throws {
        let things = Sample.plan.things(layer)
        for (text, isTable) in [
            (TerritoryExport.geoJSON(things), false), (String(decoding: TerritoryExport.csv(things, layer), as: UTF8.self), true),
        ] {
            let proposal = try Self.survey(text, Self.options(layer, isWhole: true), isTable: isTable)
            #expect(proposal.faults.isEmpty, "\(proposal.faults.map(\.reason.text.en))")
            #expect(proposal.count(.same) == things.count && proposal.items.count == things.count)
        }
        for thing in things { #expect(TerritoryThing(record: thing.record, layer: layer)?.record == thing.record) }
    }

    @Test func `new, changed and gone are told apart`() throws {
        var plan = Sample.plan
        plan.premises[0].name = Text(zh: "老孙面馆", en: "Lao Sun's Noodles")
        plan.premises.removeLast()
        let csv =
            String(decoding: TerritoryExport.csv(plan.things(.premises), .premises), as: UTF8.self)
            + ",,新开的店,New shop,food,桥弄街 20 号,,桥弄街,20,,,,POINT (\(Sample.at(150, 20).longitude) \(Sample.at(150, 20).latitude))\r\n"
        let part = try Self.survey(csv, Self.options(.premises), isTable: true)
        #expect(part.count(.new) == 1 && part.count(.changed) == 1 && part.count(.gone) == 0 && part.count(.same) == 4)
        let whole = try Self.survey(csv, Self.options(.premises, isWhole: true), isTable: true)
        #expect(whole.items.first { $0.action == .gone }?.after.until == Self.day && whole.mayBeApplied)
        guard case .premises(let shop)? = part.items.first(where: { $0.action == .new })?.after else { Issue.record("no shop"); return }
        #expect(
            shop.areaPath == "/330105013/001/001/02/" && shop.streetID == "street-1" && PremisesCode.read(shop.code) != nil && shop.from == Self.day)
    }

    @Test func `grids find what lies above them by their codes`() throws {
        let known = TerritoryPlan(areas: Sample.plan.areas.filter { $0.level <= .community })
        let text = Self.collection(
            Self.grid([(0, 0), (200, 0), (200, 100), (0, 100)], code: "330105013001001", ",\"户数\":90"),
            Self.grid([(200, 0), (400, 0), (400, 100), (200, 100)], code: "330105013001002", ",\"type\":\"专属\""))
        let proposal = try Self.survey(text, Self.options(.areas, level: .grid), known: known)
        #expect(proposal.faults.isEmpty)
        let areas = proposal.items.compactMap { item in if case .area(let area) = item.after { area } else { nil } }
        #expect(areas.map(\.path) == ["/330105013/001/001/", "/330105013/001/002/"])
        #expect(areas.map(\.kind) == [.comprehensive, .dedicated] && areas[0].households == 90 && areas[0].code.scheme == .unitGrid)
    }

    static let bad: [(String, String)] = [
        (collection(grid([(0, 0), (200, 100), (200, 0), (0, 100)])), "crosses or touches itself"),
        (collection(grid([(0, 0), (210, 0), (210, 100), (0, 100)])), "overlap"),
        (collection(grid([(0, 0), (190, 0), (190, 100), (0, 100)])), "gap"),
        (collection(grid([(0, -20), (200, -20), (200, 100), (0, 100)])), "beyond the border"),
        (collection(grid([(0, 0), (200, 0), (200, 100), (0, 100)]), grid([(0, 0), (200, 0), (200, 100), (0, 100)])), "stands twice"),
        (collection(grid([(0, 0), (200, 0), (200, 100), (0, 100)], code: "990105013001001")), "not known"),
        (collection(grid([(0, 0), (200, 0), (200, 100), (0, 100)], ",\"parent\":\"330105013\"")), "cannot lie directly"),
        (collection(grid([(0, 0), (200, 0), (200, 100), (0, 100)], ",\"households\":\"many\"")), "makes no sense"),
        (collection(grid([(0, 0), (200, 0), (200, 100), (0, 100)], ",\"path\":\"/330105013/001/009/\"")), "belongs to"),
        ("{\"type\":\"FeatureCollection\",\"features\":[]}", "nothing in the file"),
        (
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[30,120],[31,120],[31,121],[30,120]]]},\"properties\":{}}]}",
            "are the two swapped"
        ),
        (
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-180,80],[0,80],[180,80],[180,90],[-180,90],[-180,80]]]},\"properties\":{}}]}",
            "half round the earth"
        ),
        (
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.13,30.31]},\"properties\":{\"code\":\"330105013001001\",\"name\":\"x\"}}]}",
            "a polygon is needed"
        ),
    ]

    @Test(arguments: bad) func `faults are named with their feature`(text: String, words: String) throws {
        let proposal = try Self.survey(text, Self.options(.areas, level: .grid))
        let said = proposal.faults.map { $0.text(isTable: false).en }
        #expect(said.contains { $0.contains(words) }, "\(said)")
        #expect(said.contains { $0.hasPrefix("Feature ") } || words.contains("nothing"), "\(said)")
        #expect(proposal.faults.allSatisfy { !$0.text(isTable: true).zh.isEmpty })
    }

    @Test func `files that are none are refused as a whole`() {
        let deep =
            "{\"type\":\"FeatureCollection\",\"features\":" + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "}"
        let whole = TerritoryExport.geoJSON(Sample.plan.things(.areas))
        for text in [deep, "", "NaN", "[]", "{\"type\":\"FeatureCollection\",\"features\":[NaN]}"]
            + [1, 10, 100, 500].map({ String(whole.dropLast($0 + 2)) })
        {
            #expect(throws: SurveyFault.Reason.self) { try SurveyFile.geoJSON(Array(text.utf8)) }
        }
        #expect(throws: SurveyFault.Reason.notText) { try SurveyFile.geoJSON([0xFF, 0xFE, 0x00]) }
        let million =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
            + String(repeating: "[120.1,30.3],", count: 1_000_000) + "[1,2]]}}]}"
        #expect(throws: SurveyFault.Reason.geometry(.tooManyVertices(limit: 600_000))) { try SurveyFile.geoJSON(Array(million.utf8)) }
        #expect(throws: SurveyFault.Reason.unknownSystem("EPSG:3857")) {
            try SurveyFile.geoJSON(Array("{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:3857\"}},\"features\":[]}".utf8))
        }
        #expect(throws: SurveyFault.Reason.noKnownColumn) { try SurveyFile.csv(Array("one,two\r\n1,2\r\n".utf8)) }
    }

    /// Each layer with a geometry, in each wrong system: known things are compared, and new ones with the ground they should lie on.
    @Test func `a town in another system is noticed`() throws {
        for (truth, stated) in [(CoordinateSystem.gcj02, CoordinateSystem.wgs84), (.bd09, .gcj02), (.wgs84, .gcj02), (.bd09, .wgs84)] {
            for layer in [TerritoryLayer.areas, .buildings, .premises, .streets] {
                let things = Sample.plan.things(layer).map { $0.moved { truth.fromWGS84($0) } }
                let proposal = try Self.survey(TerritoryExport.geoJSON(things), Self.options(layer, system: stated))
                let fault = try #require(proposal.faults.first { $0.isAboutSystem }, "\(layer) \(truth) \(stated)")
                #expect(fault.isBlocking && fault.reason.text.en.contains(truth.text.en))
                let right = try Self.survey(TerritoryExport.geoJSON(things), Self.options(layer, system: truth))
                #expect(right.faults.isEmpty && right.count(.new) == 0 && right.count(.gone) == 0, "\(right.faults.map(\.reason.text.en))")
            }
        }
        var fresh = Sample.plan
        fresh.premises = []
        let shops = Sample.plan.things(.premises).map { $0.moved { CoordinateSystem.gcj02.fromWGS84($0) } }
        let proposal = try Self.survey(TerritoryExport.geoJSON(shops), Self.options(.premises), known: fresh)
        #expect(proposal.faults.contains { $0.isBlocking })
    }

    @Test func `random files never bring anything down`() {
        let whole = Array(TerritoryExport.geoJSON(Sample.plan.things(.areas)).utf8)
        forAll({ random -> [UInt8] in
            var bytes = whole
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = Array("0123456789-.,[]{}\"e".utf8).randomElement(using: &random) ?? 0
            }
            return bytes
        }) { bytes in
            guard let file = try? SurveyFile.geoJSON(bytes) else { return true }
            let proposal = Survey.run(file, options: Self.options(.areas), known: Sample.plan, makeID: { "x" }, makeCode: { "y" })
            return proposal.items.count + proposal.faults.count > 0
        }
    }
}

extension TerritoryThing {
    func moved(_ turn: (Coordinate) -> Coordinate) -> TerritoryThing {
        switch self {
        case .area(var thing):
            thing.boundary = MultiPolygon(Shape.multiPolygon(thing.boundary).mapped(turn).polygons)
            return .area(thing)
        case .building(var thing):
            thing.polygon = Shape.polygon(thing.polygon).mapped(turn).polygons[0]
            return .building(thing)
        case .street(var thing):
            thing.line = LineString(thing.line.points.map(turn))
            return .street(thing)
        case .premises(var thing):
            thing.coordinate = turn(thing.coordinate)
            return .premises(thing)
        default: return self
        }
    }
}

extension TerritoryPlan {
    init(areas: [Area]) {
        self.init()
        self.areas = areas
    }
}
