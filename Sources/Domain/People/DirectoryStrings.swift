// SPDX-License-Identifier: Apache-2.0
import Localization

/// What is read in the directory.
enum PeopleStrings {
    static let directory = Text(zh: "工作人员", en: "Staff")
    static let teams = Text(zh: "单位和队伍", en: "Teams")
    static let posts = Text(zh: "网格岗位", en: "Posts")
    static let search = Text(zh: "按姓名或登录名查找", en: "Find by name or sign-in name")
    static let find = Text(zh: "查找", en: "Find")
    static let nobody = Text(zh: "没有找到人", en: "Nobody was found")
    static let nobodyWay = Text(zh: "换个名字试试，或者新建一个账号。", en: "Try another name, or make an account.")
    static let comma = Text(zh: "、", en: ", ")

    static let name = Text(zh: "姓名", en: "Name")
    static let login = Text(zh: "登录名", en: "Sign-in name")
    static let loginHelp = Text(zh: "2 到 32 个字母、数字或汉字，比如姓名拼音。", en: "2 to 32 letters or digits, such as the name in pinyin.")
    static let state = Text(zh: "状态", en: "State")
    static let inUse = Text(zh: "在用", en: "In use")
    static let waiting = Text(zh: "还没有设密码", en: "No password yet")
    static let notYet = Text(zh: "还没有开始", en: "Not begun yet")
    static let closedState = Text(zh: "已停用", en: "Closed")

    static let newAccount = Text(zh: "新建账号", en: "New account")
    static let makeAccount = Text(zh: "建立账号并取得链接", en: "Make the account and get its link")
    static func made(_ name: String) -> Text { Text(zh: "\(name)的账号建好了", en: "The account of \(name) is made") }
    static func newLink(_ name: String) -> Text { Text(zh: "给\(name)的新链接", en: "A new link for \(name)") }
    static let linkHelp = Text(
        zh: "请把这个链接当面或用可靠的方式交给本人。本人打开后自己设密码。链接 72 小时内有效，只能用一次，离开这一页就看不到了。",
        en:
            "Hand this link to the person themselves. They open it and set their own password. It is good for 72 hours, works once, and is shown only here."
    )
    static let onToRoles = Text(zh: "接着授予角色", en: "Go on to give roles")

    static let roles = Text(zh: "角色", en: "Roles")
    static let noRoles = Text(zh: "还没有角色。", en: "No roles yet.")
    static let role = Text(zh: "角色", en: "Role")
    static let area = Text(zh: "区域", en: "Area")
    static let areaHelp = Text(
        zh: "这个角色在哪里有效，比如 /330105013/001/ 是一个社区；/ 是全部。", en: "Where the role holds: /330105013/001/ is a community, / is everywhere.")
    static let team = Text(zh: "单位", en: "Team")
    static let noTeam = Text(zh: "不代表单位", en: "For no team")
    static let teamHelp = Text(zh: "处置人和网格员以哪个单位的名义办事。", en: "In whose name handlers and grid workers act.")
    static let until = Text(zh: "到期", en: "Until")
    static let lastDay = Text(zh: "最后一天", en: "Last day")
    static let lastDayHelp = Text(zh: "不填就一直有效。", en: "Leave empty where it has no end.")
    static let givenBy = Text(zh: "授予人", en: "Given by")
    static let action = Text(zh: "操作", en: "Action")
    static let giveRole = Text(zh: "授予角色", en: "Give a role")
    static let endGrant = Text(zh: "结束", en: "End it")
    static let granted = Text(zh: "角色已授予", en: "The role is given")
    static let grantEnded = Text(zh: "角色已结束", en: "The role is ended")
    static let ended = Text(zh: "以前的角色", en: "Past roles")
    static let dayMalformed = Text(zh: "日期请写成 2026-01-10", en: "A day is written like 2026-01-10")
    static let unknownTeam = Text(zh: "没有这个单位", en: "There is no such team")

    static let account = Text(zh: "账号", en: "Account")
    static let makeLink = Text(zh: "给一个重设密码的链接", en: "Make a link to set a new password")
    static let secondFactor = Text(zh: "两步验证", en: "Second step")
    static let hasFactor = Text(zh: "已设好", en: "Set up")
    static let noFactor = Text(zh: "没有设置", en: "Not set up")
    static let resetFactor = Text(zh: "重置两步验证", en: "Reset the second step")
    static let factorReset = Text(
        zh: "两步验证已重置，本人已在所有设备上退出，下次登录时重新设置", en: "The second step is reset; the person is signed out everywhere and sets it up at the next sign-in")
    static let provider = Text(zh: "统一身份登录", en: "Sign-in by a provider")
    static let cover = Text(zh: "安排代班", en: "Arrange who stands in")
    static let close = Text(zh: "停用账号", en: "Close the account")
    static let closeHelp = Text(zh: "停用后马上退出所有设备，办过的事仍留着他的名字。", en: "All devices are signed out at once. What was done keeps the name.")
    static let closed = Text(zh: "账号已停用", en: "The account is closed")
    static let events = Text(zh: "账号动态", en: "What happened to this account")
    static let someone = Text(zh: "未登录的人", en: "someone not signed in")

    static let everywhere = Text(zh: "全部区域", en: "Everywhere")
    static let commandLine = Text(zh: "命令行", en: "Command line")
    static let system = Text(zh: "系统", en: "System")

    static let kind = Text(zh: "类别", en: "Kind")
    static let phone = Text(zh: "电话", en: "Phone")
    static let members = Text(zh: "人数", en: "People")
    static let mayEnforce = Text(zh: "有执法权", en: "May enforce")
    static let noTeams = Text(zh: "这里还没有单位", en: "No teams here yet")
    static let post = Text(zh: "岗位", en: "Post")
    static let holder = Text(zh: "在岗", en: "Holder")
    static let since = Text(zh: "开始", en: "Since")
    static let vacant = Text(zh: "空缺", en: "Vacant")
    static let allPosts = Text(zh: "看全部岗位", en: "All posts")
    static let answersHere = Text(zh: "谁负责这里", en: "Who answers for this place")
    static let heldUnnamed = Text(zh: "已有人在岗，姓名不公示", en: "held; the name is not posted")
    static func people(_ count: Int) -> Text { Text(zh: "\(count) 人", en: count == 1 ? "1 person" : "\(count) people") }
    static func vacantCount(_ count: Int) -> Text { Text(zh: "空缺 \(count) 人", en: "\(count) vacant") }
    static let vacancyNote = Text(
        zh: "有岗位空缺。这里的事照样可以上报，由社区安排人来办。", en: "A post is vacant. You can still report things here; the community sends someone.")
    static let vacantOnly = Text(zh: "只看空缺", en: "Vacant only")
    static let noPosts = Text(zh: "这里没有岗位", en: "No posts here")
    static func vacancies(_ vacant: Int, of all: Int) -> Text {
        Text(zh: "\(all) 个岗位里有 \(vacant) 个空缺。", en: "\(vacant) of \(all) posts are vacant.")
    }
}
