// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import TestKit
import Testing
import WorkingTime

@testable import Casework

/// A case as far as a test needs it, taken there by the same steps as any other.
struct Life {
    var it: Case
    var now = Cast.monday

    init(_ words: String = "车棚门口堆了纸箱", account: String? = nil, isPrivate: Bool = false) {
        let opening = Case.Opening(
            number: "2026-000001", matter: nil, place: .init(areaPath: Cast.microGrid, text: "小河路 12 号门前", premisesID: "88"), isPrivate: isPrivate,
            isDanger: false, account: account, channel: .web, nature: .request)
        it = Case(id: "case-1", opening: opening, words: words, at: now)
    }

    @discardableResult
    mutating func take(_ order: Case.Order, _ actor: Actor, words: Bool = true, after hours: Double = 0) throws -> Case.Change {
        now += hours * 3600
        return try it.take(order, withWords: words, by: actor, at: now)
    }

    static let matter = MatterReference(scheme: "GB/T 30428.2", version: "2013", code: "0504", name: Text(zh: "店外经营", en: "Trading outside the shop"))
    static let limit = CaseClock.Limit(time: .workingHours(4), condition: Text(name: "占道 1 平方米以上"))
    static let filing = Case.Order.file(matter: matter, limit: limit, isPrivate: false)

    mutating func file() throws { try take(Life.filing, Cast.zhouMin) }
    mutating func dispatch(_ lane: Lane, _ party: Case.Party) throws {
        try take(.dispatch(.init(lane: lane, party: party, why: Text(name: "清单第 1 行"), answerBy: now + 7200)), Cast.linTao)
    }
    mutating func handled() throws {
        try file()
        try dispatch(.management, Cast.huanwei)
        try take(.handle(.resolved), Cast.heJun)
    }
}

@Suite struct `A case's life` {
    /// Every status, reached by steps.
    static func lives() throws -> [Case.Status: Life] {
        var all: [Case.Status: Life] = [:]
        func add(_ make: (inout Life) throws -> Void) rethrows {
            var life = Life()
            try make(&life)
            all[life.it.status] = life
        }
        add { _ in }
        try add { try $0.take(.askVerification, Cast.zhouMin) }
        try add { try $0.file() }
        try add {
            try $0.file()
            try $0.dispatch(.management, Cast.huanwei)
        }
        try add {
            try $0.file()
            try $0.dispatch(.management, Cast.huanwei)
            try $0.take(.request(.suspend, until: $0.now + 864_000), Cast.heJun)
            try $0.take(.grant(.suspend), Cast.chenJie)
        }
        try add { try $0.handled() }
        try add {
            try $0.handled()
            try $0.take(.draw(inspector: "sun"), Cast.clockwork)
        }
        try add {
            try $0.handled()
            try $0.take(.draw(inspector: "sun"), Cast.clockwork)
            try $0.take(.inspect(passed: true, .resolved), Cast.sunLi)
        }
        try add { try $0.take(.decline(.onNoList), Cast.zhouMin) }
        try add { try $0.take(.join(number: "2026-000002"), Cast.zhouMin) }
        try add {
            try $0.take(.request(.void, until: nil), Cast.zhouMin)
            try $0.take(.grant(.void), Cast.chenJie)
        }
        return all
    }

    @Test func `every status is reached by steps`() throws {
        #expect(Set(try Self.lives().keys) == Set(Case.Status.allCases))
    }

