// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Localization

/// The named cast of the tests: who they are and what they may do.
enum Cast {
    static let community = "/330105013/005/"
    static let microGrid = "/330105013/005/002/03/"

    /// Registrar (受理员) 周敏, dispatcher (派遣员) 林涛, shift lead (值班长) 陈洁: the command side.
    static let zhouMin = staff("zhou", ["verify", "decline", "join", "file", "correct", "register", "readInternal", "requestVoid"])
    static let linTao = staff("lin", ["dispatch", "decideReturn", "decideExtension", "callIn", "stepUp"])
    static let chenJie = staff("chen", ["decideSuspension", "decideVoid", "resume", "supervise", "file", "dispatch"])
    /// Grid worker (网格员) 王芳 with her grid's team, and 何军 of 环卫所.
    static let wangFang = staff("wang", handling + ["verify", "callIn", "stepUp"], parties: ["grid:2"])
    static let heJun = staff("he", handling, parties: ["huanwei"])
    /// Inspectors (核查人) 孙丽 and 马强; 马强 is of 环卫所 himself.
    static let sunLi = staff("sun", ["inspect"])
    static let maQiang = staff("ma", ["inspect"], parties: ["huanwei"])
    static let clockwork = Actor.system("clock", permissions: Set(["file", "dispatch", "stepUp", "resume"].map { .casework($0) }))

    static let handling = [
        "takeOver", "handle", "requestReturn", "requestExtension", "requestSuspension", "answerSupervision", "checkIn",
    ]

    static func staff(_ id: String, _ permissions: [String], parties: Set<String> = []) -> Actor {
        Actor(
            id: id, name: id, permissions: Set((["desk", "readPrivate"] + permissions).map { .casework($0) }), scope: .areas(["/330105013/"]),
            parties: parties)
    }

    static let huanwei = Case.Party(id: "huanwei", kind: .department, publicName: Text(name: "环卫所"))
    static let gridTeam = Case.Party(id: "grid:2", kind: .gridTeam, publicName: Text(name: "第2网格"))
    static let shop = Case.Party(id: "premises:88", kind: .premises, publicName: Text(name: "当事商户"))
    static let chengguan = Case.Party(id: "chengguan", kind: .enforcement, publicName: Text(name: "综合行政执法队"))

    /// Monday 2026-11-02, 09:00 in Hangzhou.
    static let monday = Date(timeIntervalSince1970: 1_793_581_200)
    static func hours(_ hours: Double) -> Date { monday.addingTimeInterval(hours * 3600) }
}
