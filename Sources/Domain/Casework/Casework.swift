// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Images
import Localization
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
            id: "casework", name: .casework, migrations: migrations, permissions: permissions, menu: menu, personalData: personalData,
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
                ReminderRoutes(server: server, memory: memory).add(to: router)
                StepRoutes(server: server, tools: tools, memory: memory).add(to: router)
                PhoneRoutes(server: server, tools: tools, memory: memory).add(to: router)
                RoundRoutes(server: server, tools: tools, memory: memory).add(to: router)
            })
    }

    /// Migrations alone, for commands that need no photos.
    public static let migrations =
        CaseSchema.migrations + PhotoSchema.migrations + [
            StepPhotoSchema.migration, LedgerSchema.migration, JoiningSchema.migration, ReminderSchema.migration, OpeningSchema.migration,
            LedgerSchema.mendedMigration,
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

    static let personalData = [
        PersonalColumn("casework_report.words", purpose: .whyWords),
        PersonalColumn("casework_report.contact_name", purpose: .whyContact),
        PersonalColumn("casework_report.contact_phone", purpose: .whyContact),
        PersonalColumn("casework_report.place_words", purpose: .whyWords),
        PersonalColumn("casework_report.photos", purpose: .whyWords),
        PersonalColumn("casework_step.note", purpose: .whyNote),
        PersonalColumn("casework_confirmed_from.origin", purpose: .whyOrigin),
    ]
}
