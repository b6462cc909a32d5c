// SPDX-License-Identifier: Apache-2.0
import Localization
import Tabular
import WorkingTime

/// A list as a table: one layout for import and export, described in the room's README.
///
/// A matter takes one row or more: the first carries the matter with its first condition and first lane, the rows that follow with the same code
/// and without a name carry further ones.
public enum MandateTable {
    /// The columns, in the order in which they are written.
    public enum Column: String, CaseIterable, Sendable {
        case code, nameZH = "name_zh", nameEN = "name_en", majorCode = "major_code", majorZH = "major_zh", majorEN = "major_en", kind, nature, duty,
            lead
        case words, legalZH = "legal_zh", legalEN = "legal_en", isPrivate = "private", emergency
        case conditionZH = "condition_zh", conditionEN = "condition_en", limit, closingZH = "closing_zh", closingEN = "closing_en", photo
        case isDefault = "default"
        case lane, party, tenure, answer, actionZH = "action_zh", actionEN = "action_en"

        /// Those without which a list means nothing.
        var isRequired: Bool {
            switch self {
            case .code, .nameZH, .majorCode, .majorZH, .conditionZH, .limit, .closingZH, .lane, .party, .answer, .actionZH: true
            default: false
            }
        }
    }

    /// Something in a file that cannot be taken as it is.
    public struct Fault: Error, Hashable, Sendable {
        /// The line of the file, from 1; nil where the whole file is meant.
        public let line: Int?
        public let problem: Problem

        public enum Problem: Hashable, Sendable {
            case table(TableError)
            case header(TableHeader.Mismatch)
            /// More cells than columns: a comma that should stand in quotes.
            case tooManyCells
            case missing(Column)
            case tooLong(Column, limit: Int)
            case codeMalformed(String)
            case codeTwice(String, firstLine: Int)
            case nameTwice(String, firstLine: Int)
            /// A row without a name continues the matter above, and must have its code.
            case continuesNothing(String)
            /// A continuing row must leave the columns of the matter empty.
            case repeated(Column)
            case majorDiffers(code: String, String, firstLine: Int)
            case unreadable(Column, String)
            case leadMissing
            case noCondition, noLane
            case laneTwice(Lane, Tenure?)
            /// Only an authorised body acts in the enforcement lane: a team.
            case enforcementNeedsTeam
            /// A danger cannot be left to self-governance.
            case dangerNeedsLane
            case noMatter
        }

        public init(line: Int?, _ problem: Problem) {
            self.line = line
            self.problem = problem
        }
    }

    /// All that is wrong with a file, in the order of its lines.
    public struct Faults: Error, Hashable, Sendable {
        public let faults: [Fault]
        public init(_ faults: [Fault]) { self.faults = faults }
    }

    /// The most that a list may hold.
    public static let bounds = TableBounds(bytes: 4 << 20, rows: 20_000, columns: 60, cell: 8 << 10)

    static let columns = Column.allCases.map { TableHeader.Column($0.rawValue, also: [$0.name.zh], isRequired: $0.isRequired) }
}
