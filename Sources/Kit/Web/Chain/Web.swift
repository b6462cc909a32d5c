// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Hummingbird
import Localization
import NIOCore

/// What stands between the network and the rooms' handlers.
public enum Web {
    public struct Options: Sendable {
        /// Signs the tokens of forms: 16 to 64 bytes that only this installation knows, the same after a restart.
        public var secret: [UInt8]
        /// The folder with app.css, the JavaScript modules and icons.
        public var files: URL
        /// Shows `/dev/gallery` and reads `files` anew at every request.
        public var isDevelopment = false
        /// Hosts that maps may take tiles from, as the content policy writes them: `https://t0.tianditu.gov.cn`.
        public var imageSources: [String] = []
        /// How many proxies of ours stand before the server and append to `X-Forwarded-For`. With 0 the header is not believed.
        public var proxies = 0
        /// Changes that one address may make: a burst, then so many a second. Nil for no limit.
        public var changes: RateLimit?
        /// Parts of the site that tell what went wrong in a form of their own.
        public var problemForms: [ProblemForm] = []

        public init(secret: [UInt8], files: URL) {
            self.secret = secret
            self.files = files
        }
    }

    /// Puts the standard middlewares and the pages of the frame's own links before everything that is added to the router afterwards.
    ///
    /// From the outside in: headers, compression, files of `Public/`; then who asks, the page for what goes wrong and the log line;
    /// then what an address may look like, limits, and the token against cross-site requests.
    ///
    /// - Parameter signIn: finds out whose session a cookie's value is; nil where it is none, or no longer.
    /// - Returns: what must hear of the routes once all are added, so that a wrong method is told from a wrong address.
    @discardableResult public static func chain(
        _ router: Router<Context>, server: Server, signIn: @escaping @Sendable (String) async throws -> Actor? = { _ in nil }, options: Options
    ) -> Methods {
        let files = PublicFiles(options.files, isReread: options.isDevelopment)
        let methods = Methods()
        let isSecure = server.address.hasPrefix("https://")
        router.add(middleware: HeadersMiddleware(imageSources: options.imageSources, isSecure: isSecure))
        router.add(middleware: GzipMiddleware())
        router.add(middleware: files)
        router.add(
            middleware: VisitorMiddleware(
                signIn: signIn, key: options.secret, menu: server.menu, now: server.now, assets: { files.version }, methods: methods,
                proxies: options.proxies, isSecure: isSecure, forms: options.problemForms))
        router.add(middleware: AddressMiddleware())
        if let changes = options.changes { router.add(middleware: LimitMiddleware(limiter: RateLimiter(changes), now: server.now)) }
        router.add(middleware: CrossSiteMiddleware(key: options.secret, host: CrossSiteMiddleware.host(of: server.address)))
        addFrameRoutes(to: router)
        if options.isDevelopment { addGallery(to: router) }
        return methods
    }

    /// `/dev/gallery`: all parts of pages, for those who work on them.
    public static func addGallery(to router: some RouterMethods<Context>) {
        router.get("dev/gallery") { _, context in Gallery.page(in: context.frame) }
        router.get("dev/gallery/map") { _, context in
            Response(
                status: .ok, headers: [.contentType: "application/geo+json"],
                body: .init(byteBuffer: ByteBuffer(string: GalleryMap.json(context.language))))
        }
    }

    /// The links in the header: language and size are kept in cookies, which say nothing about a person.
    private static func addFrameRoutes(to router: Router<Context>) {
        router.get("language") { request, _ -> Response in
            let query = Form.query(request)
            guard let language = Language(rawValue: query["to"]) else { throw Problem.malformed }
            var response = Response.goOn(to: query["back"])
            response.setCookie(.kept(CookieName.language, language.rawValue, seconds: 365 * 86_400))
            return response
        }
        router.get("size") { request, _ -> Response in
            let query = Form.query(request)
            guard ["large", "usual"].contains(query["to"]) else { throw Problem.malformed }
            var response = Response.goOn(to: query["back"])
            response.setCookie(.kept(CookieName.size, query["to"], seconds: 365 * 86_400))
            return response
        }
    }
}
