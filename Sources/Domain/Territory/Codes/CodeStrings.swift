// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Text {
    static let codesOfArea = Text(zh: "编码", en: "Codes")
    static let schemeOfCode = Text(zh: "编码规则", en: "Scheme")
    static let schemeHelp = Text(zh: "同一串数字在不同规则里是不同的意思。", en: "The same digits mean different things in different schemes.")
    static let until = Text(zh: "停用日期", en: "Until")
    static let holdsNow = Text(zh: "现在使用", en: "in use")
    static let giveCode = Text(zh: "添加编码", en: "Add a code")
    static let pathOfArea = Text(zh: "路径", en: "Path")
    static let nameOfArea = Text(zh: "名称", en: "Name")
    static func codeKept(_ code: Code) -> Text { Text(zh: "编码 \(code.value) 已经记下。", en: "The code \(code.value) is kept.") }
}

extension Problem {
    static let bareCode = Problem(
        .badRequest, Text(zh: "请写明是哪一种编码，或者哪一个区划", en: "A code is never bare, and a question has an area or a code"),
        way: Text(
            zh: "比如 scheme=GB/T 10114 和 value=330105013，或者 area=/330105013/。",
            en: "Such as scheme=GB/T 10114 with value=330105013, or area=/330105013/."))
}
