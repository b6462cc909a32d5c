// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Storage
import Synchronization
import Territory
import Web
import WorkingTime

/// What Open311's handlers share: the services, the keys, the limits.
final class Open311Desk: Sendable {
    let server: Server
    let tools: Exchange.Tools
    let guesses: RateLimiter?
    let uses: RateLimiter?
    private let services = Mutex<(services: Services, day: Day, until: Date)?>(nil)
    private let calendars = Mutex<[String: (calendar: WorkCalendar, until: Date)]>([:])

    init(server: Server, tools: Exchange.Tools) {
        self.server = server
        self.tools = tools
        guesses = tools.guessLimit.map { RateLimiter($0) }
        uses = tools.keyLimit.map { RateLimiter($0) }
    }

    /// What can be reported today: what the lists say for the whole of our area.
    func services(at now: Date, in db: any Connection) throws -> Services {
        let day = Day(now)
        if let kept = services.withLock({ $0 }), kept.day == day, kept.until > now { return kept.services }
        let root = root(try tools.atlas.index(on: day, in: db))
        let made = Services(try MandateStore(db).matters(on: day, for: root))
        services.withLock { $0 = (made, day, now.addingTimeInterval(tools.memory)) }
        return made
    }

    /// The subdistrict, or what stands highest where there are several.
    func root(_ index: TerritoryIndex) -> String {
        let subdistricts = index.areas.filter { $0.level == .subdistrict }
        return subdistricts.count == 1 ? subdistricts[0].path : index.areas.first?.path ?? "/"
    }

    func calendar(for areaPath: String, at now: Date, in db: any Connection) throws -> WorkCalendar {
        if let kept = calendars.withLock({ $0[areaPath] }), kept.until > now { return kept.calendar }
        let made = try CalendarStore(db).calendar(for: areaPath)
        calendars.withLock { kept in
            if kept.count > 2000 { kept.removeAll() }
            kept[areaPath] = (made, now.addingTimeInterval(tools.memory * 6))
        }
        return made
    }

    /// One installation serves one jurisdiction: its area's code or our host. Whoever names another is at the wrong door.
    func checkJurisdiction(_ named: String, at now: Date) async throws {
        guard !named.isEmpty, named != host else { return }
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        let codes = root(index).split(separator: "/").map(String.init)
        guard codes.contains(named) || root(index) == named else { throw Fault(404, .jurisdictionUnknown) }
    }

    private var host: String {
        let address = server.address.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        return address.split(separator: ":").first.map(String.init) ?? address
    }

    /// The holder of a key that opens this. Wrong ones cost the address that tries them; too many, and right ones are not looked at either.
    func key(_ sent: String, for right: Key.Right, from client: String, at now: Date) async throws -> Key {
        guard !sent.isEmpty else { throw Fault(403, .noKey) }
        let found = try await server.database.read { db in try KeyStore(db).find(sent) }
        guard let found else {
            do { try guesses?.spend(client, at: now) } catch {
                var fault = Fault(403, .guessing, code: 429)
                fault.seconds = error.seconds
                throw fault
            }
            throw Fault(403, .badKey)
        }
        guard found.rights.contains(right) else { throw Fault(403, .noRight(right.rawValue)) }
        do { try uses?.spend(found.id, at: now) } catch {
            var fault = Fault(429, .tooMuch)
            fault.seconds = error.seconds
            throw fault
        }
        return found
    }

    /// The key as it was sent: in the form, in the address, or in a header, where no log of an address holds it.
    static func sentKey(_ request: Request, _ form: Form) -> String {
        [form["api_key"], Form.query(request)["api_key"], request.headers[.apiKey] ?? ""].first { !$0.isEmpty } ?? ""
    }

    /// A form in UTF-8, or in GB 18030 where it says so.
    func form(_ request: Request, limit: Int) async throws -> Form {
        var bounds = Form.Bounds()
        bounds.parts = 100
        do { return try await Form.read(request, limit: limit, bounds: bounds, decoding: Open311Form.decoding) } catch let problem as Problem {
            if problem.status == .badRequest { throw Fault(400, .notUTF8) }
            throw problem
        }
    }
}

extension HTTPField.Name {
    static let apiKey = HTTPField.Name("X-API-Key")!  // a token
}
