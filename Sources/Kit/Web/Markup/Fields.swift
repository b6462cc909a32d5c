// SPDX-License-Identifier: Apache-2.0
import Localization

/// The parts of a form. One column, label above, help before the field, remark at the field after.
///
/// A field's `id` is its name, so that the summary at the top can lead to it; where two forms on a page have the same field, give one an `id`.
extension HTML {
    /// A form that posts: carries the CSRF token. `multipart` where files are sent.
    ///
    /// - Parameter draft: under which name the browser keeps what was typed until it is sent (`report.js`).
    public static func form(
        _ action: String, in frame: Frame, multipart: Bool = false, id: String? = nil, draft: String? = nil, _ content: HTML
    ) -> HTML {
        """
        <form method="post" action="\(action)"\(attribute: "id", id)\(attribute: "enctype", multipart ? "multipart/form-data" : nil)\(attribute: "data-draft", draft) novalidate>
        <input type="hidden" name="csrf" value="\(frame.csrf)">\(content)</form>
        """
    }

    /// A form that asks: its fields stand in the address, so that the answer can be kept and shared.
    public static func search(_ action: String, id: String? = nil, _ content: HTML) -> HTML {
        "<form method=\"get\" action=\"\(action)\"\(attribute: "id", id) class=\"ask\" role=\"search\">\(content)</form>"
    }

    /// A value that the form carries along unseen.
    ///
    /// - Parameter isKept: belongs to the draft, such as a place that was pointed at.
    public static func hidden(_ name: String, _ value: String, isKept: Bool = false) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\"\("data-keep", if: isKept)>"
    }

    /// One line of text. `kind` is the input's type: text, tel, search, password, date, datetime-local, number, url.
    public static func field(
        _ name: String, _ label: Text, in frame: Frame, value: String = "", kind: String = "text", help: Text? = nil, remark: Text? = nil,
        required: Bool = false, autocomplete: String? = nil, id: String? = nil, suggestions: [String] = []
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: required, language: frame.language)
        return around.wrap(
            """
            <input id="\(around.id)" name="\(name)" type="\(kind)" value="\(value)"\(around.attributes)\(attribute: "autocomplete", autocomplete)\
            \(attribute: "list", suggestions.isEmpty ? nil : around.id + "-list")>\(suggestions.isEmpty ? nil : suggestionList(around.id, suggestions))
            """)
    }

    private static func suggestionList(_ id: String, _ suggestions: [String]) -> HTML {
        "<datalist id=\"\(id)-list\">\(suggestions.map { "<option value=\"\($0)\"></option>" as HTML })</datalist>"
    }

    /// Several lines of text.
    public static func area(
        _ name: String, _ label: Text, in frame: Frame, value: String = "", rows: Int = 4, help: Text? = nil, remark: Text? = nil,
        required: Bool = false, id: String? = nil
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: required, language: frame.language)
        // The line break after the start tag is swallowed by browsers; without it they would swallow one of the person's.
        return around.wrap("<textarea id=\"\(around.id)\" name=\"\(name)\" rows=\"\(rows)\"\(around.attributes)>\n\(value)</textarea>")
    }

    /// One of a few: radio buttons under a legend. The first one carries the id that the summary leads to.
    public static func choice(
        _ name: String, _ label: Text, in frame: Frame, options: [(value: String, text: String)], chosen: String = "", help: Text? = nil,
        remark: Text? = nil, required: Bool = false, id: String? = nil
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: required, language: frame.language)
        let buttons = options.enumerated().map { index, option -> HTML in
            """
            <label class="option"><input type="radio" id="\(index == 0 ? around.id : "\(around.id)-\(index + 1)")" name="\(name)" value="\(option.value)"\
            \("checked", if: option.value == chosen)> <span>\(option.text)</span></label>

            """
        }
        return around.wrapGroup(buttons)
    }

    /// Some of a few: boxes to tick under a legend; `Form.all(name)` has what was ticked.
    public static func choices(
        _ name: String, _ label: Text, in frame: Frame, options: [(value: String, text: String)], chosen: Set<String> = [], help: Text? = nil,
        remark: Text? = nil, id: String? = nil
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: false, language: frame.language)
        let boxes = options.enumerated().map { index, option -> HTML in
            """
            <label class="option"><input type="checkbox" id="\(index == 0 ? around.id : "\(around.id)-\(index + 1)")" name="\(name)" value="\(option.value)"\
            \("checked", if: chosen.contains(option.value))> <span>\(option.text)</span></label>

            """
        }
        return around.wrapGroup(boxes)
    }

    /// One of many: a select. Where nothing is chosen yet it says so first.
    public static func select(
        _ name: String, _ label: Text, in frame: Frame, options: [(value: String, text: String)], chosen: String = "", help: Text? = nil,
        remark: Text? = nil, required: Bool = false, id: String? = nil
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: required, language: frame.language)
        let isOpen = !options.contains { $0.value == chosen }
        return around.wrap(
            """
            <select id="\(around.id)" name="\(name)"\(around.attributes)>\
            \(isOpen ? "<option value=\"\" selected>\(WebStrings.choose(frame.language))</option>" as HTML : nil)\
            \(options.map { "<option value=\"\($0.value)\"\("selected", if: $0.value == chosen)>\($0.text)</option>" as HTML })</select>
            """)
    }

    /// A box to tick.
    public static func tick(
        _ name: String, _ label: Text, in frame: Frame, value: String = "yes", ticked: Bool = false, help: Text? = nil, remark: Text? = nil,
        id: String? = nil
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: false, language: frame.language)
        return """
            <div class="field\(remark == nil ? "" : " off")"><label class="option"><input type="checkbox" id="\(around.id)" name="\(name)" value="\(value)"\
            \("checked", if: ticked)\(around.attributes)> <span>\(label(frame.language))</span></label>\(around.helpLine)\(around.remarkLine)</div>

            """
    }

    /// Photos from the phone's camera or its album. The form must be `multipart`; `report.js` shrinks and previews them where it can.
    ///
    /// - Parameters:
    ///   - most: how many may be chosen.
    ///   - camera: opens the camera at once on phones instead of asking; for those who photograph what is before them.
    public static func photos(
        _ name: String, _ label: Text, in frame: Frame, most: Int = 5, camera: Bool = false, help: Text? = nil, remark: Text? = nil,
        required: Bool = false, id: String? = nil
    ) -> HTML {
        let around = Around(id: id ?? name, label: label, help: help, remark: remark, required: required, language: frame.language)
        let words = { (text: Text) in text(frame.language) }
        return around.wrap(
            """
            <input id="\(around.id)" name="\(name)" type="file" accept="image/*"\("multiple", if: most > 1)\(attribute: "capture", camera ? "environment" : nil)\
            \(around.attributes) data-photos="\(most)" data-limit="\(words(WebStrings.photoLimit))" data-remove="\(words(WebStrings.photoRemove))"\
             data-alt="\(words(WebStrings.photoAlt))" data-shrinking="\(words(WebStrings.photoShrinking))" data-ready="\(words(WebStrings.photoReady))">
            """)
    }

    /// Fields that belong together, under a heading of their own.
    public static func group(_ legend: Text, in frame: Frame, _ content: HTML) -> HTML {
        "<fieldset class=\"group\"><legend>\(legend(frame.language))</legend>\(content)</fieldset>\n"
    }

    /// At the top of a form that comes back: what is off, each a link to its field. Nothing where nothing is off.
    public static func summary(of invalid: Invalid, in frame: Frame) -> HTML {
        guard !invalid.isEmpty else { return "" }
        let lines = invalid.fields.compactMap { field in
            invalid[field].map { remark -> HTML in "<li><a href=\"#\(field)\">\(remark(frame.language))</a></li>\n" }
        }
        return """
            <div class="summary" role="alert" tabindex="-1" aria-labelledby="summary-title">
            <h2 id="summary-title">\(WebStrings.summary(lines.count)(frame.language))</h2>
            <ul>
            \(lines)</ul>
            </div>

            """
    }

    /// A button that says what happens.
    public enum Weight: String, Sendable { case primary, plain, danger }
    public static func button(_ text: Text, in frame: Frame, weight: Weight = .primary, name: String? = nil, value: String? = nil) -> HTML {
        "<button class=\"button \(weight.rawValue)\"\(attribute: "name", name)\(attribute: "value", value)>\(text(frame.language))</button>\n"
    }

    /// A link that looks like a button, for going on without changing anything.
    public static func link(_ text: Text, to path: String, in frame: Frame, weight: Weight = .plain) -> HTML {
        "<a class=\"button \(weight.rawValue)\" href=\"\(path)\">\(text(frame.language))</a>\n"
    }

    /// Buttons in a row, the main one first.
    public static func actions(_ buttons: HTML...) -> HTML { "<div class=\"actions\">\(buttons)</div>\n" }
}

