// SPDX-License-Identifier: Apache-2.0
import Districting

/// Which units a plan takes for neighbours.
enum Links {
    /// Whether one can walk across this border, as the plan was asked to see it.
    static func isWalkable(_ border: Survey.Border, _ request: PlanRequest) -> Bool {
        border.open >= Survey.leastBorder || request.crossesMainRoads && border.hindered >= Survey.leastBorder
    }

    /// For the engine.
    static func adjacency(of survey: Survey, _ request: PlanRequest) -> Adjacency {
        Adjacency(
            survey.borders.filter { isWalkable($0, request) }.map {
                // Across a main road only: as dear as two unlike units.
                Adjacency.Border($0.first, $0.second, length: $0.open + $0.hindered, barrier: $0.open >= Survey.leastBorder ? .none : .penalised(2))
            })
    }
}
