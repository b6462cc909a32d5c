// SPDX-License-Identifier: Apache-2.0

extension SQL {
    /// Many rows' texts as one, a line for each, in no order that could be relied upon: for reading hundreds of thousands of short rows quickly.
    ///
    /// - Parameter text: an expression of type TEXT without line breaks; what is NULL is left out. Of no rows the result is NULL.
    public static func lines(_ text: SQL) -> SQL {
        either(sqlite: "group_concat(\(text), char(10))", postgres: "string_agg(\(text), chr(10))")
    }

    /// `(…), (…)`: rows for what follows `VALUES`, all of one length.
    public static func rows(_ rows: some Collection<[SQLValue]>) -> SQL {
        var parts = StringInterpolation(literalCapacity: 0, interpolationCount: rows.count * 6)
        for (number, row) in rows.enumerated() {
            parts.appendLiteral(number == 0 ? "(" : ", (")
            for (column, value) in row.enumerated() {
                if column > 0 { parts.appendLiteral(", ") }
                parts.appendInterpolation(value)
            }
            parts.appendLiteral(")")
        }
        return SQL(stringInterpolation: parts)
    }
}
