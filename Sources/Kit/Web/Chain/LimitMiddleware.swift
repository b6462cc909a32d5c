// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird

/// Bounds how often one address changes something. Reading is not counted.
struct LimitMiddleware: RouterMiddleware {
    let limiter: RateLimiter
    let now: @Sendable () -> Date

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if !request.method.isReading { try limiter.spend(context.client, at: now()) }
        return try await next(request, context)
    }
}

/// Refuses addresses that nobody can mean: too long, or with codes that are no text.
struct AddressMiddleware: RouterMiddleware {
    static let longest = 8 << 10

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.uri.string.utf8.count <= Self.longest else { throw Problem.addressTooLong }
        guard Self.isReadable(request.uri.path) else { throw Problem.malformed }
        return try await next(request, context)
    }

    static func isReadable(_ path: String) -> Bool {
        guard path.utf8.contains(where: { $0 == 37 || $0 < 33 || $0 > 126 }) else { return true }
        guard
            String(validating: Urlencoded.percentDecoded(path.utf8, plusIsSpace: false), as: UTF8.self)?.utf8.allSatisfy({ $0 >= 32 && $0 != 127 })
                == true
        else { return false }
        // Every percent sign begins a code.
        let parts = path.utf8.split(separator: 37, omittingEmptySubsequences: false).dropFirst()
        return parts.allSatisfy { $0.count >= 2 && $0.prefix(2).allSatisfy { Urlencoded.hexadecimal($0) != nil } }
    }
}

extension HTTPRequest.Method {
    /// Whether it only asks and changes nothing (RFC 9110 §9.2.1).
    var isReading: Bool { self == .get || self == .head || self == .options || self == .trace }
}
