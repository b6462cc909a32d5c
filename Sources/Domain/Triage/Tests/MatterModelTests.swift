// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Triage

@Suite struct `Matter suggestions` {
    typealias Example = MatterModel.Example

    /// Invented: three matters, each said in several ways.
    static let examples: [Example] = {
        let said = [
            "噪声": ["楼上半夜装修电钻响", "广场舞音响太吵睡不着", "烧烤店深夜音响扰民", "空调外机声音大"],
            "垃圾": ["垃圾桶满了没人清运", "楼道里堆着装修垃圾", "河边有人乱倒垃圾", "垃圾房臭味很大"],
            "路灯": ["巷口路灯坏了天黑看不见", "路灯白天也亮着浪费电", "小区门口路灯不亮", "路灯杆被车撞歪"],
        ]
        return said.sorted { $0.key < $1.key }.flatMap { label, texts in
            texts.flatMap { text in ["", "请处理", "麻烦了"].map { Example(.init(subject: text, text: text + $0), label) } }
        }
    }()

    @Test func `say the matter, how sure, and by which words`() throws {
        let model = try MatterModel.train(Self.examples)
        let message = MatterModel.Message(text: "我家对面的路灯又不亮了")
        let all = model.suggestions(for: message)
        #expect(all.first?.label == "路灯")
        #expect(abs(all.reduce(0) { $0 + $1.probability } - 1) < 1e-6)
        #expect(all.map(\.probability) == all.map(\.probability).sorted(by: >))
        #expect(model.reasons(for: "路灯", in: message).first?.contains("路灯") == true)
        var reader = model.reader()
        #expect(model.best(for: message, &reader) == all.first)
    }

    @Test func `lists alone are enough to begin`() throws {
        let lists = [
            Example(.init(subject: "路灯不亮", text: ""), "0401"), Example(.init(subject: "暴露垃圾", text: ""), "0201"),
            Example(.init(subject: "井盖缺失", text: ""), "0101"),
        ]
        let model = try MatterModel.train([], lists: lists)
        for (text, label) in [("门口路灯不亮", "0401"), ("路边暴露垃圾好几天了", "0201"), ("井盖没了", "0101")] {
            #expect(model.suggestions(for: .init(text: text)).first?.label == label, "\(text)")
        }
        // With so little to go by it is never sure.
        #expect(model.sureness == 1)
    }

    @Test func `where everything asked while calibrating was right, the model is sure from 95 per cent on`() {
        let sums: [[Float]] = (0..<40).map { $0 % 2 == 0 ? [5, -5] : [-5, 5] }, truths = (0..<40).map { $0 % 2 }
        #expect(Calibration(sums, truths).sureness == 0.95)
        // One in four wrong at every probability: never sure.
        #expect(Calibration(sums, truths.enumerated().map { $0 % 4 == 0 ? 1 - $1 : $1 }).sureness == 1)
    }

    @Test func `a correction teaches`() throws {
        let text = "夜里有人在楼下弹棉花"
        let before = try MatterModel.train(Self.examples)
        let after = try MatterModel.train(Self.examples + Array(repeating: Example(.init(text: text), "噪声"), count: 3))
        func probability(_ model: MatterModel) -> Double { model.suggestions(for: .init(text: text)).first { $0.label == "噪声" }?.probability ?? 0 }
        #expect(probability(after) > probability(before))
        #expect(after.suggestions(for: .init(text: "夜里有人弹棉花")).first?.label == "噪声")
    }

    @Test func `the same examples give the same model, another seed may not`() throws {
        let messages = ["路灯", "", "🏮", "垃圾和噪声都有", "abc 123", String(repeating: "灯", count: 100_000)].map { MatterModel.Message(text: $0) }
        let once = try MatterModel.train(Self.examples), again = try MatterModel.train(Self.examples)
        for message in messages {
            let all = once.suggestions(for: message)
            #expect(all == again.suggestions(for: message))
            #expect(all.allSatisfy { $0.probability.isFinite && $0.probability > 0 && $0.probability < 1 })
            #expect(all.count == 3)
        }
    }

    @Test func `one matter alone is nothing to choose from`() {
        #expect(throws: MatterModel.TrainingError.tooFew) { try MatterModel.train([Example(.init(text: "路灯"), "路灯")]) }
        #expect(throws: MatterModel.TrainingError.tooFew) { try MatterModel.train([]) }
    }

    @Test func `numbers, widths and blanks do not matter`() {
        func read(_ text: String) -> [UInt32] {
            var signs: [UInt32] = []
            MatterText.read(text, into: &signs)
            return signs
        }
        #expect(read("Ａ３区１２栋") == read("b7区905栋"))
        #expect(read("路灯 \n\t 坏") == read("路灯　坏"))
        #expect(read("LED") == read("ｌｅｄ"))
        #expect(read("") == [])
    }

    @Test func `measures are those of the books`() {
        func outcome(_ truth: String, _ said: String, _ probability: Double) -> (truth: String, suggestion: MatterModel.Suggestion) {
            (truth, .init(label: said, probability: probability))
        }
        // Of a: 2 of 3 found, 2 of 2 right: F1 0.8; of b: 1 of 1 found, 1 of 2 right: F1 2/3.
        let result = MatterEvaluation([outcome("a", "a", 0.95), outcome("a", "a", 0.95), outcome("a", "b", 0.55), outcome("b", "b", 0.55)])
        #expect(abs(result.macroF1 - (0.8 + 2.0 / 3) / 2) < 1e-12)
        #expect(result.accuracy == 0.75)
        // Two bins: 2 × |1 − 0.95| + 2 × |0.5 − 0.55|, over 4.
        #expect(abs(result.calibrationError - 0.05) < 1e-12)
        #expect(result.curve.first { $0.probability == 0.9 } == .init(probability: 0.9, coverage: 0.5, accuracy: 1))
        #expect(MatterEvaluation([]).macroF1 == 0)
    }
}
