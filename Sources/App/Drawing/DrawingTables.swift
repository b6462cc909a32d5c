// SPDX-License-Identifier: Apache-2.0
import CZlib
import Districting
import Foundation
import Localization
import Tabular

/// Units and edges as tables, for whoever draws without the platform: `linli draw`, and the benchmark.
public struct DrawingTables: Sendable {
    /// Which columns of the table of units hold what. `id` holds the name; without it the line's number from 0 is the name.
    public struct Columns: Sendable {
        public var weight = "households"
        public var attributes: [String] = []
        public var present: String?
        public var fixed: String?
        public var together: String?
        public var compound: String?
        public var dedicated: String?
        public var people: String?
        public var workload: String?
        /// Ground of each unit, m².
        public var area: String?
        /// The region of an earlier drawing that is gone on from.
        public var resumed: String?

        public init() {}
    }

    /// Something that cannot be read, and on which line of which file.
    public struct Fault: Error, Sendable, Hashable {
        public let file: String
        public let line: Int?
        public let what: String

        public var sentence: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(what)" }
    }

    public struct Faults: Error, Sendable { public let faults: [Fault] }

    public private(set) var units: Units
    public private(set) var adjacency: Adjacency
    /// The regions of the drawing that is gone on from, if that was asked for.
    public private(set) var resumed: [Int]?
    /// Today's regions by their number in `units.present`, from 1.
    public private(set) var presentNames: [String] = []
    private var lines: [Int] = []

    private static let bounds = TableBounds(bytes: 1 << 30, rows: 5_000_000, columns: 500)

    public init(units unitsPath: String, edges edgesPath: String, columns: Columns) throws(Faults) {
        units = Units(ids: [], households: [])
        adjacency = Adjacency([])
        var faults: [Fault] = []
        let places = try readUnits(Self.read(unitsPath), unitsPath, columns, &faults)
        try readEdges(Self.read(edgesPath), edgesPath, places, &faults)
        guard faults.isEmpty else { throw Faults(faults: faults) }
    }

    /// The name of a region: today's where it goes on, the number otherwise.
    public func name(ofRegion number: Int) -> String {
        presentNames.indices.contains(number - 1) ? presentNames[number - 1] : numbered(number)
    }

    /// A number that is nobody's name.
    private func numbered(_ number: Int) -> String { presentNames.contains(String(number)) ? "new-\(number)" : String(number) }

    // Reading

