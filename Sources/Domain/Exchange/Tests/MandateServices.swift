// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Storage

@testable import Exchange

enum MandateServices {
    static func all(_ db: any Connection) throws -> Services { Services(try MandateStore(db).matters(on: Day(Door.monday), for: Door.root)) }
}
