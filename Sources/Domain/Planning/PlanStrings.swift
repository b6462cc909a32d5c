// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

enum PlanStrings {
    static let title = Text(zh: "网格方案", en: "Grid plans")
    static let intro = Text(
        zh: "按房屋、户数和街道的实际情况划分微网格。每个方案都写明做到了什么、没做到什么、为什么。",
        en: "Micro-grids drawn from the houses, households and streets as they are. Every plan says what it achieves, what it does not, and why.")
    static let introPublic = Text(
        zh: "这里是正在公示的网格方案。", en: "These are the grid plans that are shown to the public.")
    static let nonePublic = Text(zh: "现在没有公示的方案", en: "No plan is public now")
    static let nonePublicWay = Text(zh: "有新方案时，会在这里公开地图和说明。", en: "When there is a new plan, its map and its reasons will stand here.")

    static let communities = Text(zh: "选一个社区来画", en: "Choose a community to draw")
    static let noCommunities = Text(zh: "您负责的范围里还没有社区", en: "There is no community in your area yet")
    static let noCommunitiesWay = Text(zh: "先在“区划”里导入社区和房屋。", en: "Import communities and houses under “Places” first.")
    static let plansMade = Text(zh: "已有的方案", en: "Plans so far")
    static let noPlans = Text(zh: "还没有方案", en: "No plans yet")
    static let noPlansWay = Text(
        zh: "选一个社区，按默认要求画一个，一般几秒钟就好。", en: "Choose a community and draw one with the usual settings; it takes a few seconds.")
    static func households(_ count: Int) -> Text { Text(zh: "\(count) 户", en: "\(count) \(count == 1 ? "household" : "households")") }
    static func microGrids(_ count: Int) -> Text { Text(zh: "\(count) 个微网格", en: "\(count) \(count == 1 ? "micro-grid" : "micro-grids")") }
    static func units(_ count: Int) -> Text { Text(zh: "\(count) 个单元", en: "\(count) \(count == 1 ? "unit" : "units")") }
    static func shops(_ count: Int) -> Text { Text(zh: "\(count) 家店铺", en: "\(count) \(count == 1 ? "shop" : "shops")") }
    static let drawOne = Text(zh: "画一个方案", en: "Draw a plan")
    static let compare = Text(zh: "两个方案对比", en: "Compare two plans")
    static let compareHelp = Text(zh: "同一个社区的方案才能对比", en: "Plans of the same community can be compared")
    static let one = Text(zh: "方案一", en: "First plan")
    static let other = Text(zh: "方案二", en: "Second plan")
    static let compareThem = Text(zh: "放在一起看", en: "Show them together")

    static func newTitle(_ community: Text) -> Text { Text(zh: "给\(community.zh)画网格", en: "Draw grids for \(community.en)") }
    static let newIntro = Text(
        zh: "单元楼道、房屋和连片店铺是最小的单元，不会被切开；河道、围墙和主路会成为边界。只要户数合得上，微网格的个数和现在一样。默认的要求一般够用。",
        en:
            "Stairwells, houses and runs of shops are never cut. Water, walls and main roads become borders. Where the households allow it, there are as many micro-grids as today. The settings given will usually do."
    )
    static let name = Text(zh: "方案名称", en: "Name of the plan")
    static func nameGiven(_ number: Int) -> Text { Text(zh: "方案 \(number)", en: "Plan \(number)") }
    static let window = Text(zh: "一个微网格多少户", en: "Households in a micro-grid")
    static let lower = Text(zh: "最少", en: "At least")
    static let upper = Text(zh: "最多", en: "At most")
    static let gridWindow = Text(zh: "一个网格多少个微网格", en: "Micro-grids in a grid")
    static let importance = Text(zh: "怎样算好", en: "What makes a plan good")
    static let alikeness = Text(zh: "同一个微网格里情况相近", en: "Alike inside")
    static let alikenessHelp = Text(zh: "楼层、每个楼道的户数、店铺多少、是不是小区", en: "Storeys, households per stairwell, shops, estate or not")
    static let balance = Text(zh: "工作量相当", en: "Even workload")
    static let balanceHelp = Text(zh: "一家店铺按两户算", en: "A shop counts as two households")
    static let compactness = Text(zh: "形状紧凑，走起来顺路", en: "Compact, easy to walk round")
    static let barriers = Text(zh: "沿主路分界", en: "Borders along main roads")
    static let estates = Text(zh: "小区尽量不分开", en: "Estates kept whole")
    static let stability = Text(zh: "少动住户", en: "Few households moved")
    static let stabilityHelp = Text(zh: "很看重时，户数合格的微网格基本不动", en: "With much, micro-grids that fit hardly change")
    static let importances: [(PlanRequest.Importance, Text)] = [
        (.none, Text(zh: "不看", en: "Not at all")), (.some, Text(zh: "看", en: "Somewhat")), (.much, Text(zh: "很看重", en: "Much")),
    ]
    static let keepsEstates = Text(zh: "小区一律不和外面合在一个微网格", en: "Never join an estate with what lies outside of it")
    static let keepsEstatesHelp = Text(zh: "户数合不上时会说明", en: "Where the households then do not fit, the plan says so")
    static let crossesMainRoads = Text(zh: "可以跨主路", en: "May reach across main roads")
    static let seed = Text(zh: "随机种子", en: "Seed")
    static let seedHelp = Text(
        zh: "同样的要求和种子，画出来一定一样；换一个数，会得到另一个方案", en: "The same settings and seed give the same plan; another number gives another plan")
    static let more = Text(zh: "更多要求", en: "More settings")
    static let begin = Text(zh: "开始画", en: "Draw it")
    static let begun = Text(zh: "已经开始画，好了会显示在这里。", en: "The drawing has begun; the plan will appear here.")

