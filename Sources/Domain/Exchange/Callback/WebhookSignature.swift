// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// How a receiver knows that a call comes from us and was not changed: Standard Webhooks 1.0 (standardwebhooks.com), so that receivers can use the
/// libraries there are for it.
enum WebhookSignature {
    /// The value of `webhook-signature`: HMAC-SHA-256 over `id.timestamp.body`, in base64 behind `v1,`.
    static func header(id: String, seconds: Int, body: [UInt8], secret: [UInt8]) -> String {
        "v1," + Data(Secrets.hmacSHA256(Array("\(id).\(seconds).".utf8) + body, key: secret)).base64EncodedString()
    }

    /// A subscription's secret: follows from the installation's key, and so is kept nowhere.
    static func secret(of subscription: String, with key: [UInt8]) -> [UInt8] {
        Secrets.hmacSHA256(Array("callback \(subscription)".utf8), key: key)
    }

    /// As the receiver enters it.
    static func text(_ secret: [UInt8]) -> String { "whsec_" + Data(secret).base64EncodedString() }
}
