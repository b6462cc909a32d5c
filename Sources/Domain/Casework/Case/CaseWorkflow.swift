// SPDX-License-Identifier: Apache-2.0
import Access

/// The life of a case, as one table: who may take which action, from where it leads where.
///
/// ```
/// received ⇄ verifying
///    │  └──→ declined · joined
///    ↓
///  filed ──→ handling ⇄ suspended
///    ↑         │   ↑ rework, dispute, reopening
///    └─return──┤   │
///              ↓   │
///           handled → inspecting → closed
/// ```
/// The same table says what may be done now, draws the documentation's diagram and feeds the exhaustive test.
enum CaseWorkflow {
    struct Rule {
        let from: Set<Case.Status>
        /// Where it may lead; the first is usual.
        let to: Set<Case.Status>
        let who: Who
        var needsWords = false
    }

    /// Who takes an action. Standing beyond this (being the party, not having asked oneself) is checked beside it.
    enum Who: Hashable {
        case anyone
        /// Those with the permission, in whose scope the case lies.
        case permission(String)
        /// Those who act for the party that has the case; with the permission where they are staff.
        case party(String)
        /// Those who act for a department that was called in.
        case calledIn(String)
        /// The one who reported, by account or secret link; or staff with the permission.
        case reporter(or: String)
        /// Reporter, co-reporters, neighbours; never the party.
        case neighbour
        case system
    }

    static let open = Set(Case.Status.open)

    static let rules: [Case.Action: Rule] = [
        .report: Rule(from: [], to: [.received], who: .anyone),
        .coReport: Rule(from: open, to: open, who: .anyone),
        .askVerification: Rule(from: [.received], to: [.verifying], who: .permission("file")),
        .verify: Rule(from: [.verifying], to: [.received], who: .permission("verify"), needsWords: true),
        .decline: Rule(from: [.received, .verifying], to: [.declined], who: .permission("decline"), needsWords: true),
        .join: Rule(from: [.received, .verifying], to: [.joined], who: .permission("join")),
        .file: Rule(from: [.received, .verifying], to: [.filed], who: .permission("file")),
        .dispatch: Rule(from: [.filed, .handling], to: [.handling], who: .permission("dispatch")),
        .takeOver: Rule(from: [.handling], to: [.handling], who: .party("takeOver")),
        .answer: Rule(from: [.handling], to: [.handled, .handling], who: .party("handle")),
        .requestReturn: Rule(from: [.handling], to: [.handling], who: .party("requestReturn"), needsWords: true),
        .grantReturn: Rule(from: [.handling], to: [.filed], who: .permission("decideReturn")),
        .denyReturn: Rule(from: [.handling], to: [.handling], who: .permission("decideReturn"), needsWords: true),
        .callIn: Rule(from: [.handling], to: [.handling], who: .permission("callIn"), needsWords: true),
        .checkIn: Rule(from: [.handling], to: [.handling], who: .calledIn("checkIn")),
        .stepUp: Rule(from: [.handling], to: [.handling], who: .permission("stepUp")),
        .requestExtension: Rule(from: [.handling], to: [.handling], who: .party("requestExtension"), needsWords: true),
        .grantExtension: Rule(from: [.handling], to: [.handling], who: .permission("decideExtension")),
        .denyExtension: Rule(from: [.handling], to: [.handling], who: .permission("decideExtension"), needsWords: true),
        .requestSuspension: Rule(from: [.handling], to: [.handling], who: .party("requestSuspension"), needsWords: true),
        .grantSuspension: Rule(from: [.handling], to: [.suspended], who: .permission("decideSuspension")),
        .denySuspension: Rule(from: [.handling], to: [.handling], who: .permission("decideSuspension"), needsWords: true),
        .resume: Rule(from: [.suspended], to: [.handling], who: .permission("resume")),
        .supervise: Rule(from: open, to: open, who: .permission("supervise"), needsWords: true),
        .answerSupervision: Rule(from: open, to: open, who: .party("answerSupervision"), needsWords: true),
        .handle: Rule(from: [.handling], to: [.handled], who: .party("handle"), needsWords: true),
        .settle: Rule(from: [.handling], to: [.handled], who: .party("handle"), needsWords: true),
        .draw: Rule(from: [.handled], to: [.inspecting], who: .system),
        .inspect: Rule(from: [.inspecting], to: [.closed, .handling], who: .permission("inspect"), needsWords: true),
        .close: Rule(from: [.handled], to: [.closed], who: .system),
        .confirm: Rule(from: [.handled, .inspecting, .closed], to: [.handled, .inspecting, .closed], who: .neighbour),
        .dispute: Rule(from: [.handled, .inspecting, .closed], to: [.handling], who: .neighbour, needsWords: true),
        .reopen: Rule(from: [.closed], to: [.handling], who: .reporter(or: "reopen"), needsWords: true),
        .appeal: Rule(from: [.declined, .voided, .joined], to: [.received], who: .reporter(or: "reopen"), needsWords: true),
        .addWords: Rule(from: open, to: open, who: .reporter(or: "register"), needsWords: true),
        .unjoin: Rule(from: Set(Case.Status.allCases), to: Set(Case.Status.allCases), who: .system),
        .requestVoid: Rule(from: open, to: open, who: .permission("requestVoid"), needsWords: true),
        .grantVoid: Rule(from: open, to: [.voided], who: .permission("decideVoid")),
        .denyVoid: Rule(from: open, to: open, who: .permission("decideVoid"), needsWords: true),
        .correct: Rule(from: open, to: open, who: .permission("correct")),
        .redact: Rule(from: Set(Case.Status.allCases), to: Set(Case.Status.allCases), who: .permission("redact")),
    ]

    /// How long a reporter may reopen or appeal.
    static let reopeningDays = 30
}
