// SPDX-License-Identifier: Apache-2.0
import Accounts
import Exchange
import Foundation

/// What an operator decides. What a town decides (lists, limits, roles, calendars) is data with history, not configuration.
///
/// Sources in order: arguments, `LINLI_…` environment, defaults. Read once; all mistakes are reported together.
public struct Config: Sendable, Hashable {
    /// `LINLI_DATABASE`: path of a SQLite file, or `postgres://…` / `host=… dbname=…`. Default `data/linli.sqlite`.
    public var database = "data/linli.sqlite"
    /// `LINLI_HOST`: the address on which the server listens. Default `127.0.0.1`.
    public var host = "127.0.0.1"
    /// `LINLI_PORT`: the port. Default 8080.
    public var port = 8080
    /// `LINLI_ADDRESS`: how people reach it, for links and QR codes; `https://…` makes cookies secure. Default `http://HOST:PORT`.
    public var address: String?
    /// `LINLI_DATA`: folder for photos and the key. Default: the folder of the SQLite file, or `data`.
    public var data: String?
    /// `LINLI_PUBLIC`: folder with CSS, JavaScript and icons. Default `Public`.
    public var files = "Public"
    /// `LINLI_KEY`: the installation's key, at least 32 characters, the same on all nodes. Default: made once and kept in `DATA/linli.key`.
    public var key: String?
    /// `LINLI_FIELD_KEYS`: the keys of sealed fields, `find:KEY seal:KEY …`, the same on all nodes. Default: made once and kept in
    /// `DATA/linli-fields.keys`.
    public var fieldKeys: String?
    /// `LINLI_PROXIES`: how many proxies of ours stand before the server. Default 0.
    public var proxies = 0
    /// `LINLI_CONNECTIONS`: how many speak to the database at a time. Default 4 for SQLite, 8 for PostgreSQL.
    public var connections: Int?
    /// `LINLI_LOG`: trace, debug, info, notice, warning, error or critical. Default `info`.
    public var log = "info"
    /// `LINLI_DEVELOPMENT`: `yes` shows the gallery and reads `Public` anew at every request. Default no.
    public var isDevelopment = false

    /// `LINLI_CONTACT`: whom makers of other programs may ask, as discovery tells them. Default: the address.
    public var contact: String?

    /// `LINLI_TRUSTED`: `host:port` of your own machines that callbacks and photos may come from and go to although they lie in a private network
    /// or speak plain HTTP, with commas. Default none.
    public var trusted: Set<String> = []

    /// `LINLI_SECOND_FACTOR`: `required` of those who see personal data, or `offered` to all; the demo town is easier to try so. Default `required`.
    public var secondFactor = SecondFactor.Policy.required

    /// `LINLI_OIDC`: the issuer of a sign-in provider that speaks OpenID Connect, `https://id.example`. Default none.
    public var issuer: String?
    /// `LINLI_OIDC_CLIENT`: our id at the provider.
    public var client: String?
    /// `LINLI_OIDC_SECRET`: our secret at the provider, where it gives one.
    public var clientSecret: String?
    /// `LINLI_OIDC_NAME`: what people call the provider, on the button. Default: its host.
    public var providerName: String?

    /// `LINLI_WECOM_TOKEN`, `LINLI_WECOM_KEY` (EncodingAESKey, 43 signs) and `LINLI_WECOM_ID` (of the enterprise): what people write to the
    /// application in WeCom comes to `ADDRESS/wecom`. Default none.
    public var wecomToken: String?, wecomKey: String?, wecomID: String?

    public init() {}

