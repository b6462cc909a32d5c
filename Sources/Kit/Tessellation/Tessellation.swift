// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry

/// Why ground could not be divided.
public enum TessellationError: Error, Hashable, Sendable {
    /// No ground, or nothing standing on it.
    case nothing
    /// More than `Tessellation.mostSites` points.
    case tooMany
    /// GEOS said no; never because of what a person drew.
    case library(String)
}

/// A line or an area that parts what lies on its two sides.
public struct Partition: Hashable, Sendable {
    public enum Strength: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// Can be crossed, and is better not: a main road.
        case hindering
        /// Cannot be crossed: a river, a railway, a wall.
        case closed

        public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }
    public var strength: Strength
    /// Lines, or areas whose borders and inside part alike; points are of no effect.
    public var shape: Shape

    public init(_ strength: Strength, _ shape: Shape) {
        self.strength = strength
        self.shape = shape
    }
}

/// Ground that is divided among some owners whatever stands nearer, to the last corner; and they have nothing else.
public struct Claim: Hashable, Sendable {
    /// The owners' numbers; nothing is claimed by nobody.
    public var owners: [Int]
    public var area: MultiPolygon
    /// Whether its border parts what lies on both sides, as a wall does.
    public var isClosed: Bool

    public init(owners: [Int], area: MultiPolygon, isClosed: Bool) {
        self.owners = owners
        self.area = area
        self.isClosed = isClosed
    }
}

/// Ground divided among owners without a gap and without an overlap.
public struct Mosaic: Hashable, Sendable {
    /// The piece of each owner, in their order; empty for those who stand outside of the ground. Neighbours share their corners, number for number.
    public var cells: [MultiPolygon]
    /// Which owners touch: each pair once, the smaller number first.
    public var borders: [Border]

    public struct Border: Hashable, Sendable {
        public var first: Int, second: Int
        /// Metres of common border where nothing lies between, along what hinders, and along what is closed.
        public var open: Double, hindered: Double, closed: Double
    }
}

public enum Tessellation {
    public static let mostSites = 60_000

    /// Gives every place of the ground to the owner whose nearest point can be reached without crossing a partition, as far as there is one.
    ///
    /// - Parameters:
    ///   - owners: the points at which each stands: one, or many along the outline of a house.
    ///   - ground: what is divided. Its corners stay where they are, to the seventh decimal of a degree.
    ///   - claims: ground that is certain.
    public static func divide(
        _ ground: MultiPolygon, among owners: [[Coordinate]], partitions given: [Partition] = [], claims: [Claim] = []
    ) throws(TessellationError) -> Mosaic {
        let partitions =
            given
            + claims.filter(\.isClosed).flatMap { claim in
                claim.area.polygons.flatMap(\.rings).map { Partition(.closed, .lineString(LineString($0 + $0.prefix(1)))) }
            }
        let claims = claims.filter { !$0.owners.isEmpty }
        guard let box = ground.boundingBox, owners.contains(where: { !$0.isEmpty }) else { throw .nothing }
        guard owners.reduce(0, { $0 + $1.count }) <= mostSites else { throw .tooMany }
        let lattice = Lattice(around: box), sites = Sites(owners, in: lattice, ground: ground)
        guard !sites.points.isEmpty else { throw .nothing }
        let work = try Linework()
        let span = max(box.size.width, box.size.height) + 100
        let cells = try work.voronoi(sites.points, box: (.init(x: -span, y: -span), .init(x: span, y: span)))
        var lines = sites.parting(cells).map { [lattice.node($0.0), lattice.node($0.1)] }
        // Ground that several claim is divided by who of them is nearest, whoever else is nearer still.
        for claim in claims where claim.owners.count > 1 {
            let points = sites.points(of: claim.owners), corners = claim.area.polygons.flatMap { $0.outer.map(lattice.plane) }
            guard points.count > 1, let west = corners.map(\.x).min(), let east = corners.map(\.x).max(), let south = corners.map(\.y).min(),
                let north = corners.map(\.y).max()
            else { continue }
            let own = try work.voronoi(points, box: (.init(x: -span, y: -span), .init(x: span, y: span)))
            lines += sites.parting(own, of: claim.owners).filter {
                min($0.0.x, $0.1.x) <= east && max($0.0.x, $0.1.x) >= west && min($0.0.y, $0.1.y) <= north && max($0.0.y, $0.1.y) >= south
            }.map { [lattice.node($0.0), lattice.node($0.1)] }
        }
        let outline = ground.polygons.flatMap(\.rings)
        let limits = claims.flatMap { $0.area.polygons.flatMap(\.rings) }
        lines += (outline + limits).map { ($0 + $0.prefix(1)).map(lattice.node) }
        let walls = partitions.flatMap { Wall.walls(of: $0, within: box, lattice) }
        lines += walls.map(\.line)
        let exact = Dictionary((outline + limits).joined().map { (lattice.node($0), $0) }) { first, _ in first }
        var faces: [Face] = []
        let claimed = PointLocator(claims.map(\.area))
        for rings in try work.faces(lines) {
            let polygon = Polygon(rings: rings.map { $0.map { exact[$0] ?? lattice.coordinate($0) } })
            let inside = polygon.innerPoint
            guard ground.contains(inside) else { continue }
            let place = lattice.plane(inside)
            let claim = claimed.locate(inside), owners = claim.map { claims[$0].owners } ?? []
            let owner = owners.isEmpty ? sites.nearest(to: place) : sites.nearest(to: place, of: owners)
            faces.append(Face(polygon: polygon, nodes: rings, owner: owner, isHome: owners.count == 1, claim: claim))
        }
        guard !faces.isEmpty else { throw .library("no faces") }
        var net = FaceNet(faces, walls: walls, areas: partitions, lattice)
        net.settle(sites, claims)
        return net.mosaic(owners: owners.count)
    }
}

/// A piece of ground that no line crosses.
struct Face {
    let polygon: Polygon
    let nodes: [[Linework.Point]]
    var owner: Int
    /// Whether a point of its owner stands in it, or it is claimed.
    var isHome: Bool
    /// The claim in which it lies.
    let claim: Int?
}

/// Metres around the middle of the ground, and whole steps of 10⁻⁷ degrees, in which lines meet.
struct Lattice {
    private let local: LocalPlane

    init(around box: BoundingBox) { local = LocalPlane(origin: box.center.rounded) }

    func plane(_ place: Coordinate) -> Linework.Point {
        let position = local.position(of: place)
        return Linework.Point(x: position.x, y: position.y)
    }
    func node(_ place: Coordinate) -> Linework.Point {
        Linework.Point(x: (place.longitude * 1e7).rounded(), y: (place.latitude * 1e7).rounded())
    }
    func node(_ point: Linework.Point) -> Linework.Point { node(local.coordinate(x: point.x, y: point.y)) }
    func place(_ point: Linework.Point) -> Coordinate { local.coordinate(x: point.x, y: point.y) }
    func coordinate(_ node: Linework.Point) -> Coordinate { Coordinate(longitude: node.x / 1e7, latitude: node.y / 1e7) }
    func length(_ a: Linework.Point, _ b: Linework.Point) -> Double { coordinate(a).distance(to: coordinate(b)) }
}
