// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Reads `multipart/form-data` (RFC 7578, RFC 2046 §5.1) as it comes in, chunk by chunk; every boundary of chunks gives the same form.
///
/// Strict where a mistake could hide something: a body that ends before its closing boundary is malformed, so that
/// a photo cut short is never taken for a whole one. Preamble and epilogue are passed over.
struct Multipart {
    private enum State { case preamble, afterBoundary, headers, content, epilogue }

    private let delimiter: [UInt8]
    private let bounds: Form.Bounds
    private var state = State.preamble
    /// What has come in and is not yet used, from `start` on. It begins with a line end, so that the first boundary looks like all others.
    private var buffer: [UInt8] = [13, 10]
    private var start = 0
    private var parts = 0
    private var part = Part()
    private var form = Form()

    private struct Part {
        var name = ""
        var fileName: String?
        var contentType = ""
        var bytes: [UInt8] = []
    }

    init(boundary: [UInt8], bounds: Form.Bounds) {
        delimiter = [13, 10, 45, 45] + boundary
        self.bounds = bounds
    }

    mutating func take(_ bytes: some Collection<UInt8>) throws(Problem) {
        buffer.append(contentsOf: bytes)
        while try step() {}
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
    }

    /// The form, once all has come in.
    func finish() throws(Problem) -> Form {
        guard state == .epilogue else { throw .malformed }
        return form
    }

    /// The fields that are complete by now.
    var formSoFar: Form { form }
    /// Whether the first part is complete.
    var hasFirst: Bool { parts > 1 || parts == 1 && (state == .afterBoundary || state == .epilogue) }

    /// Uses what it can of the buffer; false where more must come in first.
    private mutating func step() throws(Problem) -> Bool {
        switch state {
        case .preamble:
            guard try skipToDelimiter(keeping: false) else { return false }
            state = .afterBoundary
        case .afterBoundary: return try afterBoundary()
        case .headers: return try headers()
        case .content:
            guard try skipToDelimiter(keeping: true) else { return false }
            try keepPart()
            state = .afterBoundary
        case .epilogue:
            start = buffer.count
            return false
        }
        return true
    }

    /// `--` ends the body; white space and a line end begin a part.
    private mutating func afterBoundary() throws(Problem) -> Bool {
        guard buffer.count - start >= 2 else { return false }
        if buffer[start] == 45 {
            guard buffer[start + 1] == 45 else { throw .malformed }
            state = .epilogue
            return true
        }
        var end = start
        while end < buffer.count, buffer[end] == 32 || buffer[end] == 9 { end += 1 }
        guard end - start <= 80 else { throw .malformed }
        guard buffer.count - end >= 2 else { return false }
        guard buffer[end] == 13, buffer[end + 1] == 10 else { throw .malformed }
        parts += 1
        guard parts <= bounds.parts else { throw .tooLarge }
        start = end  // The headers' end is found as line end + line end, also where there are none.
        state = .headers
        return true
    }

    private mutating func headers() throws(Problem) -> Bool {
        let end = position(of: [13, 10, 13, 10])
        guard (end ?? buffer.count) - start <= bounds.headers else { throw .tooLarge }
        guard let end else { return false }
        guard let text = String(validating: buffer[start..<end], as: UTF8.self) else { throw .malformed }
        start = end + 4
        part = Part()
        var isNamed = false
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed }
            let value = String(line[line.index(after: colon)...])
            switch line[..<colon].lowercased() {
            case "content-disposition":
                let header = ParameterHeader(value)
                guard header.value.lowercased() == "form-data", let name = header.parameters["name"], !isNamed else { throw .malformed }
                part.name = Form.cleaned(name)
                part.fileName = header.parameters["filename"].map(Self.plainName)
                isNamed = true
            case "content-type": part.contentType = Form.cleaned(value).trimmingCharacters(in: .whitespaces)
            default: continue
            }
        }
        guard isNamed else { throw .malformed }
        state = .content
        return true
    }

    /// Moves behind the next delimiter; what stands before it goes into the part where it is content.
    private mutating func skipToDelimiter(keeping: Bool) throws(Problem) -> Bool {
        let found = position(of: delimiter)
        // Without a delimiter all but a tail that may be its beginning can be used already.
        let end = found ?? max(start, buffer.count - delimiter.count + 1)
        if keeping {
            part.bytes.append(contentsOf: buffer[start..<end])
            guard part.fileName != nil || part.bytes.count <= bounds.field else { throw .tooLarge }
        }
        start = found.map { $0 + delimiter.count } ?? end
        return found != nil
    }

    private mutating func keepPart() throws(Problem) {
        defer { part = Part() }
        if let fileName = part.fileName {
            if fileName.isEmpty && part.bytes.isEmpty { return }
            form.files[part.name, default: []].append(Form.File(name: fileName, contentType: part.contentType, bytes: part.bytes))
        } else {
            guard let text = String(validating: part.bytes, as: UTF8.self) else { throw .malformed }
            form.fields[part.name, default: []].append(Form.cleaned(text))
        }
    }

    private func position(of pattern: [UInt8]) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var from = start
            while from + pattern.count <= bytes.count {
                guard let hit = memchr(base + from, Int32(pattern[0]), bytes.count - pattern.count + 1 - from) else { return nil }
                let at = UnsafeRawPointer(hit) - base
                if memcmp(base + at, pattern, pattern.count) == 0 { return at }
                from = at + 1
            }
            return nil
        }
    }

    /// The last component of a path in either notation, at most 200 characters; `..` and the like become nothing.
    private static func plainName(_ name: String) -> String {
        let last = Form.cleaned(name).replacing("\n", with: " ").split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        return last.allSatisfy { $0 == "." || $0 == " " } ? "" : String(last.prefix(200))
    }
}
