// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird

/// The cookies we set, all of them needed for what the visitor does here.
public enum CookieName {
    /// The session of someone who signed in; set and taken away by Accounts.
    public static let session = "linli-session"
    /// A random number that ties forms to the browser they were shown in; gone when the browser closes.
    public static let visitor = "linli-visitor"
    public static let language = "linli-language"
    public static let size = "linli-size"
    /// What the next page says once.
    public static let notice = "linli-notice"
}

extension Cookie {
    /// A cookie for our pages alone: not for scripts, not sent along by other sites' forms. `Secure` is added where we are reached by https.
    ///
    /// - Parameter seconds: how long it is kept; nil until the browser closes, 0 takes it away.
    public static func kept(_ name: String, _ value: String, seconds: Int? = nil) -> Cookie {
        Cookie(name: name, value: value, maxAge: seconds, path: "/", httpOnly: true, sameSite: .lax)
    }
}

extension Response {
    /// Goes on to a page of ours after an action (303), which then says once what happened.
    ///
    /// - Parameter path: a path that begins with one slash; anything else leads to the board.
    public static func goOn(to path: String, saying notice: String? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: SafeURL.local(path), .cacheControl: "no-store"])
        if let notice, !notice.isEmpty { response.setCookie(.kept(CookieName.notice, String(notice.prefix(300)).queryEscaped, seconds: 60)) }
        return response
    }
}
