// SPDX-License-Identifier: Apache-2.0

extension Report.Contact {
    /// What is wrong with a name or number that someone typed.
    enum Fault: Hashable { case name, phone }

    /// Name and number as they are kept; nil where both are empty.
    static func read(name: String, phone: String) -> Result<Report.Contact?, ContactFaults> {
        var faults: [Fault] = []
        if name.count > ReportDraft.nameLimit { faults.append(.name) }
        if !phone.isEmpty, !ReportDraft.isPhone(phone) { faults.append(.phone) }
        guard faults.isEmpty else { return .failure(ContactFaults(faults: faults)) }
        return .success(name.isEmpty && phone.isEmpty ? nil : Report.Contact(name: name, phone: phone))
    }
}

struct ContactFaults: Error, Hashable { let faults: [Report.Contact.Fault] }
