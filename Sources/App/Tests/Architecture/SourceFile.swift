// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A Swift file of ours, taken apart into what the compiler reads, what people read, and what only colleagues read.
struct SourceFile: Sendable {
    /// Seen from the root of the repository: `Sources/Domain/Casework/Case.swift`.
    let path: String
    let text: String
    /// The text with comments and the insides of string literals blanked; lines and columns stay.
    let code: String
    /// String literals; an interpolation stands in them as `\()`.
    let literals: [Literal]

    struct Literal: Sendable, Hashable {
        let line: Int
        let text: String
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
        var scanner = SwiftScanner(text)
        scanner.scan()
        code = String(decoding: scanner.code, as: UTF8.self)
        literals = scanner.literals
    }

    var name: String { String(path.split(separator: "/").last ?? "") }
    var isTest: Bool { path.contains("/Tests/") || path.hasPrefix("Tests/") || path.contains("/TestKit/") }
    /// `Casework` for a file of that room, nil outside `Sources/Domain`.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 3 && parts[0] == "Sources" && parts[1] == "Domain" ? String(parts[2]) : nil
    }
    /// `Storage` for a file of that kit, nil outside `Sources/Kit`.
    var kit: String? {
        let parts = path.split(separator: "/")
        return parts.count > 3 && parts[0] == "Sources" && parts[1] == "Kit" ? String(parts[2]) : nil
    }
    var imports: [String] {
        code.split(separator: "\n").map { $0.split(separator: " ") }
            .compactMap { words in words.firstIndex(of: "import").flatMap { words.indices.contains($0 + 1) ? String(words[$0 + 1]) : nil } }
    }
}

extension SourceFile {
    /// The root of the repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..").standardizedFileURL

    /// Every Swift file of ours.
    static let all: [SourceFile] = ["Sources", "Tests", "Benchmarks"].flatMap { files(in: $0, ending: ".swift") }
        .map { SourceFile(path: $0, text: read($0) ?? "") }

    /// Paths of the files below `folder`, in order.
    static func files(in folder: String, ending: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
    }

    static func read(_ path: String) -> String? { try? String(contentsOf: root.appending(path: path), encoding: .utf8) }
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: path).path) }
}
