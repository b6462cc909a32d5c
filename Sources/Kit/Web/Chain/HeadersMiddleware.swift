// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird

/// Tells browsers what our pages may do: nothing from elsewhere, no script or style inside a page, no frame around it.
struct HeadersMiddleware: RouterMiddleware {
    private let fields: [(HTTPField.Name, String)]

    init(imageSources: [String] = [], isSecure: Bool = false) {
        let images = (["'self'", "data:", "blob:"] + imageSources).joined(separator: " ")
        var fields: [(HTTPField.Name, String)] = [
            (
                .contentSecurityPolicy,
                "default-src 'self'; img-src \(images); object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            ),
            (.xContentTypeOptions, "nosniff"), (.referrerPolicy, "same-origin"),
            (.permissionsPolicy, "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()"), (.openerPolicy, "same-origin"),
            (.resourcePolicy, "same-origin"),
        ]
        if isSecure { fields.append((.strictTransportSecurity, "max-age=31536000")) }
        self.fields = fields
    }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in fields where response.headers[name] == nil { response.headers[name] = value }
        return response
    }
}

extension HTTPField.Name {
    // The names are tokens, so that none of these can be nil.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!  // a token
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!  // a token
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!  // a token
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!  // a token
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!  // a token
    static let csrfToken = HTTPField.Name("X-CSRF-Token")!  // a token
    static let requestID = HTTPField.Name("X-Request-ID")!  // a token
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!  // a token
}
