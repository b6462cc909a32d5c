// SPDX-License-Identifier: Apache-2.0
import Districting
import Foundation
import Localization

/// A grid plan (网格方案): one complete division of a community into micro-grids and grids.
public struct GridPlan: Sendable, Hashable, Identifiable {
    public enum Status: String, Sendable, CaseIterable {
        /// Being drawn, or waiting to be.
        case drawing
        case draft
        /// Could not be drawn; `fault` says why.
        case failed
        /// Shown to everyone until a day.
        case published
        /// Decided: it will hold from `adoptFrom`.
        case approved
        /// In force, or followed by another since.
        case adopted
        case discarded
    }

    public let id: String
    /// The community's path.
    public let areaPath: String
    public internal(set) var name: String
    public internal(set) var status: Status
    public let request: PlanRequest
    /// Which units it divides.
    public let surveyID: String
    /// The plan from which it was drawn again.
    public let parent: String?
    /// The micro-grid of each unit, from 1; empty until it is drawn.
    public internal(set) var regions: [Int]
    /// The grid of each micro-grid, by the micro-grid's number.
    public internal(set) var grids: [Int: Int]
    /// Micro-grids that are to stay as they are when the rest is drawn again.
    public internal(set) var locked: Set<Int>
    public internal(set) var certificate: Certificate?
    /// Whether someone has changed the plan by hand since it was drawn: then the certificate tells of what was drawn.
    public internal(set) var isMended: Bool
    /// The first day on which it is no longer to be shown.
    public internal(set) var openUntil: Day?
    public internal(set) var fault: Fault?
    /// The first day on which it holds, once that is decided.
    public internal(set) var adoptFrom: Day?
    /// What is answered to the residents' comments; said when the plan is decided.
    public internal(set) var reply: String
    public let madeAt: Date
    public let madeBy: String
    /// How often it was changed.
    public internal(set) var version: Int

    /// `behind`: the ground had changed when the day came on which it was to hold.
    public enum Fault: String, Sendable, CaseIterable { case unusable, broken, behind }

    public init(
        id: String, areaPath: String, name: String, request: PlanRequest, surveyID: String, parent: String? = nil, status: Status = .drawing,
        regions: [Int] = [], grids: [Int: Int] = [:], locked: Set<Int> = [], certificate: Certificate? = nil, isMended: Bool = false,
        openUntil: Day? = nil, fault: Fault? = nil, adoptFrom: Day? = nil, reply: String = "", madeAt: Date, madeBy: String, version: Int = 0
    ) {
        self.id = id
        self.areaPath = areaPath
        self.name = name
        self.request = request
        self.surveyID = surveyID
        self.parent = parent
        self.status = status
        self.regions = regions
        self.grids = grids
        self.locked = locked
        self.certificate = certificate
        self.isMended = isMended
        self.openUntil = openUntil
        self.fault = fault
        self.adoptFrom = adoptFrom
        self.reply = reply
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.version = version
    }

    public static let all = "/plans"
    public static func path(_ id: String) -> String { "\(all)/\(id)" }
    public var path: String { GridPlan.path(id) }
}
