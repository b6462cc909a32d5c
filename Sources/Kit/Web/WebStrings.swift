// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization

extension Problem {
    public static let notFound = Problem(
        .notFound, Text(zh: "没有找到这个页面", en: "This page was not found"),
        way: Text(zh: "可能网址打错了，或者内容已经撤下。", en: "The address may be mistyped, or the content was taken down."))
    public static let changedMeanwhile = Problem(
        .conflict, Text(zh: "内容刚刚被别人更新过", en: "Someone else changed this meanwhile"),
        way: Text(zh: "请刷新页面，看过新内容后再试。您写的字没有丢。", en: "Reload the page, look at what is new and try again. What you wrote is not lost."))
    public static let notSignedIn = Problem(.unauthorized, Text(zh: "请先登录", en: "Please sign in"))
    public static let notAllowed = Problem(
        .forbidden, Text(zh: "您没有做这件事的权限", en: "You may not do that"),
        way: Text(zh: "需要的话，请找您单位的管理员。", en: "If you need to, ask the administrator of your office."))
    public static let malformed = Problem(
        .badRequest, Text(zh: "没有看懂发来的内容", en: "We could not read what was sent"),
        way: Text(zh: "请返回上一页再试一次。", en: "Please go back and try once more."))
    public static let tooLarge = Problem(
        .contentTooLarge, Text(zh: "发来的内容太大了", en: "What was sent is too large"),
        way: Text(zh: "请少选几张照片，或者换小一点的照片再试。", en: "Choose fewer or smaller photos and try again."))
    public static let wrongKind = Problem(
        .unsupportedMediaType, Text(zh: "这里收不了这种格式的内容", en: "Content of this kind cannot be received here"),
        way: Text(zh: "请用网页上的表单来填。", en: "Please use the form on the page."))
    public static let wrongMethod = Problem(.methodNotAllowed, Text(zh: "这个网址不能这样用", en: "This address does not work that way"))
    public static let addressTooLong = Problem(.uriTooLong, Text(zh: "网址太长了", en: "The address is too long"))
    public static let headersTooLarge = Problem(
        .requestHeaderFieldsTooLarge, Text(zh: "请求头太大了", en: "The request's headers are too large"),
        way: Text(zh: "清除本站的 Cookie 后再试。", en: "Delete this site's cookies and try again."))
    public static let formExpired = Problem(
        .forbidden, Text(zh: "这个页面放得太久了，内容还没有提交", en: "This page was open for too long, so nothing was sent"),
        way: Text(zh: "请返回上一页，刷新后再提交。", en: "Go back, reload the page and send it again."))
    public static let unavailable = Problem(
        .serviceUnavailable, Text(zh: "现在人有点多，请稍等一会儿", en: "We are busy just now"),
        way: Text(zh: "什么都没有丢，半分钟后再试就好。", en: "Nothing is lost. Please try again in half a minute."))
    public static let incomplete = Problem(
        .unprocessableContent, Text(zh: "有几处需要再看一下", en: "A few things need another look"))

    /// Too much of one thing in a short time.
    public static func tooMany(seconds: Int) -> Problem {
        var problem = Problem(
            .tooManyRequests, Text(zh: "操作太快了，请歇一会儿", en: "That was too quick"),
            way: Text(
                zh: seconds < 90 ? "\(seconds) 秒后可以再试。" : "\((seconds + 59) / 60) 分钟后可以再试。",
                en: seconds < 90 ? "You can try again in \(seconds) seconds." : "You can try again in \((seconds + 59) / 60) minutes."))
        problem.seconds = seconds
        return problem
    }

    /// Something broke that is not the visitor's doing; the number finds it in the log.
    public static func broken(request: String) -> Problem {
        Problem(
            .internalServerError, Text(zh: "我们这边出了点问题", en: "Something went wrong on our side"),
            way: Text(
                zh: "您写的内容可能没有保存，请返回再试。要是还不行，请把这个编号告诉我们：\(request)。",
                en: "What you wrote may not be saved; please go back and try again. If it still fails, tell us this number: \(request)."))
    }
}

/// The words that stand around every page and in the parts of forms.
enum WebStrings {
    static let site = Text(zh: "邻里", en: "Linli")
    static let siteTitle = Text(zh: "邻里 Linli", en: "Linli 邻里")
    static let skip = Text(zh: "跳到正文", en: "Skip to the content")
    static let menu = Text(zh: "主菜单", en: "Main menu")
    static let ways = Text(zh: "显示和登录", en: "Display and sign-in")
    static let otherLanguage = Text(zh: "English", en: "中文")
    static let large = Text(zh: "长辈版", en: "Large print")
    static let usual = Text(zh: "标准版", en: "Usual print")
    static let signIn = Text(zh: "登录", en: "Sign in")
    static let signOut = Text(zh: "退出", en: "Sign out")
    static let record = Text(zh: "存证", en: "The record")
    static let rules = Text(zh: "收集什么、为什么", en: "What is collected and why")
    static let emergency = Text(zh: "有危险请打 110、119、120", en: "In danger call 110, 119 or 120")
    static let hotline = Text(zh: "打电话反映：12345", en: "By phone: 12345")
    static let openSource = Text(zh: "邻里是开放源代码的软件，谁都可以查看", en: "Linli is open-source software that anyone may inspect")
    static let home = Text(zh: "回到公示板", en: "Back to the board")
    static let back = Text(zh: "返回", en: "Back")

    static let required = Text(zh: "必填", en: "required")
    static let choose = Text(zh: "请选择", en: "Please choose")
    static func summary(_ count: Int) -> Text {
        Text(
            zh: count == 1 ? "有 1 处需要再看一下，其他内容都保留着" : "有 \(count) 处需要再看一下，其他内容都保留着",
            en: count == 1 ? "One thing needs another look; all else is kept" : "\(count) things need another look; all else is kept")
    }

    static let newer = Text(zh: "上一页", en: "Previous page")
    static let older = Text(zh: "下一页", en: "Next page")
    static let pages = Text(zh: "翻页", en: "Pages")
    static func page(_ number: Int) -> Text { Text(zh: "第 \(number) 页", en: "Page \(number)") }

    static let comma = Text(zh: "，", en: ", ")
    static func clock(_ state: HTML.Clock) -> Text {
        switch state {
        case .green: Text(zh: "时间充裕", en: "in time")
        case .yellow: Text(zh: "快到时限", en: "due soon")
        case .red: Text(zh: "已超时", en: "overdue")
        case .suspended: Text(zh: "挂账中", en: "on hold")
        }
    }

    static let photoLimit = Text(zh: "照片最多 {most} 张，多的没有放进来", en: "At most {most} photos; the others were left out")
    static let photoRemove = Text(zh: "去掉这张", en: "Remove this one")
    static let photoAlt = Text(zh: "第 {number} 张照片", en: "Photo {number}")
    static let photoShrinking = Text(zh: "正在缩小照片", en: "Making the photos smaller")
    static let photoReady = Text(zh: "{count} 张照片准备好了", en: "{count} photos are ready")
}
