// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Districting
import Mandates
import Planning
import Storage
import Territory

/// A town to try Linli in: 小河街道 with the names of its nine real communities; everything inside them is invented.
///
/// Seeded and dated by one day: the same seed, scale and day give the same town on every machine.
public enum DemoTown {
    public static let seed: UInt64 = 7

    /// What was made, for the one who waits.
    public struct Summary: Sendable {
        public var areas = 0, shops = 0, people = 0, cases = 0
    }

    /// Whether there is something in the database already that a demo town would spoil.
    public static func isNeeded(_ database: any Database) async throws -> Bool {
        try await database.read { try TerritoryStore($0).version() } == 0
    }

    /// Makes the town. A process that is ended meanwhile leaves whole transactions: begin anew with an empty database.
    ///
    /// - Parameters:
    ///   - cases: how many reports to live through; half a year's worth by default.
    ///   - progress: hears what is being made, in words and as a share of the whole.
    public static func make(
        in database: any Database, seed: UInt64 = DemoTown.seed, scale: Int = 1, cases: Int = 1_600, at now: Date,
        progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
    ) async throws -> Summary {
        let founded = now.addingTimeInterval(-200 * 86_400).roundedToSecond
        progress("territory", 0)
        let plan = DemoTown.territory(seed: seed, scale: scale, from: Day(founded))
        let roots = plan.areas.filter { $0.level == .subdistrict }.map(\.path)
        try await database.write { db in
            _ = try TerritoryStore(db).load(plan, by: DemoStaff.maker, at: founded)
            try MandateStore(db).adoptShipped(for: roots.count == 1 ? DemoStaff.root : "/", by: DemoStaff.maker, at: founded)
        }
        progress("people", 0.02)
        let staff = try await database.write { try DemoTown.staff($0, roots: roots, seed: seed, at: founded) }
        let places = DemoPlaces(plan)
        let kinds = DemoMatters.kinds
        let starts = times(of: cases, seed: seed, until: now)
        var done = 0
        for (batch, slice) in starts.chunks(of: 100).enumerated() {
            let first = done
            try await database.write { db in
                var living = DemoCasework(db: db, staff: staff, places: places, now: now, random: DemoRandom(seed: seed &+ UInt64(batch) &* 977))
                let matters = try MandateStore(db).matters(on: Day(now), for: DemoStaff.root)
                let known = Dictionary(matters.map { ("\($0.matter.reference.scheme) \($0.matter.code)", $0.matter) }) { first, _ in first }
                for (index, start) in slice.enumerated() {
                    let kind = living.kind(of: kinds)
                    guard let matter = known["\(kind.scheme) \(kind.code)"] else { continue }
                    try living.live(kind, matter: matter, key: "demo-\(seed)-\(first + index)", at: start)
                }
            }
            done += slice.count
            progress("cases", Double(done) / Double(max(1, cases)))
        }
        if let officer = staff["jiangning"] { try await drawPlan(in: database, by: officer, at: now) }
        return Summary(areas: plan.areas.count, shops: plan.premises.count, people: staff.count, cases: done)
    }

    /// One grid plan in draft, for the first community; drawn with little search, as nobody waits for the best.
    private static func drawPlan(in database: any Database, by officer: Actor, at now: Date) async throws {
        let plan = try await database.write { db in
            try PlanStore(db).begin(PlanRequest(), named: "方案 1", in: "\(DemoStaff.root)001/", by: officer, at: now)
        }
        try await PlanJobs.draw(plan.id, in: database, effort: Effort(proposals: 200_000, ensemble: 0), at: now)
    }

    /// When things were reported: more by day than by night, and many in the last days, after a storm.
    static func times(of count: Int, seed: UInt64, until now: Date) -> [Date] {
        var random = DemoRandom(seed: seed ^ 0x71_3E5)
        return (0..<count).map { index -> Date in
            let days = index % 12 == 0 ? Double.random(in: 0..<4, using: &random) : Double.random(in: 0..<180, using: &random)
            let hour =
                Double.random(in: 0..<1, using: &random) < 0.88
                ? Double.random(in: 7..<20, using: &random) : Double.random(in: 0..<24, using: &random)
            let at = Day(now.addingTimeInterval(-days * 86_400)).start().addingTimeInterval(hour * 3600)
            return (at < now.addingTimeInterval(-120) ? at : at.addingTimeInterval(-86_400)).roundedToSecond
        }.sorted()
    }
}

extension DemoCasework {
    mutating func kind(of kinds: [DemoMatters.Kind]) -> DemoMatters.Kind {
        var ticket = Int.random(in: 0..<kinds.reduce(0) { $0 + $1.weight }, using: &random)
        for kind in kinds {
            if ticket < kind.weight { return kind }
            ticket -= kind.weight
        }
        return kinds[0]
    }
}

extension Array {
    func chunks(of size: Int) -> [ArraySlice<Element>] { stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] } }
}

extension DemoTown {
    /// Whom to be, for the one who has just made the town.
    public static let welcome = """
        ==> 登录 sign in at /sign-in, password \(DemoStaff.password):
            zhoumin 周敏 受理员 registrar      lintao 林涛 派遣员 dispatcher   chenjie 陈洁 值班长 shift lead
            wangfang 王芳 网格员 grid worker   hejun 何军 环卫所 department    sunli 孙丽 核查人 inspector
            weiguo 魏国 指挥室 command room    qianyun 钱云 清单 lists         admin 管理员 administrator
            jiangning 江宁 网格方案 grid plans   shaolei 邵磊 信息保护 privacy
            试用时两步验证可选 for trying it, serve with LINLI_SECOND_FACTOR=offered (make run does)
        """
}
