// SPDX-License-Identifier: Apache-2.0
import Access
import HTTPTypes
import Localization
import Web

/// What is read when signing in and on one's own account's page.
enum AccountsStrings {
    static let signIn = Text(zh: "工作人员登录", en: "Staff sign-in")
    static let enter = Text(zh: "登录", en: "Sign in")
    static let noNeed = Text(
        zh: "居民上报和查询都不用登录。", en: "Residents need no account to report or to look something up.")
    static let login = Text(zh: "登录名", en: "Sign-in name")
    static let password = Text(zh: "密码", en: "Password")
    static let wrong = Text(zh: "登录名或密码不对，请再看一下", en: "The name or the password is not right. Please look again")
    static let forgotten = Text(
        zh: "忘了密码？请找您单位的管理员，他会给您一个重设密码的链接。", en: "Forgot your password? The administrator of your office will give you a link to set a new one.")
    static func welcome(_ name: String) -> Text { Text(zh: "\(name)，您好", en: "Hello, \(name)") }
    static let signedOut = Text(zh: "已经退出", en: "You are signed out")

    static let setPassword = Text(zh: "设置密码", en: "Set your password")
    static func invited(_ name: String, login: String) -> Text {
        Text(zh: "\(name)，您好。您的登录名是 \(login)，请设置密码。", en: "Hello, \(name). Your sign-in name is \(login). Please set a password.")
    }
    static let newPassword = Text(zh: "新密码", en: "New password")
    static let again = Text(zh: "再输一遍新密码", en: "The new password once more")
    static let passwordHelp = Text(
        zh: "至少 10 位。用一句自己记得住的话最好，不必混用大小写和符号。", en: "At least 10 characters. A sentence you remember is best; no need to mix cases and signs.")
    static let notTheSame = Text(zh: "两次输入的不一样", en: "The two are not the same")
    static let keepPassword = Text(zh: "保存密码", en: "Keep this password")
    static let passwordIsSet = Text(zh: "密码设好了，请登录", en: "Your password is set. Please sign in")
    static let linkUsed = Problem(
        .gone, Text(zh: "这个链接已经用过或者过期了", en: "This link was used or is too old"),
        way: Text(zh: "请找您单位的管理员再要一个。", en: "Please ask the administrator of your office for another."))

    static let mine = Text(zh: "我的账号", en: "My account")
    static let name = Text(zh: "姓名", en: "Name")
    static let roles = Text(zh: "我的角色和区域", en: "My roles and areas")
    static let noRoles = Text(zh: "还没有角色。管理员授权后会显示在这里。", en: "No roles yet. They appear here once an administrator gives them.")
    static let sessions = Text(zh: "在哪些设备上登录着", en: "Where I am signed in")
    static let device = Text(zh: "设备", en: "Device")
    static let unknownDevice = Text(zh: "其他设备", en: "Another device")
    static let begun = Text(zh: "登录", en: "Signed in")
    static let lastUsed = Text(zh: "最近使用", en: "Last used")
    static let action = Text(zh: "操作", en: "Action")
    static let thisOne = Text(zh: "就是这里", en: "This one")
    static let endSession = Text(zh: "在那里退出", en: "Sign out there")
    static let sessionEnded = Text(zh: "那台设备已经退出", en: "That device is signed out")
    static let endOthers = Text(zh: "其他设备全部退出", en: "Sign out everywhere else")
    static let othersEnded = Text(zh: "其他设备都退出了", en: "All other devices are signed out")
    static let events = Text(zh: "账号动态", en: "What happened to this account")
    static let mustChange = Text(
        zh: "这个密码是别人替您设的。请先修改密码，之后就能开始工作。", en: "Someone else made this password. Please change it first, then you can begin.")
    static let changePassword = Text(zh: "修改密码", en: "Change password")
    static let presentPassword = Text(zh: "现在的密码", en: "Present password")
    static let leaveIt = Text(zh: "先不改", en: "Leave it")
    static let othersEnd = Text(zh: "修改后，其他设备上会自动退出。", en: "All other devices are signed out then.")
    static let passwordChanged = Text(zh: "密码改好了，其他设备已退出", en: "The password is changed and other devices are signed out")

    /// Where a grant holds, and for whom.
    static func place(_ grant: Grant) -> Text {
        let area = grant.areaPath == AreaPath.everywhere ? Text(zh: "全部区域", en: "Everywhere") : Text(name: grant.areaPath)
        let party = grant.party.map { " · \($0)" } ?? ""
        return Text(zh: area.zh + party, en: area.en + party)
    }
}

extension AccountEvent {
    public var text: Text {
        switch self {
        case .made: Text(zh: "账号建立", en: "Account made")
        case .closed: Text(zh: "账号停用", en: "Account closed")
        case .invited: Text(zh: "发出设置密码的链接", en: "Link to set a password given out")
        case .passwordSet: Text(zh: "密码修改", en: "Password set")
        case .granted: Text(zh: "授予角色", en: "Role given")
        case .grantEnded: Text(zh: "结束角色", en: "Role ended")
        case .roleChanged: Text(zh: "角色权限调整", en: "Role changed")
        case .signedIn: Text(zh: "登录", en: "Signed in")
        case .signInFailed: Text(zh: "登录没有成功", en: "A sign-in that failed")
        case .signedOut: Text(zh: "退出", en: "Signed out")
        case .sessionEnded: Text(zh: "在设备上被退出", en: "Signed out on a device")
        case .linkInvited: Text(zh: "发出关联统一身份的链接", en: "Link to a sign-in provider given out")
        case .linked: Text(zh: "关联统一身份", en: "Linked to a sign-in provider")
        case .unlinked: Text(zh: "解除统一身份关联", en: "Unlinked from a sign-in provider")
        case .handedOver: Text(zh: "角色请同事代班", en: "A role handed to a colleague")
        case .handedBack: Text(zh: "代班结束", en: "A role handed back")
        case .emergency: Text(zh: "应急查看", en: "A look in an emergency")
        case .emergencySeen: Text(zh: "应急查看已被知悉", en: "A look in an emergency noted by someone in charge")
        case .factorSet: Text(zh: "设好两步验证", en: "Second step set up")
        case .factorEnded: Text(zh: "关闭两步验证", en: "Second step turned off")
        case .factorReset: Text(zh: "管理员重置两步验证", en: "Second step reset by an administrator")
        case .codesMade: Text(zh: "生成新的备用码", en: "New recovery codes made")
        case .recoveryUsed: Text(zh: "用备用码登录", en: "A recovery code used")
        }
    }
}
