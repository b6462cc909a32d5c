// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension CalendarStore.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: .notAllowed
        case .outsideScope: Problem(.forbidden, Text(zh: "这个区域的日历不归您管理", en: "The calendar of this area is not yours to manage"))
        case .past(let today):
            Problem(
                .unprocessableContent,
                Text(zh: "过去的日子不能再改，否则已经算好的时限会变", en: "Past days can no longer be changed: limits that have run would come out otherwise"),
                way: Text(zh: "最早可以改今天，\(today)。", en: "The earliest day is today, \(today)."))
        case .areaMalformed: Problem(.unprocessableContent, Text(zh: "没有看懂区域", en: "This is not an area"))
        case .hoursMissing: Problem(.unprocessableContent, Text(zh: "“特别时间”要写几点到几点", en: "Special hours must say from when to when"))
        case .yearUnlikely: Problem(.unprocessableContent, Text(zh: "年份不对", en: "This is not a likely year"))
        }
    }
}
