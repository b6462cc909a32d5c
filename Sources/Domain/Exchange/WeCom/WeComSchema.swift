// SPDX-License-Identifier: Apache-2.0
import Storage

/// `exchange_wecom`: messages that came in by WeCom, by keyed hashes of their id and their sender.
enum WeComSchema {
    static let migration = Migration(
        "2026-12-07 exchange: messages of WeCom",
        """
        CREATE TABLE exchange_wecom (message TEXT PRIMARY KEY, sender TEXT NOT NULL, sender_key TEXT NOT NULL, number TEXT NOT NULL, at TEXT NOT NULL)
        """,
        "CREATE INDEX exchange_wecom_sender ON exchange_wecom (sender, at)")
}
