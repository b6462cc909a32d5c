// SPDX-License-Identifier: Apache-2.0

/// Who acts now (三道): the lowest allowed lane comes first.
public enum Lane: String, Sendable, CaseIterable, Comparable, Codable {
    /// 自治: those concerned settle it themselves.
    case selfGovernance
    /// 管理: the grid and the departments serve, warn, repair.
    case management
    /// 执法: only a body that a law authorises.
    case enforcement

    var rank: Int {
        switch self {
        case .selfGovernance: 0
        case .management: 1
        case .enforcement: 2
        }
    }
    public static func < (left: Lane, right: Lane) -> Bool { left.rank < right.rank }
}

/// Whose ground a place is. It decides who must act, and is asked of the place, never of the matter.
public enum Tenure: String, Sendable, CaseIterable, Codable {
    /// 红线内: inside the property line of a compound or firm, its common parts.
    case insideLine
    /// 红线外: outside the property line, on the street's side of it.
    case outsideLine
    /// 公共场所: roads, squares, parks.
    case publicSpace
    /// 私有: a flat, a shop's own floor.
    case privateSpace
    /// 国有土地: state land, not handed to anyone.
    case stateLand
}

/// What a report asks for. Only requests and complaints become cases by themselves.
public enum Nature: String, Sendable, CaseIterable, Codable {
    case request, complaint, suggestion, question, thanks
}

/// Where a matter stands on the duty list of the subdistrict (履职事项清单).
public enum DutyPosition: String, Sendable, CaseIterable, Codable {
    /// 基本履职: ours.
    case basic
    /// 配合履职: another leads, we assist; the list names who leads.
    case assist
    /// 上级收回: taken back by the level above; the list names who has it.
    case takenBack
}
