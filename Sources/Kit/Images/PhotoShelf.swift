// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Synchronization

/// Where photos lie: files under one directory, named by what is in them, so that the same photo lies there once.
///
/// A photo is whole on disk before anyone may speak of it (written aside, synced, renamed), so a record never names a photo that is not there.
/// The other way round, a photo that no record names is never served, for only records lead to names; `ImageWorkshop.sweep` takes it away later.
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

    /// Puts a photo on the shelf, durably, and says its name. Keeping it again does no harm and makes it young again for the sweep.
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

    /// The JPEG's bytes; nil where the photo is not there any more. One that was swept away by mistake is put back.
    public func read(_ name: Name, _ size: Size) -> [UInt8]? {
        if let bytes = try? Data(contentsOf: file(name.text, size)) { return Array(bytes) }
        putBack(name)
        return (try? Data(contentsOf: file(name.text, size))).map { Array($0) }
    }

    /// Takes a photo away for good, as erasure asks. Whoever calls knows that no other record names it.
    public func remove(_ name: Name) throws {
        try lock.withLock { _ in
            for file in Size.allCases.flatMap({ [file(name.text, $0), sweptFile(name.text, $0)] }) {
                guard unlink(file.path) == 0 || errno == ENOENT else { throw Failure.cannotWrite(errno: errno) }
            }
        }
    }

    /// Photos kept before a moment and not since, by name.
    func old(before limit: Date) -> [Name] {
        let names = Set(
            files(in: root).filter { !$0.path.hasPrefix(swept.path) }.map { String($0.lastPathComponent.prefix { $0 != "." && $0 != "-" }) })
        return names.sorted().compactMap { Name($0) }.filter { isOld($0, before: limit) }
    }

    /// Sets those aside that nobody has kept again meanwhile; answers how many. They can be put back for a month, in case a database
    /// did not know them because it was the wrong one.
    func setAside(_ names: [Name], before limit: Date) throws -> Int {
        try FileManager.default.createDirectory(at: swept, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        return lock.withLock { _ in
            let old = names.filter { isOld($0, before: limit) }
            for name in old {
                for size in Size.allCases where rename(file(name.text, size).path, sweptFile(name.text, size).path) == 0 {
                    utimes(sweptFile(name.text, size).path, nil)
                }
            }
            return old.count
        }
    }

    private func putBack(_ name: Name) {
        lock.withLock { _ in
            for size in Size.allCases { rename(sweptFile(name.text, size).path, file(name.text, size).path) }
        }
    }

    /// Removes for good what was set aside a month before `limit`, and what a crash left half written before it.
    func clear(before limit: Date) {
        for file in files(in: root) {
            let isSwept = file.path.hasPrefix(swept.path), age = isSwept ? limit.addingTimeInterval(-30 * 24 * 3600) : limit
            guard isSwept || file.lastPathComponent.hasPrefix("."), let date = changed(file), date < age else { continue }
            unlink(file.path)
        }
    }

    private func files(in folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return all.filter { ["jpg", ""].contains($0.pathExtension) && !$0.hasDirectoryPath }
    }

    private func changed(_ file: URL) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    }

    private func isOld(_ name: Name, before limit: Date) -> Bool {
        Size.allCases.compactMap { changed(file(name.text, $0)) }.allSatisfy { $0 < limit }
    }

    private var swept: URL { root.appending(component: "swept", directoryHint: .isDirectory) }
    private func sweptFile(_ name: String, _ size: Size) -> URL { swept.appending(component: file(name, size).lastPathComponent) }

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
