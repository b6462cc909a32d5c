// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Territory

/// What has been given away already while the town is written: names, numbers, doors and codes, each only once.
struct TownDirectory {
    private let streets: [TownStreet]
    private let numberings: [TownNumbering]
    private var numbers: [String: Int] = [:]
    private var names = Set<String>(), codes: Set<String>, doors = Set<String>()
    private var offices = 0

    init(_ builder: TownBuilder, codes: Set<String>) {
        self.codes = codes
        streets = builder.layout.streets
        numberings = streets.map { [mesh = builder.layout.mesh] in TownNumbering(way: mesh.shape($0.chain)) }
        for row in builder.micros.flatMap(\.rows) { for door in row.doors { doors.insert("\(row.street) \(door.number)") } }
    }

    /// The next building's number in the estate.
    mutating func number(in estate: Text) -> Int {
        numbers[estate.zh, default: 0] += 1
        return numbers[estate.zh] ?? 1
    }

    mutating func isNew(_ name: Text) -> Bool { names.insert(name.zh).inserted }

    mutating func code(using random: inout DemoRandom) -> String {
        var code = PremisesCode.make(using: &random)
        while !codes.insert(code).inserted { code = PremisesCode.make(using: &random) }
        return code
    }

    mutating func shop(using random: inout DemoRandom) -> (Text, Premises.Kind) {
        var (name, kind) = TownNames.shop(using: &random)
        while !isNew(name) { (name, kind) = TownNames.shop(using: &random) }
        return (name, kind)
    }

    mutating func office() -> Text {
        offices += 1
        return TownNames.office(offices - 1)
    }

    /// The nearest street that is more than a lane, and a number on it that nobody has.
    mutating func door(at place: TownPoint) -> (street: Int, number: String) {
        var best = (street: 0, distance: Double.infinity)
        for (street, numbering) in numberings.enumerated() where numbering.way.count > 1 && streets[street].rank != .lane {
            let distance = numbering.distance(to: place)
            if distance < best.distance { best = (street, distance) }
        }
        let number = numberings[best.street].number(of: place)
        var text = String(number), extra = 0
        while !doors.insert("\(best.street) \(text)").inserted {
            extra += 1
            text = "\(number)-\(extra)"
        }
        return (best.street, text)
    }
}

extension TownDraft {
    mutating func writeBuildings(_ placed: [Placed], _ streetIDs: [Int: String], into plan: inout TerritoryPlan) {
        var directory = TownDirectory(builder, codes: Set(plan.premises.map(\.code)))
        for place in placed {
            writeHomes(place, &directory, into: &plan)
            for row in builder.micros[place.micro].rows { write(row, place, streetIDs, &directory, into: &plan) }
            for house in builder.micros[place.micro].houses { write(house, place, streetIDs, &directory, into: &plan) }
        }
    }

    private mutating func writeHomes(_ place: Placed, _ directory: inout TownDirectory, into plan: inout TerritoryPlan) {
        let micro = builder.micros[place.micro], grid = builder.layout.communities[micro.community].grids[micro.grid]
        // Numbered as one reads: rows from the north, from west to east in a row.
        let order = GridNumbering.order(micro.homes.map { coordinate($0.box.center) }, band: 12)
        for home in order.map({ micro.homes[$0] }) {
            let estate = grid.estate ?? TownNames.subdistrict
            let building = Building(
                id: id(), estate: estate, number: String(directory.number(in: estate)), storeys: home.storeys,
                households: home.households.reduce(0, +), polygon: polygon(home.box.corners), areaPath: place.path, from: day)
            plan.buildings.append(building)
            for (index, households) in home.households.enumerated() {
                plan.stairwells.append(Stairwell(id: id(), buildingID: building.id, number: index + 1, households: households))
            }
        }
    }

    private mutating func write(
        _ row: TownShopRow, _ place: Placed, _ streetIDs: [Int: String], _ directory: inout TownDirectory, into plan: inout TerritoryPlan
    ) {
        let street = builder.layout.streets[row.street], streetID = streetIDs[row.street]
        plan.buildings.append(
            Building(id: id(), streetID: streetID, storeys: 2, polygon: polygon(row.box.corners), areaPath: place.path, from: day))
        for door in row.doors {
            let (name, kind) = directory.shop(using: &random)
            plan.premises.append(
                Premises(
                    id: id(), name: name, kind: kind, address: TownNames.address(street.name, door.number), streetID: streetID,
                    houseNumber: door.number, coordinate: coordinate(door.place), areaPath: place.path, code: directory.code(using: &random),
                    from: day))
        }
    }

    /// A school, a market hall, an office: the building, and who is in it.
    private mutating func write(
        _ house: TownBuilder.House, _ place: Placed, _ streetIDs: [Int: String], _ directory: inout TownDirectory, into plan: inout TerritoryPlan
    ) {
        let micro = builder.micros[place.micro], door = house.name.map { _ in directory.door(at: house.box.center) }
        let streetID = door.flatMap { streetIDs[$0.street] }
        plan.buildings.append(
            Building(
                id: id(), name: house.name, streetID: streetID, houseNumber: door?.number, storeys: house.storeys,
                polygon: polygon(house.box.corners), areaPath: place.path, from: day))
        if micro.style == .works, let park = builder.layout.communities[micro.community].grids[micro.grid].place {
            open(directory.office(), .office, inside: park, at: house.box.center, place, &directory, into: &plan)
        } else if let name = house.name, let door, directory.isNew(name) {
            plan.premises.append(
                Premises(
                    id: id(), name: name, kind: micro.style.premises,
                    address: TownNames.address(builder.layout.streets[door.street].name, door.number),
                    streetID: streetID, houseNumber: door.number, coordinate: coordinate(house.box.center), areaPath: place.path,
                    code: directory.code(using: &random), from: day))
            guard micro.style == .market else { return }
            for stall in 0..<12 {
                let (name, address, kind) = TownNames.stall(stall, in: name)
                let along = house.box.axis * ((Double(stall % 6) / 5 - 0.5) * house.box.halfLength * 1.5)
                let across = house.box.axis.left * ((stall < 6 ? -0.4 : 0.4) * house.box.halfDepth)
                open(name, kind, inside: address, at: house.box.center + along + across, place, &directory, into: &plan)
            }
        }
    }

    private mutating func open(
        _ name: Text, _ kind: Premises.Kind, inside address: Text, at point: TownPoint, _ place: Placed, _ directory: inout TownDirectory,
        into plan: inout TerritoryPlan
    ) {
        guard directory.isNew(name) else { return }
        plan.premises.append(
            Premises(
                id: id(), name: name, kind: kind, address: address, coordinate: coordinate(point), areaPath: place.path,
                code: directory.code(using: &random), from: day))
    }
}

extension TownStyle {
    /// What stands there besides homes.
    var premises: Premises.Kind {
        switch self {
        case .school: .school
        case .park: .park
        case .market: .market
        case .clinic: .clinic
        default: .office
        }
    }
}
