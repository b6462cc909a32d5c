// SPDX-License-Identifier: Apache-2.0
import WorkingTime

extension StageLimits {
    /// What holds where an area has set nothing: our defaults of November 2026, no source prescribes them. Taking over goes by the list's own row where
    /// it names a time to answer in. Danger runs day and night.
    public static let shipped = """
        stage,applies,limit
        register,any,2 workingHours
        register,danger,15 calendarMinutes
        verify,any,4 workingHours
        verify,danger,1 urgentHours
        dispatch,any,1 workingHours
        dispatch,danger,15 calendarMinutes
        takeOver,any,4 workingHours
        takeOver,danger,30 calendarMinutes
        handle,selfGovernance,1 workingDays
        handle,management,5 workingDays
        handle,enforcement,10 workingDays
        handle,danger,24 urgentHours
        decide,any,4 workingHours
        decide,danger,1 urgentHours
        inspect,any,1 workingDays
        inspect,danger,12 urgentHours

        """

    static let shippedVersion = Version(from: nil, areaPath: "/", rows: (try? StageTable.read(Array(shipped.utf8))) ?? [], quiet: .usual)
}
