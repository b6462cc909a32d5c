// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Territory

/// How a block is built up.
enum TownStyle: Sendable, Hashable {
    /// Walk-ups in rows, as built from the sixties to the nineties.
    case slabs
    /// Towers in gardens.
    case towers
    /// Small houses along lanes, by the water.
    case houses
    case school, park, market, works, clinic

    var isHome: Bool { self == .slabs || self == .towers || self == .houses }

    /// How much land, in micro-grids of homes.
    var weight: Double {
        switch self {
        case .slabs, .towers, .houses: 6
        case .school: 3.4
        case .park: 4.5
        case .market: 1.6
        case .works: 4.2
        case .clinic: 2.2
        }
    }

    /// Into how many micro-grids such a grid is cut.
    var microGrids: Int {
        switch self {
        case .slabs, .towers, .houses: 6
        case .park, .works: 2
        case .school, .market, .clinic: 1
        }
    }
}

/// A street being laid: its chain of corners in the mesh.
struct TownStreet: Sendable {
    var name: Text
    var rank: Street.Rank
    var chain: [Int]
    /// 0…1: how many shops stand along it.
    var trade: Double
}

struct TownMicro: Sendable {
    var ring: [Int]
    var style: TownStyle
}

struct TownGrid: Sendable {
    var style: TownStyle
    var place: Text?
    var estate: Text?
    var micros: [TownMicro]
}

struct TownCommunity: Sendable {
    var name: Text
    var grids: [TownGrid]
}

/// Where the roads and the water of the demo town run, and what lies between them.
struct TownLayout {
    var mesh = TownMesh()
    var streets: [TownStreet] = []
    var canal: [Int] = [], river: [Int] = []
    var communities: [TownCommunity] = []
    private var quarters: [[Int]] = []
    private var streetCount = 0

    init(using random: inout DemoRandom) {
        layOutline()
        layWaterAndMains()
        settle(using: &random)
    }

    // Roads and water

    private mutating func layOutline() {
        let sides: [[TownPoint]] = [
            [.init(-955, 765), .init(-985, 400), .init(-930, -20), .init(-985, -420), .init(-1000, -805)],  // west, southwards
            [.init(-1000, -805), .init(-560, -785), .init(-100, -835), .init(330, -800), .init(620, -835), .init(905, -800)],  // south
            [.init(905, -800), .init(955, -400), .init(890, 20), .init(930, 430), .init(915, 795)],  // east, northwards
            [.init(915, 795), .init(600, 790), .init(180, 830), .init(-240, 800), .init(-600, 825), .init(-955, 765)],  // north, westwards
        ]
        for index in [3, 1, 0, 2] { streets.append(TownStreet(name: TownNames.mains[streets.count], rank: .main, chain: [index], trade: 0.12)) }
        var ring: [Int] = [], chains: [[Int]] = []
        for side in sides {
            let way = smoothWay(side)
            var chain = ring.last.map { [$0] } ?? [mesh.add(way[0])]
            for point in way.dropFirst() { chain.append(mesh.add(point)) }
            if ring.isEmpty { ring = chain } else { ring += chain.dropFirst() }
            chains.append(chain)
        }
        // The last corner is the first.
        chains[3][chains[3].count - 1] = ring[0]
        ring.removeLast()
        for street in streets.indices {
            streets[street].chain = chains[streets[street].chain[0]]
            mesh.mark(streets[street].chain, as: .street(street))
        }
        quarters = [ring]
    }

