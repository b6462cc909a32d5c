// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Weights as they are kept: sixteen bits each, in steps of a 32,767th of their label's largest, so that a model of a hundred matters is a few megabytes.
enum MatterWeights {
    static let steps: Float = 32_767

    /// Two bytes for each weight, the low one first, label by label within a feature.
    static func bytes(_ weights: [Float], _ scales: [Float]) -> Data {
        var data = Data(capacity: weights.count * 2)
        for (index, weight) in weights.enumerated() {
            let step = UInt16(bitPattern: Int16((weight / scales[index % scales.count]).rounded()))
            data.append(UInt8(truncatingIfNeeded: step))
            data.append(UInt8(truncatingIfNeeded: step >> 8))
        }
        return data
    }

    /// Nil where the bytes do not make whole weights.
    static func floats(_ data: Data, _ scales: [Float]) -> [Float]? {
        guard data.count.isMultiple(of: 2), !scales.isEmpty else { return nil }
        return data.withUnsafeBytes { bytes in
            (0..<bytes.count / 2).map { index in
                let step = Int16(bitPattern: UInt16(bytes[index * 2]) | UInt16(bytes[index * 2 + 1]) << 8)
                return Float(step) * scales[index % scales.count]
            }
        }
    }
}

extension MatterModel {
    /// One step of each label's weights; never 0.
    var scales: [Float] {
        var most = [Float](repeating: 0, count: labels.count)
        for (index, weight) in weights.enumerated() { most[index % labels.count] = max(most[index % labels.count], abs(weight)) }
        return most.map { $0 > 0 ? $0 / MatterWeights.steps : 1 }
    }

    /// With the weights that are kept, so that a model says the same before and after it was kept.
    var rounded: MatterModel {
        let scales = scales
        return MatterModel(
            labels: labels, size: size, table: table, keys: keys, rarity: rarity,
            weights: MatterWeights.floats(MatterWeights.bytes(weights, scales), scales) ?? weights, constants: constants, calibration: calibration)
    }
}
