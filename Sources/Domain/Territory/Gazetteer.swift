// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// The place's own names, made to be found in free words. Pure; built from the index.
///
/// A name is looked for whole, in part and with one sign wrong; numbers then choose the building, the stairwell or the door.
/// What fits worse than `threshold` is not offered: better no place than a wrong one.
public struct Gazetteer: Sendable {
    /// Below this score nothing is offered.
    public static let threshold = 0.5
    /// From this score on the place may be taken without asking back, if the next best is clearly behind.
    public static let sure = 0.85

    private enum Target: Sendable, Hashable { case estate(Int), street(Int), premises(Int), landmark(Int) }
    private struct Name: Sendable {
        let signs: [Unicode.Scalar]
        let target: Target
    }
    private struct Estate: Sendable {
        let name: Text
        var buildings: [Int] = []
        var byNumber: [String: Int] = [:]
    }
    private struct Match {
        var target: Target
        var score: Double
        var reason: PlaceCandidate.Reason
        /// Where in all that was written, of a whole name; otherwise where in its words.
        var span: Range<Int>
    }

    private let streets: [Street], buildings: [Building], premises: [Premises], landmarks: [Ground]
    private let stairwells: [String: Set<Int>]
    private var estates: [Estate] = []
    private var names: [Name] = []
    /// The names in which a sign occurs.
    private var postings: [Unicode.Scalar: [Int32]] = [:]
    /// Per street: what stands at a number.
    private var doors: [[String: [Door]]]
    private enum Door: Sendable { case premises(Int), building(Int) }