    private mutating func layWaterAndMains() {
        canal = lay(
            [
                .init(600, 790), .init(640, 600), .init(590, 400), .init(515, 200), .init(540, 10), .init(625, -210), .init(650, -430),
                .init(590, -640), .init(610, -833),
            ], as: .canal)
        river = lay(
            [
                .init(-932, -20), .init(-760, 45), .init(-560, 10), .init(-380, -70), .init(-190, -55), .init(20, 30), .init(220, 55), .init(400, -5),
                .init(540, 10),
            ], as: .river)
        // Roads that cross another are laid in pieces, each within one quarter, and end at the very same places.
        road(
            4,
            [  // 栖云路: west to east, over the canal
                [.init(-984, 385), .init(-760, 345), .init(-480, 380), .init(-225, 405)],
                [.init(-225, 405), .init(60, 425), .init(330, 380), .init(590, 400)],
                [.init(590, 400), .init(780, 435), .init(930, 425)],
            ], trade: 0.75,
            before: { layout in
                layout.road(
                    5,
                    [  // 柳浦路: north to south, over the river
                        [.init(-240, 800), .init(-255, 600), .init(-225, 405), .init(-200, 180), .init(-190, -55)],
                        [.init(-190, -55), .init(-165, -240), .init(-205, -430), .init(-150, -640), .init(-125, -833)],
                    ], trade: 0.6, before: nil)
            })
        road(
            6,
            [  // 青石路
                [.init(-975, -400), .init(-790, -360), .init(-500, -395), .init(-205, -430)],
                [.init(-205, -430), .init(40, -470), .init(340, -415), .init(650, -430)],
                [.init(650, -430), .init(800, -405), .init(954, -405)],
            ], trade: 0.5, before: nil)
        road(
            7,
            [  // 平桥路
                [.init(-600, 362), .init(-590, 200), .init(-560, 10)], [.init(-560, 10), .init(-600, -180), .init(-570, -385)],
                [.init(-570, -385), .init(-600, -590), .init(-570, -786)],
            ], trade: 0.55, before: nil)
        road(
            8,
            [  // 澄波路
                [.init(185, 830), .init(225, 620), .init(190, 410)], [.init(190, 410), .init(240, 230), .init(220, 55)],
                [.init(220, 55), .init(185, -190), .init(235, -440)],
            ], trade: 0.7, before: nil)
        road(9, [[.init(540, 10), .init(730, -25), .init(890, 15)]], trade: 0.65, before: nil)  // 渡口街
        for street in streets.indices { streets[street].chain = mesh.resolved(streets[street].chain) }
    }

    private mutating func lay(_ way: [TownPoint], as line: TownLine) -> [Int] {
        let smooth = smoothWay(way), middle = smooth[smooth.count / 2]
        guard let quarter = quarters.firstIndex(where: { TownMesh.contains(mesh.shape($0), middle) }),
            let (left, right, chain) = mesh.cut(
                quarters[quarter], from: smooth[0], via: Array(smooth.dropFirst().dropLast()), to: smooth[smooth.count - 1], snap: 26, as: line)
        else { return [] }
        quarters.replaceSubrange(quarter...quarter, with: [left, right])
        return chain
    }

    private mutating func road(_ name: Int, _ pieces: [[TownPoint]], trade: Double, before: ((inout TownLayout) -> Void)?) {
        before?(&self)
        let number = streets.count
        streets.append(TownStreet(name: TownNames.mains[name], rank: .main, chain: [], trade: trade))
        for piece in pieces {
            let chain = lay(piece, as: .street(number))
            streets[number].chain += streets[number].chain.last == chain.first ? Array(chain.dropFirst()) : chain
        }
    }

    // What lies between

    private struct Quarter {
        let inside: TownPoint, community: Int
        let styles: [TownStyle]
    }

