// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization

/// Something that went wrong and that the person who asked should hear about, in their language: a refusal.
public struct Problem: Error, Hashable, Sendable {
    public var status: HTTPResponse.Status
    /// What happened, as a sentence.
    public var text: Text
    /// What can be done about it.
    public var way: Text?
    /// After how many seconds it may be tried again.
    public var seconds: Int?

    public init(_ status: HTTPResponse.Status, _ text: Text, way: Text? = nil) {
        self.status = status
        self.text = text
        self.way = way
    }
}

/// A rule's refusal that knows how to explain itself.
public protocol Explainable: Error {
    var problem: Problem { get }
}

/// Input that makes no sense: a remark for each field that is off. The form is shown again with what was typed.
public struct Invalid: Error, Hashable, Sendable {
    public private(set) var remarks: [String: Text]
    /// The fields that are off, in the order in which they were found to be, which is the form's order.
    public private(set) var fields: [String]

    public init(_ remarks: [String: Text] = [:]) {
        self.remarks = remarks
        fields = remarks.keys.sorted()
    }
    public init(_ field: String, _ remark: Text) { self.init([field: remark]) }

    public subscript(field: String) -> Text? {
        get { remarks[field] }
        set {
            remarks[field] = newValue
            if newValue == nil { fields.removeAll { $0 == field } } else if !fields.contains(field) { fields.append(field) }
        }
    }
    public var isEmpty: Bool { remarks.isEmpty }

    /// Throws itself if there is anything to remark.
    public func check() throws(Invalid) { if !isEmpty { throw self } }

    public static func == (a: Invalid, b: Invalid) -> Bool { a.remarks == b.remarks }
    public func hash(into hasher: inout Hasher) { hasher.combine(remarks) }
}
