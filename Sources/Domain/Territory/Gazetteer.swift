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

    private enum Target: Sendable, Hashable { case estate(Int), street(Int), premises(Int), landmark(Int), area(Int) }
    private struct Estate: Sendable {
        let name: Text
        var buildings: [Int] = []
        var byNumber: [String: Int] = [:]
    }
    /// A name that was found, how sure that is, and where in the words.
    private struct Match {
        var target: Target
        var score: Double
        var reason: PlaceCandidate.Reason
        var span: Range<Int>
    }
    /// What all candidates of a question share.
    private struct Question {
        let parts: AddressParts
        let matches: [Match]
        /// The paths of the areas that the words name.
        let areas: [String]
        /// The streets that the words name, with how sure that is and where.
        let streets: [(id: String, score: Double, span: Range<Int>)]
    }

    private let streets: [Street], buildings: [Building], premises: [Premises], landmarks: [Ground]
    private let stairwells: [String: Set<Int>]
    /// The ids of buildings that stand in an estate.
    private let buildingEstates: Set<String>
    private var estates: [Estate] = []
    private let names: NameIndex
    private let targets: [Target]
    private let areaPaths: [String]
    /// Per street: what stands at a number.
    private var doors: [[String: [Door]]]
    private enum Door: Sendable { case premises(Int), building(Int) }

    /// - Parameter areas: their names are understood before an address, and tell apart what bears the same name.
    public init(
        streets: [Street], buildings: [Building], stairwells: [Stairwell], premises: [Premises], landmarks: [Ground] = [], areas: [Area] = []
    ) {
        self.streets = streets
        self.buildings = buildings
        self.premises = premises
        self.landmarks = landmarks.filter { $0.name != nil && $0.kind != .barrier }
        self.stairwells = Dictionary(grouping: stairwells, by: \.buildingID).mapValues { Set($0.map(\.number)) }
        buildingEstates = Set(buildings.lazy.filter { $0.estate != nil }.map(\.id))
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
        let named = areas.filter { $0.level < .grid }
        areaPaths = named.map(\.path)
        var signs: [[Unicode.Scalar]] = [], targets: [Target] = []
        func add(_ name: Text, _ target: Target) {
            for text in name.zh == name.en ? [name.zh] : [name.zh, name.en] {
                let name = AddressParts.name(text)
                guard name.count >= 2, name.count <= 60 else { continue }
                signs.append(name)
                targets.append(target)
            }
        }
        for (index, estate) in estates.enumerated() { add(estate.name, .estate(index)) }
        for (index, street) in streets.enumerated() { add(street.name, .street(index)) }
        for (index, shop) in premises.enumerated() { add(shop.name, .premises(index)) }
        for (index, landmark) in self.landmarks.enumerated() { if let name = landmark.name { add(name, .landmark(index)) } }
        for (index, area) in named.enumerated() { add(area.name, .area(index)) }
        names = NameIndex(signs)
        self.targets = targets
    }

    /// Free words to places, best first. Several where the words fit several; none where they fit nothing well enough.
    public func places(named words: String, limit: Int = 8) -> [PlaceCandidate] {
        let question = question(words)
        var best: [Key: PlaceCandidate] = [:]
        for match in question.matches {
            for var candidate in candidates(for: match, question) {
                weigh(&candidate, match, question)
                guard candidate.score >= Self.threshold else { continue }
                let key = Key(kind: candidate.kind, id: candidate.id, stairwell: candidate.stairwell)
                if candidate.score > best[key]?.score ?? 0 { best[key] = candidate }
            }
        }
        let sorted = best.values.sorted { ($1.score, $0.text.zh, $0.id) < ($0.score, $1.text.zh, $1.id) }
        // A street says less than a door on it.
        let hasDoor = sorted.contains { $0.kind != .street && $0.score >= 0.8 }
        return Array(sorted.filter { !(hasDoor && $0.kind == .street && $0.score < 0.7) }.prefix(limit))
    }

    /// The place that may be taken without asking back: the first, if it is sure and the next is clearly behind.
    public static func certain(_ found: [PlaceCandidate]) -> PlaceCandidate? {
        guard let best = found.first, best.isSure else { return nil }
        return best.score - (found.dropFirst().first?.score ?? 0) > 0.1 ? best : nil
    }

    private struct Key: Hashable {
        let kind: PlaceCandidate.Kind, id: String, stairwell: Int?
    }

    // Names

    private func question(_ words: String) -> Question {
        var parts = AddressParts(words)
        let found = names.matches(in: parts.whole, least: parts.whole.count <= 4 ? 0.3 : 0.45)
        let whole = found.filter(\.isWhole)
        // A name within a longer one that also stands there is not meant: 紫荆 in 紫荆家园.
        func isWithin(_ span: Range<Int>) -> Bool {
            whole.contains { $0.span != span && $0.span.lowerBound <= span.lowerBound && $0.span.upperBound >= span.upperBound }
        }
        let exact = whole.filter { !isWithin($0.span) }
        parts.read(outside: exact.map(\.span))
        var areas: [(path: String, span: Range<Int>)] = []
        for match in exact {
            guard case .area(let index) = targets[match.name] else { continue }
            // 塘河新村 is a community and an estate: the community where something else follows.
            if exact.contains(where: { $0.span == match.span && !isArea($0.name) }),
                !found.contains(where: { $0.span.lowerBound >= match.span.upperBound && $0.share > 0.6 && !isArea($0.name) })
            {
                continue
            }
            areas.append((areaPaths[index], match.span))
            parts.mark(division: match.span)
        }
        var matches: [Match] = []
        for match in found where !isArea(match.name) {
            if isWithin(match.span) || areas.contains(where: { $0.span == match.span }) { continue }
            if !match.isWhole, parts.whole.count > match.span.count, whole.contains(where: { $0.span == match.span }) { continue }
            let others = exact.filter { !$0.span.overlaps(match.span) }.map(\.span)
            var score = score(match, unexplained: parts.unexplained(outside: match.span, and: others)) * overshadowed(match, by: found)
            if match.isWhole, others.isEmpty, (2...8).contains(parts.wordsBeforeNumber(after: match.span)) { score *= 0.84 }
            let reason: PlaceCandidate.Reason = match.isWhole ? .exactName : match.isPiece ? .partOfName : .nearlyTheName
            if score > 0.4 { matches.append(Match(target: targets[match.name], score: score, reason: reason, span: match.span)) }
        }
        let streets = matches.compactMap { match -> (id: String, score: Double, span: Range<Int>)? in
            if case .street(let index) = match.target { (self.streets[index].id, match.score, match.span) } else { nil }
        }
        return Question(parts: parts, matches: matches, areas: areas.map(\.path), streets: streets)
    }

    private func isArea(_ name: Int) -> Bool { if case .area = targets[name] { true } else { false } }

    /// A name that stands there whole is less likely where a longer one, nearly there, explains more: 平桥农贸市场 in 平桥农贸市场3号猪摊.
    private func overshadowed(_ match: NameIndex.Match, by found: [NameIndex.Match]) -> Double {
        guard match.isWhole else { return 1 }
        var most = 0.0
        for other in found where !other.isWhole && other.share > 0.6 && !isArea(other.name) {
            guard other.span.lowerBound <= match.span.lowerBound, other.span.upperBound >= match.span.upperBound, other.span != match.span else {
                continue
            }
            most = max(most, other.share * Double(names.length(other.name)) - Double(match.span.count))
        }
        return most >= 1.2 ? 0.7 : most > 0 ? 0.84 : 1
    }

    /// - Parameter unexplained: how many signs besides the name no other name accounts for.
    private func score(_ match: NameIndex.Match, unexplained: Double) -> Double {
        let rest = min(8, unexplained), length = names.length(match.name)
        // Two signs stand in many words by chance.
        if match.isWhole { return 1 - (length == 2 ? 0.06 * min(6, rest) : 0) }
        // All that was said is in the name: the less of the name it is, the less sure.
        if match.isPiece, unexplained < 1 { return 0.55 + 0.28 * match.share }
        if length == 2 { return 0 }
        return 0.36 + 0.47 * match.share - (length <= 3 ? 0.035 : 0.02) * rest
    }

    /// What the words say of the surroundings: the area that they name, and 对面 and its like.
    private func weigh(_ candidate: inout PlaceCandidate, _ match: Match, _ question: Question) {
        if !question.areas.isEmpty, !candidate.areaPath.isEmpty, !question.areas.contains(where: { candidate.areaPath.hasPrefix($0) }) {
            candidate.score *= 0.8
            if !candidate.reasons.contains(.elsewhere) { candidate.reasons.append(.elsewhere) }
        }
        guard let relation = question.parts.relation else { return }
        candidate.relation = relation
        guard relation != .front else { return }
        candidate.score *= 0.84
        candidate.reasons.append(.besideIt)
        switch candidate.tenure {
        case .insideBuilding: candidate.tenure = buildingEstates.contains(candidate.id) ? .estateGround : .publicStreet
        case .premises: candidate.tenure = .publicStreet
        default: break
        }
    }

    // Candidates

    private func candidates(for match: Match, _ question: Question) -> [PlaceCandidate] {
        switch match.target {
        case .estate(let index): [estateCandidate(estates[index], match, question)]
        case .street(let index): streetCandidates(index, match, question)
        case .premises(let index): [premisesCandidate(premises[index], match, question)]
        case .area: []
        case .landmark(let index): landmarkCandidate(landmarks[index], match).map { [$0] } ?? []
        }
    }

    private func estateCandidate(_ estate: Estate, _ match: Match, _ question: Question) -> PlaceCandidate {
        let parts = question.parts, numbers = parts.inEstate()
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
            kind: stairwell == nil ? .building : .stairwell, stairwell: stairwell, id: building.id,
            text: .building(estate.name, building.number, stairwell: stairwell),
            coordinate: building.coordinate, areaPath: building.areaPath, score: score, tenure: .insideBuilding, reasons: reasons)
    }

    private func streetCandidates(_ index: Int, _ match: Match, _ question: Question) -> [PlaceCandidate] {
        let street = streets[index], parts = question.parts
        guard let number = parts.streetNumber else {
            let middle = street.line.points[street.line.points.count / 2]
            return [
                PlaceCandidate(
                    kind: .street, id: street.id, text: street.name, coordinate: middle, areaPath: "", score: match.score * 0.65,
                    tenure: .publicStreet, reasons: [match.reason, .numberMissing])
            ]
        }
        var score = match.score * (parts.house == nil && parts.lane == nil ? 0.95 : 1)
        // 桥弄街12号紫荆家园3幢: the estate says more than the street at its gate.
        if question.matches.contains(where: { $0.reason == .exactName && isEstate($0.target) && !$0.span.overlaps(match.span) }) { score *= 0.85 }
        if let here = doors[index][number] {
            if parts.lane != nil, let house = parts.house, let found = here.first(where: { isBuilding($0, numbered: house) }) {
                return [candidate(of: found, on: street, number: number, score: score, reasons: [match.reason, .numberFits, .buildingFits])]
            }
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

    private func isEstate(_ target: Target) -> Bool { if case .estate = target { true } else { false } }

    private func isBuilding(_ door: Door, numbered number: String) -> Bool {
        if case .building(let index) = door { buildings[index].number == number } else { false }
    }

    private func premisesCandidate(_ shop: Premises, _ match: Match, _ question: Question) -> PlaceCandidate {
        var score = match.score, reasons = [match.reason]
        let others = question.streets.filter { !$0.span.overlaps(match.span) }
        let own = others.filter { $0.id == shop.streetID }.map(\.score).max() ?? 0, strongest = others.map(\.score).max() ?? 0
        if own > 0.6, own > strongest - 0.1 {
            score += (1 - score) * 0.3 * own
            if let number = question.parts.house, let house = shop.houseNumber {
                reasons.append(number == house ? .numberFits : .elsewhere)
                score = number == house ? min(1, score + 0.12) : score * 0.85
            }
        } else if strongest > 0.6 {
            score *= 1 - 0.3 * strongest
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
