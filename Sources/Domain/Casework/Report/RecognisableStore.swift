// SPDX-License-Identifier: Apache-2.0
import Geometry
import Mandates

extension BoardStore {
    /// Open cases that may be the one which someone is about to report: near by, of a matter that the words may mean, or with the words that speak
    /// for it. Reporters often leave the matter to the registrar, so that matters alone would miss what is new.
    func recognisable(_ words: String, _ suggestions: [MatterAdvice], near coordinate: Coordinate?, areaPath: String, limit: Int) throws -> [Case] {
        var found: [Case] = []
        func add(_ cases: [Case]) { found += cases.filter { new in !found.contains { $0.id == new.id } } }
        for suggestion in suggestions.prefix(2) {
            add(try similar(to: "", near: coordinate, areaPath: areaPath, matterCode: suggestion.matter.code, limit: limit))
        }
        for word in Set(suggestions.prefix(2).flatMap { $0.because.prefix(2) }).sorted() where found.count < limit {
            add(try similar(to: word, near: coordinate, areaPath: areaPath, matterCode: nil, limit: limit))
        }
        if suggestions.isEmpty { add(try similar(to: words, near: coordinate, areaPath: areaPath, matterCode: nil, limit: limit)) }
        return Array(found.prefix(limit))
    }
}
