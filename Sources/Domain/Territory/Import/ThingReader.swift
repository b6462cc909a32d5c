// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// Makes things of rows: finds what is known of them already, and what lies above.
struct ThingReader {
    typealias Column = TerritoryLayer.Column
    typealias Found = Result<(key: String, thing: TerritoryThing, before: TerritoryThing?), SurveyFault.Reason>

    private let survey: Survey
    private let byID: [String: TerritoryThing]
    private let byKey: [String: TerritoryThing]
    /// Paths of areas by their codes and paths; those of the file join as they are read.
    private var paths: [String: String] = [:], levels: [String: Area.Level] = [:]
    private let streets: [String: String], buildings: [String: String]

    init(_ survey: Survey) {
        self.survey = survey
        let things = survey.known.things(survey.options.layer)
        byID = Dictionary(things.map { ($0.id, $0) }) { first, _ in first }
        byKey = Dictionary(things.map { (Self.key($0), $0) }) { first, _ in first }
        for area in survey.known.areas {
            paths[area.path] = area.path
            if paths[area.code.value] == nil || area.level.depth < levels[paths[area.code.value] ?? ""]?.depth ?? 99 {
                paths[area.code.value] = area.path
            }
            levels[area.path] = area.level
        }
        streets = Dictionary(survey.known.streets.flatMap { [($0.id, $0.id), ($0.name.zh, $0.id)] }) { first, _ in first }
        buildings = Dictionary(
            survey.known.buildings.flatMap { building -> [(String, String)] in
                [
                    (building.id, building.id), (building.publicName.zh, building.id),
                    ((building.estate?.zh ?? "") + "/" + (building.number ?? ""), building.id),
                ]
            }
        ) { first, _ in first }
    }

    /// Under what a thing is known again where the file has no id of ours.
    static func key(_ thing: TerritoryThing) -> String {
        switch thing {
        case .area(let area): area.path
        case .street(let street): street.name.zh
        case .building(let building): "\(building.estate?.zh ?? "")/\(building.number ?? "")/\(building.name?.zh ?? "")/\(building.houseNumber ?? "")"
        case .stairwell(let stairwell): "\(stairwell.buildingID)/\(stairwell.number)"
        case .premises(let premises): premises.code
        case .ground(let ground): "\(ground.kind.rawValue)/\(ground.name?.zh ?? ground.id)"
        case .code(let code): "\(code.areaPath) \(code.code)"
        }
    }

    mutating func thing(_ row: SurveyFile.Row, _ shape: Shape?) -> Found {
        do throws(SurveyFault.Reason) {
            switch survey.options.layer {
            case .areas: return .success(try area(row, shape))
            case .streets: return .success(try street(row, shape))
            case .buildings: return .success(try building(row, shape))
            case .stairwells: return .success(try stairwell(row))
            case .premises: return .success(try premises(row, shape))
            case .ground: return .success(try ground(row, shape))
            case .codes: return .success(try code(row))
            }
        } catch { return .failure(error) }
    }

    // Areas

