// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Storage

/// JSON written straight into a text, for answers that are asked for thousands of times a second; Foundation's encoder costs ten times as much.
/// What is nil is left out.
struct JSONText {
    private(set) var text = ""
    private var needsComma = false

    init() { text.reserveCapacity(2048) }

    /// `{…}` with the members that `body` writes.
    mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
        text += "{"
        needsComma = false
        try body(&self)
        text += "}"
        needsComma = true
    }

    mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        text += GeoJSON.quoted(value)
    }

    mutating func member(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        text += String(value)
    }

    mutating func member(_ name: StaticString, _ value: Double?) {
        guard let value, value.isFinite else { return }
        key(name)
        text += String(value)
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        text += value ? "true" : "false"
    }

    /// RFC 3339, in UTC.
    mutating func member(_ name: StaticString, _ value: Date?) { member(name, value?.sqlText) }

    /// Both languages.
    mutating func member(_ name: StaticString, _ value: Text?) {
        guard let value else { return }
        object(name) {
            $0.member("zh", value.zh)
            $0.member("en", value.en)
        }
    }

    mutating func object(_ name: StaticString, _ body: (inout JSONText) throws -> Void) rethrows {
        key(name)
        try object(body)
    }

    mutating func list<Element>(_ name: StaticString, _ elements: [Element]?, _ write: (inout JSONText, Element) -> Void) {
        guard let elements else { return }
        key(name)
        text += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            needsComma = false
            write(&self, element)
        }
        text += "]"
        needsComma = true
    }

    mutating func append(_ value: String) { text += GeoJSON.quoted(value) }

    private mutating func key(_ name: StaticString) {
        if needsComma { text += "," }
        needsComma = true
        text += "\"\(name)\":"
    }
}
