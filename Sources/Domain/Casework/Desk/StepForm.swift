// SPDX-License-Identifier: Apache-2.0
import WorkingTime

/// How soon a department that is called in must be there.
enum CallInTime: String, CaseIterable {
    case halfHour, hour, twoHours, halfDay, day

    var limit: TimeLimit {
        switch self {
        case .halfHour: .calendarMinutes(30)
        case .hour: .calendarHours(1)
        case .twoHours: .workingHours(2)
        case .halfDay: .workingHours(4)
        case .day: .workingDays(1)
        }
    }
}

/// A filing condition as a form carries it: scheme, code and the condition's number between spaces.
struct ConditionKey: Hashable {
    let scheme: String, code: String, number: Int

    init(scheme: String, code: String, number: Int) {
        self.scheme = scheme
        self.code = code
        self.number = number
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let number = Int(parts[2]), text.utf8.count <= 120 else { return nil }
        self.init(scheme: String(parts[0]), code: String(parts[1]), number: number)
    }

    var text: String { "\(scheme) \(code) \(number)" }
}

/// Numbers of cases as people write and say them: `2026-000123`, `2026-123`, `2026 123`.
enum CaseNumber {
    static func read(_ text: String) -> String? {
        guard text.utf8.count <= 60 else { return nil }
        let groups = text.split { !("0"..."9").contains($0) }
        guard groups.count == 2, groups[0].count == 4, (1...9).contains(groups[1].count), let sequence = Int(groups[1]) else { return nil }
        let digits = String(sequence)
        return "\(groups[0])-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }
}
