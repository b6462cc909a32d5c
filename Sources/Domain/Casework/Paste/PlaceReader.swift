// SPDX-License-Identifier: Apache-2.0
import Localization
import Synchronization
import Territory
import Triage

/// Finds in free words the part that names a place of ours, with the numbers that follow it: 丽景苑3幢 in 今天丽景苑3幢门口又停电了.
///
/// Built once for each state of the territory.
public final class PlaceReader: Sendable {
    private let kept = Mutex<(version: Int, finder: Triage.PlaceFinder)?>(nil)

    public init() {}

    /// The words of the likeliest place; empty where none is named.
    public func words(in text: String, _ index: TerritoryIndex) -> String {
        guard let best = finder(index).find(in: text).first(where: { $0.relation != .denied }) else { return "" }
        return String(text[best.range]) + (best.house ?? "")
    }

    private func finder(_ index: TerritoryIndex) -> Triage.PlaceFinder {
        if let known = kept.withLock(\.self), known.version == index.version { return known.finder }
        var entries: [Triage.Gazetteer.Entry] = [], seen: Set<String> = []
        func add(_ name: String?, _ kind: Triage.Gazetteer.Entry.Kind) {
            guard let name, !name.isEmpty, seen.insert(name).inserted else { return }
            entries.append(.init(id: name, name: name, kind: kind))
        }
        for street in index.streets { add(street.name.zh, .street) }
        for building in index.buildings {
            add(building.estate?.zh, .estate)
            add(building.name?.zh, .building)
        }
        for shop in index.premises { add(shop.name.zh, .shop) }
        let finder = Triage.PlaceFinder(Triage.Gazetteer(entries))
        kept.withLock { $0 = (index.version, finder) }
        return finder
    }
}
