// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Synchronization

/// Which methods each address knows, so that a wrong method (405) is told from a wrong address (404).
public final class Methods: Sendable {
    private struct Route: Sendable {
        let path: [Substring]
        let method: HTTPRequest.Method
    }
    private let routes = Mutex<[Route]>([])

    /// Takes note of all routes; to be called once after the last was added.
    public func learn(from router: Router<some RequestContext>) {
        let found = router.routes.map { Route(path: "\($0.path)".split(separator: "/"), method: $0.method) }
        routes.withLock { $0 = found }
    }

    /// What could be done at this address, sorted; empty where there is none.
    func allowed(at path: String) -> [String] {
        let parts = path.split(separator: "/")
        let methods = routes.withLock { routes in routes.filter { Self.matches($0.path, parts) }.map(\.method.rawValue) }
        // A page that can be had can be asked about.
        return Set(methods).union(methods.contains("GET") ? ["HEAD"] : []).sorted()
    }

    private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
        guard pattern.last == "**" ? path.count >= pattern.count : path.count == pattern.count else { return false }
        return zip(pattern, path).allSatisfy { pattern, part in
            pattern == part || pattern.hasPrefix(":") || pattern.hasPrefix("*") || pattern.contains("{")
        }
    }
}
