// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Territory

/// Builds the demo town on its layout: shops along the streets first, then homes in rows, then green between them.
struct TownBuilder {
    struct Home {
        var box: TownBox
        var stairwells: Int
        var households: [Int] = []
        var storeys = 1
    }
    struct House {
        var box: TownBox
        var name: Text?
        var storeys: Int
    }
    struct Micro {
        var community: Int, grid: Int
        var style: TownStyle
        var ring: [Int]
        var plot: TownPlot
        var lines: [TownLine]
        var homes: [Home] = []
        var houses: [House] = []
        var rows: [TownShopRow] = []
        var greens: [[TownPoint]] = []
        var waters: [[TownPoint]] = []
        var squares: [[TownPoint]] = []
        var households: Int { homes.reduce(0) { $0 + $1.households.reduce(0, +) } }
    }

    let layout: TownLayout
    var micros: [Micro] = []

    init(layout: TownLayout, shops: Int, using random: inout DemoRandom) {
        self.layout = layout
        for (community, settled) in layout.communities.enumerated() {
            for (grid, block) in settled.grids.enumerated() {
                for micro in block.micros {
                    let shape = layout.mesh.shape(micro.ring)
                    let lines = zip(micro.ring, micro.ring.dropFirst() + micro.ring.prefix(1)).map { layout.mesh.line($0, $1) }
                    let plot = TownPlot(shape: shape, setbacks: lines.map { TownPlot.setback($0, layout.streets) })
                    micros.append(Micro(community: community, grid: grid, style: micro.style, ring: micro.ring, plot: plot, lines: lines))
                }
            }
        }
        openShops(shops, using: &random)
        openStations()
        for index in micros.indices { build(index, using: &random) }
    }

    // Shops

