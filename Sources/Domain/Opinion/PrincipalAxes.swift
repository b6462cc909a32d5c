// SPDX-License-Identifier: Apache-2.0

/// The two directions in which opinions differ most: the leading principal components of the votes, where what was not said counts as the mean.
///
/// With the mean subtracted what was not said is 0, so that the matrix whose eigenvectors are sought follows from sums over pairs of statements, which
/// are kept vote by vote. It is taken apart by subspace iteration with Rayleigh and Ritz (Saad: Numerical methods for large eigenvalue problems, 2011).
struct PrincipalAxes: Sendable {
    /// The mean of each statement's votes.
    let means: [Double]
    /// Of length 1; the loading of greatest size is positive.
    let first: [Double]
    let second: [Double]

    static let width = 8

    /// - Parameters:
    ///   - isOut: statements that were moderated out: they count as 0 for everyone.
    ///   - before: axes found before, from which the search begins.
    init(_ votes: OpinionVotes, isOut: [Bool], from before: PrincipalAxes? = nil) {
        let size = votes.statements.count
        let means = (0..<size).map { isOut[$0] || votes.counts[$0] == 0 ? 0 : Double(votes.sums[$0]) / Double(votes.counts[$0]) }
        var matrix = [Double](repeating: 0, count: size * size)
        for one in 0..<size where !isOut[one] {
            votes.pairs.withUnsafeBufferPointer { pairs in
                let start = OpinionVotes.start(one)
                for other in 0...one where !isOut[other] {
                    let pair = pairs[start + other], mine = means[one], theirs = means[other]
                    // `first` belongs to the smaller statement, `other`; on the diagonal both are the same sum.
                    let value = Double(pair.product) - mine * Double(pair.first) - theirs * Double(pair.second) + mine * theirs * Double(pair.count)
                    matrix[one * size + other] = value
                    matrix[other * size + one] = value
                }
            }
        }
        self.means = means
        (first, second) = Self.leading(matrix, size, start: before)
    }

    private static func leading(_ matrix: [Double], _ size: Int, start: PrincipalAxes?) -> ([Double], [Double]) {
        let width = min(Self.width, size)
        guard width > 0 else { return ([], []) }
        // Fixed starting vectors that are no special ones; the first two from before, where there are some.
        var state: UInt64 = 7
        var basis = (0..<width).map { _ in
            (0..<size).map { _ -> Double in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
            }
        }
        if let start {
            for (place, axis) in [start.first, start.second].enumerated() where place < width && axis.contains(where: { $0 != 0 }) {
                basis[place] = axis + Array(repeating: 0, count: max(0, size - axis.count))
            }
        }
        orthonormalise(&basis)
        for _ in 0..<300 {
            let product = basis.map { multiply(matrix, $0, size) }
            // The matrix in this basis, taken apart by Jacobi's rotations.
            let small = (0..<width).map { row in (0..<width).map { dot(basis[row], product[$0]) } }
            let (values, vectors) = jacobi(small)
            let turned = vectors.map { combine(product, $0, size) }, ritz = vectors.map { combine(basis, $0, size) }
            var isDone = true
            for place in 0..<min(2, width) {
                var rest = 0.0
                for index in 0..<size {
                    let off = turned[place][index] - values[place] * ritz[place][index]
                    rest += off * off
                }
                if rest.squareRoot() > 1e-13 * max(values[0], 1e-300) * Double(size).squareRoot() { isDone = false }
            }
            if isDone || values[0] <= 0 {
                return (signed(ritz[0], values[0]), width > 1 ? signed(ritz[1], values[1]) : [Double](repeating: 0, count: size))
            }
            basis = turned
            orthonormalise(&basis)
        }
        return (signed(basis[0], 1), width > 1 ? signed(basis[1], 1) : [Double](repeating: 0, count: size))
    }

    private static func signed(_ axis: [Double], _ value: Double) -> [Double] {
        guard value > 1e-12, let greatest = axis.max(by: { abs($0) < abs($1) }) else { return axis.map { _ in 0 } }
        return greatest < 0 ? axis.map { -$0 } : axis
    }

