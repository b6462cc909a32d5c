// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Hummingbird
import Testing

/// `docs/openapi.yaml` and the router say the same.
@Suite struct `The description of our interfaces` {
    @Test func `has every address for programs with every method, and no other`() throws {
        var config = Config()
        config.database = ":memory:"
        config.data = NSTemporaryDirectory() + "linli-description-\(UUID().uuidString)"
        let router = try Installation(config).router()
        let served = Set(
            router.routes.filter { $0.method != .head }.map { "\($0.method.rawValue) \(Self.plain("/\($0.path)"))" }
                .filter { $0.contains(" /api/") || $0.contains(" /open311/") })
        let told = Self.told(try #require(SourceFile.read("docs/openapi.yaml")))
        #expect(told.subtracting(served).sorted() == [], "described and not served")
        #expect(served.subtracting(told).sorted() == [], "served and not described: add them to docs/openapi.yaml")
        #expect(told.count > 15)
    }

    /// Without leading slashes twice, names of parameters, and the two formats.
    static func plain(_ path: String) -> String {
        var path = path.replacing(/\/+/, with: "/").replacing(/:[A-Za-z_]+/, with: "{}").replacing(".{format}", with: "").replacing(
            /\{[a-z_]+\}/, with: "{}")
        for suffix in [".xml", ".json"] where path.hasPrefix("/open311") && path.hasSuffix(suffix) { path = String(path.dropLast(suffix.count)) }
        return path
    }

    static func told(_ yaml: String) -> Set<String> {
        var told: Set<String> = [], path = "", isPaths = false
        for line in yaml.split(separator: "\n") {
            if !line.hasPrefix(" ") { isPaths = line == "paths:" }
            guard isPaths else { continue }
            if let found = line.wholeMatch(of: #/ {2}(/\S+):/#) { path = String(found.1) }
            if let found = line.wholeMatch(of: #/ {4}(get|post|put|patch|delete):.*/#) { told.insert("\(found.1.uppercased()) \(plain(path))") }
        }
        return told
    }
}