    private mutating func openShops(_ wanted: Int, using random: inout DemoRandom) {
        var frontages: [TownFrontage] = []
        for (index, micro) in micros.enumerated() where micro.style.isHome || micro.style == .market {
            for var frontage in micro.plot.frontages(micro: index, lines: micro.lines, streets: layout.streets) {
                frontage.worth = layout.streets[frontage.street].trade + random.real(0...0.35)
                frontages.append(frontage)
            }
        }
        var numberings: [Int: TownNumbering] = [:], taken: [Int: Set<String>] = [:], opened = 0
        for frontage in frontages.enumerated().sorted(by: { ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset) }).map(\.element) {
            guard opened < wanted else { break }
            let numbering = numberings[frontage.street] ?? TownNumbering(way: layout.mesh.shape(layout.streets[frontage.street].chain))
            numberings[frontage.street] = numbering
            let axis = (frontage.to - frontage.from).unit, whole = frontage.from.distance(to: frontage.to)
            let depth = layout.streets[frontage.street].rank == .lane ? 7.0 : 9.0, width = 6.0
            let middle = (frontage.from + frontage.to) * 0.5
            for count in stride(from: min(9, Int((whole - 14) / width)), through: 3, by: -1) {
                let box = TownBox(
                    center: middle + axis.left * (frontage.setback + depth / 2), axis: axis, halfLength: Double(count) * width / 2,
                    halfDepth: depth / 2)
                guard micros[frontage.micro].plot.fits(box, gap: 3, except: frontage.edges) else { continue }
                micros[frontage.micro].plot.boxes.append(box)
                var doors: [(TownPoint, String)] = []
                for door in 0..<count {
                    let place = box.center + axis * ((Double(door) + 0.5) * width - box.halfLength) - axis.left * (depth / 2 - 1)
                    let number = numbering.number(of: place)
                    var text = String(number), extra = 0
                    while taken[frontage.street, default: []].contains(text) {
                        extra += 1
                        text = "\(number)-\(extra)"
                    }
                    taken[frontage.street, default: []].insert(text)
                    doors.append((place, text))
                }
                micros[frontage.micro].rows.append(TownShopRow(box: box, street: frontage.street, doors: doors))
                opened += count
                break
            }
        }
    }

    /// A service station in each community, in its first block of homes with room for it.
    private mutating func openStations() {
        for community in layout.communities.indices {
            for index in micros.indices where micros[index].community == community && micros[index].style == .slabs {
                guard let box = micros[index].plot.one(length: 20, depth: 12, gap: 5) else { continue }
                micros[index].houses.append(House(box: box, name: TownNames.station(layout.communities[community].name), storeys: 2))
                break
            }
        }
    }

    // Blocks

    private mutating func build(_ index: Int, using random: inout DemoRandom) {
        switch micros[index].style {
        case .slabs: buildSlabs(index, using: &random)
        case .towers: buildTowers(index, using: &random)
        case .houses: buildHouses(index, using: &random)
        case .school: buildSchool(index)
        case .park: layPark(index, using: &random)
        case .market: buildMarket(index, using: &random)
        case .works: buildWorks(index, using: &random)
        case .clinic: buildClinic(index)
        }
    }

    /// How many walk-ups the land bears.
    private func room(_ index: Int) -> Int { max(5, min(16, Int(TownMesh.area(micros[index].plot.shape) / 1_250))) }

    private mutating func buildSlabs(_ index: Int, using random: inout DemoRandom) {
        let depth = random.real(10.5...12)
        var boxes = micros[index].plot.rows(
            lengths: [28, 34, 40, 46], depth: depth, rowGap: random.real(13...17), sideGap: 6, edgeGap: 2.5, atMost: room(index), using: &random)
        if boxes.isEmpty {
            boxes = micros[index].plot.rows(lengths: [12, 16, 20], depth: 8, rowGap: 7, sideGap: 4, edgeGap: 0, atMost: 8, using: &random)
        }
        micros[index].homes = boxes.map { Home(box: $0, stairwells: max(1, Int($0.halfLength * 2 / 15))) }
        house(index, random.whole(44...50))
        green(index, using: &random)
    }

    private mutating func buildTowers(_ index: Int, using random: inout DemoRandom) {
        var boxes = micros[index].plot.rows(
            lengths: [26], depth: 17, rowGap: 24, sideGap: 20, edgeGap: 5, atMost: max(3, room(index) / 2), using: &random)
        if boxes.isEmpty { boxes = micros[index].plot.rows(lengths: [22], depth: 13, rowGap: 12, sideGap: 10, edgeGap: 1, atMost: 2, using: &random) }
        micros[index].homes = boxes.map { Home(box: $0, stairwells: 1) }
        house(index, random.whole(44...50))
        green(index, using: &random)
        green(index, using: &random)
    }

    private mutating func buildHouses(_ index: Int, using random: inout DemoRandom) {
        let boxes = micros[index].plot.rows(
            lengths: [8.5, 10, 11.5, 14], depth: 8.5, rowGap: 4.5, sideGap: 1.2, edgeGap: 0.4, jitter: 0.04, atMost: 46, using: &random)
        micros[index].homes = boxes.map { Home(box: $0, stairwells: 1) }
        house(index, random.whole(42...48))
    }

    /// Spreads the households over the stairwells as evenly as it goes; at most 50 stairwells.
    private mutating func house(_ index: Int, _ households: Int) {
        let stairwells = micros[index].homes.reduce(0) { $0 + $1.stairwells }
        guard stairwells > 0 else { return }
        var left = households, remaining = stairwells
        for home in micros[index].homes.indices {
            for _ in 0..<micros[index].homes[home].stairwells {
                let share = (left + remaining - 1) / max(1, remaining)
                micros[index].homes[home].households.append(share)
                left -= share
                remaining -= 1
            }
            let most = micros[index].homes[home].households.max() ?? 1
            micros[index].homes[home].storeys = max(1, (most + 1) / 2)
        }
    }

    /// A garden where there is still room.
    private mutating func green(_ index: Int, using random: inout DemoRandom) {
        for (length, depth) in [(30.0, 14.0), (24, 10), (18, 8)] {
            guard let box = micros[index].plot.one(length: length, depth: depth, gap: 2.5, edgeGap: 0) else { continue }
            micros[index].greens.append(TownBuilder.soft(box, using: &random))
            return
        }
    }

    /// A box with its corners cut.
    private static func soft(_ box: TownBox, using random: inout DemoRandom) -> [TownPoint] {
        let u = box.axis * box.halfLength, v = box.axis.left * box.halfDepth, k = random.real(0.55...0.8)
        return [(-k, -1), (k, -1), (1, -k), (1, k), (k, 1), (-k, 1), (-1, k), (-1, -k)].map { box.center + u * $0.0 + v * $0.1 }
    }

    private mutating func buildSchool(_ index: Int) {
        let place = layout.communities[micros[index].community].grids[micros[index].grid].place
        for (length, depth) in [(92.0, 52.0), (74, 42), (56, 32)] {
            guard let field = micros[index].plot.one(length: length, depth: depth, gap: 5, edgeGap: 4) else { continue }
            micros[index].squares.append(TownBuilder.oval(field, 1))
            micros[index].greens.append(TownBuilder.oval(field, 0.78))
            break
        }
        for (number, size) in [(62.0, 15.0), (46, 14), (30, 24), (40, 13)].enumerated() {
            if let box = micros[index].plot.one(length: size.0, depth: size.1, gap: 8, edgeGap: 3) {
                micros[index].houses.append(House(box: box, name: number == 0 ? place : nil, storeys: number == 2 ? 1 : 4))
            }
        }
    }

    private static func oval(_ box: TownBox, _ scale: Double) -> [TownPoint] {
        let radius = box.halfDepth, straight = box.halfLength - radius
        return (0..<32).map { step in
            let angle = Double(step) / 32 * 2 * .pi
            let along = cos(angle) * radius * scale + (cos(angle) >= 0 ? straight : -straight)
            return box.center + box.axis * along + box.axis.left * (sin(angle) * radius * scale)
        }
    }

    private mutating func layPark(_ index: Int, using random: inout DemoRandom) {
        let shape = micros[index].plot.shape, middle = TownMesh.center(shape)
        micros[index].greens.append(TownBuilder.inset(shape, micros[index].plot.setbacks.map { $0 + 1 }))
        let size = (abs(TownMesh.area(shape))).squareRoot() * 0.2, phase = random.real(0...6)
        micros[index].waters.append(
            (0..<28).map { step in
                let angle = Double(step) / 28 * 2 * .pi
                let radius = size * (1 + 0.28 * sin(2 * angle + phase) + 0.12 * sin(3 * angle - phase))
                return middle + TownPoint(cos(angle) * radius * 1.3, sin(angle) * radius * 0.85)
            })
        let pavilion = TownBox(center: middle + TownPoint(size * 1.8, size * 0.2), axis: micros[index].plot.rowAxis, halfLength: 8, halfDepth: 5)
        if micros[index].plot.fits(pavilion, gap: 0) {
            let place = layout.communities[micros[index].community].grids[micros[index].grid].place
            micros[index].houses.append(House(box: pavilion, name: place, storeys: 1))
        }
    }

    /// The shape moved inwards by so much per edge; good for shapes without sharp bends.
    static func inset(_ shape: [TownPoint], _ setbacks: [Double]) -> [TownPoint] {
        shape.indices.map { index in
            let before = (index + shape.count - 1) % shape.count
            let a = shape[before], b = shape[index], c = shape[(index + 1) % shape.count]
            let n1 = (b - a).unit.left, n2 = (c - b).unit.left
            // Where the two moved edges meet, but not farther than thrice the distance.
            let bisector = (n1 + n2).unit, cosine = max(0.33, n1.dot(bisector))
            return b + bisector * ((setbacks[before] + setbacks[index]) / 2 / cosine)
        }
    }

    private mutating func buildMarket(_ index: Int, using random: inout DemoRandom) {
        let place = layout.communities[micros[index].community].grids[micros[index].grid].place
        for (length, depth) in [(62.0, 40.0), (50, 34), (40, 26), (30, 20)] {
            guard let box = micros[index].plot.one(length: length, depth: depth) else { continue }
            micros[index].houses.append(House(box: box, name: place, storeys: 2))
            break
        }
        if let box = micros[index].plot.one(length: 26, depth: 10) { micros[index].houses.append(House(box: box, name: nil, storeys: 1)) }
        green(index, using: &random)
    }

    private mutating func buildWorks(_ index: Int, using random: inout DemoRandom) {
        let place = layout.communities[micros[index].community].grids[micros[index].grid].place
        for number in 0..<9 {
            let (length, depth) = random.pick([(54.0, 26.0), (40, 30), (64, 22), (36, 20), (28, 28)])
            if let box = micros[index].plot.one(length: length, depth: depth, gap: 8, edgeGap: 3) {
                micros[index].houses.append(House(box: box, name: number == 0 ? place : nil, storeys: random.whole(2...6)))
            }
        }
        green(index, using: &random)
    }

    private mutating func buildClinic(_ index: Int) {
        let place = layout.communities[micros[index].community].grids[micros[index].grid].place
        for (number, size) in [(54.0, 18.0), (40, 16), (30, 14)].enumerated() {
            if let box = micros[index].plot.one(length: size.0, depth: size.1, gap: 9, edgeGap: 3) {
                micros[index].houses.append(House(box: box, name: number == 0 ? place : nil, storeys: 5 - number))
            }
        }
    }

    // Water

    /// A ribbon round a way, wider here and narrower there; a little longer than the way at its open ends.
    static func ribbon(_ way: [TownPoint], width: Double, openStart: Bool, openEnd: Bool) -> [TownPoint] {
        guard way.count > 2 else { return [] }
        var way = way
        if openStart { way.insert(way[0] + (way[0] - way[1]).unit * 26, at: 0) }
        if openEnd { way.append(way[way.count - 1] + (way[way.count - 1] - way[way.count - 2]).unit * 26) }
        var left: [TownPoint] = [], right: [TownPoint] = []
        for index in way.indices {
            let direction = (way[min(index + 1, way.count - 1)] - way[max(index - 1, 0)]).unit
            let half = width / 2 * (1 + 0.09 * sin(Double(index) * 0.9) + 0.06 * sin(Double(index) * 2.3))
            left.append(way[index] + direction.left * half)
            right.append(way[index] - direction.left * half)
        }
        return right + left.reversed()
    }
}
