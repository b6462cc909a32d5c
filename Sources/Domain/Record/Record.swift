// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Foundation
import Localization
import Secrets
import Web

/// The record (存证): checkpoints over everything that must not be changed later, signed, for anyone to keep.
public enum Record {
    public static let migrations = Chronicle.migrations

    public static func module(_ keeper: RecordKeeper) -> Module {
        Module(
            id: "record", name: RecordStrings.title, migrations: migrations,
            routes: { router, server in RecordRoutes(server: server, key: keeper.key.publicKey).add(to: router) })
    }
}

/// What it takes to make a checkpoint: the logs and witnesses of all rooms, and the key.
public struct RecordKeeper: Sendable {
    public let logs: [ChainedLog]
    public let witnesses: [Witness]
    public let key: SigningKey
    public let address: String
    /// Where a copy of each checkpoint is laid, for those who carry it away.
    public let folder: URL?

    public init(logs: [ChainedLog], witnesses: [Witness], key: SigningKey, address: String, folder: URL?) {
        self.logs = logs
        self.witnesses = witnesses
        self.key = key
        self.address = address
        self.folder = folder
    }
}
