// SPDX-License-Identifier: Apache-2.0

/// Where maps get what they draw.
enum MapPaths {
    /// Territory's ground, borders and buildings.
    static let territory = "/api/v1/territory.geojson"
    /// Open cases in a window; `bbox` is appended.
    static let cases = "/api/v1/cases.geojson"
}
