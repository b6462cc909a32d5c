// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

/// Whence a visitor without an account speaks: never kept as it is, only as a keyed hash that differs from case to case.
struct VoiceOrigin: Sendable {
    private let address: String
    private let key: [UInt8]

    /// - Parameter address: the network address, of IPv6 the network of 64 bits.
    init(address: String, key: [UInt8]) {
        self.address = address
        self.key = key
    }

    /// The same for one address on one case; nobody without the installation's key can tell of two cases whether it was the same address.
    func digest(on caseID: String) -> String { Secrets.keyedHash("confirmed from\u{1F}\(caseID)\u{1F}\(address)", key: key) }
}

/// From where visitors have confirmed a case, so that one household with two browsers is not two neighbours. Gone when the case has ended.
struct VoiceOriginStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    /// Throws `Case.Refusal.confirmedFromHere` where another visitor has confirmed from there.
    func spend(_ origin: VoiceOrigin, on found: Case) throws {
        guard found.status.isOpen else { return }
        let rows = try db.run(
            """
            INSERT INTO casework_confirmed_from (case_id, origin) VALUES (\(found.id), \(origin.digest(on: found.id)))
            ON CONFLICT DO NOTHING RETURNING case_id
            """)
        if rows.isEmpty { throw Case.Refusal.confirmedFromHere }
    }

    /// Once it has ended, or must be confirmed anew, nobody needs to know.
    static func forget(_ id: String, in db: any Connection) throws { try db.run("DELETE FROM casework_confirmed_from WHERE case_id = \(id)") }
}
