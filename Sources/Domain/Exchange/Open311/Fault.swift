// SPDX-License-Identifier: Apache-2.0
import Localization

/// What went wrong, as the contract tells it: 404 for what is not there, 403 for a missing or wrong key, 400 for everything else that cannot be
/// fulfilled; the code in the body may be finer.
public struct Fault: Error, Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public let code: Int
        public let text: Text
    }
    /// Of HTTP.
    public let status: Int
    public private(set) var items: [Item]
    /// After how many seconds it may be tried again.
    public var seconds: Int?

    public init(_ status: Int, _ text: Text, code: Int? = nil) {
        self.status = status
        items = [Item(code: code ?? status, text: text)]
    }

    /// Several at once, so that a client's author need not find them one by one.
    public init(_ texts: [Text]) {
        status = 400
        items = texts.map { Item(code: 400, text: $0) }
    }

    func wire(_ language: Language) -> Wire {
        .list(of: "error", items.map { .fields([.init("code", .integer($0.code)), .init("description", .text($0.text(language)))]) })
    }
    static let root = "errors"
}
