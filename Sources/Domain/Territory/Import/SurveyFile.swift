// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Tabular

/// The rows of a file that is to be imported: each with its number, its cells by column and its geometry, good or not.
public struct SurveyFile: Sendable {
    public struct Row: Sendable {
        /// The number of the feature, or the line of the table.
        public let number: Int
        public var cells: [TerritoryLayer.Column: String]
        /// The numbers as they stand in the file.
        public let shape: Result<Shape?, GeometryError>

        public subscript(column: TerritoryLayer.Column) -> String { cells[column] ?? "" }
    }

    public var rows: [Row]
    /// What the file says of its coordinates; nil where it says nothing.
    public var system: CoordinateSystem?

    /// No more than a town has: above it the file is refused as a whole.
    static let limits = GeoJSON.Limits(bytes: 64 << 20, depth: 16, vertices: 600_000)
    static let tableBounds = TableBounds(bytes: 64 << 20, rows: 200_000, columns: 100, cell: 8 << 20)

    /// By the file's name: GeoJSON and CSV as they are, Shapefile, GeoPackage and KML through GDAL.
    ///
    /// - Throws: `SurveyFault.Reason`.
    public static func read(_ bytes: [UInt8], named name: String) async throws -> SurveyFile { try await SurveyJobs.read(bytes, name) }

    static func geoJSON(_ bytes: [UInt8]) throws(SurveyFault.Reason) -> SurveyFile {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        let found: (records: [FeatureRecord], crs: String?)
        do { found = try GeoJSON.records(text, limits: limits) } catch { throw .geometry(error) }
        var file = SurveyFile(rows: [])
        if let crs = found.crs {
            guard let system = CoordinateSystem(name: crs) else { throw .unknownSystem(crs) }
            file.system = system
        }
        file.rows = found.records.map { record in
            var cells: [TerritoryLayer.Column: String] = [:]
            for (name, value) in record.properties { if let column = SurveyStrings.column(name) { cells[column] = value.trimmed } }
            if cells[.id] == nil, let id = record.id { cells[.id] = id }
            return Row(number: record.number, cells: cells, shape: record.shape)
        }
        return file
    }

    /// A table with a geometry as well-known text, or with longitude and latitude.
    static func csv(_ bytes: [UInt8]) throws(SurveyFault.Reason) -> SurveyFile {
        let table: Table
        do { table = try CSVReader.read(bytes, bounds: tableBounds) } catch { throw .table(error) }
        guard let head = table.rows.first else { throw .table(.empty) }
        let columns = head.cells.map { SurveyStrings.column($0.trimmed) }
        guard columns.contains(where: { $0 != nil }) else { throw .noKnownColumn }
        var vertices = 0, rows: [Row] = []
        for row in table.rows.dropFirst() {
            var cells: [TerritoryLayer.Column: String] = [:]
            for (column, cell) in zip(columns, row.cells) { if let column { cells[column] = CSVWriter.unguarded(cell.trimmed) } }
            guard cells.values.contains(where: { !$0.isEmpty }) else { continue }
            let shape = Self.shape(cells)
            if case .success(let found?) = shape { vertices += found.vertexCount }
            guard vertices <= limits.vertices else { throw .geometry(.tooManyVertices(limit: limits.vertices)) }
            rows.append(Row(number: row.line, cells: cells, shape: shape))
        }
        return SurveyFile(rows: rows)
    }

    private static func shape(_ cells: [TerritoryLayer.Column: String]) -> Result<Shape?, GeometryError> {
        if let words = cells[.wkt], !words.isEmpty {
            do throws(GeometryError) { return .success(try WKT.shape(words, limits: limits)) } catch { return .failure(error) }
        }
        guard let longitude = cells[.longitude], let latitude = cells[.latitude], !longitude.isEmpty || !latitude.isEmpty else {
            return .success(nil)
        }
        guard let x = Double(longitude), let y = Double(latitude) else { return .failure(.notANumber) }
        do throws(GeometryError) { return .success(.point(try Coordinate(checking: x, y))) } catch { return .failure(error) }
    }
}

extension Shape {
    var vertexCount: Int {
        switch self {
        case .point: 1
        case .lineString(let line): line.points.count
        case .polygon, .multiPolygon: polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        }
    }
}

extension String {
    /// Without white space around it, and without control characters.
    var trimmed: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 32 && $0.value != 127 })).split(
            separator: " ", omittingEmptySubsequences: true
        )
        .joined(separator: " ")
    }
}
