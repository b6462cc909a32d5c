// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Images
import Localization
import Outbound
import Secrets
import Storage

/// Fetches photos that the sender of a report named by their address (`media_url`), checks them like any other, and puts them to the case as the
/// reporter's. One that cannot be had is told to colleagues on the case.
struct PhotoFetcher: Sendable {
    let database: any Database
    let tools: Exchange.Tools

    func run(at now: Date) async throws {
        let due = try await database.read { db in try FetchStore(db).due(at: now, limit: 20) }
        for wanted in due {
            try Task.checkCancellation()
            try await fetch(wanted, at: now)
        }
    }

    private enum Found {
        case photo(Report.Photo)
        /// It may go better later.
        case notYet(String)
        case never(String)
    }

    private func fetch(_ wanted: FetchStore.Wanted, at now: Date) async throws {
        let found = try await look(wanted.address)
        let secret = Report.secret(for: wanted.senderKey, with: tools.key), host = (try? Target(wanted.address))?.host ?? ""
        try await database.write { db in
            let store = FetchStore(db)
            switch found {
            case .photo(let photo):
                try say(Text.photoFetched.zh, [photo], secret, at: now, in: db)
                try store.settle(wanted, problem: nil, again: nil, at: now)
            case .notYet(let why) where wanted.attempts + 1 < FetchStore.mostAttempts:
                let pause = Subscription.pause(after: wanted.attempts + 1, chance: 0.5)
                try store.settle(wanted, problem: why, again: now.addingTimeInterval(pause), at: now)
            case .notYet(let why), .never(let why):
                try say(Text.photoNotFetched(host, why).zh, [], secret, at: now, in: db)
                try store.settle(wanted, problem: why, again: nil, at: now)
            }
        }
    }

    /// Adds to the case as whoever reported it; where the case has ended or left our sight, nothing is added.
    private func say(_ words: String, _ photos: [Report.Photo], _ secret: String, at now: Date, in db: any Connection) throws {
        let system = Actor.system("exchange")
        guard let (number, reporter) = try IntakeStore(db).reporter(secret: secret, as: system) else { return }
        do {
            if photos.isEmpty {
                try CaseStore(db).take(.addWords, on: number, by: reporter, at: now, saying: Step.Words("", note: words))
            } else {
                try FlowStore(db).hear(.addWords, saying: words, photos: photos, on: number, by: reporter, at: now)
            }
        } catch is Case.Refusal {}
    }

    private func look(_ address: String) async throws -> Found {
        let answer: Outbound.Answer
        do throws(Outbound.Failure) {
            answer = try await tools.outbound.send(to: address, headers: [("Accept", "image/jpeg, image/png, image/webp")], limit: Photo.limit)
        } catch {
            switch error {
            case .refused(let why): return .never("\(why)")
            case .tooLarge: return .never(Photo.Refusal.tooLarge.text.zh)
            case .unreachable(let why): return .notYet(why)
            }
        }
        guard answer.status == 200 else {
            let isOver = (400..<500).contains(answer.status) && answer.status != 408 && answer.status != 429
            return isOver ? .never("HTTP \(answer.status)") : .notYet("HTTP \(answer.status)")
        }
        do {
            let kept = try await tools.workshop.keep(answer.body)
            return .photo(Report.Photo(id: kept.name.text, width: kept.width, height: kept.height))
        } catch Photo.Refusal.busy { return .notYet(Photo.Refusal.busy.text.zh) } catch let refusal as Photo.Refusal {
            return .never(refusal.text.zh)
        }
    }
}
