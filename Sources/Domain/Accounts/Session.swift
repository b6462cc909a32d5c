// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One sign-in on one device. The browser holds a random token, we only its digest.
public struct Session: Sendable, Hashable, Identifiable {
    public let id: String
    public let account: String
    public let madeAt: Date
    /// When it was last used, kept to within `notedEvery`.
    public let seenAt: Date
    public let endsAt: Date
    /// `Chrome · Windows`, so that people recognise their own.
    public let device: String
    /// What was shown beside the password; nil where nothing was.
    public let proof: SecondFactor.Proof?

    /// Ends when it was not used for half a day, which leaves a shift undisturbed and a shared computer signed out in the morning.
    static let idle: TimeInterval = 12 * 3600
    /// Ends after a week, however busy.
    static let longest: TimeInterval = 7 * 24 * 3600
    static let notedEvery: TimeInterval = 5 * 60

    public func isOpen(at now: Date) -> Bool { now < endsAt && now < seenAt + Session.idle }

    /// Browser and system, out of what the browser says of itself.
    static func device(userAgent: String) -> String {
        let browsers = [
            ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
            ("Safari", "Safari"),
            ("curl", "curl"),
        ]
        let systems = [
            ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
            ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
        ]
        func named(in table: [(String, String)]) -> String? { table.first { userAgent.contains($0.0) }?.1 }
        return [named(in: browsers), named(in: systems)].compactMap { $0 }.joined(separator: " · ")
    }
}
