// SPDX-License-Identifier: Apache-2.0
import Localization

extension TableError {
    /// What is wrong and where, as a sentence.
    public var text: Text {
        switch self {
        case .tooLarge(let bytes, let limit):
            Text(
                zh: "文件有 \(Self.size(bytes))，超过了 \(Self.size(limit)) 的上限",
                en: "The file has \(Self.size(bytes)); at most \(Self.size(limit)) are taken")
        case .tooManyRows(let limit): Text(zh: "行数超过了 \(limit) 行的上限", en: "There are more than \(limit) rows")
        case .tooManyColumns(let line, let limit):
            Text(zh: "第 \(line) 行超过了 \(limit) 列的上限", en: "Line \(line) has more than \(limit) columns")
        case .cellTooLong(let line, let limit):
            Text(zh: "第 \(line) 行有一格太长，最多 \(Self.size(limit))", en: "A cell on line \(line) is too long; at most \(Self.size(limit)) are taken")
        case .unreadableText(let line):
            Text(
                zh: "从第 \(line) 行起读不出文字。请另存为 CSV UTF-8 再试",
                en: "The text cannot be read from line \(line) on. Save the file as CSV UTF-8 and try again")
        case .unclosedQuote(let line): Text(zh: "第 \(line) 行的引号没有配对", en: "A quote that opens on line \(line) is never closed")
        case .strayQuote(let line): Text(zh: "第 \(line) 行有多余的引号", en: "There is a stray quote on line \(line)")
        case .nulByte(let line): Text(zh: "第 \(line) 行有不是文字的内容", en: "Line \(line) holds something that is not text")
        case .empty: Text(zh: "文件是空的", en: "The file is empty")
        }
    }

    /// The line that is meant, where one is.
    public var line: Int? {
        switch self {
        case .tooManyColumns(let line, _), .cellTooLong(let line, _), .unreadableText(let line), .unclosedQuote(let line), .strayQuote(let line),
            .nulByte(let line):
            line
        case .tooLarge, .tooManyRows, .empty: nil
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MB" : bytes >= 1 << 10 ? "\(bytes >> 10) KB" : "\(bytes) B"
    }
}

extension TableHeader.Mismatch {
    /// What is wrong with the header, as a sentence.
    public var text: Text {
        var zh: [String] = [], en: [String] = []
        if !missing.isEmpty {
            zh.append("缺少 \(missing.joined(separator: "、"))")
            en.append("missing: \(missing.joined(separator: ", "))")
        }
        if !doubled.isEmpty {
            zh.append("重复 \(doubled.joined(separator: "、"))")
            en.append("twice: \(doubled.joined(separator: ", "))")
        }
        if !unknown.isEmpty {
            let names = unknown.map { String($0.prefix(40)) }
            zh.append("不认识 \(names.joined(separator: "、"))")
            en.append("unknown: \(names.joined(separator: ", "))")
        }
        return Text(zh: "表头不对：\(zh.joined(separator: ";"))", en: "The header does not fit: \(en.joined(separator: "; "))")
    }
}
