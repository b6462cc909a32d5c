// SPDX-License-Identifier: Apache-2.0
import Casework
import Geometry
import Localization
import Mandates
import Territory

/// Where things happen in the demo town: at shops, on streets, before buildings.
struct DemoPlaces {
    let shops: [Premises]
    let buildings: [Building]

    init(_ plan: TerritoryPlan) {
        shops = plan.premises.sorted { $0.id < $1.id }
        buildings = plan.buildings.sorted { $0.id < $1.id }
    }

    func spot(_ kind: DemoMatters.Spot, _ random: inout DemoRandom) -> Case.Place? {
        switch kind {
        case .shop: return shop(concerned: true, &random)
        case .street: return shop(concerned: false, &random)
        case .compound:
            guard let building = buildings.randomElement(using: &random) else { return nil }
            return Case.Place(
                areaPath: building.areaPath, text: building.demoName, coordinate: near(building.coordinate, &random), tenure: .insideLine)
        }
    }

    private func shop(concerned: Bool, _ random: inout DemoRandom) -> Case.Place? {
        // Some shops come up again and again, as in life.
        guard !shops.isEmpty else { return nil }
        let index = Int(Double(shops.count) * pow3(Double.random(in: 0..<1, using: &random)))
        let shop = shops[min(index, shops.count - 1)]
        return Case.Place(
            areaPath: shop.areaPath, text: concerned ? "\(shop.address.zh)门前" : "\(shop.address.zh)附近", coordinate: near(shop.coordinate, &random),
            tenure: .publicSpace, premisesID: concerned ? shop.id : nil)
    }

    private func pow3(_ x: Double) -> Double { x * x * x * 0.12 + x * 0.88 }

    /// A few metres away, so that marks do not lie on top of each other.
    private func near(_ coordinate: Coordinate, _ random: inout DemoRandom) -> Coordinate {
        Coordinate(
            longitude: coordinate.longitude + Double.random(in: -0.00008...0.00008, using: &random),
            latitude: coordinate.latitude + Double.random(in: -0.00006...0.00006, using: &random))
    }
}

extension Building {
    /// The building as people say it: 紫荆家园3幢.
    fileprivate var demoName: String {
        if let name { return name.zh }
        return "\(estate?.zh ?? "")\(number.map { "\($0)幢" } ?? "")\(estate == nil ? houseNumber.map { "\($0)号" } ?? "" : "")"
    }
}
