// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A form as a page shows it: where it goes and what its fields hold.
struct PageForm {
    struct Field {
        var name: String, value: String
        /// What may be chosen, where there is a choice.
        var choices: [String] = []
        var isFile = false
    }

    let page: String
    let action: String
    let isPost: Bool
    let isMultipart: Bool
    var fields: [Field]

    /// The same form on another page of the same kind: where it goes without numbers, and its fields.
    var kind: String {
        PageForm.kind(action) + " " + Set(fields.map(\.name)).sorted().joined(separator: ",") + (isPost ? "" : " GET")
    }

    /// An address without its numbers and names of objects.
    static func kind(_ path: String) -> String {
        path.prefix { $0 != "?" }.split(separator: "/").map { part in
            part.contains(where: \.isNumber) || part.utf8.count > 24 || part.contains("%") ? "*" : String(part)
        }.joined(separator: "/")
    }

    /// The forms of a page of ours. It reads our own markup, in which attributes are quoted, and no other.
    static func all(on page: String, at path: String) -> [PageForm] {
        var forms: [PageForm] = []
        for part in page.split(separator: "<form").dropFirst() {
            let body = part.firstRange(of: "</form>").map { part[..<$0.lowerBound] } ?? part
            let head = body.prefix { $0 != ">" }
            let action = attribute("action", in: head) ?? ""
            var fields: [Field] = []
            for tag in body.split(separator: "<") {
                let name = attribute("name", in: tag)
                if tag.hasPrefix("input"), let name {
                    let type = attribute("type", in: tag) ?? "text", value = attribute("value", in: tag) ?? ""
                    if type == "radio" || type == "checkbox", let known = fields.firstIndex(where: { $0.name == name }) {
                        fields[known].choices.append(value)
                        if tag.contains(" checked") { fields[known].value = value }
                    } else {
                        fields.append(
                            Field(
                                name: name, value: value.isEmpty ? plausible(type) : value,
                                choices: type == "radio" || type == "checkbox" ? [value] : [],
                                isFile: type == "file"))
                    }
                } else if tag.hasPrefix("textarea"), let name {
                    let text = tag.drop { $0 != ">" }.dropFirst()
                    fields.append(Field(name: name, value: text.isEmpty ? "路灯不亮" : plain(text)))
                } else if tag.hasPrefix("select"), let name {
                    fields.append(Field(name: name, value: ""))
                } else if tag.hasPrefix("option"), !fields.isEmpty {
                    let value = attribute("value", in: tag) ?? plain(tag.drop { $0 != ">" }.dropFirst())
                    fields[fields.count - 1].choices.append(value)
                    if tag.contains(" selected") || fields[fields.count - 1].choices.count == 2 { fields[fields.count - 1].value = value }
                } else if tag.hasPrefix("button"), let name {
                    let value = attribute("value", in: tag) ?? ""
                    if let known = fields.firstIndex(where: { $0.name == name }) {
                        fields[known].choices.append(value)
                    } else {
                        fields.append(Field(name: name, value: value, choices: [value]))
                    }
                }
            }
            forms.append(
                PageForm(
                    page: path, action: action.isEmpty ? path : String(action.prefix { $0 != "#" }), isPost: attribute("method", in: head) == "post",
                    isMultipart: attribute("enctype", in: head) == "multipart/form-data", fields: fields))
        }
        return forms
    }

    /// The addresses of ours that a page leads to.
    static func links(on page: String) -> [String] {
        page.split(separator: "href=\"").dropFirst().compactMap { part in
            let link = plain(part.prefix { $0 != "\"" })
            return link.hasPrefix("/") && !link.hasPrefix("//") ? String(link.prefix { $0 != "#" }) : nil
        }
    }

    private static func attribute(_ name: String, in tag: Substring) -> String? {
        guard let range = tag.firstRange(of: " \(name)=\"") else { return nil }
        return plain(tag[range.upperBound...].prefix { $0 != "\"" })
    }

    private static func plain(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }

    /// What a person might write into an empty field of this type.
    private static func plausible(_ type: String) -> String {
        switch type {
        case "date": "2026-11-28"
        case "datetime-local": "2026-11-28T09:00"
        case "time": "09:00"
        case "number": "3"
        case "tel": "13800138000"
        case "email": "a@example.org"
        case "url": "https://example.org/a"
        default: "桥弄街 8 号"
        }
    }
}
