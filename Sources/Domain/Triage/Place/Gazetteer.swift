// SPDX-License-Identifier: Apache-2.0

/// The names of a place's own streets, estates, buildings and shops, made ready to be found in texts: up to some 100,000.
public struct Gazetteer: Sendable {
    public struct Entry: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable, Codable { case address, street, estate, building, shop, facility, community, other }

        public var id: String
        public var name: String
        public var kind: Kind
        /// Other names by which people call it.
        public var aliases: [String]

        public init(id: String, name: String, kind: Kind = .other, aliases: [String] = []) {
            self.id = id
            self.name = name
            self.kind = kind
            self.aliases = aliases
        }
    }

    struct Name: Sendable {
        let entry: Int32
        let signs: [Unicode.Scalar]
        let sounds: [UInt32]
        /// 1 for a name, a little less for what was made of it.
        let worth: Double
        /// How many of its first signs are its own; the rest is an ending that others have too.
        let own: Int
        /// Five signs, four of them its own: in shorter ones an error makes another name too easily.
        var mayErr: Bool { signs.count >= 5 && own >= 4 }
    }

    public let entries: [Entry]
    let names: [Name]
    /// Nodes of a trie over sounds: (node, sound) to the next node.
    private var steps: [UInt64: Int32] = [:]
    /// Names that end in a node.
    private var ends: [Int32: [Int32]] = [:]
    /// Names long enough for an error by the sounds of their first or second half.
    private var halves: [UInt64: [Int32]] = [:]

    /// Names of fewer than two signs are left out: they stand everywhere. So is what lies beyond 40 signs of a name.
    public init(_ entries: [Entry]) {
        self.entries = entries
        var names: [Name] = []
        for (number, entry) in entries.enumerated() {
            var seen: Set<[Unicode.Scalar]> = []
            func add(_ signs: [Unicode.Scalar], _ worth: Double) {
                guard signs.count >= 2, seen.insert(signs).inserted else { return }
                names.append(Name(entry: Int32(number), signs: signs, sounds: signs.map(Sounds.of), worth: worth, own: Self.own(signs)))
            }
            for (place, name) in ([entry.name] + entry.aliases).enumerated() {
                let signs = Array(Signs(name).signs.filter { $0 != " " }.prefix(40))
                add(signs, place == 0 ? 1 : 0.98)
                // 丽发新城 for 丽发新城小区.
                for ending in PlaceWords.endings where name.hasSuffix(ending) {
                    if signs.count - ending.unicodeScalars.count >= 3 { add(Array(signs.dropLast(ending.unicodeScalars.count)), 0.92) }
                    break
                }
            }
        }
        self.names = names
        var nodes: Int32 = 1
        for (number, name) in names.enumerated() {
            var node: Int32 = 0
            for sound in name.sounds {
                let key = UInt64(UInt32(node)) << 32 | UInt64(sound)
                if let known = steps[key] {
                    node = known
                } else {
                    steps[key] = nodes
                    node = nodes
                    nodes += 1
                }
            }
            ends[node, default: []].append(Int32(number))
            if name.mayErr {
                let half = name.sounds.count / 2
                halves[Self.key(name.sounds[..<half], isFirst: true), default: []].append(Int32(number))
                halves[Self.key(name.sounds[half...], isFirst: false), default: []].append(Int32(number))
            }
        }
        // A half such as 小区 says nothing; it would be looked at everywhere.
        halves = halves.filter { $0.value.count <= Self.crowd }
        let lengths = names.filter(\.mayErr).map(\.sounds.count)
        halfLengths = Set(lengths.flatMap { [$0 / 2, $0 - $0 / 2] }).sorted()
    }

    private static let endings = (PlaceWords.endings + PlaceWords.common).map { Array($0.unicodeScalars) }

    private static func own(_ signs: [Unicode.Scalar]) -> Int {
        let ending = endings.first { signs.count > $0.count && signs.suffix($0.count).elementsEqual($0) }
        return signs.count - (ending?.count ?? 0)
    }

    static let crowd = 64
    let halfLengths: [Int]

    func step(_ node: Int32, _ sound: UInt32) -> Int32? { steps[UInt64(UInt32(node)) << 32 | UInt64(sound)] }
    func names(endingIn node: Int32) -> [Int32] { ends[node] ?? [] }
    func names(withHalf sounds: ArraySlice<UInt32>, isFirst: Bool) -> [Int32] { halves[Self.key(sounds, isFirst: isFirst)] ?? [] }

    private static func key(_ sounds: ArraySlice<UInt32>, isFirst: Bool) -> UInt64 {
        sounds.reduce(isFirst ? 1 : 2) { Signature.mixed($0 ^ UInt64($1)) }
    }
}
