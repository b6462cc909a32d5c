// SPDX-License-Identifier: Apache-2.0
import Archive
import Foundation
import Geometry
import Tabular

/// What libFuzzer calls with each input. `LINLI_FUZZ` names the parser. An error is an answer; a crash, a hang or a broken promise is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
    target(bytes)
    return 0
}

private let target: @Sendable ([UInt8]) -> Void = {
    switch ProcessInfo.processInfo.environment["LINLI_FUZZ"] {
    case "csv": csv
    case "zip": zip
    case "geojson": geoJSON
    case "wkt": wkt
    case let other: fatalError("LINLI_FUZZ names no parser: \(other ?? "-")")  // a call of ours that is wrong, not an input
    }
}()

/// A table that was read, written and read again is the same.
@Sendable private func csv(_ bytes: [UInt8]) {
    guard let table = try? CSVReader.read(bytes) else { return }
    let written = CSVWriter(separator: .comma, marksUTF8: false, guardsFormulas: false).write(table.rows.map(\.cells))
    guard let again = try? CSVReader.read(written, separator: .comma) else {
        // A table of nothing but empty lines is none.
        return check(table.rows.allSatisfy { $0.cells.allSatisfy(\.isEmpty) }, "a written table cannot be read")
    }
    check(again.rows.map(\.cells) == table.rows.map(\.cells), "a written table is another")
}

/// No entry gives more than was promised, whatever the archive says.
@Sendable private func zip(_ bytes: [UInt8]) {
    var limits = ZipArchive.Limits()
    limits.bytes = 1 << 20
    guard let archive = try? ZipArchive(Data(bytes), limits: limits) else { return }
    var whole = 0
    for entry in archive.entries { try? archive.read(entry) { whole += $0.count } }
    check(whole <= limits.bytes * 2, "an archive gave more than its limit")
}

/// What is read is bounded, and its text is read again as the same shape.
@Sendable private func geoJSON(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? GeoJSON.features(text)
    _ = try? GeoJSON.records(text)
    guard let shape = try? GeoJSON.shape(text) else { return }
    _ = try? WKT.shape(WKT.text(shape))
}

@Sendable private func wkt(_ bytes: [UInt8]) {
    guard let shape = try? WKT.shape(String(decoding: bytes, as: UTF8.self)) else { return }
    check((try? WKT.shape(WKT.text(shape))) != nil, "a shape's own text cannot be read")
}

private func check(_ holds: Bool, _ words: String) { precondition(holds, words) }
