// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension PhotoCover {
    /// The photo under its net. Each square is a box to tick with a name of its own.
    ///
    /// - Parameter source: the address of the photo in full size.
    func net(in frame: Frame, source: String, remark: Text? = nil) -> HTML {
        let language = frame.language
        let boxes = (0..<columns * rows).map { square -> HTML in
            let name = Text.coverSquare(square / columns + 1, square % columns + 1)(language)
            return """
                <label><input type="checkbox" name="square" value="\(square)"\(squares.contains(square) ? " checked" : "")><span></span><span class="unseen">\(name)</span></label>
                """
        }
        return """
            <fieldset class="field cover"><legend>\(Text.coverNet(language))</legend>
            <p class="help">\(Text.coverHelp(language))</p>
            \(remark.map { "<p class=\"remark\">\($0(language))</p>" as HTML })\
            <div class="net columns-\(columns)"><img src="\(source)" alt="" width="\(photo.width)" height="\(photo.height)"><div class="squares">\(boxes)</div></div>
            </fieldset>
            """
    }
}

/// The pages on which an officer covers parts of photos that a case has.
struct CasePhotosView {
    let frame: Frame
    let found: Case

    private func words(_ text: Text) -> String { text(frame.language) }
    private func page(_ title: Text, status: HTTPResponse.Status = .ok, _ content: HTML) -> Page {
        Page(
            "\(words(title)) · \(found.number)", in: frame, status: status,
            content: """
                <p class="number"><a href="\(Case.path(found.number))">\(words(.backToCase)) \(found.number)</a></p>
                <h1>\(words(title))</h1>
                \(content)
                """)
    }

    func listPage(_ photos: [PhotoRedactionStore.Place]) -> Page {
        let groups = Dictionary(grouping: photos.enumerated()) { $0.element.step ?? 0 }.sorted { $0.key < $1.key }
        let sections = groups.map { step, members -> HTML in
            let figures = members.map { index, place -> HTML in
                """
                <li><figure><a href="\(PhotoCoverRoutes.path(found.number, place.photo.id))"><img src="/photos/\(place.photo.id)?size=small" \
                alt="\(words(.photo(index + 1)))" width="112" height="112" loading="lazy"></a><figcaption>\
                <a href="\(PhotoCoverRoutes.path(found.number, place.photo.id))">\(words(.coverPhoto(index + 1)))</a></figcaption></figure></li>

                """
            }
            return "<h2>\(words(step == 0 ? .photosOfReports : .photosOfStep(step)))</h2><ul class=\"photos\">\(figures)</ul>\n"
        }
        return page(
            .casePhotos,
            """
            <p class="lead">\(words(.casePhotosLead))</p>
            \(photos.isEmpty ? HTML.callout(.suspended, "<p>\(words(.casePhotosNone))</p>") : "\(sections)")
            """)
    }

    func coverPage(_ cover: PhotoCover, words typed: String = "", remark: Text? = nil) -> Page {
        page(
            .coverTitle, status: remark == nil ? .ok : .unprocessableContent,
            """
            <form method="post" action="\(PhotoCoverRoutes.path(found.number, cover.photo.id))">
            <input type="hidden" name="csrf" value="\(frame.csrf)">
            \(cover.net(in: frame, source: "/photos/\(cover.photo.id)", remark: remark))
            \(HTML.field("words", .coverWhy, in: frame, value: typed.isEmpty ? words(.coverWhyUsual) : typed))
            \(HTML.actions(HTML.button(.coverDo, in: frame), HTML.link(.coverNot, to: PhotoCoverRoutes.path(found.number), in: frame)))
            </form>
            """)
    }
}
