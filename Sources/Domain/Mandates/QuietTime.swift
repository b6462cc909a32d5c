// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import WorkingTime

extension QuietHours {
    /// The end of the quiet hours that hold at a moment; nil where none do.
    public func end(at moment: Date, in calendar: WorkCalendar) -> Date? {
        let day = calendar.day(of: moment)
        let minute = Int((moment.timeIntervalSince(calendar.moment(day)) / 60).rounded(.down))
        guard holds(minute: min(1439, minute)) else { return nil }
        let end = calendar.moment(day, minute: until)
        return end > moment ? end : calendar.moment(day.adding(days: 1), minute: until)
    }
}
