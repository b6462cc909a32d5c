// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import Foundation
import PackageDescription

// This file is the architecture diagram: who may know whom.
// Kit knows no word of governance. A room of the Domain knows Kit and the neighbours named here. App knows everything.

let package = Package(
    name: "linli",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    ],
    targets: [
        // C libraries of Debian
        .library("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
        .library("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev"),
        .library("CQRencode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
        .library("CVipsLibrary", pkgConfig: "vips", apt: "libvips-dev"),
        .library("CGEOS", pkgConfig: "geos", apt: "libgeos-dev"),
        .library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        .target(name: "CVips", dependencies: ["CVipsLibrary"], path: "Sources/Kit/CVips"),

        // Kit
        .kit("Access"),
        .kit("Archive", "CZlib"),
        .kit("Geometry"),
        .kit("Localization"),
        .kit("Tessellation", "CGEOS", "Geometry"),
        .kit("Tabular", "Localization"),
        .kit("Chronicle", "Secrets", "Storage"),
        .kit("WorkingTime", "Localization"),
        .kit("Secrets", "Crypto", "CSodium"),
        .kit("SignedTokens", "Crypto", "CryptoExtras", "Secrets"),
        .kit("Workshop", "NIOPosix"),
        .kit("Images", "CVips", "CZlib", "Localization", "Secrets", "Workshop"),
        .kit("QRCode", "CQRencode"),
        .kit("Outbound", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOPosix"),
        .kit("Storage", "CPostgres", "Localization", "Secrets", "GRDB", "Logging", "NIOPosix"),
        .kit(
            "Web", "Access", "Chronicle", "CZlib", "Localization", "Secrets", "Storage", "Hummingbird", "HTTPTypes", "Logging", "NIOCore", "NIOPosix"),
        .kit("Jobs", "Localization", "Storage", "Logging"),
        .target(
            name: "TestKit",
            dependencies: [
                "Chronicle", "Secrets", "Storage", "Web", .external("NIOEmbedded"), .external("NIOConcurrencyHelpers"), .external("NIOCore"),
                .external("HTTPTypes"),
                .external("Hummingbird"), .external("Logging"),
            ], path: "Sources/Kit/TestKit"),

        // Domain
        .pure("Districting", "Geometry", "Localization"),
        .pure("Triage", "Geometry", "Localization"),
        .pure("Choosing", "Localization"),
        .pure("Opinion", "Localization"),
        .domain("Accounts", "Outbound", "QRCode", "Secrets", "SignedTokens", "Workshop", "Logging"),
        .domain("Record", "Jobs", "Secrets"),
        .domain("People", "Accounts"),
        .domain("Privacy", "Accounts", "Jobs", "Secrets"),
        .domain("Territory", "Archive", "Geometry", "Jobs", "QRCode", "Tabular", "Workshop"),
        .domain("Planning", "Districting", "Geometry", "Jobs", "Tabular", "Territory", "Tessellation", "Workshop"),
        .domain("Mandates", "People", "Tabular", "WorkingTime"),
        .domain(
            "Casework", "Accounts", "Geometry", "Images", "Jobs", "Mandates", "People", "Privacy", "QRCode", "Secrets", "Territory", "Triage",
            "WorkingTime", "Workshop"),
        .domain(
            "Exchange", "Casework", "Crypto", "CryptoExtras", "Geometry", "Images", "Jobs", "Mandates", "Outbound", "People", "Secrets", "Tabular",
            "Territory", "Triage",
            "WorkingTime"),

        // App
        .target(
            name: "App",
            dependencies: [
                "Access", "Accounts", "Casework", "Chronicle", "CZlib", "Districting", "Exchange", "Geometry", "Images", "Jobs", "Localization",
                "Mandates",
                "Outbound",
                "People", "Planning", "Privacy", "QRCode", "Record", "Secrets",
                "Storage",
                "Tabular", "Territory", "Triage", "Web", "WorkingTime", .external("HTTPTypes"), .external("Hummingbird"), .external("Logging"),
                .external("NIOCore"),
            ], path: "Sources/App", exclude: ["Tests"]),
        .target(
            name: "Bench",
            dependencies: [
                "Access", "Accounts", "App", "Casework", "Districting", "Geometry", "Localization", "Record", "Secrets", "Storage", "Territory",
                "Web",
                .external("HTTPTypes"), .external("Hummingbird"), .external("Logging"), .external("NIOConcurrencyHelpers"), .external("NIOCore"),
                .external("NIOEmbedded"),
                .external("NIOPosix"),
            ],
            path: "Benchmarks", exclude: ["locate_peer.py", "method_peer.py"]),
        .executableTarget(
            name: "linli",
            dependencies: [
                "App", "Archive", "Bench", "Choosing", "Chronicle", "Districting", "Exchange", "Opinion", "Record", "Tabular", "Territory", "Triage",
                .external("ArgumentParser"),
            ],
            path: "Sources/CLI"),

        // Tests
        .tests("Archive", in: "Kit"),
        .tests("Chronicle", in: "Kit"),
        .tests("Geometry", in: "Kit"),
        .tests("Images", in: "Kit"),
        .tests("Jobs", in: "Kit"),
        .tests("Localization", in: "Kit"),
        .tests("Outbound", in: "Kit"),
        .tests("QRCode", in: "Kit"),
        .tests("Secrets", in: "Kit"),
        .testTarget(
            name: "SignedTokensTests", dependencies: ["SignedTokens", "Secrets", "TestKit", .external("Crypto"), .external("CryptoExtras")],
            path: "Sources/Kit/SignedTokens/Tests"),
        .tests("Storage", in: "Kit"),
        .tests("Tabular", in: "Kit"),
        .tests("Tessellation", in: "Kit"),
        .tests("Web", in: "Kit"),
        .tests("WorkingTime", in: "Kit"),
        .testTarget(
            name: "AccountsTests", dependencies: ["Accounts", "TestKit", .external("Crypto"), .external("CryptoExtras")],
            path: "Sources/Domain/Accounts/Tests", exclude: ["Snapshots"]),
        .tests("Casework", in: "Domain"),
        .tests("Choosing", in: "Domain"),
        .tests("Districting", in: "Domain"),
        .tests("Exchange", in: "Domain"),
        .tests("Mandates", in: "Domain"),
        .tests("Opinion", in: "Domain"),
        .tests("People", in: "Domain"),
        .tests("Planning", in: "Domain"),
        .tests("Privacy", in: "Domain"),
        .tests("Record", in: "Domain"),
        .tests("Territory", in: "Domain"),
        .tests("Triage", in: "Domain"),
        .testTarget(name: "AppTests", dependencies: ["App", "Bench", "TestKit"], path: "Sources/App/Tests"),
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "Accounts", "App", "Jobs", "Localization", "Storage", "Territory", "TestKit", .external("HTTPTypes"), .external("Hummingbird"),
                .external("Logging"), .external("NIOCore"),
                .external("NIOPosix"),
            ], path: "Tests/Browser"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.name != "CVips" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error, .when(configuration: .debug)),  // whoever only runs Linli may use a newer compiler
    ]
}

