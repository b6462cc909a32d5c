// SPDX-License-Identifier: Apache-2.0
import Localization

/// What the gallery shows its parts with: a day in an invented neighbourhood.
enum GalleryStrings {
    static let title = Text(zh: "样张：页面由这些部件组成", en: "Gallery: the parts that pages are made of")
    static let lead = Text(
        zh: "改了样式以后来这里看一眼，中文、英文、长辈版、深色、打印都要看。", en: "Look here after every change of style: Chinese, English, large print, dark and paper.")

    static let cards = Text(zh: "案件卡片", en: "Case cards")
    static let shop = Text(zh: "店外经营 · 河东路 18 号一带", en: "Goods on the pavement · around 18 Hedong Road")
    static let shopWords = Text(
        zh: "水果店的筐子摆到了盲道上，早上推婴儿车过不去，只能走到马路上。已经提醒过一次，第二天又摆出来了。",
        en:
            "The fruit shop's baskets stand on the tactile paving, so prams must take to the road in the morning. They were told once; next day it was the same."
    )
    static let shopWho = Text(zh: "河东路店家自治组", en: "Hedong Road shops")
    static let lamp = Text(zh: "路灯不亮 · 桥弄街 7 弄口", en: "Street lamp is dark · mouth of 7 Qiaonong Lane")
    static let lampWords = Text(
        zh: "路口的灯三天没有亮了，晚上下台阶看不见。", en: "The lamp at the corner has been dark for three days; the steps cannot be seen at night.")
    static let lampWho = Text(zh: "市政设施所", en: "Municipal works")
    static let water = Text(zh: "下水道冒水 · 塘河新村 12 幢", en: "Drain overflows · Tanghe Village, block 12")
    static let waterWords = Text(zh: "雨后一楼门口积水，有味道。", en: "After the rain, water stands before the ground floor and it smells.")
    static let waterWho = Text(zh: "第三网格", en: "Grid 3")
    static let tree = Text(zh: "树枝挡住路牌 · 花园岗街", en: "A branch hides the street sign · Huayuangang Street")
    static let treeWords = Text(zh: "等绿化队下周的修剪计划。", en: "Waits for next week's pruning round.")
    static let treeWho = Text(zh: "绿化养护队", en: "Green team")
    static let selfGovernance = Text(zh: "自治", en: "self-governance")
    static let management = Text(zh: "管理", en: "management")
    static let enforcement = Text(zh: "执法", en: "enforcement")
    static let left = Text(zh: "还剩 3 小时", en: "3 hours left")
    static let little = Text(zh: "还剩 25 分钟", en: "25 minutes left")
    static let over = Text(zh: "已超 1 天", en: "1 day over")
    static let paused = Text(zh: "11月30日再看", en: "review on 30 Nov")

    static let states = Text(zh: "状态词", en: "Words of state")
    static let received = Text(zh: "已收到", en: "received")
    static let handling = Text(zh: "处置中", en: "in hand")
    static let closed = Text(zh: "已结案", en: "closed")
    static let dueSoon = Text(zh: "快到时限", en: "due soon")
    static let overdue = Text(zh: "已超时", en: "overdue")
    static let onHold = Text(zh: "挂账", en: "on hold")

    static let story = Text(zh: "经过", en: "What happened")
    static let reported = Text(zh: "一位居民上报了店外经营", en: "A resident reported goods on the pavement")
    static let reportedWords = Text(zh: "“筐子摆到盲道上，推婴儿车过不去。”", en: "“Baskets stand on the tactile paving; a pram cannot pass.”")
    static let told = Text(zh: "已悄悄提醒店家，请在两小时内收回", en: "The shop was told privately and asked to clear it within two hours")
    static let clearing = Text(zh: "店家说已经收好，等一位邻居看一眼", en: "The shop says it is done; one neighbour is asked to look")
    static let quiet = Text(zh: "24 小时没有人提出异议，就结案", en: "Closes when nobody objects for 24 hours")
    static let system = Text(zh: "系统按清单", en: "by the list")
    static let shopkeeper = Text(zh: "当事店家", en: "the shop concerned")

    static let facts = Text(zh: "要点", en: "Facts")
    static let who = Text(zh: "谁来办", en: "Who has it")
    static let until = Text(zh: "什么时候办好", en: "By when")
    static let stands = Text(zh: "现在到哪一步", en: "Where it stands")
    static let dissatisfied = Text(zh: "不满意怎么办", en: "If you are not content")
    static let dissatisfiedWay = Text(zh: "结案后 30 天内，可以在这里提出异议。", en: "Say so here within 30 days after it is closed.")

