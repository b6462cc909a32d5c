// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// One line of a story: when, who, what, in a sentence.
public struct TimelineEntry: Sendable {
    /// Whether it has happened, is going on, or is what comes next. Each is drawn in another shape.
    public enum Standing: String, Sendable { case done, now, next }

    /// When it happened; a step to come may have none.
    public var at: Date?
    public var title: HTML
    /// Who did it, as the reader may know them.
    public var who: String?
    /// What was said, photos, files.
    public var more: HTML?
    public var standing: Standing
    /// A place to lead to: `#step-7`. The entry led to is marked for a moment.
    public var id: String?

    public init(at: Date? = nil, _ title: HTML, who: String? = nil, more: HTML? = nil, standing: Standing = .done, id: String? = nil) {
        self.at = at
        self.title = title
        self.who = who
        self.more = more
        self.standing = standing
        self.id = id
    }
}

extension HTML {
    /// What happened, in the order given.
    public static func timeline(_ entries: [TimelineEntry], now: Date, in frame: Frame) -> HTML {
        """
        <ol class="timeline">
        \(entries.map { entry -> HTML in
            """
            <li class="\(entry.standing.rawValue)"\(attribute: "id", entry.id)\(attribute: "aria-current", entry.standing == .now ? "step" : nil)>\
            <p class="what">\(entry.title)</p>\
            <p class="when">\(entry.who.map { "<span>\($0)</span> " as HTML })\(entry.at.map { HTML.time($0, now: now, frame.language) })</p>\
            \(entry.more.map { "<div class=\"more\">\($0)</div>" as HTML })</li>

            """
        })</ol>

        """
    }
}
