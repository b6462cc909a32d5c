// SPDX-License-Identifier: Apache-2.0

/// A statement in the SQL that SQLite and PostgreSQL share. Interpolated values become bound parameters.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable { case text(String), value(SQLValue) }
    var parts: [Part]

    public init(stringLiteral value: String) { parts = [.text(value)] }
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }
        public mutating func appendInterpolation(_ value: some SQLConvertible) { parts.append(.value(value.sqlValue)) }
        /// An overload of its own, or the compiler warns of a debug description where none is made.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) { parts.append(.value(value?.sqlValue ?? .null)) }
        public mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }
        /// Text put into the statement as it is: identifiers that we made ourselves, never what a person typed.
        public mutating func appendInterpolation(raw text: some StringProtocol) { parts.append(.text(String(text))) }
    }

    /// The statement's text with `placeholder(1)`, `placeholder(2)`, … and what they stand for.
    func rendered(placeholder: (Int) -> String) -> (text: String, values: [SQLValue]) {
        var text = "", values: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .value(let value): values.append(value); text += placeholder(values.count)
            }
        }
        return (text, values)
    }
}

/// What a column can hold: the types that SQLite and PostgreSQL share.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
}

/// A Swift type that lives in a column.
public protocol SQLConvertible: Sendable {
    var sqlValue: SQLValue { get }
    init?(sqlValue: SQLValue)
}

extension String: SQLConvertible {
    public var sqlValue: SQLValue { .text(self) }
    public init?(sqlValue: SQLValue) { guard case .text(let text) = sqlValue else { return nil }; self = text }
}
extension Int: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self) }
    public init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self = value
    }
}
extension Bool: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    public init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self = value != 0
    }
}
extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
    public init?(sqlValue: SQLValue) {
        if case .null = sqlValue { self = .none } else if let value = Wrapped(sqlValue: sqlValue) { self = .some(value) } else { return nil }
    }
}
extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    public var sqlValue: SQLValue { rawValue.sqlValue }
    public init?(sqlValue: SQLValue) { guard let raw = RawValue(sqlValue: sqlValue) else { return nil }; self.init(rawValue: raw) }
}

extension SQL {
    /// `(?, ?, …)`: the values, for what follows `IN`.
    public static func list(_ values: some Collection<some SQLConvertible>) -> SQL {
        var list: SQL = "("
        for (index, value) in values.enumerated() { list.parts += [.text(index == 0 ? "" : ", "), .value(value.sqlValue)] }
        list.parts.append(.text(")"))
        return values.isEmpty ? "(NULL)" : list
    }

    /// `(column >= P AND column < U)`: the texts that begin with `prefix`, as a range that an index serves in both databases.
    ///
    /// `column` is an identifier of our own making.
    public static func prefix(_ column: String, _ prefix: String) -> SQL {
        guard let end = successor(of: prefix) else { return "(\(raw: column) >= \(prefix))" }
        return "(\(raw: column) >= \(prefix) AND \(raw: column) < \(end))"
    }

    /// The least text, in binary order, that follows every text beginning with `prefix`; nil where there is none.
    static func successor(of prefix: String) -> String? {
        var scalars = prefix.unicodeScalars
        while let last = scalars.popLast() {
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1  // what lies between is no character
            if let scalar = Unicode.Scalar(next) {
                scalars.append(scalar)
                return String(scalars)
            }
        }
        return nil
    }
}
