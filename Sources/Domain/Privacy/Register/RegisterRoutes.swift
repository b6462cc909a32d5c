// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import Localization
import Storage
import Web

/// The register of processing, for everyone (PIPL art. 17; Regulations on Network Data Security art. 21: rules in one visible place).
struct RegisterRoutes: Sendable {
    let server: Server
    let register: [Processing]

    static let path = "/privacy"

    func add(to router: RouterGroup<Context>) {
        router.get("privacy") { _, context in RegisterPages.register(register, on: Day(server.now()), in: context.frame) }
    }
}
