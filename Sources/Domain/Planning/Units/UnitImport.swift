// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Tabular
import Territory

/// Units that an officer brings in a file, instead of those that the territory's houses make: each with its households and a polygon or a point.
struct UnitImport: Sendable {
    struct Unit: Sendable {
        var unit: PlanUnit
        /// Where it stands: a point, or the corners of its ground.
        var sites: [Coordinate]
        /// Its own ground, where the file gives one.
        var ground: MultiPolygon?
    }

    var units: [Unit] = []
    var faults: [SurveyFault] = []

    var isUsable: Bool { !units.isEmpty && !faults.contains(where: \.isBlocking) }
    var households: Int { units.reduce(0) { $0 + $1.unit.households } }

    static let most = 20_000

    /// Reads rows as units of a community.
    ///
    /// Faults are named by line or feature: geometry that crosses itself, no or unreadable households, an id that stands twice, places outside of the
    /// community or in a dedicated grid, a wrong coordinate system, ground that two units claim. Ground that nobody claims is told, and goes to
    /// whoever is nearest.
    ///
    /// - Parameter areas: the community's grids and micro-grids of the day.
    init(_ file: SurveyFile, system stated: CoordinateSystem?, community: Area, areas: [Area]) {
        let system = stated ?? file.system ?? .wgs84
        let micro = areas.filter { $0.level == .microGrid && !$0.boundary.isEmpty }, locator = PointLocator(micro.map(\.boundary))
        let whole = PointLocator([community.boundary])
        var seen: [String: Int] = [:], anchors: [Coordinate] = [], numbers: [Int] = []
        if file.rows.isEmpty { fault(nil, .nothing) }
        if file.rows.count > Self.most { fault(nil, .table(.tooManyRows(limit: Self.most))) }
        for row in file.rows.prefix(Self.most) where faults.count < 1000 {
            guard let (sites, ground, given) = place(row, system) else { continue }
            anchors.append(given)
            let key = row[.id].isEmpty ? "\(row.number)" : String(row[.id].prefix(80))
            if let first = seen.updateValue(row.number, forKey: key) {
                fault(row.number, .twice(key, first: first))
                continue
            }
            guard let households = count(row, .households, isNeeded: true), let shops = count(row, .shops), let storeys = count(row, .storeys) else {
                continue
            }
            let middle = ground.flatMap { $0.polygons.first?.innerPoint } ?? sites[0]
            guard whole.locate(middle) != nil else {
                fault(row.number, .outsideArea(community.name.zh), at: middle)
                continue
            }
            let home = locator.locate(middle).map { micro[$0] }
            if let home, home.kind == .dedicated {
                fault(row.number, .inDedicated(home.name.zh), at: middle)
                continue
            }
            let name = row[.name].isEmpty ? key : String(row[.name].prefix(80))
            units.append(
                Unit(
                    unit: PlanUnit(
                        key: key, kind: households > 0 ? .house : .shops, name: Text(zh: name, en: row[.nameEN].isEmpty ? name : row[.nameEN]),
                        households: households, shops: shops, storeys: max(1, storeys), estate: row[.estate].isEmpty ? nil : row[.estate],
                        present: home?.path, place: middle), sites: sites, ground: ground))
            numbers.append(row.number)
        }
        if let error = SystemError.find(anchors, within: community.boundary, stated: system) {
            faults.removeAll { if case .outsideArea = $0.reason { true } else { false } }
            fault(nil, .system(error, stated: system))
        }
        checkCover(community, dedicated: micro.filter { $0.kind == .dedicated }, numbers)
        faults.sort { ($0.isBlocking ? 0 : 1, $0.number ?? 0) < ($1.isBlocking ? 0 : 1, $1.number ?? 0) }
    }

    private mutating func fault(_ number: Int?, _ reason: SurveyFault.Reason, isBlocking: Bool = true, at: Coordinate? = nil) {
        faults.append(SurveyFault(number: number, reason: reason, isBlocking: isBlocking, at: at))
    }

    /// Where a row stands, its ground, and a position as given.
    private mutating func place(_ row: SurveyFile.Row, _ system: CoordinateSystem) -> (sites: [Coordinate], ground: MultiPolygon?, given: Coordinate)?
    {
        switch row.shape {
        case .failure(let error): fault(row.number, .geometry(error))
        case .success(nil), .success(.lineString): fault(row.number, .wrongShape(.buildings))
        case .success(.point(let point)?): return ([system.toWGS84(point).rounded], nil, point)
        case .success(let shape?):
            for polygon in shape.polygons {
                if let flaw = polygon.flaw() {
                    fault(row.number, .flaw(flaw))
                    return nil
                }
            }
            let ground = MultiPolygon(shape.polygons.map { Polygon(rings: $0.rings.map { $0.map { system.toWGS84($0).rounded } }) })
            guard let given = shape.polygons.first?.outer.first else { return nil }
            return (ground.polygons.flatMap(\.outer), ground, given)
        }
        return nil
    }

    private mutating func count(_ row: SurveyFile.Row, _ column: TerritoryLayer.Column, isNeeded: Bool = false) -> Int? {
        if row[column].isEmpty {
            guard isNeeded else { return 0 }
            fault(row.number, .missing(column))
            return nil
        }
        guard let number = Double(row[column]), number == number.rounded(), number >= 0, number <= 100_000 else {
            fault(row.number, .unreadable(column, String(row[column].prefix(40))))
            return nil
        }
        return Int(number)
    }

    /// Whether the grounds that the file gives overlap, reach beyond the border, or leave gaps.
    private mutating func checkCover(_ community: Area, dedicated: [Area], _ numbers: [Int]) {
        let own = units.indices.filter { units[$0].ground != nil }
        guard !own.isEmpty, !faults.contains(where: \.isBlocking) else { return }
        let grounds = own.compactMap { units[$0].ground } + dedicated.map(\.boundary)
        func name(_ index: Int) -> String { index < own.count ? units[own[index]].unit.name.zh : dedicated[index - own.count].name.zh }
        func number(_ index: Int) -> Int? { index < own.count ? numbers[own[index]] : nil }
        for found in Coverage.faults(grounds, filling: community.boundary) {
            let first = found.area.map(name) ?? community.name.zh, line = found.area.flatMap(number)
            switch found.kind {
            case .overlap(let other): fault(line, .overlap(first, with: name(other), line: number(other)), at: found.at)
            case .outside: fault(line, .beyond(first, above: community.name.zh), isBlocking: false, at: found.at)
            case .gap: fault(line, .gap(beside: first), isBlocking: false, at: found.at)
            }
        }
    }
}
