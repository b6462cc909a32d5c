// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

/// How an area's page leads on to what can be subscribed to and taken out.
public enum FeedPages {
    public static func section(of area: String, in frame: Frame) -> HTML {
        let language = frame.language
        return """
            <p class="help">\(Text.follow(language)) <a href="/feed.atom?area=\(area)">Atom</a> · <a href="/feed.rss?area=\(area)">RSS</a> · \
            <a href="/open-data">\(Text.openData(language))</a></p>

            """
    }
}
