// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Tabular

/// Things as files that an import reads back unchanged, and that programs for maps open.
public enum TerritoryExport {
    public static func geoJSON(_ things: [TerritoryThing]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + things.map(\.record).joined(separator: ",\n") + "\n]}\n"
    }

    /// A table with the geometry as well-known text in its last column.
    public static func csv(_ things: [TerritoryThing], _ layer: TerritoryLayer) -> [UInt8] {
        let rows = things.map { thing in layer.columns.map { thing.cell($0) } + (layer.hasShape ? [thing.shape.map { WKT.text($0) } ?? ""] : [])
        }
        return CSVWriter().write([layer.columns.map(\.rawValue) + (layer.hasShape ? [TerritoryLayer.Column.wkt.rawValue] : [])] + rows)
    }

    /// By the file's name: `.geojson`, `.csv`; `.shp.zip`, `.gpkg` and `.kml` through GDAL. Nil where the name says none of them.
    public static func file(_ things: [TerritoryThing], _ layer: TerritoryLayer, named name: String) async throws -> [UInt8]? {
        let name = name.lowercased()
        if name.hasSuffix(".csv") { return csv(things, layer) }
        if name.hasSuffix(".geojson") || name.hasSuffix(".json") { return Array(geoJSON(things).utf8) }
        guard let format = Conversion.Format(fileName: name) else { return nil }
        return try await Conversion.fromGeoJSON(geoJSON(things), to: format, layer: layer.rawValue)
    }
}
