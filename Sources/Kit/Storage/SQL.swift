// SPDX-License-Identifier: Apache-2.0

/// A statement in the SQL that SQLite and PostgreSQL share. Interpolated values become bound parameters.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    indirect enum Part: Sendable {
        case text(String)
        case value(SQLValue)
        /// Values between commas; so long a one makes a text that is not worth remembering.
        case list([SQLValue])
        /// What the two databases say differently. Only this module makes them.
        case either(sqlite: SQL, postgres: SQL)
        /// The end of a statement where one value holds several, as migrations may.
        case end
    }
    var parts: [Part]

    init(parts: [Part]) { self.parts = parts }
    public init(stringLiteral value: String) { parts = [.text(value)] }
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []
        public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }
        public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.text(literal)) } }
        public mutating func appendInterpolation(_ value: some SQLConvertible) { parts.append(.value(value.sqlValue)) }
        /// An overload of its own, or the compiler warns of a debug description where none is made.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) { parts.append(.value(value?.sqlValue ?? .null)) }
        public mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }
        /// Text put into the statement as it is: identifiers that we made ourselves, never what a person typed.
        public mutating func appendInterpolation(raw text: some StringProtocol) { parts.append(.text(String(text))) }
    }

    static func either(sqlite: SQL, postgres: SQL) -> SQL { SQL(parts: [.either(sqlite: sqlite, postgres: postgres)]) }
    /// Several statements as one value, for migrations.
    static func statements(_ statements: [SQL]) -> SQL { SQL(parts: Array(statements.map(\.parts).joined(separator: [.end]))) }
}

extension SQL {
    /// A statement as one of the databases takes it.
    struct Rendered {
        var text = ""
        var values: [SQLValue] = []
        /// Whether the text is one of few and worth keeping prepared.
        var isLasting = true
    }

    func rendered(for dialect: Dialect) -> Rendered {
        var rendered = Rendered()
        add(to: &rendered, dialect)
        return rendered
    }

    private func add(to rendered: inout Rendered, _ dialect: Dialect) {
        for part in parts {
            switch part {
            case .text(let text): rendered.text += text
            case .value(let value): rendered.bind(value, dialect)
            case .list(let values):
                rendered.text += "("
                for (index, value) in values.enumerated() {
                    if index > 0 { rendered.text += ", " }
                    rendered.bind(value, dialect)
                }
                rendered.text += ")"
                if values.count > SQL.longestLastingList { rendered.isLasting = false }
            case .either(let sqlite, let postgres): (dialect == .sqlite ? sqlite : postgres).add(to: &rendered, dialect)
            case .end: rendered.text += ";\n"
            }
        }
    }

    /// The statements that this value holds, for one database: one, except in migrations.
    func statements(for dialect: Dialect) -> [SQL] {
        var all: [SQL] = [], parts: [Part] = []
        for part in flattened(for: dialect) {
            if case .end = part {
                all.append(SQL(parts: parts))
                parts = []
            } else {
                parts.append(part)
            }
        }
        return parts.isEmpty ? all : all + [SQL(parts: parts)]
    }

    private func flattened(for dialect: Dialect) -> [Part] {
        parts.flatMap { part in
            guard case .either(let sqlite, let postgres) = part else { return [part] }
            return (dialect == .sqlite ? sqlite : postgres).flattened(for: dialect)
        }
    }
}

extension SQL.Rendered {
    fileprivate mutating func bind(_ value: SQLValue, _ dialect: Dialect) {
        values.append(value)
        text += dialect == .sqlite ? "?" : "$\(values.count)"
    }
}

/// The two ways of speaking SQL. Rooms have no need to know which is spoken.
public enum Dialect: Sendable, CaseIterable { case sqlite, postgres }

extension SQL {
    private static let longestLastingList = 64

    /// `(?, ?, …)`: the values, for what follows `IN` or `NOT IN`. Nothing is in a list of none.
    public static func list<Value: SQLConvertible>(_ values: some Collection<Value>) -> SQL {
        guard !values.isEmpty else {
            let type =
                Value.self == Int.self ? "BIGINT" : Value.self == Double.self ? "DOUBLE PRECISION" : Value.self == Bool.self ? "BOOLEAN" : "TEXT"
            return "(SELECT CAST(NULL AS \(raw: type)) WHERE FALSE)"
        }
        var list = values.map(\.sqlValue)
        // The last value said again up to a power of two changes nothing, and leaves few texts to keep prepared.
        var length = 1
        while length < list.count { length *= 2 }
        if length <= longestLastingList, let last = list.last { list += Array(repeating: last, count: length - list.count) }
        return SQL(parts: [.list(list)])
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
