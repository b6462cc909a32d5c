// SPDX-License-Identifier: Apache-2.0
import Storage
import TestKit
import Testing

@Suite struct SQLTests {
    @Test(arguments: TestDatabase.all) func `a prefix finds what lies below and nothing beside`(kind: TestDatabase) async throws {
        let database = try await kind.make([Migration("1", "CREATE TABLE t_place (path TEXT)")])
        let found = try await database.write { db in
            for path in ["/1/", "/1/2/", "/10/", "/1", "/2/", "/1/\u{10FFFF}", "路灯", "路灯坏了", "路", "路灰"] {
                try db.run("INSERT INTO t_place (path) VALUES (\(path))")
            }
            return try ["/1/", "路灯", "/1/\u{10FFFF}", ""].map { prefix in
                try db.run("SELECT path FROM t_place WHERE \(SQL.prefix("path", prefix)) ORDER BY path").map { try $0.get("path", as: String.self) }
            }
        }
        #expect(found[0] == ["/1/", "/1/2/", "/1/\u{10FFFF}"])
        #expect(found[1] == ["路灯", "路灯坏了"])
        #expect(found[2] == ["/1/\u{10FFFF}"])
        #expect(found[3].count == 10)
    }
}