    static let windowOff = Text(zh: "请填 1 到 2000 之间的数，最少不能大于最多", en: "Give numbers from 1 to 2,000, the least not above the most")
    static let gridWindowOff = Text(zh: "请填 1 到 50 之间的数，最少不能大于最多", en: "Give numbers from 1 to 50, the least not above the most")
    static let nameOff = Text(zh: "请给方案起个名字，60 个字以内", en: "Give the plan a name of at most 60 characters")
    static let seedOff = Text(zh: "请填 0 到 999999 之间的整数", en: "Give a whole number from 0 to 999,999")
    static let areaOff = Text(zh: "请选一个社区", en: "Choose a community")

    static func status(_ status: GridPlan.Status) -> Text {
        switch status {
        case .drawing: Text(zh: "正在画", en: "Being drawn")
        case .draft: Text(zh: "草稿", en: "Draft")
        case .failed: Text(zh: "没有画成", en: "Not drawn")
        case .published: Text(zh: "公示中", en: "Public")
        case .approved: Text(zh: "已决定采用", en: "Decided")
        case .adopted: Text(zh: "已采用", en: "Adopted")
        case .discarded: Text(zh: "已放弃", en: "Discarded")
        }
    }
    static func drawn(_ percent: Int) -> Text {
        Text(zh: "正在画，已完成 \(percent)%。这一页每两秒自己更新。", en: "Being drawn: \(percent)% done. This page renews itself every two seconds.")
    }
    static let drawingLabel = Text(zh: "画到多少", en: "How far it is")
    static let drawingWay = Text(zh: "可以先去做别的，画好以后方案留在“网格方案”里。", en: "You may go on with other things; the plan will be kept under “Grid plans”.")
    static let stop = Text(zh: "就到这里，用现在最好的", en: "Stop here and take the best so far")
    static let stopping = Text(zh: "马上停下。", en: "It will stop in a moment.")
    static let failedBroken = Text(
        zh: "系统出了问题，这个方案没有画成，别的方案不受影响。请再画一个；还是不行，请告诉管理员。",
        en: "Something broke and this plan was not drawn; no other is affected. Draw another; if that fails too, tell the administrator.")
    static let failedUnusable = Text(zh: "按这样的要求没有办法画。请换一个户数范围再试。", en: "It cannot be drawn with these settings. Try another window.")

