// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

/// Teaches how other programs talk to this installation, with calls that can be copied.
enum DeveloperPages {
    static func show(_ address: String, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            DeveloperStrings.title, in: frame,
            content: """
                <h1>\(DeveloperStrings.title(language))</h1>
                <p class="lead">\(DeveloperStrings.lead(language))</p>
                <h2>Open311 GeoReport v2</h2>
                <p>\(DeveloperStrings.open311(language))</p>
                \(list(DeveloperExample.open311, address, language))
                <h2>\(DeveloperStrings.keysTitle(language))</h2>
                <p>\(DeveloperStrings.keys(language))</p>
                <ul>\([DeveloperStrings.keyReport, DeveloperStrings.keyUpdate, DeveloperStrings.keySubscribe].map { "<li>\($0(language))</li>" as HTML })</ul>
                <h2>\(DeveloperStrings.callbacksTitle(language))</h2>
                <p>\(DeveloperStrings.callbacks(language))</p>
                <pre tabindex="0"><code>\(verification)</code></pre>
                <h2>\(DeveloperStrings.ownTitle(language))</h2>
                <p>\(DeveloperStrings.own(language)) <a href="/api/v1/openapi.yaml">OpenAPI 3.1</a></p>
                \(list(DeveloperExample.own, address, language))
                <h2>\(Text.openData(language))</h2>
                <p>\(DeveloperStrings.files(language)) <a href="/open-data">\(Text.openData(language))</a></p>
                \(list(DeveloperExample.files, address, language))
                <h2>\(DeveloperStrings.rulesTitle(language))</h2>
                <ul>\(DeveloperStrings.rules.map { "<li>\($0(language))</li>\n" as HTML })</ul>
                """)
    }

    private static func list(_ examples: [DeveloperExample], _ address: String, _ language: Language) -> HTML {
        "\(examples.map { "<h3>\($0.title(language))</h3>\n<pre tabindex=\"0\"><code>\($0.command(address))</code></pre>\n" as HTML })"
    }

    /// How a receiver checks a call, in a language that most can read.
    static let verification = """
        import base64, hashlib, hmac
        key = base64.b64decode(secret.removeprefix("whsec_"))
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        ours = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert hmac.compare_digest(ours, headers["webhook-signature"])
        """
}
