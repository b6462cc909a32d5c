// SPDX-License-Identifier: Apache-2.0
import Localization

/// The parts of a form. One column, label above, help before the field, remark at the field after.
extension HTML {
    /// A form that posts: carries the CSRF token. `multipart` where files are sent.
    public static func form(_ action: String, in frame: Frame, multipart: Bool = false, id: String? = nil, _ content: HTML) -> HTML {
        """
        <form method="post" action="\(action)"\(id.map { " id=\"\($0)\"" as HTML })\(multipart ? " enctype=\"multipart/form-data\"" as HTML : "")>
        <input type="hidden" name="csrf" value="\(frame.csrf)">\(content)</form>
        """
    }

    /// One line of text. `kind` is the input's type: text, tel, search, password, date, datetime-local, number, url.
    public static func field(
        _ name: String, _ label: Text, in frame: Frame, value: String = "", kind: String = "text", help: Text? = nil, remark: Text? = nil,
        required: Bool = false, autocomplete: String? = nil
    ) -> HTML {
        "<p><label for=\"\(name)\">\(label(frame.language))</label><input id=\"\(name)\" name=\"\(name)\" type=\"\(kind)\" value=\"\(value)\"></p>"
    }

    /// Several lines of text.
    public static func area(
        _ name: String, _ label: Text, in frame: Frame, value: String = "", rows: Int = 4, help: Text? = nil, remark: Text? = nil,
        required: Bool = false
    ) -> HTML {
        "<p><label for=\"\(name)\">\(label(frame.language))</label><textarea id=\"\(name)\" name=\"\(name)\" rows=\"\(rows)\">\(value)</textarea></p>"
    }

    /// One of a few: radio buttons under a legend.
    public static func choice(
        _ name: String, _ label: Text, in frame: Frame, options: [(value: String, text: String)], chosen: String = "", help: Text? = nil,
        remark: Text? = nil
    ) -> HTML {
        "<fieldset><legend>\(label(frame.language))</legend>\(options.map { "<label><input type=\"radio\" name=\"\(name)\" value=\"\($0.value)\"\("checked", if: $0.value == chosen)> \($0.text)</label>" as HTML })</fieldset>"
    }

    /// One of many: a select.
    public static func select(
        _ name: String, _ label: Text, in frame: Frame, options: [(value: String, text: String)], chosen: String = "", help: Text? = nil,
        remark: Text? = nil
    ) -> HTML {
        "<p><label for=\"\(name)\">\(label(frame.language))</label><select id=\"\(name)\" name=\"\(name)\">\(options.map { "<option value=\"\($0.value)\"\("selected", if: $0.value == chosen)>\($0.text)</option>" as HTML })</select></p>"
    }

    /// A box to tick.
    public static func tick(_ name: String, _ label: Text, in frame: Frame, value: String = "yes", ticked: Bool = false, help: Text? = nil) -> HTML {
        "<p><label><input type=\"checkbox\" name=\"\(name)\" value=\"\(value)\"\("checked", if: ticked)> \(label(frame.language))</label></p>"
    }

    /// A button that says what happens.
    public enum Weight: String, Sendable { case primary, plain, danger }
    public static func button(_ text: Text, in frame: Frame, weight: Weight = .primary, name: String? = nil, value: String? = nil) -> HTML {
        "<button class=\"\(weight.rawValue)\"\(name.map { " name=\"\($0)\"" as HTML })\(value.map { " value=\"\($0)\"" as HTML })>\(text(frame.language))</button>"
    }
}
