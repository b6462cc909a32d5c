// SPDX-License-Identifier: Apache-2.0
import Localization

extension Page {
    public var html: HTML {
        """
        <!doctype html>
        <html lang="\(frame.language.tag)">
        <meta charset="utf-8">
        <title>\(title)</title>
        <main>\(content)</main>
        </html>
        """
    }
}
