// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Localization
import Mandates
import People
import Secrets
import Storage
import Territory

/// The people of the demo town: everyone invented, each with an account `name` and the same password.
enum DemoStaff {
    /// The one password of the demo town; `linli demo` says it, and no other database has it.
    static let password = "xiaohe-2026"
    static let root = "/330105013/"
    /// Acts while the town is made, in the name of nobody.
    static let maker = Actor.system(
        "demo", permissions: [.accountsManage, Permission(rawValue: "territory.edit"), Permission(rawValue: "mandates.edit")])

    struct Person {
        let login: String, name: String, role: String
        var party: String?
        var area = root
    }

    /// Every team that the shipped lists name, and the subdistrict's own.
    static let teams: [Team] =
        TeamCode.names.sorted { $0.key < $1.key }.enumerated().map { index, entry in
            let (code, name) = entry
            let isAuthorised = ["zhifa", "jiaojing", "gongan", "xiaofang", "jiaotong", "shengtai", "zhujian", "shichang", "wenhua"].contains(code)
            let kind: Team.Kind =
                switch code {
                case "zhifa": .enforcement
                case "tiaojie": .volunteers
                case "shequ": .community
                default: .department
                }
            return Team(
                id: code, kind: kind, name: name, areaPath: root, phone: "0571-8500\(1001 + index)", isAuthorisedEnforcement: isAuthorised)
        } + [Team(id: "zhihui", kind: .commandRoom, name: Text(zh: "街道指挥室", en: "Command room"), areaPath: root)]

    /// The named cast, used in tests, stories and screenshots alike.
    static let cast: [Person] = [
        Person(login: "zhoumin", name: "周敏", role: Role.registrar),
        Person(login: "lintao", name: "林涛", role: Role.dispatcher),
        Person(login: "chenjie", name: "陈洁", role: Role.shiftLead),
        Person(login: "hejun", name: "何军", role: Role.handler, party: "huanwei"),
        Person(login: "luwei", name: "陆伟", role: Role.handler, party: "shizheng"),
        Person(login: "fanrong", name: "范蓉", role: Role.handler, party: "yuanlin"),
        Person(login: "pangang", name: "潘刚", role: Role.handler, party: "hedao"),
        Person(login: "tanghui", name: "唐慧", role: Role.handler, party: "wuye"),
        Person(login: "dengyong", name: "邓勇", role: Role.handler, party: "xiaofang"),
        Person(login: "jiangbo", name: "蒋波", role: Role.handler, party: "ranqi"),
        Person(login: "tianli", name: "田莉", role: Role.handler, party: "ludeng"),
        Person(login: "songjie", name: "宋杰", role: Role.handler, party: "paishui"),
        Person(login: "hanmei", name: "韩梅", role: Role.handler, party: "shequ"),
        Person(login: "pengfei", name: "彭飞", role: Role.handler, party: "jiaojing"),
        Person(login: "shenqiang", name: "沈强", role: Role.handler, party: "zhifa"),
        Person(login: "gumei", name: "顾梅", role: Role.volunteer, party: "tiaojie"),
        Person(login: "sunli", name: "孙丽", role: Role.inspector),
        Person(login: "maqiang", name: "马强", role: Role.inspector, party: "huanwei"),
        Person(login: "xufang", name: "许芳", role: Role.inspector),
        Person(login: "dongliang", name: "董亮", role: Role.inspector),
        Person(login: "yujing", name: "俞静", role: Role.inspector),
        Person(login: "weiguo", name: "魏国", role: Role.commandRoom, party: "zhihui"),
        Person(login: "qianyun", name: "钱云", role: Role.listOfficer),
        Person(login: "jiangning", name: "江宁", role: Role.planOfficer),
        Person(login: "shaolei", name: "邵磊", role: Role.privacyOfficer),
        Person(login: "admin", name: "管理员", role: Role.administrator),
    ]

    static let familyNames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤").map(
        String.init)
    static let givenNames = [
        "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "超", "明", "霞", "平", "刚", "桂英", "文", "辉", "建华", "玉兰", "海燕", "志强", "秀珍",
        "晓明", "春梅", "国栋",
    ]

    /// A grid worker for each grid, 王芳 for the first; some posts are vacant, as in life.
    static func gridWorkers(_ grids: [Area], _ random: inout some RandomNumberGenerator) -> [(person: Person?, team: Team, grid: Area)] {
        grids.enumerated().map { index, grid in
            let team = Team(
                id: Team.code(ofGrid: grid.path), kind: .gridTeam, name: Text(zh: "\(grid.name.zh)", en: "\(grid.name.en) team"),
                areaPath: grid.path)
            let name = (familyNames.randomElement(using: &random) ?? "王") + (givenNames.randomElement(using: &random) ?? "芳")
            if index == 0 { return (Person(login: "wangfang", name: "王芳", role: Role.gridWorker, party: team.id, area: grid.path), team, grid) }
            if index % 17 == 5 { return (nil, team, grid) }
            return (Person(login: "grid\(index + 1)", name: name, role: Role.gridWorker, party: team.id, area: grid.path), team, grid)
        }
    }
}

extension DemoTown {
    /// Makes teams, accounts, roles and posts; answers everyone's actor by login.
    ///
    /// - Parameter roots: the paths of the town's copies; the same people serve them all.
    static func staff(_ db: any Connection, roots: [String] = [DemoStaff.root], seed: UInt64, at now: Date) throws -> [String: Actor] {
        var random = DemoRandom(seed: seed ^ 0x5_7AFF)
        let people = PeopleStore(db), accounts = AccountStore(db), maker = DemoStaff.maker
        let grids = try roots.flatMap { try TerritoryStore(db).areas(under: $0, level: .grid, on: Day(now)) }
        let workers = DemoStaff.gridWorkers(grids, &random)
        for team in DemoStaff.teams + workers.map(\.team) { try people.keep(team, by: maker, at: now) }
        let hash = Password.make(DemoStaff.password, cost: .least)
        var ids: [String: String] = [:]
        for person in DemoStaff.cast + workers.compactMap(\.person) {
            let account = try accounts.make(login: person.login, name: person.name, password: hash, by: maker, at: now)
            for area in person.area == DemoStaff.root ? roots : [person.area] {
                try accounts.grant(person.role, to: account.id, in: area, party: person.party, by: maker, at: now)
            }
            ids[person.login] = account.id
        }
        let today = Day(now)
        for worker in workers {
            let post = try people.establish(
                .gridWorker, in: worker.grid.path, from: today, isPublic: true, phone: "0571-8500\(Int.random(in: 2000...9999, using: &random))",
                by: maker, at: now)
            if let login = worker.person?.login, let id = ids[login] { try people.appoint(id, to: post.id, from: today, by: maker, at: now) }
            let liaison = try people.establish(
                .liaison, in: worker.grid.path, from: today, isPublic: true, phone: "0571-85000100", by: maker, at: now)
            if let id = ids["chenjie"] { try people.appoint(id, to: liaison.id, from: today, by: maker, at: now) }
        }
        return try ids.compactMapValues { try accounts.actor($0, at: now) }
    }
}