    private static func read(_ path: String) throws(Faults) -> Table {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Faults(faults: [Fault(file: path, line: nil, what: "cannot be read")])
        }
        do {
            return try CSVReader.read(try inflated(Array(data), path), bounds: bounds)
        } catch let error as TableError {
            throw Faults(faults: [Fault(file: path, line: error.line, what: error.text.en)])
        } catch let error as Faults {
            throw error
        } catch {
            throw Faults(faults: [Fault(file: path, line: nil, what: "cannot be read")])
        }
    }

    /// The bytes, unpacked if they are gzip's.
    private static func inflated(_ bytes: [UInt8], _ path: String) throws(Faults) -> [UInt8] {
        guard bytes.count > 2, bytes[0] == 0x1F, bytes[1] == 0x8B else { return bytes }
        let broken = Faults(faults: [Fault(file: path, line: nil, what: "the compressed file is damaged or holds more than 1 GB")])
        var stream = z_stream(), input = bytes, output: [UInt8] = [], status = Z_OK
        guard inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw broken }
        defer { inflateEnd(&stream) }
        input.withUnsafeMutableBufferPointer { from in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(from.count)
            var block = [UInt8](repeating: 0, count: 1 << 18)
            repeat {
                block.withUnsafeMutableBufferPointer { to in
                    stream.next_out = to.baseAddress
                    stream.avail_out = UInt32(to.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    output += to[..<(to.count - Int(stream.avail_out))]
                }
            } while status == Z_OK && output.count <= bounds.bytes
        }
        guard status == Z_STREAM_END, output.count <= bounds.bytes else { throw broken }
        return output
    }

    private mutating func readUnits(_ table: Table, _ path: String, _ columns: Columns, _ faults: inout [Fault]) throws(Faults) -> [String: Int] {
        let header = table.rows[0].cells, known = header.map { $0.lowercased() }
        func position(_ name: String?) throws(Faults) -> Int? {
            guard let name else { return nil }
            guard let found = header.firstIndex(of: name) ?? known.firstIndex(of: name.lowercased()) else {
                throw Faults(faults: [Fault(file: path, line: 1, what: "there is no column “\(name)”; there are \(header.joined(separator: ", "))")])
            }
            return found
        }
        let id = known.firstIndex(of: "id"), weight = try position(columns.weight), people = try position(columns.people)
        let workload = try position(columns.workload), area = try position(columns.area), resumed = try position(columns.resumed)
        var attributes: [Int] = []
        for name in columns.attributes { if let found = try position(name) { attributes.append(found) } }
        let present = try position(columns.present), fixed = try position(columns.fixed), together = try position(columns.together)
        let compound = try position(columns.compound), dedicated = try position(columns.dedicated)
        var places: [String: Int] = [:], names = Array(repeating: Names(), count: 6), earlier: [Int] = []
        units.attributeCount = attributes.count
        for (index, row) in table.rows.dropFirst().enumerated() {
            func cell(_ position: Int) -> String { position < row.cells.count ? row.cells[position].trimmingCharacters(in: .whitespaces) : "" }
            func fail(_ what: String) { if faults.count < 100 { faults.append(Fault(file: path, line: row.line, what: what)) } }
            func whole(_ position: Int) -> Int {
                if let number = Int(cell(position)), number >= 0 { return number }
                if let number = Double(cell(position)), number >= 0, number < 1e8, number == number.rounded() { return Int(number) }
                fail("“\(cell(position))” in column \(header[position]) is not a whole number from 0")
                return 0
            }
            func decimal(_ position: Int) -> Double {
                if let number = Double(cell(position)), number.isFinite { return number }
                fail("“\(cell(position))” in column \(header[position]) is not a number")
                return 0
            }
            let name = id.map(cell) ?? String(index)
            if name.isEmpty { fail("the unit has no id") }
            if let other = places[name] { fail("unit “\(name)” stands already on line \(lines[other])") }
            places[name] = index
            lines.append(row.line)
            units.ids.append(name)
            if let weight { units.households.append(whole(weight)) }
            if let people { units.people.append(whole(people)) }
            if let workload { units.workload.append(decimal(workload)) }
            for attribute in attributes { units.attributes.append(decimal(attribute)) }
            if let present { units.present.append(names[0].number(cell(present))) }
            if let fixed { units.fixed.append(names[1].number(cell(fixed))) }
            if let together { units.together.append(names[2].number(cell(together))) }
            if let compound { units.compound.append(names[3].number(cell(compound))) }
            if let dedicated { units.dedicated.append(names[4].number(cell(dedicated))) }
            if let area { units.area.append(decimal(area)) }
            if let resumed {
                if cell(resumed).isEmpty { fail("the unit has no region in column \(header[resumed])") }
                earlier.append(names[5].number(cell(resumed)) ?? 0)
            }
        }
        presentNames = names[0].all
        if resumed != nil { self.resumed = earlier }
        return places
    }

    /// Names as numbers from 1; an empty cell is none.
    private struct Names {
        var all: [String] = []
        private var places: [String: Int] = [:]

        mutating func number(_ name: String) -> Int? {
            guard !name.isEmpty else { return nil }
            if let place = places[name] { return place }
            all.append(name)
            places[name] = all.count
            return all.count
        }
    }

    /// `from,to`, and if there `length` and `barrier`: empty, `cut`, or a price. A pair stands once, or in both directions alike.
    private mutating func readEdges(_ table: Table, _ path: String, _ places: [String: Int], _ faults: inout [Fault]) throws(Faults) {
        let header = table.rows[0].cells.map { $0.lowercased() }
        guard let from = header.firstIndex(of: "from"), let to = header.firstIndex(of: "to") else {
            throw Faults(faults: [Fault(file: path, line: 1, what: "the columns “from” and “to” are needed")])
        }
        var seen: [Units.Pair: (line: Int, place: Int)] = [:]
        let length = header.firstIndex(of: "length"), barrier = header.firstIndex(of: "barrier")
        for row in table.rows.dropFirst() {
            func cell(_ position: Int) -> String { position < row.cells.count ? row.cells[position].trimmingCharacters(in: .whitespaces) : "" }
            func fail(_ what: String) { if faults.count < 100 { faults.append(Fault(file: path, line: row.line, what: what)) } }
            guard let a = places[cell(from)], let b = places[cell(to)] else {
                fail("there is no unit “\(places[cell(from)] == nil ? cell(from) : cell(to))”")
                continue
            }
            var border = Adjacency.Border(a, b)
            if let length, !cell(length).isEmpty {
                if let number = Double(cell(length)), number.isFinite, number >= 0 {
                    border.length = number
                } else {
                    fail("the length “\(cell(length))” is no number from 0")
                }
            }
            if let barrier, !cell(barrier).isEmpty {
                if cell(barrier).lowercased() == "cut" {
                    border.barrier = .cut
                } else if let price = Double(cell(barrier)), price.isFinite, price >= 0 {
                    border.barrier = price == 0 ? .none : .penalised(price)
                } else {
                    fail("the barrier “\(cell(barrier))” is neither “cut” nor a number from 0")
                }
            }
            if a == b {
                fail("unit “\(cell(from))” touches itself")
                continue
            }
            if let other = seen.updateValue((row.line, adjacency.borders.count), forKey: Units.Pair(min(a, b), max(a, b))) {
                let first = adjacency.borders[other.place]
                seen[Units.Pair(min(a, b), max(a, b))] = other
                if first.from == a || first.length != border.length || first.barrier != border.barrier {
                    fail("“\(cell(from))” and “\(cell(to))” stand already on line \(other.line); a pair stands once, or in both directions alike")
                }
                continue
            }
            adjacency.borders.append(border)
        }
    }
}
