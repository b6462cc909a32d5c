// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization

/// A place to be filled in an area's staffing (1+1+N): it stands whether or not somebody holds it, so that vacancies can be seen.
public struct Post: Sendable, Hashable, Identifiable {
    /// How many of each a grid has is the town's to decide; 1+1+N, 1+3+N are only numbers of rows.
    public enum Kind: String, Sendable, CaseIterable {
        /// 联络员: an officer of the subdistrict who answers for the grid.
        case liaison
        /// 网格员
        case gridWorker
        /// 骨干: one of the N.
        case coreVolunteer
    }

    public let id: String
    public let kind: Kind
    public let areaPath: String
    /// The days from which and before which the post stands.
    public let from: Day
    public let until: Day?
    /// Whether its holder's name and phone are posted for the public (滨州市社会治理网格化服务管理条例 art. 6: those of the grid worker are).
    public let isPublic: Bool
    /// The post's number, not the person's own: it stays when the holder changes.
    public let phone: String?

    public func stands(on day: Day) -> Bool { from <= day && until.map { day < $0 } ?? true }

    static func isPhone(_ text: String) -> Bool {
        (3...20).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 43 || $0 == 32 }
            && text.contains(where: \.isNumber)
    }
}

/// A post with whoever holds it on a day; `holder` nil is a vacancy.
public struct Staffing: Sendable, Hashable {
    public struct Holder: Sendable, Hashable {
        public let account: String
        public let name: String
        public let since: Day

        public init(account: String, name: String, since: Day) {
            self.account = account
            self.name = name
            self.since = since
        }
    }
    public let post: Post
    public let holder: Holder?
    public var isVacant: Bool { holder == nil }
}

/// Who answers for a place, as the public may see it: a name and a number only where the post says so.
public struct ResponsiblePerson: Sendable, Hashable {
    public let kind: Post.Kind
    public let areaPath: String
    /// nil: the post is not public, or vacant (`isVacant`).
    public let name: String?
    public let phone: String?
    public let isVacant: Bool

    init(_ staffing: Staffing) {
        kind = staffing.post.kind
        areaPath = staffing.post.areaPath
        name = staffing.post.isPublic ? staffing.holder?.name : nil
        phone = staffing.post.isPublic ? staffing.post.phone : nil
        isVacant = staffing.isVacant
    }
}
