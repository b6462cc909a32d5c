// SPDX-License-Identifier: Apache-2.0

extension Weekday {
    public var text: Text {
        switch self {
        case .monday: Text(zh: "周一", en: "Monday")
        case .tuesday: Text(zh: "周二", en: "Tuesday")
        case .wednesday: Text(zh: "周三", en: "Wednesday")
        case .thursday: Text(zh: "周四", en: "Thursday")
        case .friday: Text(zh: "周五", en: "Friday")
        case .saturday: Text(zh: "周六", en: "Saturday")
        case .sunday: Text(zh: "周日", en: "Sunday")
        }
    }
}
