// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Role {
    /// The name of a shipped role.
    static func name(_ id: String) -> Text {
        switch id {
        case registrar: Text(zh: "受理员", en: "Registrar")
        case dispatcher: Text(zh: "派遣员", en: "Dispatcher")
        case shiftLead: Text(zh: "值班长", en: "Shift lead")
        case handler: Text(zh: "处置人", en: "Handler")
        case gridWorker: Text(zh: "网格员", en: "Grid worker")
        case volunteer: Text(zh: "志愿者", en: "Volunteer")
        case inspector: Text(zh: "核查人", en: "Inspector")
        case commandRoom: Text(zh: "指挥室", en: "Command room")
        case privacyOfficer: Text(zh: "个人信息保护专员", en: "Privacy officer")
        case auditor: Text(zh: "审计员", en: "Auditor")
        case listOfficer: Text(zh: "清单管理员", en: "List officer")
        case planOfficer: Text(zh: "网格划分员", en: "Grid plan officer")
        case administrator: Text(zh: "系统管理员", en: "Administrator")
        case emergency: Text(zh: "应急查看", en: "Looking in an emergency")
        default: Text(name: id)
        }
    }
}

extension Account.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: .notAllowed
        case .outsideScope:
            Problem(.forbidden, Text(zh: "这个区域不归您管理", en: "This area is not yours to manage"))
        case .toYourself:
            Problem(
                .forbidden, Text(zh: "不能给自己授权或停用自己", en: "You cannot grant to yourself or close your own account"),
                way: Text(zh: "请另一位管理员来做。", en: "Please ask another administrator."))
        default: Problem(.unprocessableContent, text)
        }
    }

    /// The remark at the field.
    public var text: Text {
        switch self {
        case .notAllowed, .outsideScope, .toYourself: problem.text
        case .loginMalformed:
            Text(zh: "登录名请用 2 到 32 个字母、数字、汉字，或 . - _", en: "A sign-in name has 2 to 32 letters, digits, or . - _")
        case .loginTaken: Text(zh: "这个登录名已经有人用了", en: "This sign-in name is taken")
        case .nameMissing: Text(zh: "请写姓名", en: "Please give a name")
        case .nameTooLong: Text(zh: "姓名请不要超过 40 个字", en: "A name has at most 40 characters")
        case .passwordTooShort: Text(zh: "密码至少 10 位，可以用一句话", en: "A password has at least 10 characters; a sentence is fine")
        case .passwordTooLong: Text(zh: "密码太长了，请不要超过 128 个字母(汉字约 42 个)", en: "A password has at most 128 bytes")
        case .passwordTooCommon: Text(zh: "这个密码太容易猜到，请换一个", en: "This password is too easy to guess; please choose another")
        case .passwordWrong: Text(zh: "原密码不对", en: "The present password is not right")
        case .unknownRole: Text(zh: "没有这个角色", en: "There is no such role")
        case .areaMalformed: Text(zh: "区域写法不对，例如 /330105013/001/", en: "An area is written like /330105013/001/")
        case .partyMalformed: Text(zh: "单位代码写法不对", en: "This team code is not right")
        case .periodBackwards: Text(zh: "结束时间要晚于开始时间", en: "The end must come after the beginning")
        }
    }
}

extension Accounts {
    static let name = Text(zh: "账号", en: "Accounts")
    enum Purpose {
        static let staffTitle = Text(zh: "工作人员账号", en: "Accounts of staff")
        static let staff = Text(
            zh: "工作人员登录；同事之间知道是谁经办。密码只存单向摘要", en: "Staff sign in and know who did what. Of the password only a one-way hash is kept")
        static let seenByColleagues = Text(zh: "同事看得到姓名；登录名只有账号管理员看得到", en: "Colleagues see the name; the login only those who manage accounts")
        static let sinceClosing = Text(zh: "账号注销", en: "the account was closed")
        static let former = Text(zh: "已离任人员", en: "a former colleague")
        static let deviceTitle = Text(zh: "登录的设备", en: "Devices that are signed in")
        static let seenByOneself = Text(zh: "本人和账号管理员", en: "Oneself and those who manage accounts")
        static let untilSignedOut = Text(zh: "退出登录或过期即删除", en: "Deleted with the sign-in")
        static let secondFactorTitle = Text(zh: "两步验证", en: "Second steps")
        static let secondFactor = Text(
            zh: "核对登录验证码。密钥加密保存，备用码只存摘要", en: "Checking codes at sign-in. Secrets are kept encrypted, of recovery codes only hashes")
        static let seenByNobody = Text(zh: "没有人；管理员只看得到是否设好", en: "Nobody; administrators see whether it is set up")
        static let untilReset = Text(zh: "关闭、重置或账号停用即删除", en: "Deleted when it is turned off or reset, or the account is closed")
        static let linkTitle = Text(zh: "统一身份关联", en: "Links to a sign-in provider")
        static let subject = Text(zh: "认出统一身份认证来的本人", en: "Recognising who comes from the sign-in provider")
        static let untilUnlinked = Text(zh: "解除关联或账号停用即删除", en: "Deleted when it is unlinked or the account is closed")
        static let device = Text(zh: "让本人认出自己的登录", en: "People recognise their own sign-ins")
    }
}
