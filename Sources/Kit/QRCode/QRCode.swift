// SPDX-License-Identifier: Apache-2.0
import CQRencode

/// A QR code (ISO/IEC 18004): the smallest that holds the text at error level M, so that a seventh of it may be torn or dirty.
public struct QRCode: Sendable, Hashable {
    /// Spots on a side: 17 + 4 × version, 21 to 177.
    public let side: Int
    /// The spots in rows, true where dark.
    public let isDark: [Bool]

    /// Four spots of white around the code, as the standard asks.
    public static let quietZone = 4

    /// - Parameter text: at most 2,331 bytes of UTF-8, without NUL.
    /// - Returns: nil where the text is empty or does not fit.
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        isDark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
    }

    public subscript(column: Int, row: Int) -> Bool { isDark[row * side + column] }

    /// The dark spots as an SVG path in units of one spot, the quiet zone included: one rectangle for each run in a row.
    public var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, self[column, row] { column += 1 }
                if column > start {
                    path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(column - start)v1h-\(column - start)z"
                } else {
                    column += 1
                }
            }
        }
        return path
    }

    /// The code as SVG markup, black on white also in a dark scheme, that scales to any size; `title` is read aloud instead of it.
    public static func svg(_ text: String, title: String) -> String? {
        guard let code = QRCode(text) else { return nil }
        let size = code.side + 2 * quietZone
        return """
            <svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" role="img" shape-rendering="crispEdges">\
            <title>\(escaped(title))</title><path fill="#fff" d="M0 0h\(size)v\(size)h-\(size)z"/><path fill="#000" d="\(code.path)"/></svg>
            """
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { markup, character in
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            default: markup.append(character)
            }
        }
    }
}
