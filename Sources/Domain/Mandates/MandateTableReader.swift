// SPDX-License-Identifier: Apache-2.0
import Localization
import Tabular
import WorkingTime

extension MandateTable {
    /// Reads a whole list, or says everything that is wrong with it.
    public static func read(_ bytes: some Collection<UInt8>, scheme: String, version: String) throws(Faults) -> [Matter] {
        let table: Table, header: TableHeader
        do {
            table = try CSVReader.read(bytes, bounds: bounds)
        } catch {
            throw Faults([Fault(line: error.line, .table(error))])
        }
        do {
            header = try TableHeader(table.rows[0], columns: columns)
        } catch {
            throw Faults([Fault(line: error.line, .header(error))])
        }
        var reader = Reader(header: header, scheme: scheme, version: version)
        for row in table.rows.dropFirst() { reader.read(row) }
        reader.finish()
        guard reader.faults.isEmpty else { throw Faults(reader.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) }) }
        return reader.matters
    }
}

private struct Reader {
    typealias Column = MandateTable.Column
    typealias Fault = MandateTable.Fault

    let header: TableHeader
    let scheme: String
    let version: String
    var matters: [Matter] = []
    var faults: [Fault] = []
    /// Where each code, name and major stood first.
    private var codes: [String: Int] = [:], names: [String: Int] = [:], majors: [String: (name: Text, line: Int)] = [:]
    /// The line on which the matter that is being read began.
    private var firstLine = 0
    private var row = Table.Row(line: 0, cells: [])
    /// Whether the matter has rows for conditions and lanes, readable or not.
    private var hasCondition = false, hasRule = false
    /// After a row that could not be begun, what continues it is passed over: one fault is enough.
    private var isSkipping = false

    init(header: TableHeader, scheme: String, version: String) {
        self.header = header
        self.scheme = scheme
        self.version = version
    }

    mutating func read(_ row: Table.Row) {
        self.row = row
        guard row.cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
        guard row.cells.count <= header.width || row.cells[header.width...].allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else {
            fault(.tooManyCells)
            isSkipping = true
            return
        }
        if cell(.nameZH).isEmpty { continueMatter() } else { beginMatter() }
        guard !isSkipping else { return }
        readCondition()
        readRule()
    }

    mutating func finish() {
        endMatter()
        if matters.isEmpty, faults.isEmpty { faults.append(Fault(line: nil, .noMatter)) }
    }

    // MARK: Matters

    private mutating func beginMatter() {
        endMatter()
        let code = cell(.code), before = faults.count
        if code.isEmpty { fault(.missing(.code)) } else if !MandateList.isIdentifier(code) { fault(.codeMalformed(code)) }
        if let first = codes[code] { fault(.codeTwice(code, firstLine: first)) }
        let name = text(.nameZH, .nameEN) ?? Text(name: ""), majorCode = required(.majorCode)
        let majorName = major(majorCode)
        if let first = names["\(majorCode)\n\(name.zh)"] { fault(.nameTwice(name.zh, firstLine: first)) }
        let duty: DutyPosition = word(.duty, DutyPosition.allCases) ?? .basic
        let lead = optional(.lead)
        if duty != .basic, lead == nil { fault(.leadMissing) }
        if let lead, PartyRule("team:\(lead)") == nil { fault(.unreadable(.lead, lead)) }
        let matter = Matter(
            reference: MatterReference(scheme: scheme, version: version, code: code, name: name), row: matters.count + 1, majorCode: majorCode,
            majorName: majorName, words: parts(cell(.words)), kind: word(.kind, Matter.Kind.allCases) ?? .incident,
            nature: word(.nature, Nature.allCases) ?? .complaint, duty: duty, lead: lead, legalBasis: text(.legalZH, .legalEN, isRequired: false),
            isPrivate: claim(.isPrivate), emergency: emergency(), conditions: [], rules: [])
        codes[code] = codes[code] ?? row.line
        names["\(majorCode)\n\(name.zh)"] = row.line
        firstLine = row.line
        (hasCondition, hasRule) = (false, false)
        matters.append(matter)
        isSkipping = faults.count > before && code.isEmpty
    }

    private mutating func continueMatter() {
        guard !isSkipping else { return }
        let code = cell(.code)
        guard let last = matters.last, !code.isEmpty, code == last.code else {
            fault(.continuesNothing(code))
            return
        }
        let ofMatter: [Column] = [
            .nameEN, .majorCode, .majorZH, .majorEN, .kind, .nature, .duty, .lead, .words, .legalZH, .legalEN, .isPrivate, .emergency,
        ]
        for column in ofMatter where !cell(column).isEmpty { fault(.repeated(column)) }
    }

    /// What can only be said when all rows of a matter are read.
    private mutating func endMatter() {
        guard let matter = matters.last, !isSkipping, matter.duty != .takenBack || matter.isDanger else { return }
        if !hasCondition { faults.append(Fault(line: firstLine, .noCondition)) }
        if !hasRule {
            faults.append(Fault(line: firstLine, .noLane))
        } else if matter.isDanger, !matter.rules.isEmpty, matter.rules.allSatisfy({ $0.lane == .selfGovernance }) {
            faults.append(Fault(line: firstLine, .dangerNeedsLane))
        }
    }