    /// The keys of the environment, as the operators' manual lists them.
    public static let keys = [
        "LINLI_DATABASE", "LINLI_HOST", "LINLI_PORT", "LINLI_ADDRESS", "LINLI_DATA", "LINLI_PUBLIC", "LINLI_KEY", "LINLI_FIELD_KEYS", "LINLI_PROXIES",
        "LINLI_CONNECTIONS",
        "LINLI_LOG", "LINLI_DEVELOPMENT", "LINLI_CONTACT", "LINLI_TRUSTED", "LINLI_SECOND_FACTOR", "LINLI_OIDC",
        "LINLI_OIDC_CLIENT", "LINLI_OIDC_SECRET", "LINLI_OIDC_NAME", "LINLI_WECOM_TOKEN", "LINLI_WECOM_KEY", "LINLI_WECOM_ID",
    ]

    /// Every mistake in the configuration, each as a sentence.
    public struct Mistakes: Error, CustomStringConvertible {
        public let sentences: [String]
        public var description: String { sentences.joined(separator: "\n") }
    }

    /// Reads the environment over the defaults.
    public init(environment: [String: String]) throws(Mistakes) {
        var mistakes: [String] = []
        func number(_ key: String, _ range: ClosedRange<Int>) -> Int? {
            guard let text = environment[key] else { return nil }
            guard let number = Int(text), range.contains(number) else {
                mistakes.append("\(key) is “\(text)”, and should be a whole number from \(range.lowerBound) to \(range.upperBound).")
                return nil
            }
            return number
        }
        database = environment["LINLI_DATABASE"] ?? database
        host = environment["LINLI_HOST"] ?? host
        port = number("LINLI_PORT", 0...65_535) ?? port
        address = environment["LINLI_ADDRESS"]
        data = environment["LINLI_DATA"]
        files = environment["LINLI_PUBLIC"] ?? files
        key = environment["LINLI_KEY"]
        fieldKeys = environment["LINLI_FIELD_KEYS"]
        proxies = number("LINLI_PROXIES", 0...9) ?? proxies
        connections = number("LINLI_CONNECTIONS", 1...200)
        log = environment["LINLI_LOG"] ?? log
        contact = environment["LINLI_CONTACT"]
        isDevelopment = environment["LINLI_DEVELOPMENT"] == "yes"
        trusted = Set((environment["LINLI_TRUSTED"] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() })
        for machine in trusted.sorted() where Int(machine.split(separator: ":").last ?? "") == nil || !machine.contains(":") {
            mistakes.append("LINLI_TRUSTED has “\(machine)”, and should list machines as host:port.")
        }
        if let typed = environment["LINLI_SECOND_FACTOR"] {
            if let policy = SecondFactor.Policy(rawValue: typed) {
                secondFactor = policy
            } else {
                mistakes.append("LINLI_SECOND_FACTOR is “\(typed)”, and should be required or offered.")
            }
        }
        issuer = environment["LINLI_OIDC"]
        client = environment["LINLI_OIDC_CLIENT"]
        clientSecret = environment["LINLI_OIDC_SECRET"]
        providerName = environment["LINLI_OIDC_NAME"]
        wecomToken = environment["LINLI_WECOM_TOKEN"]
        wecomKey = environment["LINLI_WECOM_KEY"]
        wecomID = environment["LINLI_WECOM_ID"]
        mistakes += checked()
        for key in environment.keys.sorted() where key.hasPrefix("LINLI_") && !Config.keys.contains(key) && !Config.testKeys.contains(key) {
            mistakes.append("\(key) is not a setting of Linli.")
        }
        if !mistakes.isEmpty { throw Mistakes(sentences: mistakes) }
    }

    /// Read by tests and scripts only.
    static let testKeys: Set<String> = ["LINLI_PROVIDER", "LINLI_AXE", "LINLI_BROWSER", "LINLI_CHROMIUM", "LINLI_CHROMEDRIVER", "LINLI_SCREENSHOTS"]

