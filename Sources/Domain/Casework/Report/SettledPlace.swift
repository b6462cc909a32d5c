// SPDX-License-Identifier: Apache-2.0
import Geometry
import Territory

extension Case.Place {
    /// A place for what came in by another door: by a code at a door, a point or words, whichever says most.
    ///
    /// A point beyond our border, and words that name no single place that we know, are not refused: the case gets the smallest area that is
    /// known for sure and no micro-grid, so that it reaches the registrar, who asks. No report is lost for want of a place.
    ///
    /// - Returns: the place, and whether it is more than that.
    public static func settled(
        words: String = "", point: Coordinate? = nil, premisesCode: String = "", in index: TerritoryIndex
    ) -> (place: Case.Place, isKnown: Bool) {
        let finder = PlaceFinder(index: index)
        if case .place(let place) = finder.find(words: words, choice: "", point: point, premisesCode: premisesCode) { return (place, true) }
        // A point that is not ours may stand beside an address that is.
        if point != nil, !words.isEmpty, case .place(let place) = finder.find(words: words, choice: "", point: nil, premisesCode: "") {
            return (place, true)
        }
        guard case .place(let somewhere) = finder.find(words: "", choice: PlaceFinder.wordsOnly, point: nil, premisesCode: "") else {
            return (Case.Place(areaPath: "/"), false)
        }
        return (somewhere, false)
    }
}

extension Report {
    /// The token of the reporter's secret link for a report with this sender's key; the same key gives the same link.
    ///
    /// - Parameter own: the installation's key.
    public static func secret(for senderKey: String, with own: [UInt8]) -> String { ReporterLink.secret(for: senderKey, with: own) }
    public static func secretPath(_ secret: String) -> String { ReporterLink.path(secret) }
}