    private mutating func major(_ code: String) -> Text {
        let name = text(.majorZH, .majorEN) ?? Text(name: "")
        guard let known = majors[code] else {
            majors[code] = (name, row.line)
            return name
        }
        if known.name != name { fault(.majorDiffers(code: code, known.name.zh, firstLine: known.line)) }
        return known.name
    }

    private mutating func emergency() -> [EmergencyNumber] {
        var numbers: [EmergencyNumber] = []
        for part in parts(cell(.emergency)) {
            let words = part.split(separator: " ", maxSplits: 1).map(String.init), names = (words.last ?? "").split(separator: "|").map(String.init)
            guard words.count == 2, words[0].allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }), (1...2).contains(names.count) else {
                fault(.unreadable(.emergency, part))
                continue
            }
            numbers.append(EmergencyNumber(words[0], Text(zh: names[0], en: names[names.count - 1])))
        }
        return numbers
    }

    // MARK: Conditions and lanes

    private mutating func readCondition() {
        let columns: [Column] = [.conditionZH, .conditionEN, .limit, .closingZH, .closingEN, .photo, .isDefault]
        guard columns.contains(where: { !cell($0).isEmpty }), !matters.isEmpty else { return }
        hasCondition = true
        let name = text(.conditionZH, .conditionEN), closing = text(.closingZH, .closingEN), limit = limit(.limit)
        guard let name, let closing, let limit else { return }
        let index = matters.count - 1
        matters[index].conditions.append(
            FilingCondition(
                number: matters[index].conditions.count + 1, name: name, limit: limit, closing: closing, needsPhoto: claim(.photo),
                isDefault: claim(.isDefault)))
    }

    private mutating func readRule() {
        let columns: [Column] = [.lane, .party, .tenure, .answer, .actionZH, .actionEN]
        guard columns.contains(where: { !cell($0).isEmpty }), !matters.isEmpty else { return }
        hasRule = true
        let lane: Lane? = required(.lane).isEmpty ? nil : word(.lane, Lane.allCases), party = party()
        let tenure: Tenure? = word(.tenure, Tenure.allCases), answer = limit(.answer), action = text(.actionZH, .actionEN)
        guard let lane, let party, let answer, let action else { return }
        if lane == .enforcement, party == .concerned || party == .grid { fault(.enforcementNeedsTeam) }
        let index = matters.count - 1
        if matters[index].rules.contains(where: { $0.lane == lane && $0.tenure == tenure }) { fault(.laneTwice(lane, tenure)) }
        matters[index].rules.append(LaneRule(lane, party, tenure: tenure, answer: answer, action: action))
    }

    private mutating func party() -> PartyRule? {
        let text = required(.party)
        if text.isEmpty { return nil }
        if let party = PartyRule(text) ?? PartyRule(named: text) { return party }
        fault(.unreadable(.party, text))
        return nil
    }

    // MARK: Cells

    private mutating func fault(_ problem: Fault.Problem) { faults.append(Fault(line: row.line, problem)) }

    private func cell(_ column: Column) -> String { header.cell(column.rawValue, of: row) }

    private func parts(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == ";" || $0 == "\u{FF1B}" || $0 == "\n" }).map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }

    private func optional(_ column: Column) -> String? { cell(column).isEmpty ? nil : cell(column) }

    private mutating func required(_ column: Column) -> String {
        let text = cell(column)
        if text.isEmpty { fault(.missing(column)) }
        return text
    }

    /// Two columns; English may be left out and is then as the Chinese.
    private mutating func text(_ zh: Column, _ en: Column, isRequired: Bool = true) -> Text? {
        for column in [zh, en] where cell(column).count > 500 { fault(.tooLong(column, limit: 500)) }
        guard !cell(zh).isEmpty else {
            if isRequired || !cell(en).isEmpty { fault(.missing(zh)) }
            return nil
        }
        return Text(zh: cell(zh), en: cell(en).isEmpty ? cell(zh) : cell(en))
    }

    /// One of a few words, in code or in either language; nil where the cell is empty.
    private mutating func word<Word: NamedWord>(_ column: Column, _ words: [Word]) -> Word? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        let folded = text.lowercased()
        let word = words.first { $0.rawValue.lowercased() == folded || $0.text.zh == text || $0.text.en.lowercased() == folded }
        if word == nil { fault(.unreadable(column, text)) }
        return word
    }

    private mutating func claim(_ column: Column) -> Bool {
        let text = cell(column).lowercased()
        if text.isEmpty { return false }
        if let claim = MandateTable.claim(text) { return claim }
        fault(.unreadable(column, text))
        return false
    }

    private mutating func limit(_ column: Column) -> TimeLimit? {
        let text = required(column)
        if text.isEmpty { return nil }
        guard let limit = TimeLimit(words: text) else {
            fault(.unreadable(column, text))
            return nil
        }
        return limit
    }
}

/// A word of a list that has a name in each language.
protocol NamedWord: RawRepresentable where RawValue == String { var text: Text { get } }
extension Lane: NamedWord {}
extension Tenure: NamedWord {}
extension Nature: NamedWord {}
extension DutyPosition: NamedWord {}
extension Matter.Kind: NamedWord {}

extension StringProtocol {
    var trimmingBlanks: String {
        String(String(drop(while: \.isWhitespace)).reversed().drop(while: \.isWhitespace).reversed())
    }
}
