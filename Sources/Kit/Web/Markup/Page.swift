// SPDX-License-Identifier: Apache-2.0
import Access
import Hummingbird
import Localization

/// What stands around every page: who looks, in which language and size, and what has just happened.
public struct Frame: Sendable, Hashable {
    public var language: Language = .zh
    public var actor: Actor = .anonymous
    /// The token that every posted form carries.
    public var csrf: String = ""
    /// The path of this page with its query, to come back to.
    public var path: String = "/"
    /// Large print (长辈版).
    public var isLarge: Bool = false
    /// Said once, after an action.
    public var notice: String?
    public var menu: [MenuEntry] = []
    /// The version of the files in `Public/`.
    public var assets: String = "0"

    public init() {}
}

/// A whole page in the site's frame.
public struct Page: ResponseGenerator, Sendable {
    /// How much of the window the content takes.
    public enum Width: String, Sendable { case text, wide, full }

    public let title: String
    public let frame: Frame
    public var width: Width = .text
    public var status: HTTPResponse.Status = .ok
    /// Modules of `Public/` that enhance this page, such as `map.js`.
    public var scripts: [String] = []
    public let content: HTML

    public init(
        _ title: String, in frame: Frame, width: Width = .text, status: HTTPResponse.Status = .ok, scripts: [String] = [], content: HTML
    ) {
        self.title = title
        self.frame = frame
        self.width = width
        self.status = status
        self.scripts = scripts
        self.content = content
    }

    public init(_ title: Text, in frame: Frame, width: Width = .text, status: HTTPResponse.Status = .ok, scripts: [String] = [], content: HTML) {
        self.init(title(frame.language), in: frame, width: width, status: status, scripts: scripts, content: content)
    }

    public func response(from request: Request, context: some RequestContext) throws -> Response { response }

    var response: Response {
        Response(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: html.markup)))
    }
}
