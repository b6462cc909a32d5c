// SPDX-License-Identifier: Apache-2.0

/// `application/x-www-form-urlencoded`, as the URL standard reads it: a percent sign that begins no code stands for itself.
enum Urlencoded {
    /// The fields in their order; invalid UTF-8 is malformed.
    static func fields(
        _ bytes: some Collection<UInt8>, bounds: Form.Bounds, decode: Form.Decoding = Self.utf8
    ) throws(Problem) -> [String: [String]] {
        var fields: [String: [String]] = [:], count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= bounds.pairs else { throw .tooLarge }
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let name = try text(pair[..<(equals ?? pair.endIndex)], bounds: bounds, decode)
            let value = try equals.map { position throws(Problem) in
                try text(pair[pair.index(after: position)...], bounds: bounds, decode)
            }
            fields[name, default: []].append(value ?? "")
        }
        return fields
    }

    private static func text(_ part: some Collection<UInt8>, bounds: Form.Bounds, _ decode: Form.Decoding) throws(Problem) -> String {
        let bytes = percentDecoded(part, plusIsSpace: true)
        guard bytes.count <= bounds.field else { throw .tooLarge }
        guard let text = decode(bytes) else { throw .malformed }
        return Form.cleaned(text)
    }

    static let utf8: Form.Decoding = { String(validating: $0, as: UTF8.self) }

    static func percentDecoded(_ part: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            let byte = part[index]
            part.formIndex(after: &index)
            if byte == UInt8(ascii: "%"), index < part.endIndex, let high = hexadecimal(part[index]) {
                let next = part.index(after: index)
                if next < part.endIndex, let low = hexadecimal(part[next]) {
                    bytes.append(high << 4 | low)
                    index = part.index(after: next)
                    continue
                }
            }
            bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        }
        return bytes
    }

    static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
