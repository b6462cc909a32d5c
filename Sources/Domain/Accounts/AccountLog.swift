// SPDX-License-Identifier: Apache-2.0
import Chronicle

/// What is only added to in this room, and chained.
enum AccountLog {
    static let grants = ChainedLog(
        "accounts_grant", fields: ["account_id", "role", "area_path", "party", "from_at", "until_at", "granted_at", "granted_by"])
    static let grantEnds = ChainedLog("accounts_grant_end", key: ["grant_id"], fields: ["ended_at", "ended_by"])
    static let roles = ChainedLog("accounts_role", fields: ["role", "name_zh", "name_en", "permissions", "changed_at", "changed_by"])
    static let events = ChainedLog("accounts_event", fields: ["at", "kind", "account_id", "actor", "detail"])

    static let delegations = ChainedLog("accounts_delegation", key: ["grant_id"], fields: ["source_id", "delegated_by", "arranged_by"])
    static let emergencies = ChainedLog(
        "accounts_emergency", key: ["grant_id"], fields: ["account_id", "area_path", "reason", "from_at", "until_at"])

    /// Chained by the first migration, and since roles can be handed on.
    static let first = [grants, grantEnds, roles, events]
    static let later = [delegations, emergencies]
    static let all = first + later
}