    /// An order of each action that is right in itself, so that only status and standing can refuse it.
    static func order(_ action: Case.Action, now: Date) -> Case.Order? {
        let soon = now + 86_400
        switch action {
        case .report: return nil
        case .coReport: return .coReport(account: nil)
        case .askVerification: return .askVerification
        case .verify: return .verify(isTrue: true)
        case .decline: return .decline(.tooVague)
        case .join: return .join(number: "2026-000009")
        case .file: return Life.filing
        case .dispatch: return .dispatch(.init(lane: .enforcement, party: Cast.chengguan, why: Text(name: "清单")))
        case .takeOver: return .takeOver
        case .answer: return .answer(.done)
        case .requestReturn: return .request(.sendBack, until: nil)
        case .grantReturn: return .grant(.sendBack)
        case .denyReturn: return .deny(.sendBack)
        case .callIn: return .callIn(Cast.chengguan, checkInBy: soon)
        case .checkIn: return .checkIn(party: Cast.chengguan.id)
        case .stepUp: return .stepUp(.init(lane: .enforcement, party: Cast.chengguan, why: Text(name: "清单")), because: .notAble)
        case .requestExtension: return .request(.extend, until: soon)
        case .grantExtension: return .grant(.extend)
        case .denyExtension: return .deny(.extend)
        case .requestSuspension: return .request(.suspend, until: soon)
        case .grantSuspension: return .grant(.suspend)
        case .denySuspension: return .deny(.suspend)
        case .resume: return .resume
        case .supervise: return .supervise
        case .answerSupervision: return .answerSupervision
        case .handle: return .handle(.resolved)
        case .settle: return .settle(keptUntil: soon)
        case .draw: return .draw(inspector: "sun")
        case .inspect: return .inspect(passed: true, .resolved)
        case .close: return .close
        case .confirm: return .confirm(weight: 1, quietUntil: soon)
        case .dispute: return .dispute
        case .reopen: return .reopen
        case .appeal: return .appeal
        case .addWords: return .addWords
        case .unjoin: return .unjoin(account: nil)
        case .requestVoid: return .request(.void, until: nil)
        case .grantVoid: return .grant(.void)
        case .denyVoid: return .deny(.void)
        case .correct: return .correct(matter: nil, place: nil, limit: nil)
        case .redact: return .redact
        }
    }

    static let everybody = [Cast.zhouMin, Cast.linTao, Cast.chenJie, Cast.wangFang, Cast.heJun, Cast.sunLi, Cast.maQiang, .anonymous]

    @Test(arguments: Case.Status.allCases, Case.Action.allCases)
    func `offers just the actions that it would take`(_ status: Case.Status, _ action: Case.Action) throws {
        guard let life = try Self.lives()[status], let order = Self.order(action, now: life.now) else { return }
        for actor in Self.everybody {
            var copy = life.it
            let offered = copy.actions(for: actor).contains(action)
            let taken = (try? copy.take(order, withWords: true, by: actor, at: life.now)) != nil
            #expect(offered == taken, "\(actor.id)")
        }
    }

    @Test(arguments: Case.Status.allCases, Case.Action.allCases)
    func `a step leads only where the table says, and a refusal changes nothing`(_ status: Case.Status, _ action: Case.Action) throws {
        guard let life = try Self.lives()[status], let order = Self.order(action, now: life.now), let rule = CaseWorkflow.rules[action] else {
            return
        }
        for actor in Self.everybody + [Cast.clockwork] {
            var copy = life.it
            if let change = try? copy.take(order, withWords: true, by: actor, at: life.now) {
                #expect(rule.from.contains(change.from) && rule.to.contains(change.to))
                #expect(copy.version == life.it.version + 1)
                #expect(change.to == copy.status)
            } else {
                #expect(copy == life.it)
            }
        }
    }

    @Test func `the table knows every action`() {
        #expect(Set(CaseWorkflow.rules.keys) == Set(Case.Action.allCases))
    }
}

@Suite struct `The other person that a step needs` {
    @Test func `the handler never inspects`() throws {
        var life = Life()
        try life.handled()
        try life.take(.draw(inspector: "he"), Cast.clockwork)
        let both = Cast.staff("he", ["inspect"])
        #expect(throws: Case.Refusal.sameHand(.inspect)) { try life.take(.inspect(passed: true, .resolved), both) }
    }

    @Test func `nor does the handler's team`() throws {
        var life = Life()
        try life.handled()
        try life.take(.draw(inspector: "ma"), Cast.clockwork)
        #expect(throws: Case.Refusal.sameHand(.inspect)) { try life.take(.inspect(passed: true, .resolved), Cast.maQiang) }
    }