/// What stands around a field: its label, help and remark, tied to it for those who hear the page.
private struct Around {
    let id: String
    let label: Text
    let help: Text?
    let remark: Text?
    let required: Bool
    let language: Language

    var attributes: HTML {
        let described = [help.map { _ in id + "-help" }, remark.map { _ in id + "-remark" }].compactMap(\.self)
        return """
            \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))\("required", if: required)\
            \(attribute: "aria-invalid", remark == nil ? nil : "true")
            """
    }
    var must: HTML? { required ? " <span class=\"must\">(\(WebStrings.required(language)))</span>" : nil }
    var helpLine: HTML? { help.map { "<p class=\"help\" id=\"\(id)-help\">\($0(language))</p>" } }
    var remarkLine: HTML? { remark.map { "<p class=\"remark\" id=\"\(id)-remark\">\($0(language))</p>" } }

    func wrap(_ field: HTML) -> HTML {
        """
        <div class="field\(remark == nil ? "" : " off")"><label for="\(id)">\(label(language))\(must)</label>\(helpLine)\(field)\(remarkLine)</div>

        """
    }

    func wrapGroup(_ options: [HTML]) -> HTML {
        """
        <fieldset class="field\(remark == nil ? "" : " off")"\(attributes)><legend>\(label(language))\(must)</legend>\(helpLine)
        \(options)\(remarkLine)</fieldset>

        """
    }
}
