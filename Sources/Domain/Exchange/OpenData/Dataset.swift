// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Geometry
import Localization
import Mandates
import Tabular

/// What lies open for everyone to take (开放数据), made every night.
public enum Dataset: String, Sendable, CaseIterable {
    /// Every public case, a row each.
    case cases = "cases.csv"
    /// The same as points.
    case points = "cases.geojson"
    /// How many there were in each community and month, with those that are counted and not shown.
    case counts = "counts.csv"

    /// The name in the address.
    public init?(file: String) { self.init(rawValue: file) }

    var contentType: String { self == .points ? "application/geo+json" : "text/csv; charset=utf-8" }

    /// Fewer than so many are not told, so that nobody is recognised by being one of a few.
    static let leastCount = 5

    enum Column: String, CaseIterable, Sendable {
        case number, openedAt = "opened_at", status, statusSince = "status_since", outcome, lane, matterScheme = "matter_scheme"
        case matterCode = "matter_code", matter, area, longitude, latitude, reports, party, words, url
    }
    enum CountColumn: String, CaseIterable, Sendable { case month, area, areaName = "area_name", shown, notShown = "not_shown" }

    static func row(_ row: LedgerStore.Row, at address: String) -> [String] {
        let body = row.body
        return Column.allCases.map { column in
            switch column {
            case .number: row.number
            case .openedAt: W3CTime.text(row.openedAt)
            case .status: row.status.rawValue
            case .statusSince: W3CTime.text(row.statusSince)
            case .outcome: row.outcome?.rawValue ?? ""
            case .lane: row.lane?.rawValue ?? ""
            case .matterScheme: body.matter?.scheme ?? ""
            case .matterCode: body.matter?.code ?? ""
            case .matter: body.matter?.name.zh ?? ""
            case .area: row.areaPath
            case .longitude: row.coordinate.map { "\($0.longitude)" } ?? ""
            case .latitude: row.coordinate.map { "\($0.latitude)" } ?? ""
            case .reports: String(row.reports)
            case .party: body.party?.zh ?? ""
            case .words: body.words
            case .url: address + Case.path(row.number)
            }
        }
    }

    /// Nil for a case whose place nobody knows.
    static func feature(_ row: LedgerStore.Row, at address: String) -> [UInt8]? {
        guard let point = row.coordinate else { return nil }
        let numbers: Set<Column> = [.reports]
        let properties = zip(Column.allCases, Self.row(row, at: address)).filter { $0.0 != .longitude && $0.0 != .latitude }.map { column, text in
            Wire.Field(column.rawValue, numbers.contains(column) ? .integer(Int(text) ?? 0) : text.isEmpty ? .none : .text(text))
        }
        let feature = Wire.fields([
            .init("type", .text("Feature")), .init("id", .text(row.number)),
            .init(
                "geometry",
                .fields([
                    .init("type", .text("Point")), .init("coordinates", .list(of: "c", [.number(point.longitude), .number(point.latitude)])),
                ])),
            .init("properties", .fields(properties)),
        ])
        return feature.written(as: .json, root: "")
    }

    /// - Parameter name: an area's name by its path.
    static func counts(_ counts: [LedgerStore.Count], name: (String) -> Text) -> [[String]] {
        struct Key: Hashable { let month: String, area: String }
        var sums: [Key: (shown: Int, hidden: Int)] = [:]
        for count in counts {
            // The subdistrict and the community: below that, a few cases are a household.
            let area = "/" + count.areaPath.split(separator: "/").prefix(2).map { $0 + "/" }.joined()
            var sum = sums[Key(month: count.month, area: area)] ?? (0, 0)
            if count.isPrivate { sum.hidden += count.number } else { sum.shown += count.number }
            sums[Key(month: count.month, area: area)] = sum
        }
        return sums.sorted { ($0.key.month, $0.key.area) < ($1.key.month, $1.key.area) }.map { key, sum in
            let hidden = (1..<leastCount).contains(sum.hidden) ? "<\(leastCount)" : String(sum.hidden)
            return [key.month, key.area, name(key.area).zh, String(sum.shown), hidden]
        }
    }
}
