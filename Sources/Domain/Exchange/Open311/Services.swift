// SPDX-License-Identifier: Apache-2.0
import Casework
import Localization
import Mandates

/// The lists of matters as Open311's services: what can be reported here.
public struct Services: Sendable {
    public let listed: [ListedMatter]
    private let byCode: [String: Int]

    /// What nobody has given a matter yet, or whoever reports does not know: it goes to the registrar.
    public static let unknown = "other"

    public init(_ listed: [ListedMatter]) {
        self.listed = listed
        byCode = Dictionary(listed.enumerated().map { (Self.code($1.matter.reference), $0) }) { first, _ in first }
    }

    /// `cn-incident-0504`: scheme and code, since another scheme may use the same code for something else.
    public static func code(_ matter: MatterReference) -> String { "\(matter.scheme)-\(matter.code)" }

    /// What a service's code stands for, in force or not; nil for what cannot be one.
    static func reference(_ code: String) -> LedgerFilter.Matter? {
        if code == unknown { return .unknown }
        guard let hyphen = code.lastIndex(of: "-"), hyphen > code.startIndex, code.index(after: hyphen) < code.endIndex else { return nil }
        return LedgerFilter.Matter(scheme: String(code[..<hyphen]), code: String(code[code.index(after: hyphen)...]))
    }

    public func matter(_ code: String) -> ListedMatter? { byCode[code].map { listed[$0] } }
    public func holds(_ code: String) -> Bool { code == Self.unknown || byCode[code] != nil }

    func wire(_ language: Language) -> Wire {
        .list(
            of: "service",
            listed.map { row(Self.code($0.matter.reference), $0.matter, language) } + [row(Self.unknown, nil, language)])
    }

    private func row(_ code: String, _ matter: Matter?, _ language: Language) -> Wire {
        .fields([
            .init("service_code", .text(code)), .init("service_name", .text((matter?.name ?? .unknownService)(language))),
            .init("description", .text((matter.map(Text.service) ?? .unknownServiceHow)(language))),
            .init("metadata", .flag(matter.map { !Attribute.all(of: $0).isEmpty } ?? false)), .init("type", .text("realtime")),
            .init("keywords", .text(matter?.words.joined(separator: ",") ?? "")),
            .init("group", .text((matter?.majorName ?? .unknownGroup)(language))),
        ])
    }

    func definition(_ code: String, _ language: Language) -> Wire? {
        guard holds(code) else { return nil }
        let attributes = matter(code).map { Attribute.all(of: $0.matter) } ?? []
        return .fields([
            .init("service_code", .text(code)),
            .init("attributes", .list(of: "attribute", attributes.enumerated().map { $1.wire(order: $0 + 1, language) })),
        ])
    }
}

/// Something more that is asked, or told, of one service. All of it follows from the list's row.
public struct Attribute: Sendable, Hashable {
    public enum Code: String, Sendable, CaseIterable {
        /// Which filing condition (立案条件) is met.
        case condition
        /// Whose ground it is.
        case tenure
        /// The code at a door, from its QR code.
        case premises
        /// Numbers to call at once: told, not asked.
        case emergency
    }
    public enum Kind: String, Sendable { case string, number, datetime, text, singlevaluelist, multivaluelist }

    public let code: Code
    public let kind: Kind
    /// False where it only tells something.
    public let isAsked: Bool
    public let text: Text
    public let hint: Text?
    public let values: [(key: String, name: Text)]

    public static func == (a: Attribute, b: Attribute) -> Bool { a.code == b.code && a.values.map(\.key) == b.values.map(\.key) }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    static func all(of matter: Matter) -> [Attribute] {
        var all: [Attribute] = []
        if matter.isDanger {
            all.append(Attribute(code: .emergency, kind: .text, isAsked: false, text: .call(matter.emergency), hint: nil, values: []))
        }
        if matter.conditions.count > 1 {
            all.append(
                Attribute(
                    code: .condition, kind: .singlevaluelist, isAsked: true, text: .askCondition, hint: .askConditionHow,
                    values: matter.conditions.map { (String($0.number), $0.name) }))
        }
        if matter.rules.contains(where: { $0.tenure != nil }) {
            all.append(
                Attribute(
                    code: .tenure, kind: .singlevaluelist, isAsked: true, text: .askTenure, hint: .askTenureHow,
                    values: Tenure.allCases.map { ($0.rawValue, $0.text) }))
        }
        if matter.rules.contains(where: { $0.party == .concerned }) {
            all.append(Attribute(code: .premises, kind: .string, isAsked: true, text: .askPremises, hint: .askPremisesHow, values: []))
        }
        return all
    }

    /// Nothing here is required: what a reporter cannot tell, the registrar finds out.
    func wire(order: Int, _ language: Language) -> Wire {
        var fields: [Wire.Field] = [
            .init("variable", .flag(isAsked)), .init("code", .text(code.rawValue)), .init("datatype", .text(kind.rawValue)),
            .init("required", .flag(false)), .init("datatype_description", Wire(hint?(language))), .init("order", .integer(order)),
            .init("description", .text(text(language))),
        ]
        if kind == .singlevaluelist {
            let values = values.map { Wire.fields([.init("key", .text($0.key)), .init("name", .text($0.name(language)))]) }
            fields.append(.init("values", .list(of: "value", values)))
        }
        return .fields(fields)
    }
}
