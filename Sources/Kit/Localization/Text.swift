// SPDX-License-Identifier: Apache-2.0

public enum Language: String, Sendable, CaseIterable, Codable {
    case zh, en

    /// The language tag of HTML and HTTP.
    public var tag: String { self == .zh ? "zh-CN" : "en" }
}

/// Words shown to a person, in every language we speak.
///
/// Both are initializer parameters, so that a text without its translation does not compile.
public struct Text: Sendable, Hashable, Codable {
    public let zh: String
    public let en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A name of a place, a person or a thing that is the same in every language.
    public init(name: String) { self.init(zh: name, en: name) }

    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
