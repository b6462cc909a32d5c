// SPDX-License-Identifier: Apache-2.0
import Access

/// The roles that Linli ships, and what each may do. Who may do what *on one case* (handler is not inspector, requester is not approver)
/// is decided by Casework's rules; here stands only who may do such a thing at all.
extension Role {
    static let defaults: [(id: String, permissions: [Permission])] = [
        (registrar, casework("register", "verify", "decline", "join", "file", "correct", "requestVoid", "readInternal", "readPrivate")),
        (dispatcher, casework("dispatch", "decideReturn", "decideExtension", "callIn", "stepUp", "join", "requestVoid", "readPrivate")),
        (shiftLead, casework("decideSuspension", "decideVoid", "resume", "correct", "readInternal", "readPrivate")),
        (
            handler,
            casework(
                "takeOver", "requestReturn", "checkIn", "stepUp", "requestExtension", "requestSuspension", "resume", "answerSupervision", "handle")
        ),
        (
            gridWorker,
            casework(
                "register", "verify", "takeOver", "requestReturn", "callIn", "stepUp", "requestExtension", "requestSuspension", "resume",
                "answerSupervision", "handle", "readPrivate")
        ),
        (volunteer, casework("register", "verify", "takeOver", "handle")),
        (inspector, casework("inspect", "reopen")),
        (
            commandRoom,
            casework("supervise", "callIn", "stepUp", "readPrivate") + [
                Permission(rawValue: "planning.adopt"), Permission(rawValue: "exchange.platforms"),
            ]
        ),
        (privacyOfficer, casework("redact", "readInternal", "readPrivate") + [.auditRead, Permission(rawValue: "privacy.answer")]),
        (auditor, casework("reopen", "readPrivate") + [.auditRead]),
        (listOfficer, [Permission(rawValue: "mandates.edit")]),
        (planOfficer, [Permission(rawValue: "territory.edit"), Permission(rawValue: "planning.edit")]),
        (administrator, [.accountsManage]),
        (emergency, casework("readPrivate")),
    ]

    public static let registrar = "registrar"
    public static let dispatcher = "dispatcher"
    public static let shiftLead = "shiftLead"
    public static let handler = "handler"
    public static let gridWorker = "gridWorker"
    public static let volunteer = "volunteer"
    public static let inspector = "inspector"
    public static let commandRoom = "commandRoom"
    public static let privacyOfficer = "privacyOfficer"
    public static let auditor = "auditor"
    public static let listOfficer = "listOfficer"
    public static let planOfficer = "planOfficer"
    public static let administrator = "administrator"
    /// Held for minutes only, see `Emergency`; nobody gives it by hand.
    public static let emergency = "emergency"

    /// Whoever does anything in casework has a desk: sees the cases of their area there. Private ones only where the role says so.
    private static func casework(_ actions: String...) -> [Permission] {
        (["desk"] + actions).map { Permission(rawValue: "casework.\($0)") }
    }
}

extension Permission {
    /// Make accounts, give and end roles.
    public static let accountsManage = Permission(rawValue: "accounts.manage")
    /// Read who did what: sign-ins, grants, looks at personal data.
    public static let auditRead = Permission(rawValue: "audit.read")
}
