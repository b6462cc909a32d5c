// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Storage
import Web

/// A place's memory on its page: in numbers with their whole, what comes back, and how the last ones ended.
public enum PlaceMemoryPages {
    public static func section(of areaPath: String, at now: Date, in db: any Connection, _ frame: Frame) throws -> HTML? {
        let memory = try BoardStore(db).memory(of: areaPath, at: now), language = frame.language
        let board = "/?area=\(areaPath.queryEscaped)"
        guard !memory.isEmpty else {
            return "<h2>\(Text.memoryOfPlace(language))</h2>\n\(HTML.empty(.nothingRemembered, .nothingRememberedWay, in: frame))"
        }
        let calendar = try CalendarStore(db).calendar(for: areaPath), view = CaseView(frame: frame, now: now, calendar: calendar)
        let again = memory.recurring.map { one -> HTML in
            "<li><a href=\"\(board)&show=all&matter=\(one.matter.queryEscaped)\">\(one.name(language))</a> <span class=\"quiet\">\(Text.timesInYear(one.count)(language))</span></li>\n"
        }
        return """
            <h2>\(Text.memoryOfPlace(language))</h2>
            <p>\(Text.memoryInNumbers(memory)(language))</p>
            \(again.isEmpty ? nil : "<h3>\(Text.comesBack(language))</h3>\n<ul>\(again)</ul>\n" as HTML)\
            \(memory.settled.isEmpty ? nil : "<h3>\(Text.lastSettled(language))</h3>\n\(HTML.cards(memory.settled.map { view.card($0, level: 4) }))" as HTML)\
            <p><a href="\(board)&show=all">\(Text.allOfPlace(language))</a></p>

            """
    }
}
