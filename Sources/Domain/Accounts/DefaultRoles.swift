// SPDX-License-Identifier: Apache-2.0
import Access

/// The roles that Linli ships, and what each may do. Who may do what *on one case* (handler is not inspector, requester is not approver)
/// is decided by Casework's rules; here stands only who may do such a thing at all.
extension Role {
    static let defaults: [(id: String, permissions: [Permission])] = [
        (registrar, casework("register", "verify", "decline", "join", "file", "correct", "requestVoid", "readInternal")),
        (dispatcher, casework("dispatch", "decideReturn", "decideExtension", "callIn", "stepUp", "join", "requestVoid")),
        (shiftLead, casework("decideSuspension", "decideVoid", "resume", "correct", "readInternal")),
        (
            handler,
            casework(
                "takeOver", "requestReturn", "checkIn", "stepUp", "requestExtension", "requestSuspension", "resume", "answerSupervision", "handle")
        ),
        (
            gridWorker,
            casework(
                "register", "verify", "takeOver", "requestReturn", "callIn", "stepUp", "requestExtension", "requestSuspension", "resume",
                "answerSupervision", "handle")
        ),
        (volunteer, casework("register", "verify", "takeOver", "handle")),
        (inspector, casework("inspect", "reopen")),
        (commandRoom, casework("supervise", "callIn", "stepUp")),
        (privacyOfficer, casework("redact", "readInternal") + [.auditRead]),
        (auditor, casework("reopen") + [.auditRead]),
        (listOfficer, [Permission(rawValue: "mandates.edit")]),
        (planOfficer, [Permission(rawValue: "territory.edit")]),
        (administrator, [.accountsManage]),
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

    private static func casework(_ actions: String...) -> [Permission] { actions.map { Permission(rawValue: "casework.\($0)") } }
}

extension Permission {
    /// Make accounts, give and end roles.
    public static let accountsManage = Permission(rawValue: "accounts.manage")
    /// Read who did what: sign-ins, grants, looks at personal data.
    public static let auditRead = Permission(rawValue: "audit.read")
}