    static let form = Text(zh: "表单", en: "A form")
    static let place = Text(zh: "在哪里", en: "Where is it")
    static let placeHelp = Text(zh: "写路名、门牌，或者附近的店名都可以。", en: "A street and number, or a shop close by.")
    static let words = Text(zh: "看到了什么", en: "What did you see")
    static let wordsHelp = Text(zh: "请不要写别人的姓名、电话和车牌。", en: "Please leave out names, phone numbers and number plates.")
    static let wordsRemark = Text(zh: "请写一两句看到的情况", en: "Please say in a sentence or two what you saw")
    static let matter = Text(zh: "是哪一类事", en: "What kind of matter")
    static let matterRemark = Text(zh: "请选一类最接近的事", en: "Please choose the closest kind")
    static let matters = [
        Text(zh: "店外经营", en: "Goods on the pavement"), Text(zh: "路灯", en: "Street lamps"), Text(zh: "下水道", en: "Drains"),
    ]
    static let contact = Text(zh: "办好以后怎么告诉您", en: "How shall we tell you when it is done")
    static let contacts = [Text(zh: "不用告诉我", en: "No need"), Text(zh: "发短信", en: "By text message"), Text(zh: "打电话", en: "By phone")]
    static let phone = Text(zh: "手机号码", en: "Mobile number")
    static let phoneHelp = Text(zh: "只有办这件事的人能看到，结案 30 天后删除。", en: "Seen only by those who handle this; deleted 30 days after it is closed.")
    static let photos = Text(zh: "照片", en: "Photos")
    static let photosHelp = Text(zh: "最多 5 张，请尽量不要拍到人脸。", en: "Up to five; please avoid faces.")
    static let agree = Text(zh: "我看过公众将看到的内容", en: "I have seen what the public will see")
    static let send = Text(zh: "发出，交给第三网格", en: "Send to grid 3")
    static let later = Text(zh: "先存着", en: "Keep for later")
    static let withdraw = Text(zh: "撤回这条上报", en: "Withdraw this report")

    static let table = Text(zh: "清单和翻页", en: "A list and its pages")
    static let tableCaption = Text(zh: "谁负责什么，多久办好", en: "Who must do what, by when")
    static let limit = Text(zh: "时限", en: "Limit")
    static let limits = [
        Text(zh: "2 个工作小时", en: "2 working hours"), Text(zh: "1 个工作日", en: "1 working day"), Text(zh: "5 个工作日", en: "5 working days"),
    ]
    static let count = Text(zh: "本月", en: "This month")

    static let tabs = Text(zh: "公示板的几种看法", en: "Views of the board")
    static let open = Text(zh: "正在办", en: "Open")
    static let settled = Text(zh: "这周办好的", en: "Settled this week")
    static let deliberated = Text(zh: "正在商量的", en: "Under discussion")

    static let nothing = Text(zh: "这里还没有事情", en: "Nothing here yet")
    static let nothingWay = Text(zh: "看到哪里不对，拍张照就能上报，不用登录。", en: "If you see something, a photo is enough to report it; no account needed.")
    static let report = Text(zh: "上报一件事", en: "Report something")

    static let callouts = Text(zh: "提醒", en: "Callouts")
    static let danger = Text(zh: "闻到煤气味，请先离开，再打 119。", en: "If you smell gas, leave first, then call 119.")
    static let hint = Text(
        zh: "附近昨天有人报过类似的事，可以先看看是不是同一件。", en: "Something like it was reported near here yesterday; have a look whether it is the same.")
    static let figures = Text(zh: "数字都带着分母", en: "Figures come with their whole")
    static let figureSettled = Text(zh: "这个月办好", en: "settled this month")
    static let figureSelf = Text(zh: "由邻里自己办好", en: "settled by neighbours themselves")
    static let more = Text(zh: "这个数是怎么算的", en: "How is this computed")
    static let moreWords = Text(zh: "办好的件数，除以同一时间立案的件数。作废的不算。", en: "Closed cases over those filed in the same time, without voided ones.")
    static let map = Text(zh: "地图", en: "A map")
    static let river = Text(zh: "小河", en: "Little River")
    static let community = Text(zh: "塘河社区", en: "Tanghe community")
    static let streets = [
        Text(zh: "河东路", en: "Hedong Road"), Text(zh: "桥弄街", en: "Qiaonong Street"), Text(zh: "花园岗街", en: "Huayuangang Street"),
        Text(zh: "小河路", en: "Xiaohe Road"), Text(zh: "和睦路", en: "Hemu Road"), Text(zh: "长征桥路", en: "Changzhengqiao Road"),
        Text(zh: "登云路", en: "Dengyun Road"), Text(zh: "余杭塘路", en: "Yuhangtang Road"),
    ]
    static func block(_ number: Int) -> Text { Text(zh: "\(number) 幢", en: "block \(number)") }
    static func grid(_ number: Int) -> Text { Text(zh: "第 \(number) 网格", en: "Grid \(number)") }
    static func microGrid(_ number: Int) -> Text { Text(zh: "微网格 \(number)", en: "micro-grid \(number)") }
    static let pickPlace = Text(zh: "在地图上点出位置", en: "Point at the place on the map")
    static let notice = Text(zh: "已经收到，编号 2026-000123", en: "Received; your number is 2026-000123")
    static let worker = Text(zh: "王芳", en: "Wang Fang")
}
