// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Compares `text` with the file of that name beside the test; `RECORD=1` writes the file instead.
public func expectSnapshot(_ text: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation) throws {
    let url = URL(filePath: file).deletingLastPathComponent().appending(components: "Snapshots", name)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    #expect(text == recorded, "Snapshot \(name) differs. If that is meant: make record", sourceLocation: location)
}
