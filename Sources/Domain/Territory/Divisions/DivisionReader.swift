// SPDX-License-Identifier: Apache-2.0

/// Reads a list of divisions as text, piece by piece: a line for each, indented by tabs below its parent; after the name of the upper three
/// levels a tab and the code of GB/T 2260, and whatever follows it is left out.
struct DivisionReader {
    /// So many faults are told; a file with more is another kind of file.
    static let faultLimit = 20
    static let longestLine = 1000

    private var line: [UInt8] = []
    private var number = 0
    /// The ids of the lines above, from the margin inwards.
    private var above: [Int] = []
    private var next = 1
    private var faults: [DivisionFault] = []

    init() { line.reserveCapacity(256) }

    mutating func read(_ bytes: UnsafeRawBufferPointer, _ take: (Division) throws -> Void) throws {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 10) {
            line.append(contentsOf: rest[..<end])
            try finishLine(take)
            rest = rest[(end + 1)...]
        }
        line.append(contentsOf: rest)
        // One line without an end must not fill the memory.
        if line.count > Self.longestLine { throw DivisionFaults(faults: faults + [DivisionFault(line: number + 1, kind: .tooLong)]) }
    }

    /// The last line, and what was wrong.
    /// - Returns: how many divisions there were.
    mutating func finish(_ take: (Division) throws -> Void) throws -> Int {
        if !line.isEmpty { try finishLine(take) }
        if faults.isEmpty, next == 1 { faults.append(DivisionFault(line: number, kind: .nothing)) }
        guard faults.isEmpty else { throw DivisionFaults(faults: faults) }
        return next - 1
    }

    private mutating func finishLine(_ take: (Division) throws -> Void) throws {
        number += 1
        defer { line.removeAll(keepingCapacity: true) }
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        while let last = line.last, last == 13 || last == 32 || last == 9 { line.removeLast() }
        guard !line.isEmpty else { return }
        let (division, fault) = parsed()
        if let division {
            above.append(division.id)
            next += 1
            if faults.isEmpty { try take(division) }
        } else if let fault {
            faults.append(DivisionFault(line: number, kind: fault))
            if faults.count >= Self.faultLimit { throw DivisionFaults(faults: faults) }
        }
    }

    private mutating func parsed() -> (Division?, DivisionFault.Kind?) {
        var depth = 0
        while depth < line.count, line[depth] == 9 { depth += 1 }
        guard depth < Division.levels.count else { return (nil, .tooDeep) }
        guard depth <= above.count else { return (nil, .noParent) }
        above.removeLast(above.count - depth)
        let end = line[depth...].firstIndex(of: 9) ?? line.count
        guard line.count <= Self.longestLine, end - depth <= Division.longestName * 4 else { return (nil, .tooLong) }
        guard let text = String(validating: line[depth..<end], as: UTF8.self) else { return (nil, .notUTF8) }
        guard text.unicodeScalars.count <= Division.longestName else { return (nil, .tooLong) }
        guard !text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }), !text.unicodeScalars.contains(where: { $0.value < 32 }) else {
            return (nil, .noName)
        }
        let level = Division.levels[depth]
        var code: Code?
        if end < line.count {
            let stop = line[(end + 1)...].firstIndex(of: 9) ?? line.count
            let value = String(decoding: line[(end + 1)..<stop], as: UTF8.self)
            guard level <= .district, let read = Code(.division, value) else { return (nil, .badCode(value)) }
            code = read
        }
        return (Division(id: next, parent: above.last, level: level, name: text, code: code), nil)
    }
}
