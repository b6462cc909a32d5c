// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

extension TerritoryStore {
    /// Makes a town or subdistrict of the national list an area of this installation, with its communities where that is wished.
    ///
    /// The list knows no codes below the district, so the town's nine digits come along. Its communities get local codes by their order
    /// (`001` …): their twelve digits are to be entered when they are known.
    /// - Returns: the new subdistrict.
    @discardableResult
    public func adopt(
        _ division: Int, code: Code, withCommunities: Bool, from day: Day, by actor: Actor, at now: Date
    ) throws -> Area {
        guard actor.may(.editTerritory) else { throw TerritoryRefusal.notAllowed }
        let divisions = DivisionStore(db), line = try divisions.line(to: division)
        guard let town = line.last, town.id == division else { throw StorageError.absent }
        guard town.level == .subdistrict else { throw TerritoryRefusal.notATown(town.name) }
        let district = line.first { $0.level == .district }?.code
        guard code.scheme == .town, code.isTown(in: district) else { throw TerritoryRefusal.codeDoesNotFit(code.value) }
        let area = Area(
            id: Identifier.make(at: now), path: Area.path(nil, code.value), level: .subdistrict, code: code, name: Text(name: town.name), from: day)
        try add(area, by: actor, at: now, note: line.map(\.name).joined(separator: " "))
        guard withCommunities else { return area }
        for (number, community) in try divisions.children(of: town.id).enumerated() {
            let digits = Code.padded(number + 1, 3)
            guard let own = Code(.local, digits) else { continue }
            try add(
                Area(
                    id: Identifier.make(at: now), path: Area.path(area.path, digits), level: .community, code: own, name: Text(name: community.name),
                    from: day), by: actor, at: now, note: town.name)
        }
        return area
    }
}
