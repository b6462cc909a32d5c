// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Synchronization

/// Where photos lie: files under one directory, named by what is in them, so that the same photo lies there once.
///
/// A photo is whole on disk before anyone may speak of it (written aside, synced, renamed), so a record never names a photo that is not there.
/// The other way round, a photo that no record names is never served, for only records lead to names; `sweep` takes it away later.
public final class PhotoShelf: Sendable {
    /// The SHA-256 of the display picture, 64 hexadecimal digits: fit for a URL, and a path only through `PhotoShelf`.
    public struct Name: Sendable, Hashable, CustomStringConvertible {
        public let text: String
        /// Nil where the text is no name.
        public init?(_ text: String) {
            guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
            self.text = text
        }
        public var description: String { text }
    }

    public enum Size: String, Sendable, CaseIterable { case display, thumbnail }

    public enum Failure: Error, Hashable { case cannotWrite(errno: Int32) }

    private let root: URL
    private let lock = Mutex(())

    /// Opens the shelf and makes the directory if it is not there.
    public init(directory: String) throws {
        root = URL(filePath: directory, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    }

    /// Puts a photo on the shelf, durably, and says its name. Keeping it again does no harm and makes it young again for `sweep`.
    public func keep(_ photo: Photo) throws -> Name {
        let name = Secrets.hex(Secrets.sha256(photo.display))
        let folder = folder(of: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        try write(photo.thumbnail, to: file(name, .thumbnail))
        try write(photo.display, to: file(name, .display))
        try sync(folder)
        try sync(folder.deletingLastPathComponent())
        try sync(root)
        guard let name = Name(name) else { throw Failure.cannotWrite(errno: EINVAL) }
        return name
    }

    /// The JPEG's bytes; nil where the photo is not there any more.
    public func read(_ name: Name, _ size: Size) -> [UInt8]? {
        (try? Data(contentsOf: file(name.text, size))).map { Array($0) }
    }

    /// Takes a photo away for good, as erasure asks. Whoever calls knows that no other record names it.
    public func remove(_ name: Name) throws {
        try lock.withLock { _ in
            for size in Size.allCases where FileManager.default.fileExists(atPath: file(name.text, size).path) {
                try FileManager.default.removeItem(at: file(name.text, size))
            }
        }
    }

    /// Takes away what is older than a day and named by no record; for a nightly job.
    ///
    /// - Parameter isNamed: which of these names (at most 500 at a time) records speak of.
    /// - Returns: how many photos were taken away.
    public func sweep(before limit: Date, isNamed: ([Name]) async throws -> Set<Name>) async throws -> Int {
        clearAside(before: limit)
        var removed = 0
        for group in old(before: limit).chunked(500) {
            let named = try await isNamed(group)
            for name in group where !named.contains(name) && isOld(name, before: limit) {
                try remove(name)
                removed += 1
            }
        }
        return removed
    }

    /// What a crash left half written.
    private func clearAside(before limit: Date) {
        guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return }
        for case let file as URL in files where file.lastPathComponent.hasPrefix(".") {
            let date = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
            if let date, date < limit { unlink(file.path) }
        }
    }

    private func old(before limit: Date) -> [Name] {
        guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        var names: Set<String> = []
        for case let file as URL in files { names.insert(String(file.lastPathComponent.prefix { $0 != "." && $0 != "-" })) }
        return names.sorted().compactMap { Name($0) }.filter { isOld($0, before: limit) }
    }

    private func isOld(_ name: Name, before limit: Date) -> Bool {
        let dates = Size.allCases.compactMap {
            try? FileManager.default.attributesOfItem(atPath: file(name.text, $0).path)[.modificationDate] as? Date
        }
        return dates.allSatisfy { $0 < limit }
    }

    private func folder(of name: String) -> URL {
        root.appending(components: String(name.prefix(2)), String(name.dropFirst(2).prefix(2)), directoryHint: .isDirectory)
    }

    private func file(_ name: String, _ size: Size) -> URL {
        folder(of: name).appending(component: size == .display ? "\(name).jpg" : "\(name)-small.jpg")
    }

    /// Aside, synced, renamed: the file is there whole or not at all.
    private func write(_ bytes: [UInt8], to file: URL) throws {
        let aside = file.deletingLastPathComponent().appending(component: ".\(Secrets.token(bytes: 9))").path
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw Failure.cannotWrite(errno: errno) }
        var written = 0, isWhole = true
        while written < bytes.count, isWhole {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { written += count } else if errno != EINTR { isWhole = false }
        }
        isWhole = isWhole && fsync(descriptor) == 0
        let failure = errno
        close(descriptor)
        let isThere = lock.withLock { _ in isWhole && rename(aside, file.path) == 0 }
        guard isThere else {
            unlink(aside)
            throw Failure.cannotWrite(errno: failure)
        }
    }

    private func sync(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.cannotWrite(errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Failure.cannotWrite(errno: errno) }
    }
}

extension Array {
    fileprivate func chunked(_ size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
