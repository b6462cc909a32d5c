// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// How a page gets a map that `map.js` draws. Without JavaScript there is a link to the list, which is the map's equal.
extension HTML {
    /// What a pointed-at place is written into: names of the form's inputs for longitude and latitude (WGS 84, degrees).
    public struct MapPick: Sendable {
        public var longitude: String
        public var latitude: String
        public init(longitude: String = "longitude", latitude: String = "latitude") {
            self.longitude = longitude
            self.latitude = latitude
        }
    }

    /// A map. The page must list `map.js` among its scripts.
    ///
    /// - Parameters:
    ///   - source: where its GeoJSON is, several addresses with spaces between: FeatureCollections whose features have `kind` (area, grid, microgrid,
    ///     building, street, water, case, mark), `name`, for cases `number`, `title`, `state` (green, yellow, red, suspended, closed) and `url`, for
    ///     marks `title` and `state`.
    ///   - window: an address for what moves with the window; `bbox=west,south,east,north` is appended.
    ///   - box: what is shown first, as west, south, east, north; without it all that `source` holds.
    ///   - pick: lets a place be pointed at.
    ///   - tiles: a template of raster tiles with `{z}`, `{x}`, `{y}` in Web Mercator, drawn beneath.
    public static func map(
        source: String, window: String? = nil, in frame: Frame, label: Text, box: [Double]? = nil, pick: MapPick? = nil, tiles: String? = nil,
        id: String? = nil
    ) -> HTML {
        """
        <div class="map" data-label="\(label(frame.language))"\(attribute: "id", id) data-map data-source="\(source)"\
        \(attribute: "data-window", window)\(attribute: "data-box", box.map { $0.map { String($0) }.joined(separator: ",") })\
        \(attribute: "data-pick", pick.map { $0.longitude + "," + $0.latitude })\(attribute: "data-tiles", tiles) data-words="\(ScriptStrings.map(frame.language))">\
        <p class="said" role="status">\(ScriptStrings.noScript(frame.language))</p></div>

        """
    }
}
