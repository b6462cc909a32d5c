// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

/// What is read when a provider signs someone in.
enum ProviderStrings {
    static func enter(_ name: String) -> Text { Text(zh: "用\(name)登录", en: "Sign in with \(name)") }
    static let unknownTitle = Text(zh: "这里还没有您的账号", en: "There is no account for you here yet")
    static func unknown(_ name: String) -> Text {
        Text(
            zh: "\(name)已经确认了您的身份，但还没有和这里的账号关联。请找您单位的管理员，他会给您一个关联用的链接。居民上报和查询不用登录。",
            en:
                "\(name) knows who you are, but that is not linked to an account here. The administrator of your office will give you a link for it. Residents need no account."
        )
    }
    static func notLinked(_ name: String) -> Text {
        Text(
            zh: "没有关联成功：这个链接已经用过或者过期了，或者您在\(name)的身份已经关联了另一个账号。请找您单位的管理员再要一个链接。",
            en:
                "It was not linked: the link was used or is too old, or your identity at \(name) belongs to another account. Please ask the administrator of your office for another link."
        )
    }
    static let failedTitle = Text(zh: "没有登录成功", en: "You are not signed in")
    static func failed(_ refusal: Provider.Refusal, _ name: String) -> Text {
        switch refusal {
        case .unavailable:
            Text(
                zh: "\(name)现在没有应答。请过一会儿再试，或者用登录名和密码登录。",
                en: "\(name) does not answer now. Please try again later, or sign in with name and password.")
        case .notBegun:
            Text(zh: "这次登录不是从这里开始的，或者时间太久了。请重新开始。", en: "This sign-in did not begin here, or took too long. Please begin again.")
        case .refused:
            Text(zh: "\(name)没有同意这次登录，或者您取消了。", en: "\(name) did not agree to this sign-in, or you changed your mind.")
        case .token:
            Text(
                zh: "\(name)的应答没有通过核对，没有登录。如果再试还是这样，请告诉管理员。",
                en: "The answer of \(name) did not pass our checks. If it happens again, please tell the administrator.")
        }
    }
    static let noProvider = Problem(
        .notFound, Text(zh: "这里没有接入统一身份认证", en: "No sign-in provider is set up here"),
        way: Text(zh: "接入方法见运维手册。", en: "The operators' manual tells how."))
    static let again = Text(zh: "重新登录", en: "Begin again")
    static func link(_ name: String) -> Text { Text(zh: "关联\(name)", en: "Link to \(name)") }
    static func invited(_ person: String, login: String, _ name: String) -> Text {
        Text(
            zh: "\(person)，您好。关联以后，您可以用\(name)登录这里的账号 \(login)。请只关联您本人的身份。",
            en: "Hello, \(person). Once linked, you sign in to your account \(login) with \(name). Please link your own identity only.")
    }
    static func titleOf(_ person: String, _ name: String) -> Text { Text(zh: "\(person)的\(name)登录", en: "\(person) and \(name)") }
    static let isLinked = Text(zh: "已经关联。", en: "Linked.")
    static let isNotLinked = Text(zh: "还没有关联。", en: "Not linked yet.")
    static let makeLink = Text(zh: "给一个关联用的链接", en: "Make a link for it")
    static let linkHelp = Text(
        zh: "请把这个链接当面或用可靠的方式交给本人。72 小时内有效，只能用一次，离开这一页就看不到了。",
        en: "Hand this link to the person themselves. It is good for 72 hours, works once, and is shown only here.")
    static let unlink = Text(zh: "解除关联", en: "Unlink")
    static let unlinked = Text(zh: "已解除关联", en: "It is unlinked")
}
