// SPDX-License-Identifier: Apache-2.0
import Secrets

/// Where a database is, as an operator writes it: the path of a file, `:memory:`, `postgres://…`, or libpq's `host=… dbname=…`.
public enum DatabaseAddress: Sendable, Hashable {
    case memory
    case file(String)
    case server(String)

    public init(_ text: String) {
        let isServer = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        let isPairs = text.contains(/(^|\s)(host|hostaddr|dbname|service|port|user)\s*=/)
        self = isServer || isPairs ? .server(text) : text == ":memory:" || text.isEmpty ? .memory : .file(text)
    }

    /// Opens the database; throws `StorageError.unavailable` where it cannot be reached and `.failed` where it is unfit.
    ///
    /// `keys`: under which sensitive fields are sealed. `connections`: how many speak to the database at the same time; nil leaves the choice to each.
    public func open(connections: Int? = nil, keys: KeyRing? = nil) throws -> any Database {
        switch self {
        case .memory: try SQLiteDatabase(keys: keys)
        case .file(let path): try SQLiteDatabase(path: path, readers: connections ?? 4, keys: keys)
        case .server(let address): try PostgresDatabase(address, connections: connections ?? 8, keys: keys)
        }
    }
}

extension DatabaseAddress: CustomStringConvertible {
    /// Without the password, fit for logs.
    public var description: String {
        switch self {
        case .memory: ":memory:"
        case .file(let path): path
        case .server(let address):
            address.replacing(/:\/\/([^:@\/]*):[^\/]*@/) { "://\($0.1):…@" }
                .replacing(/password\s*=\s*('(\\.|[^'\\])*'|[^\s&]*)/) { _ in "password=…" }
        }
    }
}
