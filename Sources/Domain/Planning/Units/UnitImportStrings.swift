// SPDX-License-Identifier: Apache-2.0
import Localization

enum UnitImportStrings {
    static func title(_ community: Text) -> Text { Text(zh: "用文件里的单元给\(community.zh)画网格", en: "Draw grids for \(community.en) from a file of units") }
    static let lead = Text(
        zh: "登记的房屋还不全的时候，可以自己带一份单元清单来：每个单元一行，写明户数和位置。有图形的保留图形，只有点位的按远近分地，在河道、围墙、主路和社区边界处断开。",
        en:
            "Where the houses are not all registered yet, bring a list of units: a row each, with households and a place. Polygons are kept; points get the ground that is nearest to them, cut at water, walls, main roads and the border."
    )
    static let file = Text(zh: "文件", en: "File")
    static let fileHelp = Text(
        zh: "GeoJSON、CSV，或者 Shapefile（zip）、GeoPackage、KML，最大 15 MB。", en: "GeoJSON, CSV, or a Shapefile (zip), GeoPackage or KML; at most 15 MB.")
    static let fileMissing = Text(zh: "请选择一个文件", en: "Choose a file")
    static let system = Text(zh: "坐标系", en: "Coordinates")
    static let asTheFileSays = Text(zh: "文件里写的；没写就按 WGS-84", en: "as the file says, otherwise WGS-84")
    static let check = Text(zh: "上传并核对", en: "Upload and check")
    static let columns = Text(zh: "认得的列", en: "Columns that are known")
    static let columnList: [(String, Text)] = [
        ("id", Text(zh: "编号，不重复；不写就用行号", en: "unique; the line's number where it is left out")),
        ("households", Text(zh: "户数，必填；也认“户数”", en: "number of households, needed")), ("name", Text(zh: "名称", en: "name")),
        ("shops", Text(zh: "店铺数", en: "number of shops")), ("storeys", Text(zh: "层数", en: "storeys")),
        ("estate", Text(zh: "小区", en: "estate")), ("longitude, latitude", Text(zh: "经度、纬度，或者 wkt 图形", en: "or a geometry as wkt")),
    ]
    static func faults(_ count: Int) -> Text { Text(zh: "有 \(count) 处要改", en: count == 1 ? "One thing to mend" : "\(count) things to mend") }
    static let mend = Text(zh: "地图上红点是出错的地方。改好文件，再上传一次。", en: "Red marks on the map show where. Mend the file and upload it again.")
    static let notes = Text(zh: "请留意", en: "Please note")
    static func more(_ count: Int) -> Text { Text(zh: "还有 \(count) 条没有列出", en: "\(count) more are not shown") }
    static let map = Text(zh: "文件里的单元和出错的地方", en: "The file's units, and where something is off")
    static let again = Text(zh: "换一个文件", en: "Another file")
    static let link = Text(zh: "用文件里的单元", en: "From a file of units")
}
