// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// A few invented blocks for the gallery's map, as `map.js` wants them.
enum GalleryMap {
    static func json(_ language: Language) -> String {
        var features: [String] = []
        func add(_ kind: String, _ name: String, _ geometry: String, _ more: String = "") {
            features.append(#"{"type":"Feature","properties":{"kind":"\#(kind)","name":"\#(name)"\#(more)},"geometry":\#(geometry)}"#)
        }
        // Metres east and south of a corner, as degrees at latitude 30.3.
        func point(_ x: Double, _ y: Double) -> String {
            "[\(((120.14 + x / 96_100) * 1e6).rounded() / 1e6),\(((30.325 - y / 110_850) * 1e6).rounded() / 1e6)]"
        }
        func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
            let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)].map { point($0.0, $0.1) }
            return #"{"type":"Polygon","coordinates":[[\#(corners.joined(separator: ","))]]}"#
        }
        func line(_ points: [(Double, Double)]) -> String {
            #"{"type":"LineString","coordinates":[\#(points.map { point($0.0, $0.1) }.joined(separator: ","))]}"#
        }
        let words = GalleryStrings.self
        add("water", words.river(language), box(-60, 640, 1120, 50))
        for block in 0..<4 {
            for row in 0..<3 {
                for house in 0..<6 {
                    let x = Double(block) * 250 + 24 + Double(house % 3) * 74, y = Double(row) * 210 + 24 + Double(house / 3) * 90
                    add("building", words.block(row * 24 + block * 6 + house + 1)(language), box(x, y, 56, 40 + Double((house + row) % 3) * 10))
                }
                add("microgrid", words.microGrid(block * 3 + row + 1)(language), box(Double(block) * 250, Double(row) * 210, 250, 210))
            }
            add("grid", words.grid(block + 1)(language), box(Double(block) * 250, 0, 250, 630))
            add("street", words.streets[block](language), line([(Double(block) * 250 + 1, -40), (Double(block) * 250 + 1, 630)]))
        }
        for row in 0..<4 { add("street", words.streets[4 + row](language), line([(-40, Double(row) * 210 + 1), (1040, Double(row) * 210 + 1)])) }
        add("area", words.community(language), box(0, 0, 1000, 630))
        for (index, state) in ["green", "yellow", "red", "suspended", "closed", "green", "green"].enumerated() {
            let x = index < 5 ? 150 + Double(index) * 170 : 420 + Double(index), y = 110 + Double(index * 97 % 400)
            add(
                "case", words.matters[index % 3](language), #"{"type":"Point","coordinates":\#(point(x, y))}"#,
                #","number":"2026-00012\#(index)","title":"\#(words.matters[index % 3](language))","state":"\#(state)","url":"/dev/gallery""#)
        }
        return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    }
}
