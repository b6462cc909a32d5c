// SPDX-License-Identifier: Apache-2.0
import Foundation
import Workshop

/// Where photos are made ready and put on the shelf: on a few threads of their own, with a line that has an end.
public struct ImageWorkshop: Sendable {
    public let shelf: PhotoShelf
    private let makers: Workshop
    private let readers = Workshop(threads: 2, waiting: 500)

    /// A photo on the shelf: what a record needs to speak of it.
    public struct Kept: Sendable, Hashable {
        public let name: PhotoShelf.Name
        public let width: Int
        public let height: Int
        /// See `Photo.hash`.
        public let hash: UInt64
    }

    /// - Parameters:
    ///   - threads: photos made ready at a time; each takes up to 250 MB for a moment where the photo is of the largest.
    ///   - waiting: photos that may wait, each with its bytes in memory.
    public init(shelf: PhotoShelf, threads: Int = 1, waiting: Int = 24) {
        self.shelf = shelf
        makers = Workshop(threads: threads, waiting: waiting)
    }

    /// Makes a photo ready and keeps it. Do this *before* the transaction that names it.
    ///
    /// - Throws: `Photo.Refusal` (also `.busy`), or `PhotoShelf.Failure` where the disk does not take it.
    public func keep(_ bytes: [UInt8]) async throws -> Kept {
        do {
            return try await makers.run { [shelf] in
                let photo = try Photo.read(bytes)
                return Kept(name: try shelf.keep(photo), width: photo.width, height: photo.height, hash: photo.hash)
            }
        } catch is Workshop.Busy { throw Photo.Refusal.busy }
    }

    /// Keeps a photo of the shelf again with parts of it covered, under a name of its own. The one before stays until it is removed.
    ///
    /// - Returns: nil where the photo is not on the shelf any more.
    /// - Throws: `Photo.Refusal` (also `.busy`), or `PhotoShelf.Failure`.
    public func cover(_ parts: [Photo.Part], of name: PhotoShelf.Name) async throws -> Kept? {
        do {
            return try await makers.run { [shelf] in
                guard let bytes = shelf.read(name, .display) else { return nil }
                let photo = try Photo.covering(parts, of: bytes)
                return Kept(name: try shelf.keep(photo), width: photo.width, height: photo.height, hash: photo.hash)
            }
        } catch is Workshop.Busy { throw Photo.Refusal.busy }
    }

    /// Takes a photo away for good. Whoever calls knows that no record names it.
    public func remove(_ name: PhotoShelf.Name) async throws {
        do { try await makers.run { [shelf] in try shelf.remove(name) } } catch is Workshop.Busy { throw Photo.Refusal.busy }
    }

    /// The JPEG's bytes; nil where the photo is not there any more.
    public func read(_ name: PhotoShelf.Name, _ size: PhotoShelf.Size) async throws -> [UInt8]? {
        do { return try await readers.run { [shelf] in shelf.read(name, size) } } catch is Workshop.Busy { throw Photo.Refusal.busy }
    }

    /// Takes away what no record names and nobody has kept since a moment; for a nightly job, with a moment a day ago.
    /// It is set aside for a month, and put back where it is asked for after all, before it is gone for good.
    ///
    /// - Parameter isNamed: which of these names, at most 500 at a time, records speak of.
    /// - Returns: how many photos were taken away.
    public func sweep(before limit: Date, isNamed: ([PhotoShelf.Name]) async throws -> Set<PhotoShelf.Name>) async throws -> Int {
        let old = try await readers.run { [shelf] in shelf.old(before: limit) }
        var removed = 0
        for start in stride(from: 0, to: old.count, by: 500) {
            let group = Array(old[start..<min(start + 500, old.count)])
            let named = try await isNamed(group)
            removed += try await readers.run { [shelf] in try shelf.setAside(group.filter { !named.contains($0) }, before: limit) }
        }
        try await readers.run { [shelf] in shelf.clear(before: limit) }
        return removed
    }
}
