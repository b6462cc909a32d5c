// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Images

@Suite struct PhotoShelfTests {
    let directory = FileManager.default.temporaryDirectory.appending(component: "linli-shelf-\(UUID().uuidString)").path

    @Test func `a photo is kept once, whole, and found by its name`() async throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let workshop = ImageWorkshop(shelf: try PhotoShelf(directory: directory))
        let kept = try await workshop.keep(sample(400, 200, ".png")), again = try await workshop.keep(sample(400, 200, ".png"))
        #expect(kept == again)
        #expect((kept.width, kept.height) == (400, 200))
        let files = try FileManager.default.subpathsOfDirectory(atPath: directory).filter { $0.contains(".") }.sorted()
        let name = kept.name.text
        let folder = "\(name.prefix(2))/\(name.dropFirst(2).prefix(2))"
        #expect(files == ["\(folder)/\(name)-small.jpg", "\(folder)/\(name).jpg"])
        let display = try await workshop.read(kept.name, .display), small = try await workshop.read(kept.name, .thumbnail)
        #expect(display?.starts(with: [0xFF, 0xD8]) == true)
        #expect(small?.starts(with: [0xFF, 0xD8]) == true)
        try workshop.shelf.remove(kept.name)
        #expect(workshop.shelf.read(kept.name, .display) == nil)
    }

    @Test func `a name is a digest and never a path`() {
        for odd in ["", "../../etc/passwd", String(repeating: "a", count: 63), String(repeating: "A", count: 64), String(repeating: "g", count: 64)] {
            #expect(PhotoShelf.Name(odd) == nil)
        }
        #expect(PhotoShelf.Name(String(repeating: "a0", count: 32)) != nil)
    }

    @Test func `what no record names is swept away when it is old, and nothing else`() async throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let shelf = try PhotoShelf(directory: directory), workshop = ImageWorkshop(shelf: shelf)
        let named = try shelf.keep(Photo.read(sample(100, 100, ".png"))), orphan = try shelf.keep(Photo.read(sample(100, 90, ".png")))
        try Data([1]).write(to: URL(filePath: directory).appending(component: ".half"))
        let now = Date()
        #expect(try await workshop.sweep(before: now - 3600) { _ in [] } == 0)
        #expect(try await workshop.sweep(before: now + 3600) { names in Set(names).intersection([named]) } == 1)
        #expect(shelf.read(named, .display) != nil)
        #expect(!FileManager.default.fileExists(atPath: directory + "/.half"))
        #expect(FileManager.default.fileExists(atPath: "\(directory)/swept/\(orphan).jpg"))
        // A record names it after all: it is put back.
        #expect(shelf.read(orphan, .thumbnail) != nil)
        #expect(!FileManager.default.fileExists(atPath: "\(directory)/swept/\(orphan).jpg"))
        #expect(try await workshop.sweep(before: now + 3600) { _ in [named] } == 1)
        #expect(try await workshop.sweep(before: now + 31 * 24 * 3600) { _ in [named] } == 0)
        #expect(shelf.read(orphan, .display) == nil)
        #expect(shelf.read(named, .display) != nil)
    }

    @Test func `a disk that takes nothing is an error and leaves nothing behind`() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let shelf = try PhotoShelf(directory: directory)
        let photo = try Photo.read(sample(100, 100, ".png"))
        let name = try shelf.keep(photo)
        try shelf.remove(name)
        let blocked = "\(directory)/\(name.text.prefix(2))/\(name.text.dropFirst(2).prefix(2))/\(name.text).jpg"
        try FileManager.default.createDirectory(atPath: blocked + "/in-the-way", withIntermediateDirectories: true)
        #expect(throws: PhotoShelf.Failure.self) { try shelf.keep(photo) }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: directory).contains { $0.contains("/.") } == false)
    }

    @Test func `a crowd is told to come back`() async throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let workshop = ImageWorkshop(shelf: try PhotoShelf(directory: directory), threads: 1, waiting: 0)
        let bytes = sample(3000, 2000, ".jpg")
        let answers = await withTaskGroup(of: Result<ImageWorkshop.Kept, any Error>.self) { group in
            for _ in 0..<8 {
                group.addTask { do { return .success(try await workshop.keep(bytes)) } catch { return .failure(error) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.contains { (try? $0.get()) != nil })
        #expect(answers.allSatisfy { answer in if case .failure(let error) = answer { error as? Photo.Refusal == .busy } else { true } })
    }
}
