// SPDX-License-Identifier: Apache-2.0
import Foundation
import Mandates

extension Case {
    /// How a case begins: the detail of its first step, from which its whole story can be told again.
    struct Opening: Sendable, Hashable, Codable {
        let number: String
        let matter: MatterReference?
        let place: Place
        let isPrivate: Bool
        let isDanger: Bool
        let account: String?
        let channel: Report.Channel
        let nature: Nature
    }

    init(id: String, opening: Opening, words: String, at now: Date) {
        self.id = id
        number = opening.number
        openedAt = now
        matter = opening.matter
        place = opening.place
        self.words = words
        isPrivate = opening.isPrivate
        isDanger = opening.isDanger
        statusSince = now
        if let account = opening.account { reporterAccounts = [account] }
    }
}
