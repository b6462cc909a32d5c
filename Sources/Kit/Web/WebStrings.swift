// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization

extension Problem {
    public static let notFound = Problem(.notFound, Text(zh: "没有找到这个页面", en: "This page was not found"))
    public static let changedMeanwhile = Problem(
        .conflict, Text(zh: "内容刚刚被别人更新过", en: "Someone else changed this meanwhile"),
        way: Text(zh: "请刷新页面,看过新内容后再试。您写的字没有丢。", en: "Reload the page, look at what is new and try again. What you wrote is not lost."))
    public static let notSignedIn = Problem(.unauthorized, Text(zh: "请先登录", en: "Please sign in"))
    public static let notAllowed = Problem(.forbidden, Text(zh: "您没有做这件事的权限", en: "You may not do that"))
    public static let malformed = Problem(.badRequest, Text(zh: "没有看懂发来的内容", en: "We could not read what was sent"))
}
