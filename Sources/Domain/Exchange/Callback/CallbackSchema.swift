// SPDX-License-Identifier: Apache-2.0
import Storage

/// `exchange_subscription`: who wants to be told what; `exchange_delivery`: what there is to tell, by case and step. What is told is read when it is
/// sent, so that nothing goes out that is not public by then.
enum CallbackSchema {
    static let migration = Migration(
        "2026-11-26 exchange: callbacks",
        """
        CREATE TABLE exchange_subscription (
            id TEXT PRIMARY KEY, key_id TEXT NOT NULL REFERENCES exchange_key (id), address TEXT NOT NULL, area_path TEXT, services TEXT NOT NULL,
            made_at TEXT NOT NULL, ended_at TEXT, seen_at TEXT NOT NULL, failures BIGINT NOT NULL, paused_until TEXT)
        """,
        """
        CREATE TABLE exchange_delivery (
            subscription_id TEXT NOT NULL REFERENCES exchange_subscription (id), number TEXT NOT NULL, step BIGINT NOT NULL, state TEXT NOT NULL,
            attempts BIGINT NOT NULL, problem TEXT, at TEXT NOT NULL, settled_at TEXT, PRIMARY KEY (subscription_id, number, step))
        """,
        "CREATE INDEX exchange_delivery_state ON exchange_delivery (state, subscription_id, at)",
        // Photos that a sender named by their address, to be fetched.
        """
        CREATE TABLE exchange_fetch (
            sender_key TEXT NOT NULL, position BIGINT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL,
            run_at TEXT NOT NULL, problem TEXT, PRIMARY KEY (sender_key, position))
        """,
        "CREATE INDEX exchange_fetch_state ON exchange_fetch (state, run_at)")
}
