// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird

extension Page {
    /// A page whose address is a secret: kept by nobody on the way, found by no search engine, told to no other page.
    public func secret(_ request: Request, _ context: Context) throws -> Response {
        var response = try response(from: request, context: context)
        response.headers[.cacheControl] = "private, no-store"
        response.headers[.robots] = "noindex"
        // Where a browser says itself where a request comes from, it need not send a referrer; others would send `Origin: null` with our
        // own forms, which could then not be told from those of another site. `same-origin`, which all pages have, tells other sites nothing either.
        if request.headers[.fetchSiteOfRequest] != nil { response.headers[.referrer] = "no-referrer" }
        return response
    }
}

extension HTTPField.Name {
    fileprivate static let robots = HTTPField.Name("X-Robots-Tag")!  // a token
    fileprivate static let referrer = HTTPField.Name("Referrer-Policy")!  // a token
    fileprivate static let fetchSiteOfRequest = HTTPField.Name("Sec-Fetch-Site")!  // a token
}
