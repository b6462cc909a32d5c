// SPDX-License-Identifier: Apache-2.0

/// Words around names of places. They are read in texts, never shown.
enum PlaceWords {
    /// What says, after a name, that it is not there but near.
    static let near = [
        "对面", "斜对面", "正对面", "对过", "旁边", "旁", "附近", "隔壁", "边上", "周边", "周围", "后面", "前面", "以东", "以西", "以南", "以北", "往东", "往西", "往南", "往北", "不远处",
    ]
    /// What says so before a name.
    static let nearBefore = ["靠近", "临近", "邻近", "离", "紧邻", "紧挨", "挨着", "NEAR ", "OPPOSITE ", "NEXT TO "]
    static let of = "的"
    static let denied = ["不是", "不在", "并非", "不属于", "而不是", "不是在", "并不是", "没在", "NOT AT ", "NOT IN "]
    /// Endings that people leave out when they say a name.
    static let endings = ["住宅小区", "居住小区", "小区", "社区", "公寓", "家园", "花园", "大厦", "商厦", "广场", "农贸市场", "市场", "超市", "饭店", "大酒店", "酒店"]
    /// Other endings that many names share, so that they tell little.
    static let common = ["新村", "街道", "大道", "路", "街", "巷", "弄", "村", "镇", "乡", "苑", "区", "里"]
    /// What follows a house's number.
    static let houses = ["号楼", "号", "幢", "栋", "座", "弄", "单元", "组"]
    /// Readings that many speakers do not tell apart: the first is read as the second.
    static let initials = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")]
    static let finals = [("ing", "in"), ("eng", "en"), ("ang", "an")]
}