// An algorithm is tested on as many moves as it makes in earnest: without the optimiser its tests would take minutes.
for target in package.targets where ["Choosing", "Districting", "Opinion", "Triage"].contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}

extension Target.Dependency {
    static func external(_ name: String) -> Self {
        let package = [
            "ArgumentParser": "swift-argument-parser", "AsyncHTTPClient": "async-http-client", "Crypto": "swift-crypto",
            "CryptoExtras": "swift-crypto", "GRDB": "GRDB.swift", "Hummingbird": "hummingbird",
            "Logging": "swift-log",
            "HTTPTypes": "swift-http-types",
            "NIOConcurrencyHelpers": "swift-nio", "NIOCore": "swift-nio", "NIOEmbedded": "swift-nio", "NIOHTTP1": "swift-nio",
            "NIOPosix": "swift-nio",
        ][name]
        return package.map { .product(name: name, package: $0) } ?? .byName(name: name)
    }
}

extension Target {
    /// A library of Debian's, seen through a module map in `Sources/Kit`.
    static func library(_ name: String, pkgConfig: String, apt: String) -> Target {
        .systemLibrary(name: name, path: "Sources/Kit/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
    }

    /// A building block that any server could use.
    static func kit(_ name: String, _ dependencies: String...) -> Target {
        .target(name: name, dependencies: dependencies.map { .external($0) }, path: "Sources/Kit/\(name)", exclude: notSources(in: "Kit/\(name)"))
    }

    /// A room that is only an algorithm: no storage, no web.
    static func pure(_ name: String, _ dependencies: String...) -> Target {
        .target(
            name: name, dependencies: dependencies.map { .external($0) }, path: "Sources/Domain/\(name)", exclude: notSources(in: "Domain/\(name)"))
    }

    /// A room of the product: rules, store, routes, pages, strings, tests.
    static func domain(_ name: String, _ neighbours: String...) -> Target {
        .target(
            name: name,
            dependencies: (neighbours + ["Access", "Chronicle", "Localization", "Storage", "Web", "Hummingbird", "HTTPTypes", "NIOCore"]).map {
                .external($0)
            },
            path: "Sources/Domain/\(name)", exclude: notSources(in: "Domain/\(name)"))
    }

    static func tests(_ name: String, in ring: String) -> Target {
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name), "TestKit"], path: "Sources/\(ring)/\(name)/Tests",
            exclude: existing(["Snapshots", "Data"], in: "\(ring)/\(name)/Tests"))
    }

    /// What stands in a target's folder beside its sources: its tests and the pages that explain it.
    static func notSources(in folder: String) -> [String] {
        let pages = (try? FileManager.default.contentsOfDirectory(atPath: "\(Context.packageDirectory)/Sources/\(folder)")) ?? []
        return pages.filter { $0 == "Tests" || $0.hasSuffix(".md") }
    }

    static func existing(_ names: [String], in folder: String) -> [String] {
        names.filter { FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Sources/\(folder)/\($0)") }
    }
}