    private mutating func settle(using random: inout DemoRandom) {
        let plan: [Quarter] = [
            Quarter(inside: .init(-600, 600), community: 0, styles: [.slabs, .slabs, .school, .towers, .slabs, .slabs]),
            Quarter(inside: .init(0, 600), community: 1, styles: [.slabs, .slabs, .slabs]),
            Quarter(inside: .init(400, 600), community: 1, styles: [.towers, .market, .slabs]),
            Quarter(inside: .init(-780, 200), community: 2, styles: [.slabs, .works, .slabs]),
            Quarter(inside: .init(-400, 200), community: 2, styles: [.slabs, .slabs, .towers]),
            Quarter(inside: .init(0, 220), community: 4, styles: [.slabs, .slabs, .houses]),
            Quarter(inside: .init(380, 220), community: 4, styles: [.slabs, .park, .houses]),
            Quarter(inside: .init(-780, -180), community: 3, styles: [.slabs, .slabs, .park]),
            Quarter(inside: .init(-380, -230), community: 3, styles: [.slabs, .towers, .slabs]),
            Quarter(inside: .init(0, -210), community: 5, styles: [.houses, .slabs, .slabs]),
            Quarter(inside: .init(430, -200), community: 5, styles: [.houses, .slabs, .clinic]),
            Quarter(inside: .init(-780, -600), community: 6, styles: [.towers, .towers, .slabs]),
            Quarter(inside: .init(-380, -610), community: 6, styles: [.towers, .school, .towers]),
            Quarter(inside: .init(200, -620), community: 7, styles: [.slabs, .slabs, .slabs, .market, .slabs, .towers]),
            Quarter(inside: .init(800, 600), community: 8, styles: [.towers, .slabs]),
            Quarter(inside: .init(780, 200), community: 8, styles: [.slabs, .works]),
            Quarter(inside: .init(780, -200), community: 8, styles: [.towers]),
            Quarter(inside: .init(780, -620), community: 8, styles: [.slabs]),
        ]
        communities = TownNames.communities.map { TownCommunity(name: $0, grids: []) }
        var schools = TownNames.schools, parks = TownNames.parks, markets = TownNames.markets, works = TownNames.works, clinics = TownNames.clinics
        // First all side streets, then the paths inside, so that the streets meet one another.
        var blocks: [(community: Int, style: TownStyle, ring: [Int])] = []
        for quarter in plan {
            guard let ring = quarters.first(where: { TownMesh.contains(mesh.shape($0), quarter.inside) }) else { continue }
            var styles = quarter.styles
            if styles.count > 3 { styles.shuffle(using: &random) }
            let rings = partition(ring, weights: styles.map(\.weight), using: &random) { layout, random in layout.sideStreet(using: &random) }
            blocks += zip(styles, rings).map { (quarter.community, $0, $1) }
        }
        var estates = 0
        for block in blocks {
            var grid = TownGrid(style: block.style, place: nil, estate: nil, micros: [])
            switch block.style {
            case .school: grid.place = schools.isEmpty ? nil : schools.removeFirst()
            case .park: grid.place = parks.isEmpty ? nil : parks.removeFirst()
            case .market: grid.place = markets.isEmpty ? nil : markets.removeFirst()
            case .works: grid.place = works.isEmpty ? nil : works.removeFirst()
            case .clinic: grid.place = clinics.isEmpty ? nil : clinics.removeFirst()
            default:
                let community = communities[block.community]
                if let own = TownNames.own[community.name.zh], !community.grids.contains(where: { $0.estate == own }), block.style != .houses {
                    grid.estate = own
                } else {
                    grid.estate = TownNames.estate(estates, style: block.style)
                    estates += 1
                }
            }
            let weights = Array(repeating: 1.0, count: block.style.microGrids)
            let isOld = block.style == .houses
            let rings = partition(block.ring, weights: weights, using: &random) { layout, random in
                isOld ? layout.lane(using: &random) : (.path, 8, 0)
            }
            grid.micros = rings.map { TownMicro(ring: $0, style: block.style) }
            communities[block.community].grids.append(grid)
        }
        for street in streets.indices { streets[street].chain = mesh.resolved(streets[street].chain) }
        for community in communities.indices {
            for grid in communities[community].grids.indices {
                for micro in communities[community].grids[grid].micros.indices {
                    communities[community].grids[grid].micros[micro].ring = mesh.resolved(ring: communities[community].grids[grid].micros[micro].ring)
                }
            }
        }
    }

    private mutating func sideStreet(using random: inout DemoRandom) -> (TownLine, snap: Double, bend: Double) {
        streets.append(TownStreet(name: TownNames.street(streetCount, rank: .side), rank: .side, chain: [], trade: random.real(0...1)))
        streetCount += 1
        return (.street(streets.count - 1), 22, random.real(-0.035...0.035))
    }

    private mutating func lane(using random: inout DemoRandom) -> (TownLine, snap: Double, bend: Double) {
        streets.append(TownStreet(name: TownNames.street(streetCount, rank: .lane), rank: .lane, chain: [], trade: random.real(0...0.7)))
        streetCount += 1
        return (.street(streets.count - 1), 8, random.real(-0.05...0.05))
    }

    /// Cuts a ring into parts of those weights, each time square to what is long.
    private mutating func partition(
        _ ring: [Int], weights: [Double], using random: inout DemoRandom,
        _ next: (inout TownLayout, inout DemoRandom) -> (TownLine, snap: Double, bend: Double)
    ) -> [[Int]] {
        guard weights.count > 1 else { return [ring] }
        let total = weights.reduce(0, +)
        var cut = 1, best = Double.infinity
        for count in 1..<weights.count {
            let off = abs(weights[..<count].reduce(0, +) - total / 2)
            if off < best { (cut, best) = (count, off) }
        }
        let share = weights[..<cut].reduce(0, +) / total * random.real(0.965...1.035)
        let (line, snap, bend) = next(&self, &random)
        guard let (first, second, way) = mesh.split(ring, share: share, snap: snap, bend: bend, as: line) else { return [ring] }
        if case .street(let number) = line { streets[number].chain = way }
        return partition(first, weights: Array(weights[..<cut]), using: &random, next)
            + partition(second, weights: Array(weights[cut...]), using: &random, next)
    }
}