    private static func multiply(_ matrix: [Double], _ vector: [Double], _ size: Int) -> [Double] {
        [Double](unsafeUninitializedCapacity: size) { product, count in
            matrix.withUnsafeBufferPointer { matrix in
                vector.withUnsafeBufferPointer { vector in
                    for row in 0..<size {
                        let start = row * size
                        var sums = SIMD4<Double>.zero, column = 0
                        while column + 4 <= size {
                            let mine = SIMD4<Double>(
                                matrix[start + column], matrix[start + column + 1], matrix[start + column + 2], matrix[start + column + 3])
                            let theirs = SIMD4<Double>(vector[column], vector[column + 1], vector[column + 2], vector[column + 3])
                            sums += mine * theirs
                            column += 4
                        }
                        var sum = sums.sum()
                        while column < size {
                            sum += matrix[start + column] * vector[column]
                            column += 1
                        }
                        product[row] = sum
                    }
                }
            }
            count = size
        }
    }

    private static func dot(_ one: [Double], _ other: [Double]) -> Double {
        var sum = 0.0
        for index in one.indices { sum += one[index] * other[index] }
        return sum
    }

    private static func combine(_ vectors: [[Double]], _ weights: [Double], _ size: Int) -> [Double] {
        var sum = [Double](repeating: 0, count: size)
        for (vector, weight) in zip(vectors, weights) { for index in 0..<size { sum[index] += weight * vector[index] } }
        return sum
    }

    /// Gram and Schmidt, twice for the sake of digits; a vector that adds nothing becomes 0.
    private static func orthonormalise(_ basis: inout [[Double]]) {
        for place in basis.indices {
            let before = dot(basis[place], basis[place]).squareRoot()
            for _ in 0..<2 {
                for earlier in 0..<place {
                    let share = dot(basis[place], basis[earlier])
                    for index in basis[place].indices { basis[place][index] -= share * basis[earlier][index] }
                }
            }
            let length = dot(basis[place], basis[place]).squareRoot(), scale = length > 1e-12 * before && length > 0 ? 1 / length : 0
            for index in basis[place].indices { basis[place][index] *= scale }
        }
    }

    /// Eigenvalues, greatest first, and eigenvectors of a small symmetric matrix.
    private static func jacobi(_ given: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
        let size = given.count
        var matrix = given, vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
        for row in 0..<size {
            for column in 0..<row { matrix[row][column] = (given[row][column] + given[column][row]) / 2; matrix[column][row] = matrix[row][column] }
        }
        for _ in 0..<30 {
            var off = 0.0, all = 0.0
            for row in 0..<size {
                for column in 0..<size {
                    all += matrix[row][column] * matrix[row][column]; if row != column { off += matrix[row][column] * matrix[row][column] }
                }
            }
            if off <= 1e-32 * all { break }
            for one in 0..<size {
                for other in (one + 1)..<max(size, one + 1) where matrix[one][other] != 0 {
                    let theta = (matrix[other][other] - matrix[one][one]) / (2 * matrix[one][other])
                    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let cosine = 1 / (tangent * tangent + 1).squareRoot(), sine = tangent * cosine
                    for index in 0..<size {
                        let (a, b) = (matrix[index][one], matrix[index][other])
                        matrix[index][one] = cosine * a - sine * b
                        matrix[index][other] = sine * a + cosine * b
                    }
                    for index in 0..<size {
                        let (a, b) = (matrix[one][index], matrix[other][index])
                        matrix[one][index] = cosine * a - sine * b
                        matrix[other][index] = sine * a + cosine * b
                    }
                    for index in 0..<size {
                        let (a, b) = (vectors[index][one], vectors[index][other])
                        vectors[index][one] = cosine * a - sine * b
                        vectors[index][other] = sine * a + cosine * b
                    }
                }
            }
        }
        let order = (0..<size).sorted { matrix[$0][$0] > matrix[$1][$1] }
        return (order.map { matrix[$0][$0] }, order.map { place in (0..<size).map { vectors[$0][place] } })
    }
}