    private mutating func area(_ row: SurveyFile.Row, _ shape: Shape?) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        let value = try required(row, .code)
        let level: Area.Level
        if row[.level].isEmpty {
            guard let stated = survey.options.level else { throw .missing(.level) }
            level = stated
        } else {
            guard let read = SurveyStrings.level(row[.level]) else { throw .unreadable(.level, row[.level]) }
            level = read
        }
        let path = try path(row, value, level)
        guard Area.isPath(path) else { throw .unreadable(.path, path) }
        if let parent = Area.parent(of: path) {
            guard let above = levels[parent] else { throw .unknownParent(parent) }
            guard level.maySit(under: above) else { throw .wrongLevel(level, under: above) }
        }
        let scheme = row[.scheme].isEmpty ? Self.scheme(value, level) : Code.Scheme(rawValue: row[.scheme])
        guard let code = Code(scheme, value) else { throw .unreadable(.code, value) }
        var boundary = MultiPolygon([])
        switch shape {
        case nil: break
        case .polygon, .multiPolygon: boundary = MultiPolygon(shape?.polygons ?? [])
        default: throw .wrongShape(.areas)
        }
        let before: Area? = if case .area(let area)? = byKey[path] { area } else { nil }
        // A table without borders changes names and numbers only.
        if boundary.isEmpty, let before { boundary = before.boundary }
        let kind: Area.Kind? =
            level < .grid ? nil : row[.kind].isEmpty ? before?.kind ?? .comprehensive : try word(row, .kind, SurveyStrings.areaKind(row[.kind]))
        let thing = Area(
            id: before?.id ?? survey.makeID(), path: path, level: level, kind: kind, code: code, name: try name(row, before?.name),
            boundary: boundary,
            households: try count(row, .households, most: 100_000_000) ?? before?.households ?? 0, from: before?.from ?? survey.options.day)
        paths[path] = path
        if paths[value] == nil { paths[value] = path }
        levels[path] = level
        return (path, .area(thing), before.map { .area($0) })
    }

    /// The path as stated; otherwise that of the area above and what the code adds to its code.
    private func path(_ row: SurveyFile.Row, _ code: String, _ level: Area.Level) throws(SurveyFault.Reason) -> String {
        if !row[.path].isEmpty { return row[.path] }
        var parent: String?
        if !row[.parent].isEmpty {
            guard let found = paths[row[.parent]] else { throw .unknownParent(row[.parent]) }
            parent = found
        } else {
            // The nearest area whose code begins this one.
            for length in stride(from: code.count - 1, through: 2, by: -1) {
                guard let found = paths[String(code.prefix(length))], let above = levels[found], above < level else { continue }
                parent = found
                break
            }
        }
        guard let parent else {
            guard level <= .subdistrict else { throw .unknownParent(code) }
            return "/\(code)/"
        }
        let above = survey.known.areas.first { $0.path == parent }?.code.value ?? parent.split(separator: "/").joined()
        let own = code.count > above.count && code.hasPrefix(above) ? String(code.dropFirst(above.count)) : code
        return parent + own + "/"
    }

    private static func scheme(_ code: String, _ level: Area.Level) -> Code.Scheme {
        let isDigits = code.utf8.allSatisfy { (48...57).contains($0) }
        guard isDigits else { return .local }
        return switch (level, code.utf8.count) {
        case (.microGrid, 16...): .microGrid
        case (.grid, 15): .unitGrid
        case (.community, 12): .statistics
        case (.subdistrict, 9): .town
        case (.district, 6), (.city, 6), (.province, 6): .division
        default: .local
        }
    }

    // What stands in them

    private func street(_ row: SurveyFile.Row, _ shape: Shape?) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        guard case .lineString(let line)? = shape else { throw .wrongShape(.streets) }
        let found = known(row) ?? byKey[row[.name]]
        let before: Street? = if case .street(let street)? = found { street } else { nil }
        let rank = row[.rank].isEmpty ? before?.rank ?? .side : try word(row, .rank, SurveyStrings.rank(row[.rank]))
        let thing = Street(
            id: before?.id ?? survey.makeID(), name: try name(row, before?.name), rank: rank, line: line, from: before?.from ?? survey.options.day)
        return (before?.id ?? thing.name.zh, .street(thing), before.map { .street($0) })
    }

    private func building(_ row: SurveyFile.Row, _ shape: Shape?) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        guard let shape, shape.polygons.count == 1, let polygon = shape.polygons.first else { throw .wrongShape(.buildings) }
        func before(_ found: TerritoryThing?) -> Building? { if case .building(let building)? = found { building } else { nil } }
        let named = before(known(row))
        var thing = Building(
            id: "", estate: kept(row, .estate, text(row, .estate, .estateEN), named?.estate),
            number: kept(row, .number, some(row, .number), named?.number),
            name: kept(row, .name, text(row, .name, .nameEN), named?.name),
            houseNumber: kept(row, .houseNumber, some(row, .houseNumber), named?.houseNumber), polygon: polygon,
            areaPath: try areaPath(row, polygon.innerPoint), from: survey.options.day)
        guard thing.estate != nil && thing.number != nil || thing.name != nil || thing.houseNumber != nil else { throw .missing(.name) }
        let key = Self.key(.building(thing)), known = named ?? before(byKey[key])
        thing = Building(
            id: known?.id ?? survey.makeID(), estate: thing.estate, number: thing.number, name: thing.name,
            streetID: kept(row, .street, try street(row), known?.streetID), houseNumber: thing.houseNumber,
            storeys: kept(row, .storeys, try count(row, .storeys, most: 300), known?.storeys) ?? 1,
            households: kept(row, .households, try count(row, .households, most: 100_000), known?.households) ?? 0, polygon: polygon,
            areaPath: thing.areaPath, from: known?.from ?? survey.options.day)
        return (known?.id ?? key, .building(thing), known.map { .building($0) })
    }

    private func stairwell(_ row: SurveyFile.Row) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        let named = try required(row, .building)
        guard let building = buildings[named] else { throw .unknownBuilding(named) }
        guard let number = try count(row, .number, most: 99), number > 0 else { throw .missing(.number) }
        let key = "\(building)/\(number)"
        let before: Stairwell? = if case .stairwell(let stairwell)? = known(row) ?? byKey[key] { stairwell } else { nil }
        let thing = Stairwell(
            id: before?.id ?? survey.makeID(), buildingID: building, number: number,
            households: try count(row, .households, most: 10_000) ?? before?.households ?? 0)
        return (before?.id ?? key, .stairwell(thing), before.map { .stairwell($0) })
    }

    private func premises(_ row: SurveyFile.Row, _ shape: Shape?) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        guard case .point(let point)? = shape else { throw .wrongShape(.premises) }
        var code: String?
        if let typed = some(row, .code) {
            guard let read = PremisesCode.read(typed) else { throw .unreadable(.code, typed) }
            code = read
        }
        let found = known(row) ?? code.flatMap { byKey[$0] }
        let before: Premises? = if case .premises(let premises)? = found { premises } else { nil }
        let kind = row[.kind].isEmpty ? before?.kind ?? .other : try word(row, .kind, SurveyStrings.premisesKind(row[.kind]))
        let thing = Premises(
            id: before?.id ?? survey.makeID(), name: try name(row, before?.name), kind: kind,
            address: kept(row, .address, text(row, .address, .addressEN), before?.address) ?? Text(name: ""),
            streetID: kept(row, .street, try street(row), before?.streetID),
            houseNumber: kept(row, .houseNumber, some(row, .houseNumber), before?.houseNumber), coordinate: point, areaPath: try areaPath(row, point),
            code: before?.code ?? code ?? survey.makeCode(), from: before?.from ?? survey.options.day)
        return (code ?? before?.code ?? "\(thing.name.zh)/\(thing.address.zh)/\(point.text)", .premises(thing), before.map { .premises($0) })
    }

    private func ground(_ row: SurveyFile.Row, _ shape: Shape?) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        guard let shape else { throw .wrongShape(.ground) }
        let kind = try row[.kind].isEmpty ? .barrier : word(row, .kind, SurveyStrings.groundKind(row[.kind])), name = text(row, .name, .nameEN)
        let found = known(row) ?? name.flatMap { byKey["\(kind.rawValue)/\($0.zh)"] }
        let before: Ground? = if case .ground(let ground)? = found { ground } else { nil }
        let thing = Ground(
            id: before?.id ?? survey.makeID(), kind: kind, name: name, shape: shape, from: before?.from ?? survey.options.day)
        return (before?.id ?? "\(kind.rawValue)/\(name?.zh ?? thing.id)", .ground(thing), before.map { .ground($0) })
    }

    // Codes

    /// A code that is given, or one that is known and ends. What it does to others is looked at afterwards: see `CodeSurvey`.
    private func code(_ row: SurveyFile.Row) throws(SurveyFault.Reason) -> (String, TerritoryThing, TerritoryThing?) {
        let path = try required(row, .path), value = try required(row, .code).filter { $0 != " " }
        _ = try required(row, .scheme)
        let scheme = try word(row, .scheme, SurveyStrings.scheme(row[.scheme]))
        guard let level = levels[path] else { throw .noSuchArea(path) }
        guard let code = Code(scheme, value), code.fits(level) else { throw .codeDoesNotFit(value, level) }
        let from = try day(row, .from) ?? survey.options.day, until = try day(row, .until)
        if let until, until <= from { throw .unreadable(.until, until.description) }
        // The newest of that number: it is the one that holds, or that was given back.
        let before = survey.known.codes.filter { !$0.isOwn && $0.areaPath == path && $0.code == code }.max { $0.from < $1.from }
        if let before, row[.from].isEmpty || before.from == from || before.holds(on: from) {
            var thing = before
            if !row[.until].isEmpty { thing.until = until }
            return (before.id, .code(thing), .code(before))
        }
        let thing = AreaCode(areaPath: path, code: code, from: from, until: until, isOwn: false)
        return (scheme == .local ? "\(path) \(code)" : "\(path) \(scheme.rawValue)", .code(thing), nil)
    }

    // Cells

    private func day(_ row: SurveyFile.Row, _ column: Column) throws(SurveyFault.Reason) -> Day? {
        guard let cell = some(row, column) else { return nil }
        guard let day = Day(cell) else { throw .unreadable(column, String(cell.prefix(40))) }
        return day
    }

    private func known(_ row: SurveyFile.Row) -> TerritoryThing? { row[.id].isEmpty ? nil : byID[row[.id]] }

    private func some(_ row: SurveyFile.Row, _ column: Column) -> String? { row[column].isEmpty ? nil : row[column] }

    /// What the file says; where it has no such column, as it is.
    private func kept<Value>(_ row: SurveyFile.Row, _ column: Column, _ said: Value?, _ before: Value?) -> Value? {
        row.cells[column] == nil ? before : said
    }

    /// The id of the street that the row names by its name or id.
    private func street(_ row: SurveyFile.Row) throws(SurveyFault.Reason) -> String? {
        guard let named = some(row, .street) else { return nil }
        guard let found = streets[named] else { throw .unknownStreet(named) }
        return found
    }

    private func required(_ row: SurveyFile.Row, _ column: Column) throws(SurveyFault.Reason) -> String {
        guard !row[column].isEmpty else { throw .missing(column) }
        guard row[column].count <= 200 else { throw .unreadable(column, String(row[column].prefix(40))) }
        return row[column]
    }

    private func text(_ row: SurveyFile.Row, _ zh: Column, _ en: Column) -> Text? {
        some(row, zh).map { Text(zh: String($0.prefix(200)), en: String((some(row, en) ?? $0).prefix(200))) }
    }

    private func name(_ row: SurveyFile.Row, _ before: Text?) throws(SurveyFault.Reason) -> Text {
        guard let name = text(row, .name, .nameEN) ?? before else { throw .missing(.name) }
        return name
    }

    private func count(_ row: SurveyFile.Row, _ column: Column, most: Int) throws(SurveyFault.Reason) -> Int? {
        guard let cell = some(row, column) else { return nil }
        guard let number = Double(cell), number.isFinite, number == number.rounded(), number >= 0, number <= Double(most) else {
            throw .unreadable(column, String(cell.prefix(40)))
        }
        return Int(number)
    }

    private func word<Value>(_ row: SurveyFile.Row, _ column: Column, _ value: Value?) throws(SurveyFault.Reason) -> Value {
        guard let value else { throw .unreadable(column, String(row[column].prefix(40))) }
        return value
    }

    /// The micro-grid in which it lies. Where the file names another, the ground is right.
    private func areaPath(_ row: SurveyFile.Row, _ point: Coordinate) throws(SurveyFault.Reason) -> String {
        guard let area = survey.index.microGrid(at: point) else { throw .outside(meters: survey.index.nearest(to: point)?.meters) }
        return area.path
    }
}
