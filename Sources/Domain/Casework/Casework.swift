// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Images
import Localization
import Privacy
import Storage
import Territory
import Web

/// Casework (案件办理): from a report to a closed case.
public enum Casework {
    /// What casework shares with the app: the territory in memory, the workshop that checks photos, the key for reporters' links.
    public struct Tools: Sendable {
        public let atlas: Atlas
        public let workshop: ImageWorkshop
        /// At least 32 bytes, the same on every node and after every restart.
        public let key: [UInt8]
        /// Reports that one address may send: a burst, then one every so many seconds. Nil for no limit.
        public var reportLimit: RateLimit? = RateLimit(burst: 30, seconds: 10)
        /// The register of all rooms, and where erasures are noted outside the database.
        public var retention = RetentionKeeper(register: Casework.processings, file: nil)
        /// What other rooms tell the staff of a case, on its page: where else it has been carried.
        public var elsewhere: @Sendable (_ number: String, _ now: Date, any Connection, Frame) throws -> HTML? = { _, _, _, _ in nil }
        /// For how many seconds the board's figures may be out of date.
        public var memory: TimeInterval = 5

        public init(atlas: Atlas, workshop: ImageWorkshop, key: [UInt8]) {
            self.atlas = atlas
            self.workshop = workshop
            self.key = key
        }
    }

    public static func module(_ tools: Tools) -> Module {
        Module(
            id: "casework", name: .casework, migrations: migrations, permissions: permissions, menu: menu, processings: processings,
            witnesses: [AnchorStore.cases, AnchorStore.openings],
            routes: { router, server in
                let memory = Memory(tools)
                BoardRoutes(server: server, tools: tools, memory: memory).add(to: router)
                BoardAPI(server: server, tools: tools, memory: memory).add(to: router)
                CaseRoutes(server: server, tools: tools, memory: memory).add(to: router)
                CaseAPI(server: server, memory: memory).add(to: router)
                ReportRoutes(server: server, tools: tools, memory: memory).add(to: router)
                ReportAPI(server: server, tools: tools, memory: memory).add(to: router)
                ReporterRoutes(server: server, tools: tools, memory: memory).add(to: router)
                NoticeRoutes(server: server, tools: tools, memory: memory).add(to: router)
                PhotoRoutes(server: server, tools: tools).add(to: router)
                PhotoCoverRoutes(server: server, tools: tools).add(to: router)
                DeskRoutes(server: server, tools: tools).add(to: router)
                LearntRoutes(server: server).add(to: router)
                ReminderRoutes(server: server, memory: memory).add(to: router)
                StepRoutes(server: server, tools: tools, memory: memory).add(to: router)
                PhoneRoutes(server: server, tools: tools, memory: memory).add(to: router)
                PasteRoutes(server: server, tools: tools, memory: memory).add(to: router)
                ReporterSightRoutes(server: server).add(to: router)
                ReporterDataRoutes(server: server, tools: tools, memory: memory).add(to: router)
                RoundRoutes(server: server, tools: tools, memory: memory).add(to: router)
            })
    }

    /// Migrations alone, for commands that need no photos.
    public static let migrations =
        CaseSchema.migrations + PhotoSchema.migrations + [
            StepPhotoSchema.migration, LedgerSchema.migration, JoiningSchema.migration, ReminderSchema.migration, OpeningSchema.migration,
            LedgerSchema.mendedMigration, AnchorSchema.migration, AnchorSchema.marks, MatterModelSchema.migration,
        ]

    static let permissions =
        [
            "verify", "decline", "join", "file", "dispatch", "takeOver", "requestReturn", "decideReturn", "callIn", "checkIn", "stepUp",
            "requestExtension", "decideExtension", "requestSuspension", "decideSuspension", "resume", "supervise", "answerSupervision", "handle",
            "inspect", "reopen", "requestVoid", "decideVoid", "correct", "redact", "register", "readInternal", "readPrivate", "desk",
        ].map { Permission.casework($0) }

    static let menu = [
        MenuEntry(.board, path: "/", order: 10),
        MenuEntry(.reportIt, path: "/report", order: 20),
        MenuEntry(.desk, path: "/desk", order: 30, permission: .casework("desk")),
        MenuEntry(.round, path: "/round", order: 31, permission: .casework("takeOver")),
        MenuEntry(.phoneDesk, path: "/phone", order: 32, permission: .casework("register")),
    ]

    public static let processings = PersonalDataStore.register

    /// The reports that were left with a telephone number, as subjects of the register: for whoever has found out that it is the person's own.
    public static func subjects(phone: String, in db: any Connection) throws -> [String] {
        try IntakeStore(db).reports(phone: phone).map { "\(PersonalDataStore.subject):\($0.id)" }
    }
}
