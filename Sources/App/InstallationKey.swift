// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// The key of an installation: signs forms and makes reporters' links. Whoever has it can make such links.
enum InstallationKey {
    /// The key of the configuration, or the one in the data folder, made there at the first start and readable by its owner only.
    static func read(_ config: Config) throws -> [UInt8] {
        if let key = config.key { return Secrets.sha256(Array(key.utf8)) }
        let folder = URL(filePath: config.dataFolder), file = folder.appending(path: "linli.key")
        if let kept = try? String(contentsOf: file, encoding: .utf8) {
            let text = kept.trimmingCharacters(in: .whitespacesAndNewlines)
            guard text.utf8.count >= 32 else { throw Config.Mistakes(sentences: ["\(file.path) holds no key: it has fewer than 32 characters."]) }
            return Secrets.sha256(Array(text.utf8))
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = Secrets.token()
        guard FileManager.default.createFile(atPath: file.path, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw Config.Mistakes(sentences: ["The key cannot be written to \(file.path)."])
        }
        return Secrets.sha256(Array(key.utf8))
    }
}
