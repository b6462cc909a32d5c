// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization
import Mandates
import Outbound
import Secrets
import Storage
import Tabular
import Territory

/// Carries cases to other platforms that a machine can reach; notes for all of them what there is to carry.
///
/// At least once: what was sent and not noted, because the process ended, is sent again under the same number (流水号).
public struct PlatformCourier: Sendable {
    let database: any Database
    let outbound: Outbound
    let atlas: Atlas
    let address: String
    /// Where tables are laid, a folder for each platform; nil where nothing may be laid.
    let folder: URL?
    /// Rows of one table.
    var batch = 1000

    static let actor = "system:exchange"

    public init(database: any Database, outbound: Outbound, atlas: Atlas, address: String, folder: URL?) {
        self.database = database
        self.outbound = outbound
        self.atlas = atlas
        self.address = address
        self.folder = folder
    }

    public func run(at now: Date) async throws {
        for platform in try await database.read({ try PlatformStore($0).all() }) {
            try await database.write { try HandoverStore($0).collect(for: platform, at: now) }
            guard platform.pausedUntil.map({ $0 <= now }) ?? true else { continue }
            switch platform.kind {
            case .screen: break
            case .folder: try await lay(platform, at: now)
            case .robot: try await tell(platform, at: now)
            }
        }
    }

    private func open(_ platform: Platform, limit: Int, at now: Date) async throws -> [(Handover, PlatformFacts?)] {
        let index = try await atlas.index(on: Day(now), in: database)
        return try await database.read { [address] db in
            let store = HandoverStore(db)
            return try store.open(for: platform, limit: limit).map { handover in
                (handover, try store.facts(handover, at: now, address: address) { index.name(of: $0).zh })
            }
        }
    }

    // MARK: Files

    /// One table with all that waits. It is laid under another name first, so that nobody takes half of it.
    private func lay(_ platform: Platform, at now: Date) async throws {
        guard let folder else { return }
        var rows: [[String]] = [], carried: [(handover: Handover, filled: Int)] = [], gone: [Handover] = [], stuck: [(Handover, String)] = []
        for (handover, facts) in try await open(platform, limit: batch, at: now) {
            guard let facts else {
                gone.append(handover)
                continue
            }
            do throws(Platform.Gap) {
                let values = try platform.values(of: facts).map(\.value)
                rows.append([handover.id] + values)
                carried.append((handover, values.count { !$0.isEmpty }))
            } catch { stuck.append((handover, error.problem)) }
        }
        var isReached = true
        if !rows.isEmpty {
            let head = [Text.handoverID.zh] + platform.fields.map(\.label)
            do {
                let own = folder.appending(path: platform.id)
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
                let stamp = Platform.time(now).filter(\.isNumber), name = "\(stamp)-\(Secrets.token(bytes: 3).filter(\.isLetter)).csv"
                let hidden = own.appending(path: ".\(name)")
                try Data(CSVWriter().write([head] + rows)).write(to: hidden)
                try FileManager.default.moveItem(at: hidden, to: own.appending(path: name))
            } catch {
                isReached = false
            }
        }
        let reached = isReached
        try await database.write { [carried, gone, stuck] db in
            let store = HandoverStore(db)
            for handover in gone { try store.settle(handover, as: .dropped, by: Self.actor, at: now) }
            for (handover, problem) in stuck { try store.put(handover, problem: problem) }
            if reached { for one in carried { try store.settle(one.handover, as: .done, filled: one.filled, by: Self.actor, at: now) } }
            if !carried.isEmpty { try PlatformStore(db).note(platform, isReached: reached, chance: Self.chance(platform, now), at: now) }
        }
    }

    // MARK: Robots

    private func tell(_ platform: Platform, at now: Date) async throws {
        guard let secret = try await database.read({ try PlatformStore($0).secret(of: platform) }) else { return }
        var items: [RobotMessage.Item] = [], byID: [String: Handover] = [:]
        for (handover, facts) in try await open(platform, limit: RobotMessage.mostMessages * 40, at: now) {
            guard let facts else {
                try await database.write { try HandoverStore($0).settle(handover, as: .dropped, by: Self.actor, at: now) }
                continue
            }
            byID[handover.id] = handover
            items.append(
                .init(
                    id: handover.id, moment: handover.moment, matter: facts.row.body.matter?.name ?? .unknownService,
                    place: facts.row.body.placeText, number: handover.number, isDanger: facts.row.isDanger))
        }
        for message in RobotMessage.make(items, address: address).prefix(RobotMessage.mostMessages) {
            let verdict = try await send(message, to: secret), handovers = message.items.compactMap { byID[$0] }
            try await database.write { db in
                let store = HandoverStore(db)
                switch verdict {
                case .delivered: for handover in handovers { try store.settle(handover, as: .done, by: Self.actor, at: now) }
                case .refused, .gone: for handover in handovers { try store.put(handover, problem: Text.robotRefused.zh) }
                case .away: break
                }
                try PlatformStore(db).note(platform, isReached: verdict == .delivered, chance: Self.chance(platform, now), at: now)
            }
            guard verdict == .delivered else { return }
        }
    }

    private func send(_ message: RobotMessage.Message, to address: String) async throws -> Subscription.Verdict {
        let body = try RobotMessage.body(message)
        do throws(Outbound.Failure) {
            let answer = try await outbound.send(
                "POST", to: address, headers: [("Content-Type", "application/json"), ("User-Agent", "Linli")], body: body)
            return RobotMessage.verdict(answer.status, answer.body)
        } catch { return .away }
    }

    /// For the spread of pauses: from 0 up to 1, the same for the same platform and moment.
    private static func chance(_ platform: Platform, _ now: Date) -> Double {
        Double(Secrets.sha256(Array("\(platform.id) \(now.timeIntervalSince1970)".utf8))[0]) / 256
    }
}

extension Platform.Gap {
    /// As it is kept beside the handover and shown to whoever mends it.
    var problem: String {
        switch self {
        case .noCode(let key): Text.gapCode(key).zh
        case .noMatter: Text.gapMatter.zh
        }
    }
}
