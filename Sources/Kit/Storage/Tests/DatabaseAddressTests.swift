// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

@Suite struct DatabaseAddressTests {
    @Test(arguments: [
        (":memory:", DatabaseAddress.memory), ("", .memory), ("data/town.db", .file("data/town.db")), ("/srv/a=b.db", .file("/srv/a=b.db")),
        ("postgres://u@h/d", .server("postgres://u@h/d")), ("postgresql:///d", .server("postgresql:///d")),
        ("host=h dbname=d", .server("host=h dbname=d")),
        ("service=town", .server("service=town")),
    ])
    func `an address is a path or a server`(text: String, address: DatabaseAddress) {
        #expect(DatabaseAddress(text) == address)
    }

    @Test(arguments: [
        ("postgres://u:secret@h/d", "postgres://u:…@h/d"), ("postgres://u@h/d", "postgres://u@h/d"),
        ("postgres://u:se@cret@h/d", "postgres://u:…@h/d"),
        ("host=h password=secret dbname=d", "host=h password=… dbname=d"), ("host=h password = 'se cr\\'et' dbname=d", "host=h password=… dbname=d"),
        ("postgres://u@h/d?password=secret&sslmode=require", "postgres://u@h/d?password=…&sslmode=require"),
    ])
    func `no password is shown`(text: String, shown: String) {
        #expect(DatabaseAddress(text).description == shown)
    }

    @Test func `an address opens`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(component: "address-\(UUID().uuidString).db").path()
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        for text in [":memory:", path] {
            let database = try DatabaseAddress(text).open()
            #expect(try await database.read { try $0.run("SELECT 1 AS one")[0].get("one", as: Int.self) } == 1)
            try await database.close()
        }
    }
}
