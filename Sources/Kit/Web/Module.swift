// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Hummingbird
import Localization
import Logging
import NIOCore
import Secrets
import Storage

/// What a room of the product hands to the app: a plain value, listed once in `App.modules`.
public struct Module: Sendable {
    /// The room's word: target, folder, table prefix and commit prefix.
    public let id: String
    public let name: Text
    public var migrations: [Migration]
    /// Every permission that the room asks for.
    public var permissions: [Permission]
    /// What stands in the site's menu.
    public var menu: [MenuEntry]
    /// What the room keeps about people.
    public var processings: [Processing]
    /// The tables to which rows are only added, chained by hash.
    public var logs: [ChainedLog]
    /// Who bears witness at checkpoints for what is chained otherwise, or must not change once it holds.
    public var witnesses: [Witness]
    public var routes: @Sendable (RouterGroup<Context>, Server) -> Void
    /// How the room tells what went wrong, where a contract of others says how.
    public var problems: ProblemForm?

    public init(
        id: String, name: Text, migrations: [Migration] = [], permissions: [Permission] = [], menu: [MenuEntry] = [],
        processings: [Processing] = [], logs: [ChainedLog] = [], witnesses: [Witness] = [], problems: ProblemForm? = nil,
        routes: @escaping @Sendable (RouterGroup<Context>, Server) -> Void = { _, _ in }
    ) {
        self.id = id
        self.name = name
        self.migrations = migrations
        self.permissions = permissions
        self.menu = menu
        self.processings = processings
        self.logs = logs
        self.witnesses = witnesses
        self.problems = problems
        self.routes = routes
    }
}

/// A place in the menu, shown to those who may use it.
public struct MenuEntry: Sendable, Hashable {
    public let text: Text
    public let path: String
    /// Shown to everyone where nil.
    public let permission: Permission?
    /// Entries stand in rising order; the board is 10, reporting 20, the desk 30.
    public let order: Int

    public init(_ text: Text, path: String, order: Int, permission: Permission? = nil) {
        self.text = text
        self.path = path
        self.order = order
        self.permission = permission
    }
}

/// The outside world, as every room sees it.
public struct Server: Sendable {
    public var database: any Database
    public var now: @Sendable () -> Date
    /// Where people reach us, without a slash at the end; links in QR codes begin with it.
    public var address: String
    /// The menu of all rooms.
    public var menu: [MenuEntry]

    public init(
        database: any Database, now: @escaping @Sendable () -> Date = { Date() }, address: String = "http://127.0.0.1:8080", menu: [MenuEntry] = []
    ) {
        self.database = database
        self.now = now
        self.address = address
        self.menu = menu
    }
}

/// What we know about a request: who acts, in which language, with which session.
public struct Context: RequestContext {
    public var coreContext: CoreRequestContextStorage
    public var actor: Actor = .anonymous
    public var language: Language = .zh
    /// The frame in which the answer's page will stand; filled by the app's first middleware.
    public var frame: Frame = Frame()
    /// Photos are the largest thing that anyone sends; each form says its own, smaller bound.
    public var maxUploadSize: Int { 16 << 20 }

    /// The request's number, in the log and on the page for what broke.
    public let requestID: String
    /// What ties forms to this browser; nil where no cookie of ours came along.
    var ticket: Ticket?
    private let remoteAddress: SocketAddress?
    /// The address that our proxies saw, where we trust them.
    var forwardedFor: String?

    public init(source: Source) {
        coreContext = .init(source: source)
        requestID = source.logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? Secrets.token(bytes: 9)
        remoteAddress = source.channel.remoteAddress
    }

    /// Whom to count as one for limits: the address the request came from, for IPv6 the network of 64 bits. Not to be kept.
    public var client: String {
        let address = forwardedFor ?? remoteAddress?.ipAddress ?? "local"
        guard address.contains(":") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":") + "::/64"
    }

    /// The actor who signed in, or the way to the sign-in page.
    public func requireSignedIn() throws -> Actor {
        guard actor.isSignedIn else { throw Problem.notSignedIn }
        return actor
    }
}
