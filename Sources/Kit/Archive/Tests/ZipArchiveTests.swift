// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Archive

@Suite struct `ZIP files` {
    /// Made by Python's zipfile: `a.txt` stored (`hello`), `多.txt` deflated (`你好` 500 times), the folder `d/`.
    static let sample = Data(
        base64Encoded:
            "UEsDBBQAAAAAAAAAIQCGphA2BQAAAAUAAAAFAAAAYS50eHRoZWxsb1BLAwQUAAAICAAAACEAa5PPXh4AAAC4CwAABwAAAOWkmi50eHTtxCEBAAAIA7D+LTDEoM3pQQ3EJpap7Ylt27btxx9QSwMEFAAAAAAAAAAhAAAAAAAAAAAAAAAAAAIAAABkL1BLAQIUAxQAAAAAAAAAIQCGphA2BQAAAAUAAAAFAAAAAAAAAAAAAACAAQAAAABhLnR4dFBLAQIUAxQAAAgIAAAAIQBrk89eHgAAALgLAAAHAAAAAAAAAAAAAACAASgAAADlpJoudHh0UEsBAhQDFAAAAAAAAAAhAAAAAAAAAAAAAAAAAAIAAAAAAAAAAAAAAIABawAAAGQvUEsFBgAAAAADAAMAmAAAAIsAAAAAAA=="
    )!

    private func text(_ archive: ZipArchive, _ entry: ZipArchive.Entry) throws -> String {
        var bytes: [UInt8] = []
        try archive.read(entry) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `are unpacked, stored and deflated`() throws {
        let archive = try ZipArchive(Self.sample)
        #expect(archive.entries.map(\.name) == ["a.txt", "多.txt", "d/"])
        #expect(archive.entries.map(\.isFolder) == [false, false, true])
        #expect(try text(archive, archive.entries[0]) == "hello")
        #expect(try text(archive, archive.entries[1]) == String(repeating: "你好", count: 500))
        #expect(try text(archive, archive.entries[2]) == "")
    }

    @Test func `are read where they begin inside of other bytes`() throws {
        let slice = (Data([1, 2, 3]) + Self.sample)[3...]
        #expect(try text(ZipArchive(slice), ZipArchive(slice).entries[0]) == "hello")
    }

    @Test(arguments: ["", "PK", "hello, I am no archive at all, not even nearly"]) func `must be ZIP files`(text: String) {
        #expect(throws: ZipArchive.Fault.notAnArchive) { try ZipArchive(Data(text.utf8)) }
    }

    @Test func `that unpack to more than allowed are refused`() throws {
        var limits = ZipArchive.Limits()
        limits.bytes = 4
        let small = try ZipArchive(Self.sample, limits: limits)
        #expect(throws: ZipArchive.Fault.tooLarge("a.txt")) { try small.read(small.entries[0]) { _ in } }
        limits = ZipArchive.Limits()
        limits.ratio = 10
        let tight = try ZipArchive(Self.sample, limits: limits)
        #expect(throws: ZipArchive.Fault.tooLarge("多.txt")) { try tight.read(tight.entries[1]) { _ in } }
        limits.entries = 2
        #expect(throws: ZipArchive.Fault.tooLarge("3")) { try ZipArchive(Self.sample, limits: limits) }
    }

    /// Whatever bytes are changed or cut: an error or the same text, never a crash, never more than was said.
    @Test func `that are damaged do no harm`() {
        forAll(
            { random -> Data in
                var data = Self.sample
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    data[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                return Int.random(in: 0...3, using: &random) == 0 ? data.prefix(Int.random(in: 0..<data.count, using: &random)) : data
            }, count: 3000
        ) { data in
            guard let archive = try? ZipArchive(data) else { return true }
            return archive.entries.allSatisfy { entry in
                var count = 0
                let isWhole: Void? = try? archive.read(entry) { count += $0.count }
                return count <= entry.size && (isWhole == nil || count == entry.size)
            }
        }
    }

    @Test func `that lie about the sum are refused`() throws {
        var data = Self.sample
        let at = try #require(data.range(of: Data("hello".utf8))).lowerBound
        data[at] = UInt8(ascii: "j")
        let archive = try ZipArchive(data)
        #expect(throws: ZipArchive.Fault.damaged("a.txt")) { try archive.read(archive.entries[0]) { _ in } }
    }
}
