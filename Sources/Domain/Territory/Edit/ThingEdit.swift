// SPDX-License-Identifier: Apache-2.0
import Access
import Geometry
import Localization

/// One thing changed on its page: what was typed, read by the same rules as a file of one row.
struct ThingEdit: Sendable {
    typealias Column = TerritoryLayer.Column

    let layer: TerritoryLayer
    /// As it is; nil for a new one.
    let current: TerritoryThing?
    /// What was typed, by column.
    var cells: [Column: String] = [:]
    /// The geometry as typed: well-known text or GeoJSON. Of shops it stands in `longitude` and `latitude`.
    var shape = ""
    var system: CoordinateSystem = .wgs84
    /// From which day it holds.
    var day: Day
    /// What it looked like when the form was made, see `mark`; empty for a new one.
    var mark = ""

    init(_ layer: TerritoryLayer, _ current: TerritoryThing?, day: Day) {
        self.layer = layer
        self.current = current
        self.day = day
        for column in Self.columns(layer, current) { cells[column] = current?.cell(column) ?? "" }
        // English that only repeats the Chinese was never typed.
        for (english, chinese) in [(Column.nameEN, Column.name), (.estateEN, .estate), (.addressEN, .address)]
        where cells[english] == cells[chinese] && cells[english] != nil { cells[english] = "" }
        if case .premises(let shop)? = current {
            cells[.longitude] = String(shop.coordinate.longitude)
            cells[.latitude] = String(shop.coordinate.latitude)
        }
        shape = current?.shape.map { WKT.text($0) } ?? ""
        mark = current?.mark ?? ""
    }

    /// The kinds of things that are changed one by one. Areas come by plans and files; their codes have a form of their own.
    static let layers: [TerritoryLayer] = [.premises, .buildings, .stairwells, .streets, .ground, .areas]

    /// What a person may change of a thing, in the order of the form.
    static func columns(_ layer: TerritoryLayer, _ current: TerritoryThing?) -> [Column] {
        switch layer {
        case .areas:
            if case .area(let area)? = current, area.level >= .grid {
                [.name, .nameEN, .kind, .code, .scheme, .households]
            } else {
                [.name, .nameEN, .code, .scheme, .households]
            }
        case .streets: [.name, .nameEN, .rank]
        case .buildings: [.estate, .estateEN, .number, .name, .nameEN, .street, .houseNumber, .storeys, .households]
        case .stairwells: [.building, .number, .households]
        case .premises: [.name, .nameEN, .kind, .address, .addressEN, .street, .houseNumber, .longitude, .latitude]
        case .ground: [.kind, .name, .nameEN]
        case .codes: []
        }
    }

    /// What must not be left empty.
    static func required(_ layer: TerritoryLayer) -> [Column] {
        switch layer {
        case .areas: [.name, .code, .scheme, .households]
        case .streets: [.name, .rank]
        case .buildings: [.storeys, .households]
        case .stairwells: [.building, .number, .households]
        case .premises: [.name, .kind, .longitude, .latitude]
        case .ground: [.kind]
        case .codes: []
        }
    }

    /// Where nothing of the geometry was touched it is the one that is known, whatever system was chosen.
    private var hasOldShape: Bool {
        guard let current else { return false }
        if case .premises(let shop) = current {
            return cells[.longitude] == String(shop.coordinate.longitude) && cells[.latitude] == String(shop.coordinate.latitude)
        }
        return shape.trimmed == (current.shape.map { WKT.text($0).trimmed } ?? "")
    }

    private var typedShape: Result<Shape?, GeometryError> {
        do throws(GeometryError) {
            if hasOldShape { return .success(current?.shape) }
            if layer == .premises {
                guard let x = Double(cells[.longitude] ?? ""), let y = Double(cells[.latitude] ?? "") else { return .failure(.notANumber) }
                return .success(.point(try Coordinate(checking: x, y)))
            }
            let text = shape.trimmed
            if text.isEmpty { return .success(nil) }
            return .success(text.hasPrefix("{") ? try GeoJSON.shape(text, limits: SurveyFile.limits) : try WKT.shape(text, limits: SurveyFile.limits))
        } catch { return .failure(error) }
    }

