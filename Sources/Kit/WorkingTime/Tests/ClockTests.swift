// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Testing
import WorkingTime

private let china = WorkCalendar.china
private func at(_ day: String, _ hour: Int, _ minute: Int = 0) -> Date { china.moment(Day(day)!, minute: hour * 60 + minute) }

@Test func `green to 80 percent, yellow to 100, red beyond`() {
    let clock = Clock(start: at("2026-01-13", 8, 30), limit: .workingHours(8))
    func state(_ hour: Int, _ minute: Int = 0, day: String = "2026-01-13") -> Clock.State { clock.state(at: at(day, hour, minute), in: china) }
    #expect(state(8, 30).used == 0 && state(8, 30).light == .green)
    #expect(state(16, 24).light == .green && abs(state(16, 24).used - 0.8) < 1e-9)
    #expect(state(16, 25).light == .yellow)
    #expect(state(18).light == .yellow && !state(18).isOverdue)
    #expect(state(20).light == .red && state(20).used == 1)  // due at the close; the evening is late though no working time has passed
    #expect(state(10, day: "2026-01-14").minutesLeft == -90)
    #expect(state(9, day: "2026-01-12").used == 0)
}

@Test func `a clock says how it stands in plain words`() {
    let clock = Clock(start: at("2026-01-13", 8, 30), limit: .workingDays(2))
    func text(_ day: String, _ hour: Int, _ minute: Int = 0) -> String { clock.state(at: at(day, hour, minute), in: china).text.zh }
    #expect(text("2026-01-13", 8, 30) == "还剩 2 个工作日")
    #expect(text("2026-01-14", 10) == "还剩 6 个工作小时")
    #expect(text("2026-01-14", 17, 30) == "还剩 30 分钟")
    #expect(text("2026-01-14", 19) == "刚刚超时")
    #expect(text("2026-01-16", 18) == "已超 2 个工作日")
    #expect(clock.state(at: at("2026-01-14", 17), in: china).text.en == "1 working hour left")
}

@Test func `a paused clock stands still, and its end moves with the pause`() {
    var clock = Clock(start: at("2026-01-13", 10), limit: .workingHours(8))
    clock.pauses = [.init(from: at("2026-01-13", 11))]
    let paused = clock.state(at: at("2026-01-20", 10), in: china)
    #expect(paused.phase == .paused && paused.light == .green && abs(paused.used - 1 / 8) < 1e-9)
    clock.pauses[0].until = at("2026-01-20", 11)
    let resumed = clock.state(at: at("2026-01-20", 12), in: china)
    #expect(resumed.phase == .running && resumed.due == at("2026-01-21", 11 - 1) && abs(resumed.used - 2 / 8) < 1e-9)
    #expect(clock.state(at: at("2026-01-13", 10, 30), in: china).phase == .running)  // before the pause
}

@Test func `an extension moves the end, and used time is measured against the whole`() throws {
    var clock = Clock(start: at("2026-01-13", 10), limit: .workingDays(1))
    let needed = try #require(clock.extensionNeeded(until: at("2026-01-16", 10), at: at("2026-01-13", 11), in: china))
    #expect(needed == .workingMinutes(960))
    clock.extensions = [needed]
    let state = clock.state(at: at("2026-01-14", 10), in: china)
    #expect(state.due == at("2026-01-16", 10) && abs(state.used - 1 / 3) < 1e-9)
    #expect(clock.extensionNeeded(until: at("2026-01-14", 10), at: at("2026-01-13", 11), in: china) == nil)
}

@Test func `a stopped clock no longer ages`() {
    let clock = Clock(start: at("2026-01-13", 10), limit: .urgentHours(2), stopped: at("2026-01-13", 11))
    let state = clock.state(at: at("2026-03-13", 11), in: china)
    #expect(state.phase == .stopped && state.used == 0.5 && state.light == .green && state.text.zh == "按时")
    var late = clock
    late.stopped = at("2026-01-13", 13)
    #expect(late.state(at: at("2026-03-13", 11), in: china).text == .init(zh: "超时 1 小时", en: "1 hour late"))
}

@Test func `a limit of nothing is due at once`() {
    let clock = Clock(start: at("2026-01-13", 10), limit: .workingHours(0))
    #expect(clock.state(at: at("2026-01-13", 10), in: china).light == .yellow)
    #expect(clock.state(at: at("2026-01-13", 10, 1), in: china).light == .red)
}
