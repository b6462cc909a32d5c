// SPDX-License-Identifier: Apache-2.0
import Access
import Archive
import Foundation
import Storage

/// A file with the national list: plain text, or a ZIP file that holds it.
public struct DivisionFile: Sendable {
    private let data: Data
    private let name: String

    /// - Parameter name: what to call the list.
    public init(_ data: Data, name: String) {
        self.data = data
        self.name = name
    }

    /// Imports the list whole or not at all. Needs `territory.edit`.
    ///
    /// - Parameter progress: is told the share of the file that was read, now and then.
    /// - Throws: `DivisionFaults` with the lines that are wrong, `ZipArchive.Fault`, `TerritoryRefusal.notAllowed`.
    @discardableResult
    public func load(
        into database: any Database, by actor: Actor, at now: Date, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> DivisionList {
        // Alone, and without a limit of time: on a slow machine it is minutes.
        try await database.writeAlone { db in
            try DivisionStore(db).replace(named: name, by: actor, at: now) { take in try read(progress, take) }
        }
    }

    private func read(_ progress: (Double) -> Void, _ take: (Division) throws -> Void) throws -> Int {
        var reader = DivisionReader(), done = 0, told = 0.0
        func pass(_ bytes: UnsafeRawBufferPointer, of total: Int) throws {
            try reader.read(bytes, take)
            done += bytes.count
            let share = Double(done) / Double(max(1, total))
            if share - told >= 0.1 {
                told = share
                progress(share)
            }
        }
        if data.starts(with: [0x50, 0x4B]) {
            var limits = ZipArchive.Limits()
            limits.bytes = 256 << 20
            let archive = try ZipArchive(data, limits: limits)
            guard let entry = archive.entries.filter({ !$0.isFolder }).max(by: { $0.size < $1.size }) else {
                throw DivisionFaults(faults: [DivisionFault(line: 0, kind: .nothing)])
            }
            try archive.read(entry) { try pass($0, of: entry.size) }
        } else {
            try data.withUnsafeBytes { all in
                for start in stride(from: 0, to: all.count, by: 65_536) {
                    try pass(UnsafeRawBufferPointer(rebasing: all[start..<min(start + 65_536, all.count)]), of: all.count)
                }
            }
        }
        return try reader.finish(take)
    }
}
