// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import QRCode
import Web

extension CaseView {
    /// Step 4: what the reporter takes home.
    func sentPage(_ found: Case, report: Report, link: String) -> Page {
        Page(
            "\(words(.stepSent)) · \(found.number)", in: frame, scripts: ["report.js"],
            content: """
                <p class="step">\(words(.reportStep(4, .stepSent)))</p>
                <h1>\(words(.stepSent))</h1>
                \(found.isDanger ? danger : nil)
                <p class="lead">\(words(.sentNumber)) <strong class="number">\(found.number)</strong></p>
                <p>\(title(found))</p>
                \(found.counts.reports > 1 ? "<p>\(words(.sentJoined)) \(words(.reportedTimes(found.counts.reports)))</p>" as HTML : nil)
                \(found.isPrivate ? HTML.callout(.suspended, "<p>\(words(.privateCase))</p>") : nil)
                <section class="own-link" aria-labelledby="own-link"><h2 id="own-link">\(words(.sentLink))</h2>
                <p>\(words(.sentLinkHelp))</p>
                <p class="link-text"><a href="\(link)">\(link)</a></p>
                \(QRCode.svg(link, title: words(.sentQR)).map { "<figure class=\"qr-figure\">\(HTML(raw: $0))<figcaption>\(words(.sentQR))</figcaption></figure>" as HTML })
                <p>\(words(.sentSave))</p></section>
                <section><h2>\(words(.sentNext))</h2>\(whatNow(found))<ol class="next-steps">\(Text.nextSteps.dropFirst(found.lane == nil ? 0 : 1).map { "<li>\(words($0))</li>" as HTML })</ol></section>
                \((1...3).map { HTML.draftSent("report-\($0)") })
                \(HTML.actions(.link(.sentFollow, to: link, in: frame, weight: .primary), .link(.sentBoard, to: "/", in: frame)))
                """)
    }

    private var danger: HTML {
        ReportView(frame: frame, draft: ReportDraft(key: ""), seal: PhotoSeal(key: [])).emergencyCard
    }

    /// The reporter's own words and photos, on their own page.
    func ownReport(_ found: Case, _ report: Report, seal: PhotoSeal, link: String) -> HTML {
        let photos = (found.isPrivate ? report.photos : []).enumerated().map { index, photo -> HTML in
            let source = "/photos/\(photo.id)?size=small&ticket=\(seal.ticket(photo.id))"
            return "<img src=\"\(source)\" alt=\"\(words(.photo(index + 1)))\" width=\"112\" height=\"112\"> "
        }
        let gallery: HTML? = photos.isEmpty ? nil : "<p class=\"photos\">\(photos)</p>"
        return """
            <section class="own" aria-labelledby="own"><h2 id="own">\(words(.yourReport))</h2>
            <p class="help">\(words(found.isPrivate ? .privateCase : .yourReportOnly)) \(words(.yourPage))</p>
            <blockquote><p>\(report.words.isEmpty ? report.publicWords : report.words)</p></blockquote>
            \(gallery)
            <p class="quiet">\(HTML.time(report.at, now: now, language)) · \(words(report.channel.text))</p>
            <p><a href="\(link)/data">\(words(.ownDataLink))</a></p></section>

            """
    }
}
