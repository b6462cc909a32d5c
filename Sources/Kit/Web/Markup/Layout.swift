// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization

/// What stands around the content of every page. Everything in it works without JavaScript and under the strict content policy.
extension Page {
    public var html: HTML {
        let language = frame.language
        return """
            <!doctype html>
            <html lang="\(language.tag)"\(attribute: "data-size", frame.isLarge ? "large" : nil)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="color-scheme" content="light dark">
            <meta name="format-detection" content="telephone=no">
            <title>\(title) · \(WebStrings.siteTitle(language))</title>
            <link rel="icon" href="/public/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="\(frame.asset("app.css"))">
            \((["page.js"] + scripts).map { "<script type=\"module\" src=\"\(frame.asset($0))\"></script>\n" as HTML })</head>
            <body class="\(width.rawValue)">
            <a class="skip" href="#main">\(WebStrings.skip(language))</a>
            \(frame.header)
            \(frame.notice.map { "<div class=\"notice\" role=\"status\"><p>\($0)</p></div>\n" as HTML })<main id="main" tabindex="-1">
            \(content)
            </main>
            \(frame.footer)
            </body>
            </html>

            """
    }
}

extension Frame {
    /// The address of a file in `Public/`, with its version, so that browsers may keep it for long.
    public func asset(_ name: String) -> String { "/public/\(name)?v=\(assets)" }

    var header: HTML {
        """
        <header class="top">
        <a class="home" href="/"\(attribute: "aria-current", path == "/" ? "page" : nil)>\(HTML.mark)<span>\(WebStrings.siteTitle(language))</span></a>
        \(menuList)<ul class="ways" aria-label="\(WebStrings.ways(language))">
        <li><a href="/size?to=\(isLarge ? "usual" : "large")&amp;back=\(path.queryEscaped)">\((isLarge ? WebStrings.usual : WebStrings.large)(language))</a></li>
        <li><a href="/language?to=\(otherLanguage.rawValue)&amp;back=\(path.queryEscaped)" lang="\(otherLanguage.tag)" hreflang="\(otherLanguage.tag)">\(WebStrings.otherLanguage(language))</a></li>
        <li>\(signing)</li>
        </ul>
        </header>
        """
    }

    private var menuList: HTML {
        let entries = menu.filter { entry in entry.permission.map(actor.may) ?? true }.sorted { $0.order < $1.order }
        guard !entries.isEmpty else { return "" }
        return """
            <nav class="menu" aria-label="\(WebStrings.menu(language))"><ul>
            \(entries.map { "<li><a href=\"\($0.path)\"\(attribute: "aria-current", current($0))>\($0.text(language))</a></li>\n" as HTML })</ul></nav>

            """
    }

    /// `page` on the entry's own page, `true` on those below it.
    private func current(_ entry: MenuEntry) -> String? {
        let here = path.prefix { $0 != "?" }
        if here == entry.path { return "page" }
        return entry.path != "/" && here.hasPrefix(entry.path + "/") ? "true" : nil
    }

    private var signing: HTML {
        guard actor.isSignedIn else {
            return "<a href=\"/sign-in?back=\(path.queryEscaped)\">\(WebStrings.signIn(language))</a>"
        }
        return """
            <form method="post" action="/sign-out"><input type="hidden" name="csrf" value="\(csrf)">\
            <a class="who" href="/account">\(actor.name)</a> <button class="link">\(WebStrings.signOut(language))</button></form>
            """
    }

    private var otherLanguage: Language { language == .zh ? .en : .zh }

    var footer: HTML {
        """
        <footer class="foot">
        <p><a href="/privacy">\(WebStrings.rules(language))</a> <a href="/record">\(WebStrings.record(language))</a> <a href="tel:12345">\(WebStrings.hotline(language))</a> <span>\(WebStrings.emergency(language))</span></p>
        <p class="quiet">\(WebStrings.openSource(language))</p>
        </footer>
        """
    }
}

extension HTML {
    /// The mark of the site: two roofs side by side.
    static let mark: HTML = """
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 27V14l8-7 8 7v13z"/><path d="M13 27V17l8-7 8 7v10z"/><path d="M18 27v-6h6v6"/></svg>
        """
}

extension String {
    /// As a value in a URL's query: everything but letters, digits and `-._~/` in percent form.
    public var queryEscaped: String { addingPercentEncoding(withAllowedCharacters: .inQueryValue) ?? "" }
}

extension CharacterSet {
    fileprivate static let inQueryValue = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
}
