// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Mandates
import Territory

/// From what a reporter says of a place to the place of a case: its public words, its micro-grid and whose ground it is.
struct PlaceFinder {
    let index: TerritoryIndex

    /// So far beyond our border a point still counts as ours: phones are often wrong by that much.
    static let tolerance = 60.0
    /// So near a named thing a point is told by its name.
    static let nearness = 45.0

    enum Found: Hashable {
        case place(Case.Place)
        /// The words may mean several places, best first.
        case candidates([PlaceCandidate])
        /// The words name no place that we know.
        case unknown
        /// A point far from our area.
        case outside
    }

    /// What stands for a candidate in a form.
    static func key(_ candidate: PlaceCandidate) -> String { "\(candidate.kind.rawValue):\(candidate.id)" }
    /// The choice of none of the candidates: the reporter's words must do.
    static let wordsOnly = "words"

    /// - Parameter choice: the key of the candidate that was chosen, or `wordsOnly`.
    func find(words: String, choice: String, point: Coordinate?, premisesCode: String) -> Found {
        if let code = PremisesCode.read(premisesCode), let shop = index.premises(code: code) { return .place(place(of: shop)) }
        if choice == Self.wordsOnly { return .place(somewhere) }
        if let point { return place(at: point).map(Found.place) ?? .outside }
        let candidates = words.isEmpty ? [] : index.places(named: words)
        if let chosen = candidates.first(where: { Self.key($0) == choice }) { return .place(place(of: chosen)) }
        guard let best = candidates.first else { return .unknown }
        let next = candidates.dropFirst().first?.score ?? 0
        return best.isSure && best.score - next > 0.1 ? .place(place(of: best)) : .candidates(Array(candidates.prefix(6)))
    }

    /// The place at a point; nil where it lies beyond our borders.
    func place(at point: Coordinate) -> Case.Place? {
        guard let near = index.nearest(to: point), near.meters <= Self.tolerance else { return nil }
        let around = index.standing(in: Self.window(point))
        let street = around.streets.lazy.map { (index.streets[$0].name, index.streets[$0].line.distance(to: point)) }.min { $0.1 < $1.1 }
        let isInside = around.buildings.contains { index.buildings[$0].polygon.contains(point) }
        let tenure: Tenure? = isInside ? .insideLine : street.map { $0.1 < 12 } ?? false ? .publicSpace : nil
        let shop = around.premises.lazy.map { ($0, index.premises[$0].coordinate.distance(to: point)) }.min { $0.1 < $1.1 }
        let building = around.buildings.lazy.map { ($0, index.buildings[$0].polygon.distance(to: point)) }.min { $0.1 < $1.1 }
        let doors = [shop.map { (index.premises[$0.0].address, $0.1) }, building.map { (Text.building(index.buildings[$0.0]), $0.1) }].compactMap {
            $0
        }
        let named = [doors.min { $0.1 < $1.1 }, street].compactMap { $0 }.first { $0.1 <= Self.nearness && !$0.0.zh.isEmpty }
        return Case.Place(
            areaPath: near.area.path, text: named.map { Text.near($0.0).zh } ?? index.name(of: near.area.path).zh, coordinate: point.rounded,
            tenure: tenure)
    }

    /// About 100 m to each side, beyond which nothing is measured.
    private static func window(_ point: Coordinate) -> BoundingBox {
        BoundingBox(
            west: point.longitude - 0.0012, south: point.latitude - 0.0009, east: point.longitude + 0.0012, north: point.latitude + 0.0009)
    }

    private func place(of candidate: PlaceCandidate) -> Case.Place {
        if candidate.kind == .premises, let shop = index.premises(id: candidate.id) { return place(of: shop) }
        let path = candidate.areaPath.isEmpty ? areaPath(at: candidate.coordinate) : candidate.areaPath
        return Case.Place(
            areaPath: path, text: candidate.text.zh, coordinate: candidate.coordinate.rounded, tenure: candidate.tenure.map(Tenure.init))
    }

    /// Told by its address: the name of a shop is never public.
    private func place(of shop: Premises) -> Case.Place {
        Case.Place(
            areaPath: shop.areaPath, text: shop.address.zh, coordinate: shop.coordinate.rounded, tenure: .outsideLine, premisesID: shop.id)
    }

    private func areaPath(at point: Coordinate) -> String {
        guard let near = index.nearest(to: point), near.meters <= Self.tolerance else { return root }
        return near.area.path
    }

    /// Nobody knows yet where it is: the smallest area that is known for sure, so that it reaches the registrar's desk.
    private var somewhere: Case.Place { Case.Place(areaPath: root, text: Text.placeToBeSettled.zh) }

    /// The subdistrict, or what stands highest where there are several.
    private var root: String {
        let subdistricts = index.areas.filter { $0.level == .subdistrict }
        return subdistricts.count == 1 ? subdistricts[0].path : index.areas.first?.path ?? "/"
    }
}

extension Tenure {
    /// Whose ground it is, as far as the kind of place tells.
    init(_ tenure: PlaceCandidate.Tenure) {
        switch tenure {
        case .insideBuilding, .estateGround: self = .insideLine
        case .premises: self = .outsideLine
        case .publicStreet: self = .publicSpace
        }
    }
}
