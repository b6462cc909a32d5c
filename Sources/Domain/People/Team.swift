// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization

/// A party that can be given work: a department, a community, the workers of a grid, an enforcement squad.
public struct Team: Sendable, Hashable, Identifiable {
    /// What kind of party it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// 职能部门, can be called in and must check in.
        case department
        /// 社区
        case community
        /// 网格团队
        case gridTeam
        /// 执法队
        case enforcement
        /// 指挥室
        case commandRoom
        case volunteers
        /// 商户圈、楼道、小区: those who settle things among themselves.
        case circle
    }

    /// A short code that people can read: `huanwei`, `grid:/330105013/001/003/`.
    public let id: String
    public let kind: Kind
    public let name: Text
    /// The area that the team serves, with all that lies in it.
    public let areaPath: String
    /// The number that the public may call.
    public let phone: String?
    /// Whether a law lets it impose penalties (行政处罚法 art. 17 to 19, 24): only such a team opens the enforcement lane.
    public let isAuthorisedEnforcement: Bool
    /// The first day on which it is no longer there.
    public let until: Day?

    public init(
        id: String, kind: Kind, name: Text, areaPath: String, phone: String? = nil, isAuthorisedEnforcement: Bool = false, until: Day? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.areaPath = areaPath
        self.phone = phone
        self.isAuthorisedEnforcement = isAuthorisedEnforcement
        self.until = until
    }

    /// The code of the team that works a grid.
    public static func code(ofGrid areaPath: String) -> String { "grid:\(areaPath)" }

    public func serves(_ areaPath: String) -> Bool { areaPath.hasPrefix(self.areaPath) }

    /// Why a team or a post was not kept.
    public enum Refusal: Error, Hashable {
        case notAllowed, codeMalformed, nameMissing, areaMalformed, outsideScope, phoneMalformed, periodBackwards
        case enforcementNotAuthorised, unknownAccount, postTaken
    }

    /// Checks what the schema cannot: form of code, path and number.
    func check() throws(Refusal) {
        let signs = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:/-_")
        guard (2...200).contains(id.utf8.count), id.unicodeScalars.allSatisfy(signs.contains) else { throw .codeMalformed }
        guard !name.zh.isEmpty, !name.en.isEmpty else { throw .nameMissing }
        guard AreaPath.isValid(areaPath) else { throw .areaMalformed }
        if let phone, !Post.isPhone(phone) { throw .phoneMalformed }
        if isAuthorisedEnforcement, kind != .enforcement, kind != .department { throw .enforcementNotAuthorised }
    }
}
