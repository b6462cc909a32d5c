// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Triage

@Suite struct `A kept matter model` {
    private static let examples = ["路灯不亮", "路灯坏了", "垃圾没人清运", "垃圾桶满了", "楼上噪音扰民", "广场舞噪音大"].map {
        MatterModel.Example(.init(text: $0), String($0.prefix(2)) == "楼上" || String($0.prefix(2)) == "广场" ? "噪音" : String($0.prefix(2)))
    }

    @Test func `says the same when it is read again`() throws {
        let model = try MatterModel.train(Self.examples)
        let again = try JSONDecoder().decode(MatterModel.self, from: JSONEncoder().encode(model))
        for text in ["门口路灯又坏了", "垃圾", "", "🏮", "lamp"] {
            #expect(again.suggestions(for: .init(text: text)) == model.suggestions(for: .init(text: text)))
        }
        #expect(again.labels == model.labels && again.size == 6 && again.sureness == model.sureness)
    }

    @Test func `of another version or damaged is refused`() throws {
        let data = try JSONEncoder().encode(MatterModel.train(Self.examples))
        let whole = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        for (key, value) in [
            ("version", 0), ("weights", [1.0]), ("labels", ["a"]), ("keys", [0]), ("sharpness", -1), ("rarity", []), ("constants", [Double]()),
            ("doubt", 2),
        ] as [(String, Any)] {
            var damaged = whole
            damaged[key] = value
            let data = try JSONSerialization.data(withJSONObject: damaged)
            #expect(throws: DecodingError.self, "\(key)") { try JSONDecoder().decode(MatterModel.self, from: data) }
        }
    }
}
