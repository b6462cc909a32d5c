// SPDX-License-Identifier: Apache-2.0

/// One message of a chat group, as it was copied out.
public struct ChatMessage: Sendable, Hashable {
    /// The name that the group shows; empty where none was copied.
    public var speaker: String
    /// When, as far as it was copied.
    public var time: ChatTime?
    /// What was written, without quotes of others, marks of pictures and whom it was addressed to.
    public var text: String
    /// How many pictures stood there that the text could not carry.
    public var pictures: Int
    /// Names of picture files that stood there.
    public var files: [String]

    public init(speaker: String, time: ChatTime? = nil, text: String, pictures: Int = 0, files: [String] = []) {
        self.speaker = speaker
        self.time = time
        self.text = text
        self.pictures = pictures
        self.files = files
    }
}

/// A day and a time as chats write them; either may be missing.
public struct ChatTime: Sendable, Hashable {
    public enum Day: Sendable, Hashable {
        /// Year (missing where only month and day stand there), month and day of the calendar.
        case date(year: Int?, month: Int, day: Int)
        /// So many days from the day of copying.
        case relative(Int)
    }

    public var day: Day?
    /// Minutes after midnight, 0 to 1,439.
    public var minute: Int

    public init(day: Day?, minute: Int) {
        self.day = day
        self.minute = minute
    }
}