    var options: SurveyOptions { SurveyOptions(layer: layer, system: hasOldShape ? .wgs84 : system, day: day) }

    /// What it would change and what is off with it.
    func survey(_ known: TerritoryPlan, reach: Actor.Scope, makeID: @escaping () -> String, makeCode: @escaping () -> String) -> SurveyProposal {
        let missing = Self.required(layer).filter { (cells[$0] ?? "").trimmed.isEmpty }
        guard missing.isEmpty else {
            return SurveyProposal(faults: missing.map { SurveyFault(number: nil, reason: .missing($0), isBlocking: true, at: nil) })
        }
        var row = SurveyFile.Row(number: 1, cells: cells.mapValues(\.trimmed), shape: typedShape)
        row.cells[.longitude] = nil
        row.cells[.latitude] = nil
        if let current { row.cells[.id] = current.id }
        if case .area(let area)? = current {
            row.cells[.path] = area.path
            row.cells[.level] = area.level.rawValue
        }
        var proposal = Survey.run(SurveyFile(rows: [row]), options: options, known: known, reach: reach, makeID: makeID, makeCode: makeCode)
        if current == nil, let taken = proposal.items.first?.before {
            // One of the same name or number is known; a form for a new one does not write over it.
            proposal.faults = [SurveyFault(number: nil, reason: .known(taken.label.zh), isBlocking: true, at: nil)]
        }
        return proposal
    }

    /// Ends it on a day, the first on which it no longer holds.
    static func ending(_ thing: TerritoryThing, on day: Day, _ known: TerritoryPlan) -> SurveyProposal {
        var proposal = SurveyProposal(), after = thing
        func fault(_ reason: SurveyFault.Reason) {
            proposal.faults.append(SurveyFault(number: nil, reason: reason, isBlocking: true, at: nil))
        }
        if let from = thing.from, day < from { fault(.endsBeforeItBegins) }
        if case .street(let street) = thing {
            let uses = known.buildings.count { $0.streetID == street.id } + known.premises.count { $0.streetID == street.id }
            if uses > 0 { fault(.inUse(uses)) }
        }
        after.until = day
        proposal.items = [.init(action: .gone, number: nil, after: after, before: thing)]
        return proposal
    }

    /// Whether a thing of that kind ends on its page: areas end by plans and files, stairwells have no days.
    static func mayEnd(_ layer: TerritoryLayer) -> Bool { layer != .areas && layer != .stairwells && layer != .codes }
}

extension TerritoryThing {
    /// Tells whether a thing is still what it was: 64 bits of its record (FNV-1a). Against mistakes, not against people.
    public var mark: String { String(record.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36) }

    /// What differs from how it was, as people read it; geometries are said to differ, not spelled out.
    func changes(from before: TerritoryThing) -> [(column: TerritoryLayer.Column, before: String, after: String)] {
        var found = layer.columns.filter { ![.id, .from, .path, .parent, .area].contains($0) }.compactMap { column in
            let (old, new) = (before.cell(column), cell(column))
            return old == new ? nil : (column: column, before: old, after: new)
        }
        if shape != before.shape { found.append((.wkt, "", "")) }
        return found
    }
}

extension SurveyFault.Reason {
    /// The field of the form that it is about.
    func field(_ layer: TerritoryLayer) -> String {
        switch self {
        case .missing(let column), .unreadable(let column, _): column.rawValue
        case .unknownStreet: TerritoryLayer.Column.street.rawValue
        case .unknownBuilding: TerritoryLayer.Column.building.rawValue
        case .codeTwice, .codeDoesNotFit: TerritoryLayer.Column.code.rawValue
        case .known: ThingEdit.required(layer).first?.rawValue ?? TerritoryLayer.Column.name.rawValue
        case .endsBeforeItBegins, .inUse: "day"
        default: layer == .premises ? TerritoryLayer.Column.longitude.rawValue : "shape"
        }
    }
}
