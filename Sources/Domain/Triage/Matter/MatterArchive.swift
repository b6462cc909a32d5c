// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A model as it is kept: with the version of the method that made it. What another version made is refused, and is trained anew: that takes seconds.
extension MatterModel: Codable {
    /// Changes whenever the same examples would give another model, or texts would be read otherwise.
    public static let version = 2

    private enum CodingKeys: String, CodingKey { case version, labels, size, keys, rarity, weights, scales, constants, sharpness, doubt, sureness }

    public func encode(to encoder: any Encoder) throws {
        var all = encoder.container(keyedBy: CodingKeys.self)
        try all.encode(Self.version, forKey: .version)
        try all.encode(labels, forKey: .labels)
        try all.encode(size, forKey: .size)
        try all.encode(keys, forKey: .keys)
        try all.encode(rarity, forKey: .rarity)
        let scales = scales
        try all.encode(scales, forKey: .scales)
        try all.encode(MatterWeights.bytes(weights, scales), forKey: .weights)
        try all.encode(constants, forKey: .constants)
        try all.encode(calibration.sharpness, forKey: .sharpness)
        try all.encode(calibration.doubt, forKey: .doubt)
        try all.encode(calibration.sureness, forKey: .sureness)
    }

    public init(from decoder: any Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        guard try all.decode(Int.self, forKey: .version) == Self.version else {
            throw DecodingError.dataCorruptedError(forKey: .version, in: all, debugDescription: "made by another version of the method")
        }
        let labels = try all.decode([String].self, forKey: .labels), keys = try all.decode([UInt64].self, forKey: .keys)
        let rarity = try all.decode([Float].self, forKey: .rarity), scales = try all.decode([Float].self, forKey: .scales)
        let constants = try all.decode([Float].self, forKey: .constants)
        var calibration = Calibration()
        calibration.sharpness = try all.decode(Double.self, forKey: .sharpness)
        calibration.doubt = try all.decode(Double.self, forKey: .doubt)
        calibration.sureness = try all.decode(Double.self, forKey: .sureness)
        // A damaged file must not be asked: sizes belong together, keys are sorted, none of them 0, and numbers are numbers.
        guard labels.count > 1, Set(labels).count == labels.count, constants.count == labels.count, rarity.count == keys.count,
            scales.count == labels.count, keys.first != 0, zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }),
            (rarity + scales + constants).allSatisfy(\.isFinite), scales.allSatisfy({ $0 > 0 }),
            let weights = MatterWeights.floats(try all.decode(Data.self, forKey: .weights), scales), weights.count == keys.count * labels.count,
            calibration.sharpness.isFinite, calibration.sharpness > 0,
            (0...1).contains(calibration.doubt), (0...1).contains(calibration.sureness)
        else { throw DecodingError.dataCorruptedError(forKey: .keys, in: all, debugDescription: "its parts do not belong together") }
        self.init(
            labels: labels, size: try all.decode(Int.self, forKey: .size), table: FeatureTable(keys), keys: keys, rarity: rarity, weights: weights,
            constants: constants, calibration: calibration)
    }
}
