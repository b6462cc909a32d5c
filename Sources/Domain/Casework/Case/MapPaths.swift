// SPDX-License-Identifier: Apache-2.0

/// Where maps get what they draw.
enum MapPaths {
    /// Ground, borders and buildings, drawn by Territory.
    static let territory = "/api/v1/map?zoom=16"
    /// Open cases in a window; `bbox` is appended.
    static let cases = "/api/v1/cases.geojson"
}
