// SPDX-License-Identifier: Apache-2.0
import Foundation
import Jobs
import Logging

/// What casework does by the clock.
public enum CaseJobs {
    /// Every minute: closes what nobody disputed, steps up what was not answered, takes up again what was on hold.
    ///
    /// A case that cannot go on holds up no other; its number and the kind of fault are logged, never what stands in it.
    public static func schedules(logger: Logger = Logger(label: "casework")) -> [Schedule] {
        [
            Schedule("casework.clock", .every(seconds: 60)) { database, due in
                try await FlowStore.tick(in: database, at: due) { number, error in
                    logger.warning("A case could not go on by itself.", metadata: ["case": "\(number)", "fault": "\(type(of: error))"])
                }
            },
            // Every minute: tells those who are waited for that a limit is near or over.
            Schedule("casework.reminders", .every(seconds: 60)) { database, due in
                try await ReminderStore.remind(in: database, at: due) { number, error in
                    logger.warning("A case could not be looked at for reminders.", metadata: ["case": "\(number)", "fault": "\(type(of: error))"])
                }
            },
            MatterModelJobs.schedule,
        ]
    }
}
