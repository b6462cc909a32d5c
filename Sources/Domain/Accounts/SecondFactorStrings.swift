// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

/// What is read when a code is asked for beside the password.
enum SecondFactorStrings {
    /// As apps show it beside the code.
    static let issuer = "邻里 Linli"
    static let title = Text(zh: "两步验证", en: "Second step")
    static let codeTitle = Text(zh: "还差一步：验证码", en: "One more step: your code")
    static let code = Text(zh: "验证码", en: "Code")
    static let codeHelp = Text(
        zh: "打开手机上的验证器，输入现在显示的 6 位数字；也可以输入一个备用码。",
        en: "Open the authenticator on your phone and type the 6 digits that it shows now; a recovery code will do too.")
    static let wrong = Text(zh: "验证码不对，或者已经用过。请等下一组数字再试", en: "This code is not right, or was used before. Please wait for the next one")
    static let lost = Text(
        zh: "手机和备用码都不在身边？请找您单位的管理员重置两步验证。",
        en: "No phone and no recovery codes? The administrator of your office can reset the second step.")
    static let again = Text(zh: "请重新输入密码", en: "Please type your password again")

    static func state(_ factor: SecondFactor?) -> Text {
        guard let factor else { return Text(zh: "没有设置", en: "Not set up") }
        return Text(
            zh: "已经设好，还有 \(factor.codesLeft) 个备用码",
            en: "Set up, \(factor.codesLeft) recovery \(factor.codesLeft == 1 ? "code" : "codes") left")
    }
    static let due = Text(
        zh: "您的角色能看到居民的个人信息，需要先设好两步验证，才能开始工作。",
        en: "Your roles see personal data of residents. Please set up the second step first, then you can begin.")
    static let why = Text(
        zh: "设好以后，登录时除了密码，还要输入手机验证器上的 6 位数字。这样即使密码被别人知道了，也进不了您的账号。手机上任何一种支持 TOTP 的验证器都可以用，不需要联网，也不需要手机号。",
        en:
            "Then signing in asks for 6 digits from an authenticator on your phone beside the password, so that a password that others know opens nothing. Any app for TOTP will do; it needs neither a network nor a phone number."
    )
    static let begin = Text(zh: "设置两步验证", en: "Set up the second step")
    static let scan = Text(zh: "用手机上的验证器扫这个二维码。", en: "Scan this with the authenticator on your phone.")
    static let qr = Text(zh: "验证器用的二维码，内容和下面的密钥相同", en: "QR code for the authenticator; it holds the same key as below")
    static let type = Text(zh: "扫不了的话，在验证器里手工输入这个密钥：", en: "If you cannot scan it, type this key into the app:")
    static let firstHelp = Text(zh: "输入验证器现在显示的 6 位数字。", en: "Type the 6 digits that the app shows now.")
    static let firstWrong = Text(
        zh: "验证码不对。请看一下手机的时间是否准确，再输入新的一组数字", en: "This code is not right. Please check that your phone's clock is right, then type the next one")
    static let confirm = Text(zh: "确认", en: "Confirm")
    static let offerTooOld = Text(zh: "这个密钥已经过期，请重新开始", en: "This key is too old. Please begin again")

    static let codesTitle = Text(zh: "您的备用码", en: "Your recovery codes")
    static let codesHelp = Text(
        zh: "手机不在身边时，用备用码代替验证码登录，每个只能用一次。请抄下来或打印出来收好，离开这一页就看不到了。以前的备用码已经作废。",
        en:
            "When your phone is not at hand, one of these replaces the code, once. Write them down or print them; they are shown only here. Earlier ones are good for nothing now."
    )
    static let kept = Text(zh: "我收好了", en: "I have kept them")
    static let since = Text(zh: "设置时间", en: "Set up")
    static let codesLeft = Text(zh: "剩余备用码", en: "Recovery codes left")
    static let change = Text(zh: "更改", en: "Change it")
    static let newCodes = Text(zh: "换一批备用码", en: "Make new recovery codes")
    static let newPhone = Text(zh: "换手机", en: "Use another phone")
    static let end = Text(zh: "关闭两步验证", en: "Turn it off")
    static let ended = Text(zh: "两步验证已关闭", en: "The second step is turned off")
}

extension SecondFactor.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .codeWrong: Problem(.unprocessableContent, SecondFactorStrings.wrong)
        case .notSetUp: Problem(.conflict, Text(zh: "这个账号没有设置两步验证", en: "This account has no second step"))
        case .alreadySetUp: Problem(.conflict, Text(zh: "两步验证已经设好了", en: "The second step is set up already"))
        }
    }
}
