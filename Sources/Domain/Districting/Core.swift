// SPDX-License-Identifier: Apache-2.0

/// One connected piece of the community as the search sees it: nodes (units, or groups of units that stay together), borders in compressed rows,
/// attributes in lanes of four. Memory of its own, so that the hot loops neither count references nor check bounds.
final class Core {
    let n: Int
    /// Borders of node i: `targets[offsets[i]..<offsets[i + 1]]`, and what cutting each costs.
    let offsets: UnsafeMutablePointer<Int32>
    let targets: UnsafeMutablePointer<Int32>
    let cutCosts: UnsafeMutablePointer<Float>
    let weights: UnsafeMutablePointer<Int32>
    let work: UnsafeMutablePointer<Float>
    /// Units ("atoms") of node i: `atoms[i]..<atoms[i + 1]`; their attributes lie at `lanes` vectors each.
    let atoms: UnsafeMutablePointer<Int32>
    let attributes: UnsafeMutablePointer<SIMD4<Float>>
    let lanes: Int
    let atomCount: Int
    /// The region in which node i is today, −1 if none.
    let present: UnsafeMutablePointer<Int32>
    /// Nodes that must not share a region with node i: `foes[foeOffsets[i]..<foeOffsets[i + 1]]`.
    let foeOffsets: UnsafeMutablePointer<Int32>
    let foes: UnsafeMutablePointer<Int32>
    let total: Int
    let hasCutCosts: Bool
    let hasFoes: Bool
    let isSimple: Bool
    let arcs: Int

    init(
        weights w: [Int32], work load: [Float], rows: [[(target: Int32, cost: Float)]], atoms members: [Int32], attributes x: [SIMD4<Float>],
        lanes: Int, present today: [Int32], foes enemies: [[Int32]]
    ) {
        n = w.count
        self.lanes = lanes
        weights = .copy(of: w)
        work = .copy(of: load)
        var starts: [Int32] = [0], ends: [Int32] = [], costs: [Float] = []
        for row in rows {
            for arc in row {
                ends.append(arc.target)
                costs.append(arc.cost)
            }
            starts.append(Int32(ends.count))
        }
        offsets = .copy(of: starts)
        targets = .copy(of: ends)
        cutCosts = .copy(of: costs)
        arcs = ends.count
        atoms = .copy(of: members)
        atomCount = Int(members.last ?? 0)
        attributes = .copy(of: x)
        present = .copy(of: today)
        var foeStarts: [Int32] = [0], foeList: [Int32] = []
        for row in enemies {
            foeList += row
            foeStarts.append(Int32(foeList.count))
        }
        foeOffsets = .copy(of: foeStarts)
        foes = .copy(of: foeList)
        total = w.reduce(0) { $0 + Int($1) }
        hasCutCosts = costs.contains { $0 != 0 }
        hasFoes = !foeList.isEmpty
        isSimple = atomCount == w.count && lanes == 1
    }

    deinit {
        offsets.deallocate()
        targets.deallocate()
        cutCosts.deallocate()
        weights.deallocate()
        work.deallocate()
        atoms.deallocate()
        attributes.deallocate()
        present.deallocate()
        foeOffsets.deallocate()
        foes.deallocate()
    }

    /// The sum of L1 distances between the units of two nodes.
    @inline(__always)
    func distance(_ i: Int, _ j: Int) -> Float {
        if isSimple { return Self.absoluteSum(attributes[i] - attributes[j]) }
        var sum: Float = 0
        for a in Int(atoms[i])..<Int(atoms[i + 1]) {
            for b in Int(atoms[j])..<Int(atoms[j + 1]) {
                for lane in 0..<lanes { sum += Self.absoluteSum(attributes[a * lanes + lane] - attributes[b * lanes + lane]) }
            }
        }
        return sum
    }

    @inline(__always)
    static func absolute(_ v: SIMD4<Float>) -> SIMD4<Float> {
        SIMD4<Float>(bitPattern: SIMD4<UInt32>(bitPattern: v) & SIMD4<UInt32>(repeating: 0x7FFF_FFFF))
    }

    @inline(__always)
    static func absoluteSum(_ v: SIMD4<Float>) -> Float {
        let a = absolute(v)
        return (a.x + a.y) + (a.z + a.w)
    }
}

extension SIMD4 where Scalar == Float {
    @inline(__always)
    init(bitPattern bits: SIMD4<UInt32>) { self = unsafeBitCast(bits, to: SIMD4<Float>.self) }
}

extension SIMD4 where Scalar == UInt32 {
    @inline(__always)
    init(bitPattern value: SIMD4<Float>) { self = unsafeBitCast(value, to: SIMD4<UInt32>.self) }
}

extension UnsafeMutablePointer {
    static func copy(of array: [Pointee]) -> Self {
        let memory = allocate(capacity: Swift.max(1, array.count))
        for (index, element) in array.enumerated() { (memory + index).initialize(to: element) }
        return memory
    }

    static func filled(_ count: Int, with value: Pointee) -> Self {
        let memory = allocate(capacity: Swift.max(1, count))
        memory.initialize(repeating: value, count: Swift.max(1, count))
        return memory
    }
}
