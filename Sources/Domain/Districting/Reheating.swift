// SPDX-License-Identifier: Apache-2.0

extension Board {
    /// Heats the neighbourhood of every region outside the window and cools it again; what does not help is taken back.
    ///
    /// - Parameters:
    ///   - reach: how many regions are opened around each.
    ///   - limit: how many moves may be looked at.
    ///   - first: the region with which a round goes on that was begun earlier.
    ///   - keep: is shown, before every region, the region, the moves looked at by now, and the board.
    /// - Returns: how many moves were looked at.
    mutating func reheat(
        around reach: Int, limit: Int, scale: Scale, from first: Int, random: inout Randomness, keep: (Int, Int, Randomness, borrowing Board) -> Void,
        stop: () -> Bool
    ) -> Int {
        var done = 0
        for region in first..<capacity where count[region] > 0 && outside(weight[region]) > 0 {
            keep(region, done, random, self)
            if stop() || done >= limit { break }
            let ball = neighbourhood(of: region, reach: reach)
            let nodes = focus(on: ball), before = nodes.map { label[Int($0)] }, fault = violation, s = scale.flip
            done += anneal(
                proposals: min(nodes.count * 12_000, limit - done), penalty: (scale.household * 5, scale.household * 10), price: 1,
                heat: (0.4 * s, 0.03 * s),
                stopsWhenKept: false, random: &random, stop: { _ in false })
            if violation > fault {
                for (index, node) in nodes.enumerated() where label[Int(node)] != before[index] {
                    let i = Int(node), from = Int(label[i]), to = Int(before[index])
                    move(i, from: from, to: to, violationChange: violationChange(i, from: from, to: to))
                }
            }
            unfocus()
        }
        return done
    }

    /// The regions nearest to one, itself first, by steps from region to region.
    func neighbourhood(of region: Int, reach: Int) -> [Int] {
        var ball = [region], isIn = Array(repeating: false, count: capacity), head = 0
        isIn[region] = true
        while head < ball.count, ball.count < reach {
            let r = ball[head]
            head += 1
            for k in 0..<Int(count[r]) {
                let i = Int(members[r][k])
                for e in Int(offsets[i])..<Int(offsets[i + 1]) {
                    let other = Int(label[Int(targets[e])])
                    if !isIn[other], ball.count < reach {
                        isIn[other] = true
                        ball.append(other)
                    }
                }
            }
        }
        return ball
    }

    /// Keeps the search to these regions until `unfocus`.
    mutating func focus(on regions: [Int]) -> [Int32] {
        unfocus()
        let mask = UnsafeMutablePointer<Bool>.filled(capacity, with: false)
        var nodes: [Int32] = []
        for r in regions {
            mask[r] = true
            for k in 0..<Int(count[r]) { nodes.append(members[r][k]) }
        }
        nodes.sort()
        pool = .copy(of: nodes)
        poolCount = nodes.count
        open = mask
        return nodes
    }

    mutating func unfocus() {
        pool?.deallocate()
        open?.deallocate()
        pool = nil
        open = nil
        poolCount = 0
    }
}
