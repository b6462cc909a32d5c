// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// The keys under which sensitive fields are sealed. Whoever loses them has lost those fields; whoever has them and the database reads them.
public enum FieldKeys {
    /// The keys of the configuration, or those in the data folder, made there at the first start and readable by their owner only.
    static func read(_ config: Config) throws -> KeyRing {
        if let text = config.fieldKeys { return KeyRing(try keys(text, of: "LINLI_FIELD_KEYS")) }
        if config.database == ":memory:" { return KeyRing(.make()) }
        let file = file(config)
        if let kept = try? String(contentsOf: file, encoding: .utf8) {
            return KeyRing(try keys(kept, of: file.path)) { try? keys(String(contentsOf: file, encoding: .utf8), of: file.path) }
        }
        let made = KeyRing.Keys.make()
        try write(made, config)
        return KeyRing(made) { try? keys(String(contentsOf: file, encoding: .utf8), of: file.path) }
    }

    private static func keys(_ text: String, of source: String) throws -> KeyRing.Keys {
        do { return try KeyRing.Keys(text) } catch {
            throw Config.Mistakes(sentences: [
                "\(source) holds no keys: one line find:KEY and at least one seal:KEY are needed, each 43 characters long."
            ])
        }
    }

    private static func file(_ config: Config) -> URL { URL(filePath: config.dataFolder).appending(path: "linli-fields.keys") }

    private static func write(_ keys: KeyRing.Keys, _ config: Config) throws {
        let file = file(config), fresh = file.appendingPathExtension("new")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: fresh.path, contents: Data(keys.text.utf8), attributes: [.posixPermissions: 0o600]),
            rename(fresh.path, file.path) == 0
        else { throw Config.Mistakes(sentences: ["The keys cannot be written to \(file.path)."]) }
    }

    /// Adds a key that seals from now on; the older ones go on reading.
    public static func add(_ config: Config) throws {
        try change(config) { $0.adding(Secrets.randomBytes(32)) }
    }

    /// Forgets the older keys, once nothing is sealed under them.
    public static func forgetOld(_ config: Config) throws {
        try change(config) { $0.keepingOnlyCurrent() }
    }

    private static func change(_ config: Config, _ change: (KeyRing.Keys) -> KeyRing.Keys) throws {
        guard config.fieldKeys == nil else {
            throw Config.Mistakes(sentences: ["The keys come from LINLI_FIELD_KEYS: change them there, by a further seal:KEY at the end."])
        }
        _ = try read(config)
        try write(change(try keys(String(contentsOf: file(config), encoding: .utf8), of: file(config).path)), config)
    }
}
