// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// Parsers of bytes that come from outside, with libFuzzer around them: `make fuzz`. The sources are those of the product.

let fuzzed: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
]

let package = Package(
    name: "fuzz",
    // A library: libFuzzer brings the main function along, and SwiftPM would look for one of its own. `scripts/fuzz` links the two.
    products: [.library(name: "Parsers", type: .static, targets: ["Fuzz"])],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Localization", exclude: ["Tests"], swiftSettings: fuzzed),
        .target(name: "Geometry", dependencies: ["Localization"], exclude: ["Tests", "README.md", "PointLocator.md"], swiftSettings: fuzzed),
        .target(name: "Tabular", dependencies: ["Localization"], exclude: ["Tests", "README.md"], swiftSettings: fuzzed),
        .target(name: "Archive", dependencies: ["CZlib"], exclude: ["Tests", "README.md"], swiftSettings: fuzzed),
        .target(name: "Fuzz", dependencies: ["Archive", "Geometry", "Tabular"], swiftSettings: fuzzed),
    ],
    swiftLanguageModes: [.v6]
)
