// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// The public holidays of mainland China with their make-up working days, as the General Office of the State Council announced them:
/// for 2024 on 25 October 2023, for 2025 on 12 November 2024, for 2026 on 4 November 2025 (国办发明电〔2025〕7号).
/// Every day was compared with the PyPI package `chinesecalendar` 1.11.0. 2027 was not announced when this was written.
public enum ChinaHolidays {
    /// One line a span: first day, last day, kind, name in Chinese, name in English.
    static let table = """
        2024-01-01,2024-01-01,holiday,元旦,New Year's Day
        2024-02-10,2024-02-17,holiday,春节,Spring Festival
        2024-02-04,2024-02-04,makeUp,春节调休,for Spring Festival
        2024-02-18,2024-02-18,makeUp,春节调休,for Spring Festival
        2024-04-04,2024-04-06,holiday,清明节,Tomb-Sweeping Day
        2024-04-07,2024-04-07,makeUp,清明节调休,for Tomb-Sweeping Day
        2024-05-01,2024-05-05,holiday,劳动节,Labour Day
        2024-04-28,2024-04-28,makeUp,劳动节调休,for Labour Day
        2024-05-11,2024-05-11,makeUp,劳动节调休,for Labour Day
        2024-06-10,2024-06-10,holiday,端午节,Dragon Boat Festival
        2024-09-15,2024-09-17,holiday,中秋节,Mid-Autumn Festival
        2024-09-14,2024-09-14,makeUp,中秋节调休,for Mid-Autumn Festival
        2024-10-01,2024-10-07,holiday,国庆节,National Day
        2024-09-29,2024-09-29,makeUp,国庆节调休,for National Day
        2024-10-12,2024-10-12,makeUp,国庆节调休,for National Day
        2025-01-01,2025-01-01,holiday,元旦,New Year's Day
        2025-01-28,2025-02-04,holiday,春节,Spring Festival
        2025-01-26,2025-01-26,makeUp,春节调休,for Spring Festival
        2025-02-08,2025-02-08,makeUp,春节调休,for Spring Festival
        2025-04-04,2025-04-06,holiday,清明节,Tomb-Sweeping Day
        2025-05-01,2025-05-05,holiday,劳动节,Labour Day
        2025-04-27,2025-04-27,makeUp,劳动节调休,for Labour Day
        2025-05-31,2025-06-02,holiday,端午节,Dragon Boat Festival
        2025-10-01,2025-10-08,holiday,国庆节、中秋节,National Day and Mid-Autumn Festival
        2025-09-28,2025-09-28,makeUp,国庆节、中秋节调休,for National Day and Mid-Autumn Festival
        2025-10-11,2025-10-11,makeUp,国庆节、中秋节调休,for National Day and Mid-Autumn Festival
        2026-01-01,2026-01-03,holiday,元旦,New Year's Day
        2026-01-04,2026-01-04,makeUp,元旦调休,for New Year's Day
        2026-02-15,2026-02-23,holiday,春节,Spring Festival
        2026-02-14,2026-02-14,makeUp,春节调休,for Spring Festival
        2026-02-28,2026-02-28,makeUp,春节调休,for Spring Festival
        2026-04-04,2026-04-06,holiday,清明节,Tomb-Sweeping Day
        2026-05-01,2026-05-05,holiday,劳动节,Labour Day
        2026-05-09,2026-05-09,makeUp,劳动节调休,for Labour Day
        2026-06-19,2026-06-21,holiday,端午节,Dragon Boat Festival
        2026-09-25,2026-09-27,holiday,中秋节,Mid-Autumn Festival
        2026-10-01,2026-10-07,holiday,国庆节,National Day
        2026-09-20,2026-09-20,makeUp,国庆节调休,for National Day
        2026-10-10,2026-10-10,makeUp,国庆节调休,for National Day
        """

    public static let announcedYears: Set<Int> = [2024, 2025, 2026]

    /// Every announced day that differs from its week.
    public static let days: [Day: WorkCalendar.Exception] = {
        var days: [Day: WorkCalendar.Exception] = [:]
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: ",").map(String.init)
            guard cells.count == 5, let first = Day(cells[0]), let last = Day(cells[1]), first <= last,
                let kind = WorkCalendar.Exception.Kind(rawValue: cells[2])
            else { preconditionFailure("the table of holidays has a bad line: \(line)") }
            for day in first...last { days[day] = WorkCalendar.Exception(kind, name: Text(zh: cells[3], en: cells[4])) }
        }
        return days
    }()
}

extension WorkCalendar {
    /// Monday to Friday 8:30 to 12:00 and 13:30 to 18:00 in China, with the announced holidays: a default, each place sets its own hours.
    public static let china: WorkCalendar = {
        let hours = WorkHours([510..<720, 810..<1080]) ?? .none
        let week: [Weekday: WorkHours] = [.monday: hours, .tuesday: hours, .wednesday: hours, .thursday: hours, .friday: hours]
        return WorkCalendar(
            timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, weekly: week, exceptions: ChinaHolidays.days,
            announcedYears: ChinaHolidays.announcedYears)
    }()
}
