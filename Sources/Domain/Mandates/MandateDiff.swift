// SPDX-License-Identifier: Apache-2.0
import Localization

/// What one version of a list says otherwise than another, matter by matter.
public struct MandateDiff: Sendable, Hashable {
    /// A field of a matter that differs; nil on the side that does not have it.
    public struct Field: Sendable, Hashable {
        public let label: Text
        public let old: Text?
        public let new: Text?
    }

    public struct Change: Sendable, Hashable {
        public let old: Matter
        public let new: Matter
        public let fields: [Field]
    }

    public let added: [Matter]
    public let removed: [Matter]
    public let changed: [Change]

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// Matters are the same by code. Where they stand in the list does not count as a change.
    public init(from old: [Matter], to new: [Matter]) {
        let before = Dictionary(old.map { ($0.code, $0) }) { first, _ in first }, after = Set(new.map(\.code))
        added = new.filter { before[$0.code] == nil }
        removed = old.filter { !after.contains($0.code) }
        changed = new.compactMap { matter in
            guard let earlier = before[matter.code] else { return nil }
            let fields = Self.fields(from: earlier, to: matter)
            return fields.isEmpty ? nil : Change(old: earlier, new: matter, fields: fields)
        }
    }

    private static func fields(from old: Matter, to new: Matter) -> [Field] {
        let before = old.facts, after = new.facts
        let earlier = Dictionary(before.map { ($0.label, $0.value) }) { first, _ in first }
        let later = Dictionary(after.map { ($0.label, $0.value) }) { first, _ in first }
        let labels = after.map(\.label) + before.map(\.label).filter { later[$0] == nil }
        return labels.compactMap { label in
            earlier[label] == later[label] ? nil : Field(label: label, old: earlier[label], new: later[label])
        }
    }
}
