// SPDX-License-Identifier: Apache-2.0

/// Drawing grids: units in, connected regions inside a window out, alike inside, with a certificate. `Districting.md` explains how.
public enum Districting {
    /// Changes whenever the same input, rules, seed and effort give another plan.
    public static let version = "3"

    /// A self-managed compound of more ground than this, m², is not divided between grids (CJ/T 213, principles of division).
    public static let wholeCompoundArea = 10_000.0

    /// Draws a plan. The result depends on the arguments and on nothing else, unless `stop` says yes: then it is the best so far.
    ///
    /// - Parameters:
    ///   - resuming: the regions of an earlier drawing of the same units, one that was stopped perhaps, which is gone on from.
    ///   - state: where an earlier drawing from the same arguments stood (`keep`): the plan is the one that it would have come to.
    ///   - keep: called some hundred times with where the drawing stands; never after `stop` said yes. The last one is worth keeping.
    ///   - progress: called some hundred times.
    ///   - stop: asked as often; true ends the search with what there is.
    public static func draw(
        _ units: Units, _ adjacency: Adjacency, rules: Rules = Rules(), seed: UInt64 = 1, effort: Effort = Effort(), resuming: [Int]? = nil,
        from state: DrawingState? = nil, keep: ((DrawingState) -> Void)? = nil, progress: (DrawingProgress) -> Void = { _ in },
        stop: () -> Bool = { false }
    ) throws(DrawingError) -> Plan {
        if let fault = units.fault(adjacency) { throw fault }
        if let resuming, resuming.count != units.count { throw .columnLengths }
        guard rules.window.lower >= 1, rules.window.lower <= rules.window.upper else { throw .window }
        var drawing = Drawing(units: units, adjacency: adjacency, rules: rules, seed: seed, effort: effort, resuming: resuming)
        try drawing.run(from: state, keep: keep, progress: progress, stop: stop)
        return drawing.plan()
    }
}
