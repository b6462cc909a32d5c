// SPDX-License-Identifier: Apache-2.0
import Chronicle

/// What a proof of the logs and checkpoints found.
public struct RecordFindings: Sendable, Hashable {
    public var logs = 0
    public var rows = 0
    public var checkpoints = 0
    /// Each fault is a sentence for the operator.
    public var faults: [String] = []

    public init() {}
}

extension Checkpoint.Signed {
    /// Why a file that was kept outside proves nothing; nil where it is a good one of this installation.
    func objection(key: String) -> String? {
        guard let checkpoint else { return "The file is no checkpoint, or was changed after it had been signed." }
        guard self.key == key else {
            return "Checkpoint \(checkpoint.number) was signed with another key (\(self.key)) than this installation has now."
        }
        return nil
    }
}
