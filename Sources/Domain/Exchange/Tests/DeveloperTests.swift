// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import TestKit
import Testing
import Web

@testable import Exchange

@Suite struct `The page for developers` {
    /// Each call that the page shows, made as it stands there.
    @Test func `shows calls that work`() async throws {
        let door = try await Door.make()
        for example in DeveloperExample.open311 + DeveloperExample.own + DeveloperExample.files {
            var headers: HTTPFields = [:]
            if example.needsKey, example.form.isEmpty { headers[HTTPField.Name("X-API-Key")!] = door.key }
            let answer: Door.Answer
            if let json = example.json {
                answer = try await door.post(example.path, json, type: "application/json", headers)
            } else if !example.form.isEmpty {
                let fields = [(name: "api_key", value: door.key)] + example.form
                answer = try await door.post(
                    example.path, fields.map { "\($0.name.queryEscaped)=\($0.value.queryEscaped)" }.joined(separator: "&"), headers)
            } else {
                answer = try await door.get(example.path, headers)
            }
            #expect(answer.status.code == example.status, "\(example.path): \(answer.text)")
        }
        for language in Language.allCases {
            let page = try await door.get("/developers", [.acceptLanguage: language.rawValue])
            #expect(page.status == .ok && page.text.contains("curl &#39;http://linli.example/open311/v2/requests.json"))
            #expect(page.text.contains("api_key=KEY") && page.text.contains("whsec_"))
        }
    }

    /// What the page tells receivers to do, done by Python as it stands there, with a call of ours.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 is not installed"))
    func `teaches receivers to check a signature`() throws {
        let secret = WebhookSignature.secret(of: "one", with: [UInt8](repeating: 9, count: 32)), body = Array("{\"a\":1}".utf8)
        let signature = WebhookSignature.header(id: "m-1", seconds: 1_768_000_000, body: body, secret: secret)
        for (sent, isGood) in [(signature, true), ("v1,AAAA", false)] {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = [
                "-c",
                """
                secret, body = "\(WebhookSignature.text(secret))", b'{"a":1}'
                headers = {"webhook-id": "m-1", "webhook-timestamp": "1768000000", "webhook-signature": "\(sent)"}
                \(DeveloperPages.verification)
                """,
            ]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect((process.terminationStatus == 0) == isGood)
        }
    }
}
