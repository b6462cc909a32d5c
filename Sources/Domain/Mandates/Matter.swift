// SPDX-License-Identifier: Apache-2.0
import Localization
import WorkingTime

/// A matter by all that identifies it: lists of different places reuse the same code for different things,
/// so a bare code is never passed on.
public struct MatterReference: Sendable, Hashable, Codable {
    /// The numbering, such as `gb30428-event`.
    public var scheme: String
    /// The version of the list that defined it.
    public var version: String
    public var code: String
    public var name: Text

    public init(scheme: String, version: String, code: String, name: Text) {
        self.scheme = scheme
        self.version = version
        self.code = code
        self.name = name
    }
}

/// One row of a list: something that may have to be dealt with, and by whom (事项).
public struct Matter: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// 事件
        case incident
        /// 部件
        case component
    }

    public var reference: MatterReference
    /// The row of the list in which it stands, counted from 1: what a decision that rests on it names.
    public var row: Int
    public var majorCode: String
    public var majorName: Text
    /// What people say when they mean it: 路灯不亮, 灯坏了.
    public var words: [String]
    public var kind: Kind
    /// What reports of it mostly are.
    public var nature: Nature
    public var duty: DutyPosition
    /// The team that leads where we only assist, or that has it where it was taken back.
    public var lead: String?
    public var legalBasis: Text?
    /// Between households, of minors or care: counted, not shown.
    public var isPrivate: Bool
    /// Whom to call at once; a matter that has such numbers is a danger and goes to the highest lane.
    public var emergency: [EmergencyNumber]
    /// When it counts; at least one, the first is the usual one.
    public var conditions: [FilingCondition]
    /// Who acts in which lane; in the list's order.
    public var rules: [LaneRule]

    public var isDanger: Bool { !emergency.isEmpty }
    public var code: String { reference.code }
    public var name: Text { reference.name }

    public init(
        reference: MatterReference, row: Int = 1, majorCode: String, majorName: Text, words: [String] = [], kind: Kind = .incident,
        nature: Nature = .complaint, duty: DutyPosition = .basic, lead: String? = nil, legalBasis: Text? = nil, isPrivate: Bool = false,
        emergency: [EmergencyNumber] = [], conditions: [FilingCondition], rules: [LaneRule]
    ) {
        self.reference = reference
        self.row = row
        self.majorCode = majorCode
        self.majorName = majorName
        self.words = words
        self.kind = kind
        self.nature = nature
        self.duty = duty
        self.lead = lead
        self.legalBasis = legalBasis
        self.isPrivate = isPrivate
        self.emergency = emergency
        self.conditions = conditions
        self.rules = rules
    }

    /// The condition with a number, as cases keep it.
    public func condition(_ number: Int) -> FilingCondition? { conditions.first { $0.number == number } }
}

/// When a matter counts, and what time limit it then has (立案条件).
public struct FilingCondition: Sendable, Hashable {
    /// From 1, within its matter.
    public var number: Int
    /// What must be the case.
    public var name: Text
    public var limit: TimeLimit
    /// When the work counts as done (结案条件).
    public var closing: Text
    /// Whether a photo proves something here; elsewhere none is asked for.
    public var needsPhoto: Bool
    /// The limit is our default: no source gives it, the town should set its own.
    public var isDefault: Bool

    public init(number: Int, name: Text, limit: TimeLimit, closing: Text, needsPhoto: Bool = false, isDefault: Bool = false) {
        self.number = number
        self.name = name
        self.limit = limit
        self.closing = closing
        self.needsPhoto = needsPhoto
        self.isDefault = isDefault
    }
}

/// Who acts in one lane, how soon they must answer, and what they do.
public struct LaneRule: Sendable, Hashable {
    public var lane: Lane
    public var party: PartyRule
    /// Only for places of this tenure; for all where nil.
    public var tenure: Tenure?
    /// From being given the case to the first answer.
    public var answer: TimeLimit
    /// What is done.
    public var action: Text

    public init(_ lane: Lane, _ party: PartyRule, tenure: Tenure? = nil, answer: TimeLimit, action: Text) {
        self.lane = lane
        self.party = party
        self.tenure = tenure
        self.answer = answer
        self.action = action
    }
}

/// How the list names who must act; Casework finds the persons.
public enum PartyRule: Sendable, Hashable {
    /// The premises or household concerned.
    case concerned
    /// The workers of the grid in which the place lies.
    case grid
    /// A team of People's, by code.
    case team(String)
}

/// A number to call at once.
public struct EmergencyNumber: Sendable, Hashable, Codable {
    public var number: String
    public var name: Text

    public init(_ number: String, _ name: Text) {
        self.number = number
        self.name = name
    }
}
