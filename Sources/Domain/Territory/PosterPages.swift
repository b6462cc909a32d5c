// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import QRCode
import Web

/// What hangs at the entrance of a grid: how far it goes, who answers for it, and the code by which to report.
enum PosterPages {
    static func poster(_ area: Area, _ index: TerritoryIndex, responsible: HTML?, address: String, in frame: Frame) -> Page {
        let language = frame.language, above = index.ancestors(of: area.path).filter { $0.level >= .subdistrict }
        let micros = index.areas(under: area.path, level: .microGrid).count
        var facts: [String] = []
        if area.households > 0 { facts.append(Text.householdCount(area.households)(language)) }
        if area.level < .microGrid, micros > 0 { facts.append(Text.microGridCount(micros)(language)) }
        if !area.boundary.isEmpty { facts.append(Text.squareMeters(area.boundary.area)(language)) }
        let link = address + area.reportPath
        return Page(
            Text.posterOf(area.name)(language), in: frame,
            content: """
                <div class="poster">
                <p class="over">\(above.map { $0.name(language) }.joined(separator: " · "))</p>
                <h1>\(area.name(language))</h1>
                <p class="lead">\(facts.joined(separator: " · "))</p>
                \(ExtentPages.svg(area, index, in: frame))
                \(responsible)
                <div class="scan">\(QRCode.svg(link, title: Text.scanToReport(language)).map { HTML(raw: $0) })
                <div><h2>\(Text.scanToReport(language))</h2><p>\(Text.scanToReportHelp(language))</p><p class="small"><code>\(link)</code></p></div></div>
                <p class="small">\(Text.emergency(language))</p>
                </div>
                <p class="help tools">\(Text.printHelp(language)) <a href="\(area.pagePath)">\(Text.backTo(area.name)(language))</a></p>
                """)
    }
}

extension Area {
    /// Where to report something of this area: the map begins there.
    var reportPath: String {
        innerPoint.map { "/report?longitude=\(String($0.rounded.longitude))&latitude=\(String($0.rounded.latitude))" } ?? "/report"
    }
    /// Its poster.
    public var posterPath: String { pagePath + "?poster=yes" }
}
