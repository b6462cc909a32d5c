// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One measured figure with what was hoped for. Nothing is reported that was not measured.
public struct Figure: Sendable {
    public enum Goal: Sendable { case atLeast(Double), atMost(Double) }

    public let name: String
    public let value: Double
    public let unit: String
    public let goal: Goal?
    /// What a peer reached, measured elsewhere or in the same run, and where the number comes from.
    public let peer: Double?

    public init(_ name: String, _ value: Double, _ unit: String, goal: Goal? = nil, peer: Double? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.goal = goal
        self.peer = peer
    }

    public var holds: Bool? {
        switch goal {
        case .atLeast(let least): value >= least
        case .atMost(let most): value <= most
        case nil: nil
        }
    }

    /// How many times the peer's; for what should be small, how many times smaller.
    public var ratio: Double? {
        guard let peer, peer > 0, value > 0 else { return nil }
        if case .atMost = goal { return peer / value }
        return value / peer
    }

    /// `{"name","value","unit","goal","holds","peer","ratio"}`
    public var json: String {
        func number(_ value: Double?) -> String {
            value.map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : String(format: "%.4g", $0) } ?? "null"
        }
        let goal =
            switch goal {
            case .atLeast(let least): "\">= \(number(least))\""
            case .atMost(let most): "\"<= \(number(most))\""
            case nil: "null"
            }
        return """
            {"name":"\(name)","value":\(number(value)),"unit":"\(unit)","goal":\(goal),"holds":\(holds.map(String.init) ?? "null"),\
            "peer":\(number(peer)),"ratio":\(number(ratio))}
            """
    }

    /// The figures as a table for people.
    public static func table(_ figures: [Figure]) -> String {
        func short(_ value: Double?) -> String { value.map { abs($0) >= 100 ? String(Int($0.rounded())) : String(format: "%.3g", $0) } ?? "" }
        let rows = figures.map { figure -> [String] in
            let goal =
                switch figure.goal {
                case .atLeast(let least): "≥ \(short(least))"
                case .atMost(let most): "≤ \(short(most))"
                case nil: ""
                }
            let holds = figure.holds.map { $0 ? "yes" : "NO" } ?? ""
            return [figure.name, short(figure.value), figure.unit, goal, holds, short(figure.peer), figure.ratio.map { "×\(short($0))" } ?? ""]
        }
        let all = [["figure", "value", "unit", "goal", "holds", "peer", "ratio"]] + rows
        let widths = (0..<7).map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ") }.joined(
            separator: "\n")
    }
}
