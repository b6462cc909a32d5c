// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a browser posted: fields and files, urlencoded or multipart, told apart here and nowhere else.
///
/// Texts come without control characters other than tab and line feed, so that what is kept can be printed; line ends are `\n`.
public struct Form: Sendable, Hashable {
    public struct File: Sendable, Hashable {
        /// The file's own name, without folders; it was chosen by the sender and says nothing about the content.
        public var name: String
        /// What the sender calls it; never believed.
        public var contentType: String
        public var bytes: [UInt8]
        public init(name: String, contentType: String, bytes: [UInt8]) {
            self.name = name
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    /// How much of what a form may have. Beyond any bound it is refused as too large.
    public struct Bounds: Sendable, Hashable {
        /// Fields and files of a multipart form.
        public var parts = 40
        /// Fields of an urlencoded form; a page with many boxes to tick has many.
        public var pairs = 2000
        /// Bytes of one text field.
        public var field = 128 << 10
        /// Bytes of one part's headers.
        public var headers = 8 << 10
        public init() {}
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

    /// Reads a posted form. Malformed input is a 400, too much of it a 413, another kind of content a 415; none is ever a 500.
    ///
    /// Where the standard chain stands before the handler, the token against cross-site requests has been checked, or is checked while this reads.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that the whole body may have.
    ///   - decoding: how the bytes of an urlencoded field are read, by the charset that the content type names; nil for one that we cannot read,
    ///     which is a 415. Browsers send UTF-8 whatever they say, so that pages need none.
    public static func read(
        _ request: Request, limit: Int = 256 << 10, bounds: Bounds = Bounds(), decoding: ((_ charset: String) -> Decoding?)? = nil
    ) async throws -> Form {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit { throw Problem.tooLarge }
        switch Kind(request.headers[.contentType]) {
        case .urlencoded:
            var bytes: [UInt8] = [], read = 0
            for try await chunk in request.body {
                read += chunk.readableBytes
                guard read <= limit else { throw Problem.tooLarge }
                bytes.append(contentsOf: chunk.readableBytesView)
            }
            guard let charset = ParameterHeader(request.headers[.contentType] ?? "").parameters["charset"]?.lowercased(), let decoding else {
                return Form(fields: try Urlencoded.fields(bytes, bounds: bounds))
            }
            guard let decode = decoding(charset) else { throw Problem.wrongKind }
            return Form(fields: try Urlencoded.fields(bytes, bounds: bounds, decode: decode))
        case .multipart(let boundary):
            var parser = Multipart(boundary: boundary, bounds: bounds), read = 0
            for try await chunk in request.body {
                read += chunk.readableBytes
                guard read <= limit else { throw Problem.tooLarge }
                try parser.take(chunk.readableBytesView)
            }
            return try parser.finish()
        case .none:
            for try await chunk in request.body where chunk.readableBytes > 0 { throw Problem.wrongKind }
            return Form()
        case .unreadable: throw Problem.malformed
        case .other: throw Problem.wrongKind
        }
    }

    /// Bytes as text; nil where they stand for none.
    public typealias Decoding = @Sendable ([UInt8]) -> String?

    /// What was asked in the address: `?q=…&page=2`. What cannot be read is left out.
    public static func query(_ request: Request) -> Form {
        Form(fields: (try? Urlencoded.fields((request.uri.query ?? "").utf8, bounds: Bounds())) ?? [:])
    }

    /// How a body is written.
    enum Kind: Equatable {
        case urlencoded, none, unreadable, other
        case multipart(boundary: [UInt8])

        init(_ contentType: String?) {
            guard let contentType, !contentType.isEmpty else {
                self = .none
                return
            }
            let header = ParameterHeader(contentType)
            switch header.value.lowercased() {
            case "application/x-www-form-urlencoded": self = .urlencoded
            case "multipart/form-data":
                // RFC 2046 §5.1.1: 1 to 70 characters.
                let boundary = Array((header.parameters["boundary"] ?? "").utf8)
                self = (1...70).contains(boundary.count) && boundary.allSatisfy { $0 > 31 && $0 < 127 } ? .multipart(boundary: boundary) : .unreadable
            default: self = .other
            }
        }
    }

    /// A text from outside as we keep it: line ends become `\n`; other control characters and those that turn the direction of writing go.
    public static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 32 || $0 == 127 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else { return text }
        var kept = String.UnicodeScalarView(), isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar.value {
            case 13: kept.append("\n")
            case 10: if !isAfterReturn { kept.append("\n") }
            case 9: kept.append(scalar)
            case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
