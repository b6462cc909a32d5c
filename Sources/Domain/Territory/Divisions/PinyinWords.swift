// SPDX-License-Identifier: Apache-2.0

enum PinyinWords {
    /// Signs of place names with more than one reading, and all the letters with which those begin: 重庆 and 重, 长沙 and 长乐, 番禺, 大厦 and 厦门.
    static let readings: [String] = [
        "重cz", "厦xs", "长cz", "朝cz", "番pf", "曾zc", "单sd", "乐ly", "行xh", "会hk", "石sd", "召sz", "仇qc", "沈sc", "盖g", "圩wx", "莘sx", "莞wg", "荥xy",
        "洞dt", "巷xh", "解jx", "尉wy", "铅qy", "蔚wy", "乾gq", "句jg", "泌mb", "渑ms", "浚jx", "堡bp", "埔pb", "泊bp", "陂bp", "栎ly", "栖qx", "峙zs", "阿ae", "俞ys",
        "屯tz", "车cj", "氏sz", "弹dt", "查cz", "宿sx", "参cs", "传cz", "藏cz", "调dt", "奇qj", "系xj", "校xj", "降jx", "强qj", "省sx", "盛sc", "折zs", "率ls", "秘mb",
        "祭jz", "垌dt", "汤ts", "提td", "贾jg", "谷gy", "畜cx", "漯lt", "歙sx", "郇xh", "浒hx", "弄nl", "见jx", "合hg", "吓xh", "咀zj", "夹jg", "茄qj", "叶yx", "吁xy",
        "区qo", "裳sc", "匙cs", "种zc", "幢zc", "屏pb", "辟pb", "便bp", "暴bp", "扒bp", "刹cs", "乘cs", "恶ew", "佛fb", "龟gqj", "卡kq", "澄cd", "隗wk", "冼xs", "爨c",
        "涌yc", "圳zc", "磜qjz", "嵊s", "碶qx", "嶅a", "峒td", "侗dt", "咸xh", "港gj", "角jl", "鄱bp", "庙m", "邸d", "堰y", "塍c", "圪gy", "坨t", "岙ag", "埭d", "璧bp",
        "枞zc", "六l", "拓tz", "什s", "都d", "蚌b", "适sk", "殷y", "缪m", "洗xs", "给gj", "硌gl", "塔td", "仔zj", "咽y", "戛jg", "邛q", "崆k", "嘎g", "尕g", "洮ty",
    ]

    /// What names of divisions end with, where they say only its kind.
    static let endings: Set<[UInt16]> = Set(
        ["省", "市", "区", "县", "旗", "镇", "乡", "村", "街道", "社区", "新区", "地区", "盟", "苏木", "林区"].map { Array($0.utf16) })
}
