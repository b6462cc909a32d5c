// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Tabular
import Triage

struct TriageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage", abstract: "Try on tables of messages what triage finds in them: matters, duplicates, hot issues, places.",
        subcommands: [Evaluate.self, Duplicates.self, Hot.self, Places.self])

    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Learn matters from one table of messages and suggest them for another.",
            discussion: """
                Tables are CSV with the columns subject, text and label; --lists has the words of a list: label and text, and perhaps subject.
                Without --test the messages of --train are held back in five parts in turn. Exit status 2 for unusable input.
                """)

        @Option(help: "Messages to learn from.") var train: String
        @Option(help: "Messages to ask about; without it, five-fold cross-validation on --train.") var test: String?
        @Option(help: "Words of lists, which are learnt from as well.") var lists: String?
        @Option(help: "The seed.") var seed: UInt64 = 1
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let known = try MessageTable.examples(train), words = try lists.map { try MessageTable.examples($0) } ?? []
            var making = MatterModel.Making()
            making.seed = seed
            var outcomes: [(truth: String, suggestion: MatterModel.Suggestion)] = [], training = 0.0, asking = 0.0, sureness = 1.0
            func ask(_ questions: [MatterModel.Example], having shown: [MatterModel.Example]) throws {
                let begun = ContinuousClock.now
                let model = try MatterModel.train(shown, lists: words, making)
                let trained = ContinuousClock.now
                var reader = model.reader()
                let answers = questions.map { model.best(for: $0.message, &reader) }
                asking += (ContinuousClock.now - trained) / .seconds(1)
                training = max(training, (trained - begun) / .seconds(1))
                sureness = model.sureness
                outcomes += zip(questions, answers).map { ($0.label, $1) }
            }
            do {
                if let test {
                    try ask(try MessageTable.examples(test), having: known)
                } else {
                    let part = MatterModel.parts(known.map(\.label), 5, seed: seed)
                    for held in 0..<5 {
                        try ask(zip(known, part).filter { $1 == held }.map(\.0), having: zip(known, part).filter { $1 != held }.map(\.0))
                    }
                }
            } catch MatterModel.TrainingError.tooFew {
                say("The messages to learn from must be about two matters at least.")
                throw ExitCode(2)
            }
            let result = MatterEvaluation(outcomes), speed = asking > 0 ? Double(outcomes.count) / asking : 0
            guard json else {
                print(
                    "macro-F1 \(rounded(result.macroF1)), accuracy \(rounded(result.accuracy)), calibration error \(rounded(result.calibrationError))"
                )
                print("\(outcomes.count) messages, \(Int(speed)) a second; learnt in \(rounded(training)) s; sure from \(rounded(sureness))")
                for kind in result.kinds {
                    print(
                        "  \(kind.label): \(kind.count), precision \(rounded(kind.precision)), recall \(rounded(kind.recall)), F1 \(rounded(kind.f1))"
                    )
                }
                for point in result.curve {
                    print("  from \(point.probability): \(rounded(point.coverage)) of all, \(rounded(point.accuracy)) of these right")
                }
                return
            }
            print(
                try JSONText.of(
                    Report(
                        macro_f1: result.macroF1, accuracy: result.accuracy, calibration_error: result.calibrationError, messages: outcomes.count,
                        messages_per_second: speed, training_seconds: training, sureness: sureness,
                        labels: result.kinds.map { .init(label: $0.label, count: $0.count, precision: $0.precision, recall: $0.recall, f1: $0.f1) },
                        curve: result.curve.map { .init(probability: $0.probability, coverage: $0.coverage, accuracy: $0.accuracy) })))
        }

        private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

        /// What is printed; the names are those of the command's description.
        private struct Report: Encodable {
            struct Label: Encodable { var label: String, count: Int, precision, recall, f1: Double }
            struct Point: Encodable { var probability, coverage, accuracy: Double }
            var macro_f1, accuracy, calibration_error: Double, messages: Int, messages_per_second, training_seconds, sureness: Double
            var labels: [Label], curve: [Point]
        }
    }

    struct Duplicates: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find messages that say nearly the same.",
            discussion: """
                The table is CSV. Two texts are compared by what stands in three signs beside each other (white space around a text is cut, nothing else is
                changed): what both share, of what stands in either. Exit status 2 for unusable input.
                """)

        @Argument(help: "The table of messages.") var file: String
        @Option(help: "How much two texts must share, from 0.4 to 1.") var jaccard = 0.5
        @Option(help: "The column with the text.") var text = "text"
        @Option(help: "The column that names a message; by default id, or else the line.") var id: String?
        @Flag(help: "Print JSON.") var json = false

        func validate() throws {
            guard jaccard >= 0.4, jaccard <= 1 else { throw ValidationError("--jaccard is from 0.4 to 1: below that, pairs would be missed.") }
        }

        func run() throws {
            let table = try MessageTable.read(file), column = try table.column(text), name = try id.map { try table.column($0) } ?? table.find("id")
            let texts = table.rows.map { $0[column] }, names = table.rows.enumerated().map { index, row in name.map { row[$0] } ?? String(index + 1) }
            let begun = ContinuousClock.now
            let signatures = texts.map { Signature($0) }
            let signed = ContinuousClock.now
            let pairs = NearDuplicates.pairs(of: texts, signatures: signatures, jaccard: jaccard)
            let signing = (signed - begun) / .seconds(1), finding = (ContinuousClock.now - signed) / .seconds(1)
            let speed = signing > 0 ? Double(texts.count) / signing : 0
            guard json else {
                for pair in pairs { print("\(names[pair.first]) \(names[pair.second]) \((pair.jaccard * 1000).rounded() / 1000)") }
                print(
                    "\(pairs.count) pairs among \(texts.count) messages; signed \(Int(speed)) a second, found in \((finding * 1000).rounded() / 1000) s"
                )
                return
            }
            print(
                try JSONText.of(
                    Report(
                        documents: texts.count, count: pairs.count, documents_per_second: speed, signing_seconds: signing, finding_seconds: finding,
                        seconds: signing + finding,
                        pairs: pairs.map { .init(first: names[$0.first], second: names[$0.second], jaccard: $0.jaccard) })))
        }

        private struct Report: Encodable {
            struct Pair: Encodable { var first, second: String, jaccard: Double }
            var documents, count: Int, documents_per_second, signing_seconds, finding_seconds, seconds: Double, pairs: [Pair]
        }
    }
}
