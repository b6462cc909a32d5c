// SPDX-License-Identifier: Apache-2.0

/// Drawing grids: units in, connected regions inside a window out, alike inside, with a certificate. `Districting.md` explains how.
public enum Districting {
    /// Changes whenever the same input, rules, seed and effort give another plan.
    public static let version = "1"

    /// Draws a plan. The result depends on the arguments and on nothing else, unless `stop` says yes: then it is the best so far.
    ///
    /// - Parameters:
    ///   - progress: called some hundred times.
    ///   - stop: asked as often; true ends the search with what there is.
    public static func draw(
        _ units: Units, _ adjacency: Adjacency, rules: Rules = Rules(), seed: UInt64 = 1, effort: Effort = Effort(),
        progress: (DrawingProgress) -> Void = { _ in }, stop: () -> Bool = { false }
    ) throws(DrawingError) -> Plan {
        if let fault = units.fault(adjacency) { throw fault }
        guard rules.window.lower >= 1, rules.window.lower <= rules.window.upper else { throw .window }
        var drawing = Drawing(units: units, adjacency: adjacency, rules: rules, seed: seed, effort: effort)
        drawing.run(progress: progress, stop: stop)
        return drawing.plan()
    }
}