    @Test(arguments: Case.Request.Kind.allCases)
    func `who asks does not grant`(_ kind: Case.Request.Kind) throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        let mighty = Cast.staff(
            "he", Cast.handling + ["requestVoid", "decideReturn", "decideExtension", "decideSuspension", "decideVoid"], parties: ["huanwei"])
        try life.take(.request(kind, until: life.now + 86_400), mighty)
        #expect(throws: Case.Refusal.sameHand(.grant(kind))) { try life.take(.grant(kind), mighty) }
        #expect(throws: Case.Refusal.sameHand(.deny(kind))) { try life.take(.deny(kind), mighty) }
    }

    @Test func `a registrar does not file what they reported themselves`() throws {
        var life = Life(account: "zhou")
        #expect(throws: Case.Refusal.sameHand(.file)) { try life.file() }
        #expect(throws: Case.Refusal.sameHand(.decline)) { try life.take(.decline(.tooVague), Cast.zhouMin) }
    }

    @Test func `a party does not confirm its own work`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.selfGovernance, Cast.shop)
        let shop = Actor(id: "visitor:1", permissions: [], scope: .everywhere, parties: ["premises:88"])
        try life.take(.answer(.done), shop)
        #expect(throws: Case.Refusal.sameHand(.confirm)) { try life.take(.confirm(weight: 1, quietUntil: life.now + 86_400), shop) }
    }

    @Test func `who reported it on patrol and handled it does not confirm it either`() throws {
        var life = Life(account: "he")
        try life.handled()
        #expect(throws: Case.Refusal.sameHand(.confirm)) { try life.take(.confirm(weight: 2, quietUntil: life.now + 86_400), Cast.heJun) }
    }

    @Test func `staff of another department do not act for the one that has it`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        #expect(throws: Case.Refusal.notYours(.handle)) { try life.take(.handle(.resolved), Cast.wangFang) }
    }

    @Test func `a case outside someone's area is not theirs`() throws {
        var life = Life()
        let elsewhere = Actor(id: "x", permissions: [.casework("file")], scope: .areas(["/330105014/"]))
        #expect(throws: Case.Refusal.notAllowed(.file)) { try life.take(Life.filing, elsewhere) }
    }
}

@Suite struct `Lanes` {
    @Test func `open only upwards`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.gridTeam)
        #expect(throws: Case.Refusal.laneNotAbove) {
            try life.take(.stepUp(.init(lane: .management, party: Cast.huanwei, why: Text(name: "")), because: .notAble), Cast.linTao)
        }
        #expect(throws: Case.Refusal.laneNotAbove) {
            try life.take(.dispatch(.init(lane: .selfGovernance, party: Cast.shop, why: Text(name: ""))), Cast.linTao)
        }
    }

    @Test func `remember why the one before failed`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.selfGovernance, Cast.shop)
        try life.take(.stepUp(.init(lane: .management, party: Cast.gridTeam, why: Text(name: "清单")), because: .noAnswer), Cast.clockwork, after: 2)
        #expect(life.it.lane == .management)
        #expect(life.it.attempts.map(\.failure) == [.noAnswer])
        #expect(life.it.attempts.first?.lane == .selfGovernance)
    }

    @Test(arguments: [Cast.gridTeam, Cast.shop])
    func `enforcement needs an authorised body`(_ party: Case.Party) throws {
        var life = Life()
        try life.file()
        #expect(throws: Case.Refusal.notAuthorised) {
            try life.take(.dispatch(.init(lane: .enforcement, party: party, why: Text(name: ""))), Cast.linTao)
        }
    }

    @Test func `self-governance ends with neighbours and a quiet time, without staff`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.selfGovernance, Cast.shop)
        let shop = Actor(id: "visitor:1", permissions: [], scope: .everywhere, parties: ["premises:88"])
        try life.take(.answer(.done), shop, after: 1)
        let quiet = life.now + 86_400
        try life.take(.confirm(weight: 1, quietUntil: quiet), Actor(id: "visitor:2", permissions: [], scope: .everywhere))
        #expect(life.it.quietUntil == nil)
        try life.take(.confirm(weight: 1, quietUntil: quiet), Actor(id: "visitor:3", permissions: [], scope: .everywhere))
        #expect(life.it.quietUntil == quiet)
        #expect(throws: Case.Refusal.quietTimeRuns) { try life.take(.close, Cast.clockwork, after: 23) }
        try life.take(.close, Cast.clockwork, after: 1)
        #expect(life.it.status == .closed)
        #expect(life.it.outcome == .resolvedByParty)
    }
}

