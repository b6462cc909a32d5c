// SPDX-License-Identifier: Apache-2.0
import Geometry

/// Which faces touch over which edges, and what lies along these.
struct FaceNet {
    private var faces: [Face]
    private var touches: [Touch] = []
    private let lattice: Lattice

    private struct Touch {
        let a: Int, b: Int
        let length: Double
        let strength: Partition.Strength?
    }

    init(_ faces: [Face], walls: [Wall], areas: [Partition], _ lattice: Lattice) {
        self.faces = faces
        self.lattice = lattice
        struct Edge: Hashable {
            let a: Linework.Point, b: Linework.Point
        }
        // Ground inside a parting area, a river say, parts on every side.
        let shapes = areas.filter { !$0.shape.polygons.isEmpty }.map { ($0.strength, MultiPolygon($0.shape.polygons), $0.shape.boundingBox) }
        let within = faces.map { face -> Partition.Strength? in
            let inside = face.polygon.innerPoint
            return shapes.filter { $0.2?.contains(inside) ?? false && $0.1.contains(inside) }.map(\.0).max()
        }
        var sides: [Edge: Int] = [:]
        for (number, face) in faces.enumerated() {
            for ring in face.nodes {
                for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where a != b {
                    let edge = a.x < b.x || a.x == b.x && a.y < b.y ? Edge(a: a, b: b) : Edge(a: b, b: a)
                    guard let other = sides.removeValue(forKey: edge) else {
                        sides[edge] = number
                        continue
                    }
                    let x = (a.x + b.x) / 2, y = (a.y + b.y) / 2
                    let wall = walls.lazy.filter { $0.holds(x, y) }.map(\.strength).max()
                    let strength = [wall, within[number], within[other]].compactMap(\.self).max()
                    touches.append(Touch(a: other, b: number, length: lattice.length(a, b), strength: strength))
                }
            }
        }
    }

    /// Ground cut off from its owner by a partition goes to whom it touches most, without a partition if possible.
    mutating func settle(_ sites: Sites, _ claims: [Claim]) {
        let locator = PointLocator(faces.map { MultiPolygon($0.polygon) })
        sites.forEach { point, owner in
            if let face = locator.locate(lattice.place(point)), faces[face].claim.map({ claims[$0].owners.contains(owner) }) ?? true,
                !faces[face].isHome || faces[face].owner == owner
            {
                // The house decides: where a partition runs through one, the first of its points.
                if !faces[face].isHome { faces[face].owner = owner }
                faces[face].isHome = true
            }
        }
        var neighbours = Array(repeating: [Int](), count: faces.count)
        for (number, touch) in touches.enumerated() {
            neighbours[touch.a].append(number)
            neighbours[touch.b].append(number)
        }
        var isSettled = faces.map(\.isHome)
        for strongest in [nil, Partition.Strength.hindering, .closed] {
            var isChanging = true
            while isChanging {
                isChanging = false
                var taken: [(face: Int, owner: Int)] = []
                for face in faces.indices where !isSettled[face] {
                    var lengths: [Int: Double] = [:]
                    for touch in neighbours[face].map({ touches[$0] }) where (touch.strength?.rawValue ?? -1) <= (strongest?.rawValue ?? -1) {
                        let other = touch.a == face ? touch.b : touch.a
                        // A claim ends at its border: nothing beside it is its owners'.
                        if isSettled[other], faces[other].claim == faces[face].claim { lengths[faces[other].owner, default: 0] += touch.length }
                    }
                    // Whoever is nearest keeps it, where he touches it at all; else who touches it most.
                    if lengths[faces[face].owner] != nil {
                        taken.append((face, faces[face].owner))
                    } else if let most = lengths.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
                        taken.append((face, most.key))
                    }
                }
                for (face, owner) in taken {
                    faces[face].owner = owner
                    isSettled[face] = true
                    isChanging = true
                }
            }
        }
    }

    func mosaic(owners: Int) -> Mosaic {
        var cells = Array(repeating: [MultiPolygon](), count: owners)
        for face in faces { cells[face.owner].append(MultiPolygon(face.polygon)) }
        struct Pair: Hashable {
            let first: Int, second: Int
        }
        var lengths: [Pair: (open: Double, hindered: Double, closed: Double)] = [:]
        for touch in touches {
            let a = faces[touch.a].owner, b = faces[touch.b].owner
            guard a != b else { continue }
            var sum = lengths[Pair(first: min(a, b), second: max(a, b))] ?? (0, 0, 0)
            switch touch.strength {
            case nil: sum.open += touch.length
            case .hindering: sum.hindered += touch.length
            case .closed: sum.closed += touch.length
            }
            lengths[Pair(first: min(a, b), second: max(a, b))] = sum
        }
        let borders = lengths.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }.map {
            Mosaic.Border(first: $0.key.first, second: $0.key.second, open: $0.value.open, hindered: $0.value.hindered, closed: $0.value.closed)
        }
        return Mosaic(cells: cells.map { MultiPolygon.seamlessUnion($0) }, borders: borders)
    }
}
