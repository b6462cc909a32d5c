// SPDX-License-Identifier: Apache-2.0

/// As lists and databases write it: `concerned`, `grid`, `team:huanwei`.
extension PartyRule: LosslessStringConvertible, Codable {
    public init?(_ text: String) {
        switch text {
        case "concerned": self = .concerned
        case "grid": self = .grid
        default:
            guard text.hasPrefix("team:"), text.utf8.count > 6, !text.contains(where: \.isWhitespace) else { return nil }
            self = .team(String(text.dropFirst(5)))
        }
    }

    public var description: String {
        switch self {
        case .concerned: "concerned"
        case .grid: "grid"
        case .team(let code): "team:\(code)"
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer(), text = try container.decode(String.self)
        guard let party = PartyRule(text) else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a party: \(text)") }
        self = party
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