@Suite struct `Side paths` {
    @Test func `a suspension stops the clock and counts`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        let calendar = WorkCalendar.china
        try life.take(.request(.suspend, until: life.now + 8 * 86_400), Cast.heJun, after: 1)
        try life.take(.grant(.suspend), Cast.chenJie)
        let before = life.it.clock?.state(at: life.now, in: calendar).minutesLeft
        try life.take(.resume, Cast.chenJie, after: 48)
        #expect(life.it.clock?.state(at: life.now, in: calendar).minutesLeft == before)
        #expect(before == 180)
        #expect(life.it.counts.suspensions == 1)
    }

    @Test func `an extension is granted once`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        try life.take(.request(.extend, until: life.now + 86_400), Cast.heJun)
        try life.take(.grant(.extend), Cast.linTao)
        #expect(throws: Case.Refusal.extendedBefore) { try life.take(.request(.extend, until: life.now + 172_800), Cast.heJun) }
        #expect(life.it.clock?.state(at: life.now, in: .china).due == Cast.monday + 86_400)
    }

    @Test func `a failed inspection is rework and the clock runs on`() throws {
        var life = Life()
        try life.handled()
        try life.take(.draw(inspector: "sun"), Cast.clockwork)
        try life.take(.inspect(passed: false, .notResolved), Cast.sunLi, after: 3)
        #expect(life.it.status == .handling)
        #expect(life.it.counts.reworks == 1)
        #expect(life.it.clock?.state(at: life.now, in: .china).phase == .running)
        #expect(life.it.clock?.state(at: life.now, in: .china).minutesLeft == 60)
    }

    @Test func `a wrong dispatch is counted with the dispatcher, an unfounded return with the party`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        try life.take(.request(.sendBack, until: nil), Cast.heJun)
        try life.take(.deny(.sendBack), Cast.linTao)
        #expect(life.it.counts.unfoundedReturns == 1)
        try life.take(.request(.sendBack, until: nil), Cast.heJun)
        try life.take(.grant(.sendBack), Cast.linTao)
        #expect(life.it.counts.wrongDispatches == 1)
        #expect(life.it.status == .filed)
    }

    @Test func `a department that comes late is late for all to see`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.gridTeam)
        try life.take(.callIn(Cast.huanwei, checkInBy: life.now + 3600), Cast.wangFang)
        #expect(throws: Case.Refusal.notAllowed(.checkIn)) { try life.take(.checkIn(party: "huanwei"), Cast.sunLi) }
        try life.take(.checkIn(party: "huanwei"), Cast.heJun, after: 2)
        #expect(life.it.counts.lateCheckIns == 1)
        #expect(throws: Case.Refusal.alreadyCheckedIn) { try life.take(.checkIn(party: "huanwei"), Cast.heJun) }
    }

    @Test func `the reporter reopens within thirty days and not after`() throws {
        var life = Life()
        try life.handled()
        try life.take(.draw(inspector: "sun"), Cast.clockwork)
        try life.take(.inspect(passed: true, .resolved), Cast.sunLi)
        let reporter = Actor(id: "anonymous", permissions: [], scope: .everywhere, parties: ["reporter:case-1"])
        let stranger = Actor(id: "visitor:9", permissions: [], scope: .everywhere)
        #expect(throws: Case.Refusal.notAllowed(.reopen)) { try life.take(.reopen, stranger) }
        var late = life
        #expect(throws: Case.Refusal.tooLate(days: 30)) { try late.take(.reopen, reporter, after: 24 * 30 + 1) }
        try life.take(.reopen, reporter, after: 24 * 29)
        #expect(life.it.status == .handling)
    }

    @Test func `a private matter is no neighbour's to confirm`() throws {
        var life = Life(isPrivate: true)
        try life.handled()
        let neighbour = Actor(id: "visitor:9", permissions: [], scope: .everywhere)
        life.it.isPrivate = true
        #expect(throws: Case.Refusal.notAllowed(.confirm)) { try life.take(.confirm(weight: 1, quietUntil: life.now), neighbour) }
    }
}
