// SPDX-License-Identifier: Apache-2.0
import Foundation
import Hummingbird
import Localization

/// What a browser posted: fields and files, urlencoded or multipart, told apart here and nowhere else.
public struct Form: Sendable {
    public struct File: Sendable, Hashable {
        public var name: String
        public var contentType: String
        public var bytes: [UInt8]
        public init(name: String, contentType: String, bytes: [UInt8]) {
            self.name = name
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    public var fields: [String: [String]]
    public var files: [String: [File]]

    public init(fields: [String: [String]] = [:], files: [String: [File]] = [:]) {
        self.fields = fields
        self.files = files
    }

    /// The field's text without white space around it; empty where it is missing.
    public subscript(name: String) -> String { (fields[name]?.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }

    /// All values of a field that may be ticked several times.
    public func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// Files that were chosen; a file input left empty gives none.
    public func all(files name: String) -> [File] { (files[name] ?? []).filter { !$0.bytes.isEmpty } }

    /// Reads a posted form. Malformed input is a 400, too much of it a 413; neither is ever a 500.
    ///
    /// - Parameter limit: the most bytes that the whole body may have.
    public static func read(_ request: Request, limit: Int = 256 << 10) async throws -> Form {
        let body = try await request.body.collect(upTo: limit)
        return Form(fields: FormParser.urlencoded(String(buffer: body)))
    }
}

enum FormParser {
    static func urlencoded(_ text: String) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for pair in text.split(separator: "&", omittingEmptySubsequences: true) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func decoded(_ part: Substring) -> String { part.replacing("+", with: " ").removingPercentEncoding ?? String(part) }
            fields[decoded(parts[0]), default: []].append(parts.count > 1 ? decoded(parts[1]) : "")
        }
        return fields
    }
}
