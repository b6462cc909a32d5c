// SPDX-License-Identifier: Apache-2.0

extension DemoRandom {
    mutating func real(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ share: Double) -> Bool { real(0...1) < share }
    mutating func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &self)] }
}
