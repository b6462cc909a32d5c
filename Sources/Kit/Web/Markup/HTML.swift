// SPDX-License-Identifier: Apache-2.0

/// Markup. What is interpolated is escaped, unless it is markup already.
public struct HTML: ExpressibleByStringInterpolation, Sendable, Hashable {
    public private(set) var markup: String

    public init(stringLiteral value: String) { markup = value }
    public init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    /// Markup that we made ourselves and know to be whole; never what a person typed.
    public init(raw markup: String) { self.markup = markup }

    /// Plain text, escaped.
    public static func text(_ text: String) -> HTML { "\(text)" }

    public struct StringInterpolation: StringInterpolationProtocol {
        var markup = ""
        public init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity * 2) }
        public mutating func appendLiteral(_ literal: String) { markup += literal }
        public mutating func appendInterpolation(_ text: String) { text.appendEscaped(to: &markup) }
        public mutating func appendInterpolation(_ text: String?) { text?.appendEscaped(to: &markup) }
        public mutating func appendInterpolation(_ text: Substring) { String(text).appendEscaped(to: &markup) }
        public mutating func appendInterpolation(_ number: Int) { markup += String(number) }
        public mutating func appendInterpolation(_ number: Double) { markup += String(number) }
        public mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
        public mutating func appendInterpolation(_ list: [HTML]) { for html in list { markup += html.markup } }
        public mutating func appendInterpolation(_ html: HTML?) { markup += html?.markup ?? "" }
        /// ` name` where the claim holds: a boolean attribute such as `checked`.
        public mutating func appendInterpolation(_ attribute: StaticString, if holds: Bool) { if holds { markup += " \(attribute)" } }
        /// ` name="value"` where there is a value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            markup += " \(name)=\""
            value.appendEscaped(to: &markup)
            markup += "\""
        }
    }
}

extension String {
    func appendEscaped(to markup: inout String) {
        guard utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 || $0 == 39 || $0 == 0 }) else {
            markup += self
            return
        }
        for character in unicodeScalars {
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            case "\0": markup += "\u{FFFD}"
            default: markup.unicodeScalars.append(character)
            }
        }
    }
}
