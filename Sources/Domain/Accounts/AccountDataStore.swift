// SPDX-License-Identifier: Apache-2.0
import Localization
import Storage
import Web

/// What is kept about those who sign in.
enum AccountDataStore {
    static let register = [staff, devices, secondFactors, links]

    static let staff = Processing(
        id: "accounts.staff", name: Purpose.staffTitle, purpose: Purpose.staff, basis: .contract,
        columns: [
            PersonalColumn("accounts_account.login"), PersonalColumn("accounts_account.name"), PersonalColumn("accounts_account.password"),
            PersonalColumn("accounts_emergency.reason"),
        ],
        seenBy: Purpose.seenByColleagues,
        retention: .days(
            1095, after: Purpose.sinceClosing,
            Processing.Erasure(
                due: { db, before, limit in
                    try db.run(
                        "SELECT id FROM accounts_account WHERE until_at < \(before) AND login NOT LIKE 'former-%' ORDER BY id LIMIT \(limit)"
                    ).map { try $0.get("id") }
                },
                erase: { db, rows, _ in
                    // The id stays, since steps name it; who it was does not.
                    try db.run(
                        """
                        UPDATE accounts_account SET login = 'former-' || id, name = \(Purpose.former.zh), password = NULL WHERE id IN \(SQL.list(rows))
                        """)
                })))

    static let devices = Processing(
        id: "accounts.devices", name: Purpose.deviceTitle, purpose: Purpose.device, basis: .contract,
        columns: [PersonalColumn("accounts_session.device")], seenBy: Purpose.seenByOneself, retention: .until(Purpose.untilSignedOut))

    static let secondFactors = Processing(
        id: "accounts.secondFactors", name: Purpose.secondFactorTitle, purpose: Purpose.secondFactor, basis: .contract,
        columns: [PersonalColumn("accounts_factor.secret"), PersonalColumn("accounts_factor_offer.secret")], seenBy: Purpose.seenByNobody,
        retention: .until(Purpose.untilReset))

    static let links = Processing(
        id: "accounts.links", name: Purpose.linkTitle, purpose: Purpose.subject, basis: .contract,
        columns: [PersonalColumn("accounts_link.subject")], seenBy: Purpose.seenByNobody, retention: .until(Purpose.untilUnlinked))

    private typealias Purpose = Accounts.Purpose
}