    static let moved = Text(zh: "已经移过去。", en: "Moved.")
    static let saved = Text(zh: "已经保存。", en: "Saved.")
    static let again = Text(zh: "保留锁定的，其余重画", en: "Keep what is locked and draw the rest again")
    static let againWay = Text(zh: "会另存为一个新方案，这一个不变。", en: "This makes a new plan; the present one stays.")
    static let lock = Text(zh: "锁定", en: "Lock")
    static let unlock = Text(zh: "解锁", en: "Unlock")
    static let isLocked = Text(zh: "已锁定", en: "Locked")
    static let discard = Text(zh: "放弃这个方案", en: "Discard this plan")
    static let discarded = Text(zh: "方案已放弃，记录仍然保留。", en: "The plan was discarded; its record stays.")
    static let publishTitle = Text(zh: "公示给居民看", en: "Show it to the residents")
    static let publishHelp = Text(zh: "到这一天为止（当天不算）。公开期间方案不能改动", en: "Until this day (not included). The plan cannot be changed meanwhile")
    static let publishDay = Text(zh: "公开到", en: "Open until")
    static let publish = Text(zh: "公开方案", en: "Publish the plan")
    static let published = Text(zh: "方案已公开，谁都能看。", en: "The plan is public now.")
    static func openUntil(_ day: Day) -> Text {
        Text(
            zh: "公示到 \(day) 前。有意见可以在这一页下面写，也可以打 12345。",
            en: "Shown to the public until \(day). Comment at the end of this page, or call 12345.")
    }
    static let withdraw = Text(zh: "收回修改", en: "Take it back for changes")
    static let withdrawn = Text(zh: "方案已收回，变回草稿。", en: "The plan is a draft again.")
    static let dayOff = Text(zh: "请填一个日期，比如 2026-03-01", en: "Give a date such as 2026-03-01")
}

extension GridPlan.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: Problem(.forbidden, Text(zh: "您没有修改这个社区网格方案的权限。", en: "You may not change grid plans of this community."))
        case .impossible(let status):
            Problem(
                .conflict,
                Text(
                    zh: "方案现在是“\(PlanStrings.status(status).zh)”，不能这样做。",
                    en: "The plan is now “\(PlanStrings.status(status).en)”; this cannot be done."))
        case .nameMissing: Problem(.unprocessableContent, PlanStrings.nameOff)
        case .noSuchUnit: Problem(.unprocessableContent, Text(zh: "方案里没有这个单元。", en: "The plan has no such unit."))
        case .noSuchRegion: Problem(.unprocessableContent, Text(zh: "请选另一个微网格。", en: "Choose another micro-grid."))
        case .dedicated: Problem(.conflict, Text(zh: "专属网格不在这里改动。", en: "Dedicated grids are not changed here."))
        case .isLocked: Problem(.conflict, Text(zh: "这个微网格已经锁定，先解锁再移。", en: "This micro-grid is locked; unlock it first."))
        case .notBeside:
            Problem(.conflict, Text(zh: "这个单元和那个微网格不相邻，移过去会断成两块。", en: "The unit does not touch that micro-grid, which would fall apart."))
        case .period: Problem(.unprocessableContent, Text(zh: "至少公开两天，最多一年。", en: "A plan is open for at least two days and at most a year."))
        case .stillOpen(let day):
            Problem(.conflict, Text(zh: "公示到 \(day)，在那以前居民还能提意见，不能决定。", en: "Residents may comment until \(day); it cannot be decided before."))
        case .ownPlan: Problem(.forbidden, Text(zh: "方案是您画的，要由别人来决定。", en: "You drew this plan; someone else decides on it."))
        case .adoptionDay: Problem(.unprocessableContent, Text(zh: "最早从明天起，最晚一年以内。", en: "From tomorrow at the earliest, and within a year."))
        case .behind:
            Problem(
                .conflict, Text(zh: "画方案以后，这里的房屋、店铺或者网格变过，方案对不上了。", en: "Houses, shops or grids have changed here since the plan was drawn."),
                way: Text(zh: "请按现在的情况重画一个。", en: "Draw another from what stands there now."))
        case .resultUnfit: Problem(.conflict, Text(zh: "画出来的结果和单元对不上。", en: "What was drawn does not fit the units."))
        }
    }
}

extension Survey.Fault: Explainable {
    public var problem: Problem {
        switch self {
        case .noBorder:
            Problem(
                .conflict, Text(zh: "这个社区还没有画边界，不能划分。", en: "Nobody has drawn the border of this community yet."),
                way: Text(zh: "先导入社区的边界，再来画网格。", en: "Import its border first."))
        case .empty:
            Problem(
                .conflict, Text(zh: "这个社区里还没有房屋，不能划分。", en: "No house is known in this community yet."),
                way: Text(zh: "先导入房屋和户数，再来画网格。", en: "Import houses and households first."))
        case .tooLarge: Problem(.contentTooLarge, Text(zh: "这个社区太大，一次画不了。", en: "This community is too large to be drawn at once."))
        }
    }
}
