// SPDX-License-Identifier: Apache-2.0

/// Where lists are read and edited.
public enum MandatePath {
    public static let lists = "/lists"
    static let importing = "/lists/import"
    static let calendar = "/lists/calendar"
    static let stages = "/lists/stages"
}

extension MandateList {
    public var path: String { "\(MandatePath.lists)/\(id)" }
    var exportPath: String { "\(path)/table.csv" }
    func changesPath(since other: MandateList) -> String { "\(path)/changes?since=\(other.id)" }
}

extension ListedMatter {
    public var path: String { "\(list.path)/matters/\(matter.code)" }
}