    private func checked() -> [String] {
        var mistakes: [String] = []
        if let address, !(address.hasPrefix("http://") || address.hasPrefix("https://")) || address.hasSuffix("/") {
            mistakes.append("LINLI_ADDRESS is “\(address)”, and should begin with http:// or https:// and not end with a slash.")
        }
        if let issuer, !(issuer.hasPrefix("https://") || issuer.hasPrefix("http://")) || URL(string: issuer)?.host == nil {
            mistakes.append("LINLI_OIDC is “\(issuer)”, and should be the provider's issuer, https://….")
        }
        if (issuer == nil) != (client ?? "").isEmpty { mistakes.append("LINLI_OIDC and LINLI_OIDC_CLIENT go together.") }
        if [wecomToken, wecomKey, wecomID].contains(where: { $0 != nil }), wecom == nil {
            mistakes.append("LINLI_WECOM_TOKEN, LINLI_WECOM_KEY (43 signs) and LINLI_WECOM_ID go together.")
        }
        if let key, key.utf8.count < 32 { mistakes.append("LINLI_KEY is too short: it needs at least 32 characters.") }
        if !["trace", "debug", "info", "notice", "warning", "error", "critical"].contains(log) {
            mistakes.append("LINLI_LOG is “\(log)”, and should be trace, debug, info, notice, warning, error or critical.")
        }
        return mistakes
    }

    /// Where photos and the key lie.
    public var dataFolder: String {
        if let data { return data }
        let isFile = !database.contains("=") && !database.contains("://") && database != ":memory:"
        return isFile ? URL(filePath: database).deletingLastPathComponent().path : "data"
    }

    /// How WeCom seals its messages, where it is set up.
    public var wecom: WeComSeal? {
        guard let wecomToken, let wecomKey, let wecomID else { return nil }
        return WeComSeal(token: wecomToken, key: wecomKey, receiver: wecomID)
    }

    /// The sign-in provider, where one is set.
    public var provider: Provider? {
        guard let issuer, let client else { return nil }
        return Provider(issuer: issuer, client: client, secret: clientSecret, name: providerName ?? URL(string: issuer)?.host ?? issuer)
    }

    public var contactWords: String { contact ?? publicAddress }
    public var publicAddress: String { address ?? "http://\(host):\(port)" }

    /// What holds, a line each, with secrets masked.
    public var lines: [String] {
        [
            "LINLI_DATABASE=\(database.replacing(/:\/\/([^:@\/]*):[^@]*@/) { "://\($0.1):…@" }.replacing(/password=\S+/) { _ in "password=…" })",
            "LINLI_HOST=\(host)", "LINLI_PORT=\(port)", "LINLI_ADDRESS=\(publicAddress)", "LINLI_DATA=\(dataFolder)", "LINLI_PUBLIC=\(files)",
            "LINLI_KEY=\(key == nil ? "(in \(dataFolder)/linli.key)" : "…")",
            "LINLI_FIELD_KEYS=\(fieldKeys == nil ? "(in \(dataFolder)/linli-fields.keys)" : "…")",
            "LINLI_PROXIES=\(proxies)",
            "LINLI_CONNECTIONS=\(connections.map(String.init) ?? "default")", "LINLI_LOG=\(log)", "LINLI_DEVELOPMENT=\(isDevelopment ? "yes" : "no")",
            "LINLI_CONTACT=\(contact ?? publicAddress)", "LINLI_TRUSTED=\(trusted.sorted().joined(separator: ","))",
            "LINLI_SECOND_FACTOR=\(secondFactor.rawValue)", "LINLI_OIDC=\(issuer ?? "")", "LINLI_OIDC_CLIENT=\(client ?? "")",
            "LINLI_OIDC_SECRET=\(clientSecret == nil ? "" : "…")", "LINLI_OIDC_NAME=\(providerName ?? "")",
            "LINLI_WECOM_TOKEN=\(wecomToken == nil ? "" : "…")", "LINLI_WECOM_KEY=\(wecomKey == nil ? "" : "…")", "LINLI_WECOM_ID=\(wecomID ?? "")",
        ]
    }
}
