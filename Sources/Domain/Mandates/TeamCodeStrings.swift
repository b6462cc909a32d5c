// SPDX-License-Identifier: Apache-2.0
import Localization

/// The teams that the shipped list names. A town's own teams have their names in People.
public enum TeamCode {
    /// The name of a team that we know by its code; the code itself otherwise.
    public static func name(_ code: String) -> Text { names[code] ?? Text(name: code) }

    public static let names: [String: Text] = [
        "huanwei": Text(zh: "环卫所", en: "Sanitation office"),
        "yuanlin": Text(zh: "园林绿化养护单位", en: "Parks and greenery"),
        "shizheng": Text(zh: "市政设施养护单位", en: "Roads and municipal works"),
        "ludeng": Text(zh: "路灯管理所", en: "Street lighting"),
        "paishui": Text(zh: "排水单位", en: "Drainage"),
        "gongshui": Text(zh: "供水单位", en: "Water supply"),
        "ranqi": Text(zh: "燃气单位", en: "Gas supply"),
        "reli": Text(zh: "供热单位", en: "District heating"),
        "dianli": Text(zh: "供电单位", en: "Power supply"),
        "tongxin": Text(zh: "通信单位", en: "Telecoms"),
        "hedao": Text(zh: "河道管理单位", en: "Rivers and canals"),
        "zhifa": Text(zh: "综合行政执法队", en: "Comprehensive law enforcement team"),
        "jiaojing": Text(zh: "交警", en: "Traffic police"),
        "gongan": Text(zh: "派出所", en: "Police station"),
        "xiaofang": Text(zh: "消防救援站", en: "Fire and rescue station"),
        "jiaotong": Text(zh: "交通运输部门", en: "Transport department"),
        "shengtai": Text(zh: "生态环境部门", en: "Environment department"),
        "zhujian": Text(zh: "住建部门", en: "Housing and construction department"),
        "guihua": Text(zh: "规划和自然资源部门", en: "Planning and natural resources department"),
        "shichang": Text(zh: "市场监管所", en: "Market supervision office"),
        "wenhua": Text(zh: "文化执法队", en: "Culture law enforcement team"),
        "minzheng": Text(zh: "民政部门", en: "Civil affairs department"),
        "renshe": Text(zh: "人力社保部门", en: "Labour and social security department"),
        "fagai": Text(zh: "发展改革部门", en: "Development and reform department"),
        "tiaojie": Text(zh: "人民调解委员会", en: "People's mediation committee"),
        "wuye": Text(zh: "物业服务企业", en: "Property manager"),
        "shequ": Text(zh: "社区居委会", en: "Residents' committee"),
    ]
}
