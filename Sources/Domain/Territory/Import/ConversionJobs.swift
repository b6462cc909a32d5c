// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import Geometry
import Synchronization

/// Other formats through GDAL's `ogr2ogr`, in a process of its own: arguments and no shell, an empty environment, bounds on time,
/// memory and size. Only the formats named here are opened, so that no file can name others, or addresses, to be read in its place.
enum Conversion {
    enum Format: String, CaseIterable, Sendable {
        case shapefile = "ESRI Shapefile"
        case geoPackage = "GPKG"
        case kml = "LIBKML"

        /// By the file's name, as content of these kinds cannot be taken for another.
        init?(fileName: String) {
            switch fileName.lowercased().split(separator: ".").last {
            case "zip", "shp": self = .shapefile
            case "gpkg": self = .geoPackage
            case "kml": self = .kml
            default: return nil
            }
        }

        var suffix: String {
            switch self {
            case .shapefile: "shp.zip"
            case .geoPackage: "gpkg"
            case .kml: "kml"
            }
        }
    }

    static let seconds = 120

    /// To GeoJSON in WGS-84.
    static func toGeoJSON(_ bytes: [UInt8], _ format: Format) async throws -> [UInt8] {
        try await inFolder { folder in
            let input = "\(folder)/in.\(format.suffix)"
            try Data(bytes).write(to: URL(filePath: input))
            try await run(
                ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=9"]
                    + ["\(folder)/out.json", format == .shapefile ? "/vsizip/\(input)" : input])
            return try read("\(folder)/out.json")
        }
    }

    static func fromGeoJSON(_ text: String, to format: Format, layer: String) async throws -> [UInt8] {
        try await inFolder { folder in
            try Data(text.utf8).write(to: URL(filePath: "\(folder)/in.json"))
            let encoding = format == .shapefile ? ["-lco", "ENCODING=UTF-8"] : []
            try await run(
                ["-f", format.rawValue, "-nln", layer] + encoding + ["\(folder)/out.\(format.suffix)", "\(folder)/in.json"])
            return try read("\(folder)/out.\(format.suffix)")
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw SurveyFault.Reason.notConverted("") }
        guard data.count <= SurveyFile.limits.bytes else { throw SurveyFault.Reason.geometry(.tooLong(limit: SurveyFile.limits.bytes)) }
        return Array(data)
    }

    private static func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let files = FileManager.default
        // A folder that nobody else has, readable by us alone.
        let url = try files.url(for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: files.temporaryDirectory, create: true)
        let folder = url.path
        defer { try? files.removeItem(at: url) }
        return try await body(folder)
    }

    /// Every reader but ours is left out, so that no content is taken for a list of other files or of addresses to be fetched.
    private static let leftOut = """
        VRT,OGR_VRT,GML,GMLAS,GPX,CSV,ODBC,PGeo,MSSQLSpatial,MySQL,OpenFileGDB,WFS,OAPIF,OGCAPI,CSW,HTTP,Elasticsearch,\
        Carto,AmigoCloud,PLSCENES,NGW,EEDA,GeoRSS,OSM,PDF,SVG,ODS,XLSX,XLS,TopoJSON,ESRIJSON,GeoJSONSeq,MVT,MBTiles,PGDUMP,DXF,CAD,DGN,S57,NAS,\
        MapInfo File,UK .NTF,LVBAG,OGR_SDTS,Interlis 1,Interlis 2,OGR_GMT,VFK,EDIGEO,JML,VDV,TIGER,AVCBin,AVCE00,MapML,netCDF,Memory
        """

    private static func run(_ arguments: [String]) async throws {
        let process = Process(), pipe = Pipe()
        // 2 GiB of memory, a minute of reckoning, files of 256 MiB: then the system ends it.
        process.executableURL = URL(filePath: "/usr/bin/prlimit")
        process.arguments = ["--as=2147483648", "--cpu=60", "--fsize=268435456", "--core=0", "/usr/bin/ogr2ogr"] + arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "none", "GDAL_SKIP": leftOut,
            "OGR_GEOJSON_MAX_OBJ_SIZE": "0",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = pipe
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr") else { throw SurveyFault.Reason.notConverted("ogr2ogr (gdal-bin)") }
        let isLate = Mutex(false)
        let (status, words): (Int32, String) = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                let said = (try? pipe.fileHandleForReading.read(upToCount: 4096)) ?? Data()
                continuation.resume(returning: (process.terminationStatus, String(decoding: said, as: UTF8.self)))
            }
            do {
                try process.run()
                try? pipe.fileHandleForWriting.close()
                DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) {
                    guard process.isRunning else { return }
                    isLate.withLock { $0 = true }
                    process.terminate()
                }
            } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else {
            if isLate.withLock({ $0 }) { throw SurveyFault.Reason.tooSlow }
            throw SurveyFault.Reason.notConverted(String((words.split(separator: "\n").first ?? "").prefix(200)))
        }
    }
}