    public init(streets: [Street], buildings: [Building], stairwells: [Stairwell], premises: [Premises], landmarks: [Ground] = []) {
        self.streets = streets
        self.buildings = buildings
        self.premises = premises
        self.landmarks = landmarks.filter { $0.name != nil && $0.kind != .barrier }
        self.stairwells = Dictionary(grouping: stairwells, by: \.buildingID).mapValues { Set($0.map(\.number)) }
        doors = Array(repeating: [:], count: streets.count)
        let streetNumbers = Dictionary(streets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var estateNumbers: [String: Int] = [:]
        for (index, building) in buildings.enumerated() {
            if let estate = building.estate {
                let number = estateNumbers[estate.zh] ?? estates.count
                if number == estates.count {
                    estateNumbers[estate.zh] = number
                    estates.append(Estate(name: estate))
                }
                estates[number].buildings.append(index)
                if let own = building.number { estates[number].byNumber[own.uppercased()] = index }
            }
            if let street = building.streetID.flatMap({ streetNumbers[$0] }), let house = building.houseNumber {
                doors[street][house, default: []].append(.building(index))
            }
        }
        for (index, shop) in premises.enumerated() {
            if let street = shop.streetID.flatMap({ streetNumbers[$0] }), let house = shop.houseNumber {
                doors[street][house, default: []].append(.premises(index))
            }
        }
        for (index, estate) in estates.enumerated() { add(estate.name, .estate(index)) }
        for (index, street) in streets.enumerated() { add(street.name, .street(index)) }
        for (index, shop) in premises.enumerated() { add(shop.name, .premises(index)) }
        for (index, landmark) in self.landmarks.enumerated() { if let name = landmark.name { add(name, .landmark(index)) } }
    }

    private mutating func add(_ name: Text, _ target: Target) {
        for text in Set([name.zh, name.en]).sorted() {
            let signs = AddressParts.name(text)
            guard signs.count >= 2 else { continue }
            for sign in Set(signs) { postings[sign, default: []].append(Int32(names.count)) }
            names.append(Name(signs: signs, target: target))
        }
    }

    /// Free words to places, best first. Several where the words fit several; none where they fit nothing well enough.
    public func places(named words: String, limit: Int = 8) -> [PlaceCandidate] {
        let parts = AddressParts(words)
        guard parts.whole.count >= 2 else { return [] }
        let found = matches(in: parts)
        let onStreets = Set(found.compactMap { if case .street(let index) = $0.target, $0.score >= 0.75 { streets[index].id } else { nil } })
        var best: [String: PlaceCandidate] = [:]
        for match in found {
            for candidate in candidates(for: match, parts, onStreets: onStreets) where candidate.score >= Self.threshold {
                let key = "\(candidate.kind) \(candidate.id) \(candidate.text.zh)"
                if candidate.score > best[key]?.score ?? 0 { best[key] = candidate }
            }
        }
        let sorted = best.values.sorted { ($1.score, $0.text.zh, $0.id) < ($0.score, $1.text.zh, $1.id) }
        // A street says less than a door on it.
        let hasDoor = sorted.contains { $0.kind != .street && $0.score >= 0.8 }
        return Array(sorted.filter { !(hasDoor && $0.kind == .street && $0.score < 0.7) }.prefix(limit))
    }

    // Names

    private func matches(in parts: AddressParts) -> [Match] {
        let words = parts.words
        var shared: [Int32: Int] = [:]
        for sign in Set(parts.whole) { for name in postings[sign] ?? [] { shared[name, default: 0] += 1 } }
        var result: [Match] = []
        for (number, count) in shared.sorted(by: { $0.key < $1.key }) where count >= 2 {
            let name = names[Int(number)]
            if let match = NameMatch.match(name.signs, in: words, whole: parts.whole) {
                result.append(Match(target: name.target, score: match.score, reason: match.reason, span: match.span))
            }
        }
        // A name within a longer one that also fits is not meant: 紫荆 in 紫荆家园; nor is a piece of a name that stands there whole.
        let exact = result.filter { $0.reason == .exactName }
        return result.filter { match in
            !exact.contains { other in
                if match.reason == .exactName {
                    return other.span != match.span && other.span.lowerBound <= match.span.lowerBound
                        && other.span.upperBound >= match.span.upperBound
                }
                return match.span.count < other.span.count
                    && NameMatch.firstIndex(of: Array(words[match.span]), in: Array(parts.whole[other.span])) != nil
            }
        }
    }

    // Candidates

    private func candidates(for match: Match, _ parts: AddressParts, onStreets: Set<String>) -> [PlaceCandidate] {
        switch match.target {
        case .estate(let index): [estateCandidate(estates[index], match, parts)]
        case .street(let index): streetCandidates(index, match, parts)
        case .premises(let index): [premisesCandidate(premises[index], match, parts, onStreets: onStreets)]
        case .landmark(let index): landmarkCandidate(landmarks[index], match).map { [$0] } ?? []
        }
    }

    private func estateCandidate(_ estate: Estate, _ match: Match, _ parts: AddressParts) -> PlaceCandidate {
        let numbers = parts.inEstate()
        var score = match.score, reasons = [match.reason]
        if numbers.namesRoom { reasons.append(.roomLeftOut) }
        guard let number = numbers.building, let index = estate.byNumber[number.uppercased()] else {
            reasons.append(numbers.building == nil ? .buildingMissing : .buildingUnknown)
            score *= numbers.building == nil ? 0.85 : 0.65
            let middle = buildings[estate.buildings[estate.buildings.count / 2]]
            return PlaceCandidate(
                kind: .estate, id: buildings[estate.buildings[0]].id, text: estate.name, coordinate: middle.coordinate, areaPath: middle.areaPath,
                score: score, tenure: .estateGround, reasons: reasons)
        }
        let building = buildings[index]
        reasons.append(.buildingFits)
        if parts.building == nil { score *= 0.95 }
        let stairwell = numbers.stairwell.flatMap { stairwells[building.id]?.contains($0) == true ? $0 : nil }
        if numbers.stairwell != nil {
            reasons.append(stairwell == nil ? .stairwellUnknown : .stairwellFits)
            if stairwell == nil { score *= 0.85 }
        }
        return PlaceCandidate(
            kind: stairwell == nil ? .building : .stairwell, id: building.id, text: .building(estate.name, building.number, stairwell: stairwell),
            coordinate: building.coordinate, areaPath: building.areaPath, score: score, tenure: .insideBuilding, reasons: reasons)
    }

    private func streetCandidates(_ index: Int, _ match: Match, _ parts: AddressParts) -> [PlaceCandidate] {
        let street = streets[index]
        guard let number = parts.house ?? parts.bare.first else {
            let middle = street.line.points[street.line.points.count / 2]
            return [
                PlaceCandidate(
                    kind: .street, id: street.id, text: street.name, coordinate: middle, areaPath: "", score: match.score * 0.65,
                    tenure: .publicStreet, reasons: [match.reason, .numberMissing])
            ]
        }
        let score = match.score * (parts.house == nil ? 0.95 : 1)
        if let here = doors[index][number] {
            // Who is behind a door says more than the house around it.
            let shops = here.filter { if case .premises = $0 { true } else { false } }
            return (shops.isEmpty ? here : shops).map {
                candidate(of: $0, on: street, number: number, score: score, reasons: [match.reason, .numberFits])
            }
        }
        // The nearest number on the same side of the street, if it is near.
        guard let wanted = Int(number.prefix { $0 != "-" }) else { return [] }
        let near = doors[index].keys.compactMap { key in Int(key.prefix { $0 != "-" }).map { (key, abs($0 - wanted)) } }
            .filter { $0.1 <= 12 && $0.1 % 2 == 0 }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let (key, off) = near, let door = doors[index][key]?.first else { return [] }
        var nearby = candidate(of: door, on: street, number: key, score: score * (0.8 - 0.02 * Double(off)), reasons: [match.reason, .nearestNumber])
        nearby.kind = .address
        nearby.text = .nearHouse(street.name, key)
        nearby.tenure = .publicStreet
        return [nearby]
    }

    private func candidate(of door: Door, on street: Street, number: String, score: Double, reasons: [PlaceCandidate.Reason]) -> PlaceCandidate {
        switch door {
        case .premises(let index):
            let shop = premises[index]
            return PlaceCandidate(
                kind: .premises, id: shop.id, text: .shop(shop.name, at: shop.address), coordinate: shop.coordinate, areaPath: shop.areaPath,
                score: score, tenure: .premises, reasons: reasons)
        case .building(let index):
            let building = buildings[index]
            return PlaceCandidate(
                kind: .building, id: building.id, text: .house(street.name, number), coordinate: building.coordinate, areaPath: building.areaPath,
                score: score, tenure: .insideBuilding, reasons: reasons)
        }
    }

    private func premisesCandidate(_ shop: Premises, _ match: Match, _ parts: AddressParts, onStreets: Set<String>) -> PlaceCandidate {
        var score = match.score, reasons = [match.reason]
        if let number = parts.house, let own = shop.houseNumber, let street = shop.streetID, onStreets.contains(street) {
            if number == own {
                score = min(1, score + 0.15)
                reasons.append(.numberFits)
            }
        } else if !onStreets.isEmpty, let street = shop.streetID, !onStreets.contains(street) {
            score *= 0.7
            reasons.append(.elsewhere)
        }
        return PlaceCandidate(
            kind: .premises, id: shop.id, text: .shop(shop.name, at: shop.address), coordinate: shop.coordinate, areaPath: shop.areaPath,
            score: score, tenure: .premises, reasons: reasons)
    }

    private func landmarkCandidate(_ landmark: Ground, _ match: Match) -> PlaceCandidate? {
        guard let name = landmark.name else { return nil }
        let point: Coordinate? =
            switch landmark.shape {
            case .point(let point): point
            case .lineString(let line): line.points[line.points.count / 2]
            case .polygon(let polygon): polygon.innerPoint
            case .multiPolygon(let polygons): polygons.innerPoint
            }
        guard let point else { return nil }
        return PlaceCandidate(
            kind: .landmark, id: landmark.id, text: name, coordinate: point, areaPath: "", score: match.score * 0.95, tenure: nil,
            reasons: [match.reason])
    }
}
