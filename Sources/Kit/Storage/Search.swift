// SPDX-License-Identifier: Apache-2.0

// Searching words, Chinese ones of one or two characters above all, alike on both databases. Neither can do it by itself: SQLite's
// trigram index finds no two-character word, PostgreSQL's parsers know no Chinese. So both are given tokens of our own making (`SearchText`).

extension SQL {
    /// Creates a table of texts by id in which `found` searches. `table` is an identifier of our own making, with its room's prefix.
    public static func searchTable(_ table: String) -> SQL {
        either(
            sqlite: .statements([
                "CREATE TABLE \(raw: table) (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
                // The tokenizer `ascii` leaves our tokens as they are: it separates at spaces and knows nothing of Chinese.
                "CREATE VIRTUAL TABLE \(raw: table)_token USING fts5(tokens, tokenize = 'ascii', columnsize = 0)",
            ]),
            postgres: .statements([
                "CREATE TABLE \(raw: table) (id TEXT PRIMARY KEY, tokens TSVECTOR NOT NULL)",
                "CREATE INDEX \(raw: table)_token ON \(raw: table) USING GIN (tokens)",
            ]))
    }

    /// `(…)` with the ids of the texts in which all words stand, for what follows `id IN`.
    ///
    /// A word is found as part of what is written: 路灯 in 坏路灯, `12幢` in `翠苑12幢`, and as the beginning of a number or a Latin word.
    /// Case and width do not matter. Whatever a person types is a search; where no letter, digit or emoji is among it, nothing is found.
    ///
    /// Where rows are listed in an order and cut off, `Connection.finding` makes a quicker condition of it.
    ///
    /// - Parameter newest: at most so many of those that were indexed last (SQLite) or have the greatest ids (PostgreSQL), which is the same
    ///   for ids by `Identifier`. A bound makes searches for very common words quicker.
    public static func found(in table: String, _ typed: String, newest: Int? = nil) -> SQL {
        let phrases = SearchText.phrases(typed)
        guard !phrases.isEmpty else { return "(SELECT id FROM \(raw: table) WHERE FALSE)" }
        let limit: SQL = newest.map { "LIMIT \($0)" } ?? ""
        let order: (SQL, SQL) = newest == nil ? ("", "") : ("ORDER BY rowid DESC", "ORDER BY id DESC")
        return either(
            sqlite: """
                (SELECT id FROM \(raw: table) WHERE row IN \
                (SELECT rowid FROM \(raw: table)_token WHERE \(raw: table)_token MATCH \(SearchText.forSQLite(phrases)) \(order.0) \(limit)))
                """,
            postgres: "(SELECT id FROM \(raw: table) WHERE tokens @@ CAST(\(SearchText.forPostgres(phrases)) AS tsquery) \(order.1) \(limit))")
    }
}

extension SearchText {
    fileprivate static func forSQLite(_ phrases: [Phrase]) -> String {
        phrases.map { "\"" + $0.tokens.joined(separator: " ") + ($0.isOpen ? "\" *" : "\"") }.joined(separator: " AND ")
    }

    fileprivate static func forPostgres(_ phrases: [Phrase]) -> String {
        phrases.map { "(" + $0.tokens.map { "'\($0)'" }.joined(separator: " <-> ") + ($0.isOpen ? ":*)" : ")") }.joined(separator: " & ")
    }
}

extension Migration {
    /// A migration that creates a table for `SQL.found`.
    public static func searchTable(_ table: String, id: String) -> Migration { Migration(id, .searchTable(table)) }
}

extension Connection {
    /// Makes `text` findable under `id`, in place of what was there.
    public func index(_ id: String, _ text: String, in table: String) throws {
        let tokens = SearchText.tokens(text)
        switch dialect {
        case .sqlite:
            let text = tokens.joined(separator: " ")
            if let row = try run("INSERT INTO \(raw: table) (id) VALUES (\(id)) ON CONFLICT (id) DO NOTHING RETURNING row").first {
                try run("INSERT INTO \(raw: table)_token (rowid, tokens) VALUES (\(try row.get("row", as: Int.self)), \(text))")
            } else {
                try run("UPDATE \(raw: table)_token SET tokens = \(text) WHERE rowid = (SELECT row FROM \(raw: table) WHERE id = \(id))")
            }
        case .postgres:
            let vector = tokens.enumerated().map { "'\($0.element)':\($0.offset + 1)" }.joined(separator: " ")
            try run(
                """
                INSERT INTO \(raw: table) (id, tokens) VALUES (\(id), CAST(\(vector) AS tsvector))
                ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens
                """)
        }
    }

    /// A condition on `column`, which holds ids, for a list that is ordered and cut off: the same as `column IN \(SQL.found(…))`, but quick
    /// for rare words and for common ones.
    ///
    /// SQLite cannot know how many will be found. Few are best looked up one by one and then put in order; of many, the list's own order is
    /// followed until it is full. So we ask it beforehand whether they are many.
    public func finding(_ column: String, in table: String, _ typed: String) throws -> SQL {
        let phrases = SearchText.phrases(typed), found = SQL.found(in: table, typed)
        guard dialect == .sqlite, !phrases.isEmpty else { return "\(raw: column) IN \(found)" }
        let sample = try run(
            "SELECT rowid FROM \(raw: table)_token WHERE \(raw: table)_token MATCH \(SearchText.forSQLite(phrases)) LIMIT \(Self.many)")
        // The sign keeps SQLite from looking up the ids by their index.
        return sample.count < Self.many ? "\(raw: column) IN \(found)" : "+\(raw: column) IN \(found)"
    }
    private static var many: Int { 500 }

    /// Makes what was indexed under `id` unfindable; nothing happens where nothing was.
    public func unindex(_ id: String, in table: String) throws {
        if dialect == .sqlite {
            try run("DELETE FROM \(raw: table)_token WHERE rowid = (SELECT row FROM \(raw: table) WHERE id = \(id))")
        }
        try run("DELETE FROM \(raw: table) WHERE id = \(id)")
    }
}
