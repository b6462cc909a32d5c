// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import Localization
import NIOCore

/// What scripts make better where they run. Pages that use these list `report.js` or `desk.js`; without it all goes on as a plain form.
extension HTML {
    /// Writes the phone's place into two inputs of the form (`report.js`); the button is of no use without scripts and hidden then.
    public static func locate(in frame: Frame, longitude: String = "longitude", latitude: String = "latitude") -> HTML {
        """
        <button type="button" class="button plain scripted" data-longitude="\(longitude)" data-latitude="\(latitude)" \
        data-locate="\(ScriptStrings.locating(frame.language))">\(ScriptStrings.locate(frame.language))</button>

        """
    }

    /// A place in a form that is filled with similar matters while someone types (`report.js`).
    ///
    /// - Parameters:
    ///   - path: answers with a fragment of markup; it gets the form's text fields as a query.
    ///   - fields: those alone, where others must not stand in an address: names, phone numbers.
    ///   - content: what stands there already.
    public static func similar(from path: String, fields: [String] = [], _ content: HTML = "") -> HTML {
        "<div class=\"similar\" data-similar=\"\(path)\"\(attribute: "data-fields", fields.isEmpty ? nil : fields.joined(separator: ","))>\(content)</div>\n"
    }

    /// On the page after a form was sent: its draft is forgotten in this browser (`report.js`).
    public static func draftSent(_ key: String) -> HTML { "<span hidden data-draft-sent=\"\(key)\"></span>" }

    /// Rows that can be walked through with j and k (`desk.js`), and what the keys do.
    public static func desk(in frame: Frame, _ rows: HTML) -> HTML {
        """
        <div data-desk data-keys="keys">\(rows)</div>
        <aside id="keys" class="callout plain" hidden aria-label="\(ScriptStrings.keys(frame.language))">\
        <p>\(ScriptStrings.keyList.map { "<span class=\"key\"><kbd>\($0.key)</kbd> \($0.does(frame.language))</span> " as HTML })</p></aside>

        """
    }
}

/// A fragment of a page, as scripts ask for it.
extension HTML: ResponseGenerator {
    public func response(from request: Request, context: some RequestContext) throws -> Response {
        Response(status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: markup)))
    }
}
