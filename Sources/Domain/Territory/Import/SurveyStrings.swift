// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Tabular

/// What imported files call their columns and values, and what is said of their faults.
enum SurveyStrings {
    /// The column that a file means by a name; nil for those that are none of ours.
    static func column(_ name: String) -> TerritoryLayer.Column? { names[name.lowercased()] }

    private static let names: [String: TerritoryLayer.Column] = {
        var names = Dictionary(TerritoryLayer.Column.allCases.map { ($0.rawValue, $0) }) { first, _ in first }
        let others: [TerritoryLayer.Column: [String]] = [
            .id: ["标识"], .path: ["路径"], .parent: ["上级", "上级编码", "parent_code"], .level: ["层级", "级别"], .kind: ["类型", "类别", "type"],
            .scheme: ["编码体系"], .code: ["编码", "代码", "网格编码", "门牌码", "gridcode"], .name: ["名称", "名字", "网格名称", "name_zh"], .nameEN: ["英文名"],
            .households: ["户数", "住户"], .from: ["启用日期"], .until: ["停用日期"], .rank: ["等级"], .estate: ["小区"], .estateEN: ["小区英文名"],
            .number: ["幢号", "楼号", "单元号", "单元"], .street: ["街路", "道路"], .houseNumber: ["门牌号", "house_numb", "house_no"], .storeys: ["层数", "楼层数"],
            .area: ["所在网格"], .building: ["楼", "楼栋"], .address: ["地址"], .addressEN: ["英文地址"], .shops: ["店铺数", "商铺数"],
            .longitude: ["经度", "lon", "lng", "x"],
            .latitude: ["纬度", "lat", "y"], .wkt: ["geometry", "geom", "图形"],
        ]
        for (column, words) in others { for word in words { names[word] = column } }
        return names
    }()

    static func level(_ word: String) -> Area.Level? { pick(word) { $0.text } ?? ["微网格": .microGrid, "micro-grid": .microGrid][word.lowercased()] }
    static func areaKind(_ word: String) -> Area.Kind? { pick(word) { $0.text } ?? ["综合": .comprehensive, "专属": .dedicated][word] }
    static func scheme(_ word: String) -> Code.Scheme? {
        Code.Scheme.known.first {
            $0.rawValue.lowercased() == word.lowercased() || $0.text.zh == word || $0.text.en.lowercased() == word.lowercased()
        }
    }
    static func rank(_ word: String) -> Street.Rank? { pick(word) { $0.text } ?? ["弄": .lane, "巷": .lane][word] }
    static func premisesKind(_ word: String) -> Premises.Kind? { pick(word) { $0.text } }
    static func groundKind(_ word: String) -> Ground.Kind? {
        pick(word) { $0.text } ?? ["河道": .water, "围墙": .barrier, "铁路": .barrier][word]
    }

    private static func pick<Value: RawRepresentable<String> & CaseIterable>(_ word: String, _ text: (Value) -> Text) -> Value? {
        Value(rawValue: word) ?? Value.allCases.first { text($0).zh == word || text($0).en.lowercased() == word.lowercased() }
    }
}

extension SurveyFault {
    /// The feature or line and what is off with it.
    public func text(isTable: Bool) -> Text {
        guard let number else { return reason.text }
        return isTable
            ? Text(zh: "第 \(number) 行：\(reason.text.zh)", en: "Line \(number): \(reason.text.en)")
            : Text(zh: "第 \(number) 个要素：\(reason.text.zh)", en: "Feature \(number): \(reason.text.en)")
    }
}

extension SurveyFault.Reason {
    public var text: Text {
        switch self {
        case .notText: Text(zh: "文件不是 UTF-8 文本", en: "The file is not text in UTF-8")
        case .noKnownColumn: Text(zh: "第一行没有认得的列名", en: "The first row names no column that is known")
        case .nothing: Text(zh: "文件里没有内容", en: "There is nothing in the file")
        case .unknownFormat(let name): Text(zh: "认不出“\(name)”的格式", en: "The format of “\(name)” is not known")
        case .unknownSystem(let name): Text(zh: "不认识的坐标系“\(name)”", en: "The coordinate system “\(name)” is not known")
        case .table(let error): Text(zh: "表格读不了（\(error.text.zh)）", en: "The table cannot be read: \(error.text.en)")
        case .geometry(let error): error.text
        case .notConverted(let words): Text(zh: "文件转换不了：\(words)", en: "The file could not be converted: \(words)")
        case .tooSlow: Text(zh: "文件太大，转换没有在时限内完成", en: "The file is too large: converting it took too long")
        case .flaw(let flaw): flaw.text
        case .missing(let column): Text(zh: "缺少“\(column.text.zh)”", en: "The \(column.text.en) is missing")
        case .unreadable(let column, let value): Text(zh: "“\(column.text.zh)”写的“\(value)”看不懂", en: "The \(column.text.en) “\(value)” makes no sense")
        case .wrongShape(let layer):
            Text(zh: "图形不对，这里要\(layer.shapeText.zh)", en: "The geometry is of the wrong kind: \(layer.shapeText.en) is needed")
        case .twice(let key, let first): Text(zh: "“\(key)”重复，第 \(first) 条已经有了", en: "“\(key)” stands twice; number \(first) has it already")
        case .codeTwice(let code, let other, let line):
            Text(
                zh: "编码 \(code) 已经是“\(other)”的\(line.map { "（第 \($0) 条）" } ?? "")",
                en: "The code \(code) belongs to “\(other)” already\(line.map { " (number \($0))" } ?? "")")
        case .unknownParent(let name): Text(zh: "找不到上级“\(name)”", en: "The area above, “\(name)”, is not known")
        case .wrongLevel(let level, let above):
            Text(zh: "\(level.text.zh)不能直接放在\(above.text.zh)下面", en: "A \(level.text.en) cannot lie directly in a \(above.text.en)")
        case .unknownBuilding(let name): Text(zh: "没有“\(name)”这幢楼", en: "There is no building “\(name)”")
        case .unknownStreet(let name): Text(zh: "没有“\(name)”这条路", en: "There is no street “\(name)”")
        case .noSuchArea(let path): Text(zh: "没有“\(path)”这个区划", en: "There is no area “\(path)”")
        case .codeDoesNotFit(let code, let level):
            Text(zh: "\(level.text.zh)不能用“\(code)”这样的编码", en: "“\(code)” cannot be the code of a \(level.text.en)")
        case .schemeTaken(let scheme):
            Text(zh: "这个区划自己的编码就是“\(scheme.text.zh)”，只能随区划一起改", en: "The area's own code is of “\(scheme.text.en)”; it changes with the area")
        case .known(let name): Text(zh: "已经有“\(name)”了", en: "“\(name)” is there already")
        case .inUse(let count):
            Text(zh: "还有 \(count) 处楼栋、店铺的地址登记在这里，请先改它们的地址", en: "\(count) buildings and shops have their address there; change those first")
        case .endsBeforeItBegins: Text(zh: "停用的日子不能早于启用的日子", en: "It would end before it begins")
        case .notYours(let name): Text(zh: "“\(name)”不在您负责的范围里", en: "“\(name)” lies outside the area that you look after")
        case .outsideArea(let name): Text(zh: "不在“\(name)”里", en: "Lies outside of “\(name)”")
        case .inDedicated(let name): Text(zh: "在专属网格“\(name)”里，那里不动", en: "Lies in the dedicated grid “\(name)”, which is left alone")
        case .outside(let meters):
            meters.map { meters in
                Text(zh: "不在任何微网格里，离最近的还有 \(Int(meters.rounded())) 米", en: "In no micro-grid; the nearest is \(Int(meters.rounded())) m away")
            }
                ?? Text(zh: "还没有微网格，请先导入微网格", en: "There are no micro-grids yet; import them first")
        case .gap(let name): Text(zh: "“\(name)”旁边有空隙，没有划给任何一块", en: "Beside “\(name)” there is a gap that belongs to none")
        case .overlap(let name, let other, let line):
            Text(
                zh: "“\(name)”和“\(other)”\(line.map { "（第 \($0) 条）" } ?? "")重叠",
                en: "“\(name)” and “\(other)”\(line.map { " (number \($0))" } ?? "") overlap")
        case .beyond(let name, let above): Text(zh: "“\(name)”超出了“\(above)”的边界", en: "“\(name)” reaches beyond the border of “\(above)”")
        case .system(let error, let stated):
            error.isSwapped
                ? Text(
                    zh: "经度和纬度好像写反了：照现在的写法，整片位置偏了 \(Int(error.meters.rounded())) 米",
                    en: "Longitude and latitude seem to be swapped: as written, everything stands \(Int(error.meters.rounded())) m off")
                : Text(
                    zh: "坐标系好像不是\(stated.text.zh)，而是\(error.system.text.zh)：照现在的写法，整片位置偏了 \(Int(error.meters.rounded())) 米",
                    en:
                        "The coordinates seem to be \(error.system.text.en), not \(stated.text.en): as they are, everything stands \(Int(error.meters.rounded())) m off"
                )
        }
    }
}

extension GeometryError {
    var text: Text {
        switch self {
        case .tooLong(let limit): Text(zh: "文件超过 \(limit >> 20) MB", en: "The file is larger than \(limit >> 20) MB")
        case .tooDeep(let limit): Text(zh: "括号嵌套超过 \(limit) 层", en: "Brackets are nested more than \(limit) deep")
        case .tooManyVertices(let limit): Text(zh: "图形的点数超过 \(limit) 个", en: "There are more than \(limit) corners")
        case .notJSON(let at): Text(zh: "不是完整的 JSON，从第 \(at) 个字节起读不下去", en: "Not whole JSON: it cannot be read from byte \(at)")
        case .notGeoJSON(let what): Text(zh: "图形格式不对（\(what)）", en: "The geometry is malformed: \(what)")
        case .notANumber: Text(zh: "坐标不是数字", en: "A coordinate is not a number")
        case .offTheEarth(let longitude, let latitude, let swapped):
            Text(
                zh: "经度 \(longitude)、纬度 \(latitude) 不在地球上" + (swapped ? "，是不是写反了？" : ""),
                en: "Longitude \(longitude), latitude \(latitude) is not on the earth" + (swapped ? "; are the two swapped?" : ""))
        case .ringTooShort: Text(zh: "边界不到三个不同的点", en: "A border has fewer than three different corners")
        case .ringNotClosed: Text(zh: "边界没有闭合", en: "A border does not end where it began")
        case .wrongKind(let expected, let found): Text(zh: "要的是 \(expected)，不是 \(found)", en: "A \(expected) is needed, not a \(found)")
        }
    }
}

extension RingFlaw {
    var text: Text {
        switch self {
        case .crossing(let at): Text(zh: "边界自己相交，在 \(at.rounded.text)", en: "The border crosses or touches itself at \(at.rounded.text)")
        case .aroundTheEarth:
            Text(
                zh: "边界绕了地球半圈以上，跨极点或者 180 度经线的不收",
                en: "The border goes half round the earth: areas round a pole or across the 180th meridian are not taken")
        case .entangled: Text(zh: "边界缠在一起，理不清", en: "The border is entangled beyond reading")
        }
    }
}

extension CoordinateSystem {
    public var text: Text {
        switch self {
        case .wgs84: Text(name: "WGS-84")
        case .gcj02: Text(zh: "GCJ-02（高德、腾讯地图）", en: "GCJ-02 (AMap, Tencent)")
        case .bd09: Text(zh: "BD-09（百度地图）", en: "BD-09 (Baidu)")
        case .cgcs2000: Text(zh: "CGCS2000（天地图、测绘成果）", en: "CGCS2000 (surveys)")
        }
    }
}

extension TerritoryLayer {
    public var text: Text {
        switch self {
        case .areas: Text(zh: "区划、网格、微网格", en: "areas, grids, micro-grids")
        case .streets: Text(zh: "街路", en: "streets")
        case .buildings: Text(zh: "楼栋", en: "buildings")
        case .stairwells: Text(zh: "单元", en: "stairwells")
        case .premises: Text(zh: "店铺、单位", en: "shops and organisations")
        case .ground: Text(zh: "水系、绿地、隔断", en: "water, green, barriers")
        case .codes: Text(zh: "区划的其他编码", en: "further codes of areas")
        }
    }

    var shapeText: Text {
        switch self {
        case .areas, .buildings: Text(zh: "面", en: "a polygon")
        case .streets: Text(zh: "线", en: "a line")
        case .premises: Text(zh: "点", en: "a point")
        case .stairwells, .ground, .codes: Text(zh: "图形", en: "a geometry")
        }
    }
}

extension TerritoryLayer.Column {
    var text: Text {
        switch self {
        case .id: Text(zh: "标识", en: "id")
        case .path: Text(zh: "路径", en: "path")
        case .parent: Text(zh: "上级", en: "area above")
        case .level: Text(zh: "层级", en: "level")
        case .kind: Text(zh: "类型", en: "kind")
        case .scheme: Text(zh: "编码体系", en: "scheme of the code")
        case .code: Text(zh: "编码", en: "code")
        case .name: Text(zh: "名称", en: "name")
        case .nameEN: Text(zh: "英文名", en: "English name")
        case .households: Text(zh: "户数", en: "number of households")
        case .from: Text(zh: "启用日期", en: "first day")
        case .until: Text(zh: "停用日期", en: "last day")
        case .rank: Text(zh: "等级", en: "rank")
        case .estate: Text(zh: "小区", en: "estate")
        case .estateEN: Text(zh: "小区英文名", en: "estate’s English name")
        case .number: Text(zh: "号", en: "number")
        case .street: Text(zh: "街路", en: "street")
        case .houseNumber: Text(zh: "门牌号", en: "house number")
        case .storeys: Text(zh: "层数", en: "number of storeys")
        case .area: Text(zh: "所在网格", en: "micro-grid")
        case .building: Text(zh: "楼", en: "building")
        case .address: Text(zh: "地址", en: "address")
        case .addressEN: Text(zh: "英文地址", en: "English address")
        case .shops: Text(zh: "店铺数", en: "number of shops")
        case .longitude: Text(zh: "经度", en: "longitude")
        case .latitude: Text(zh: "纬度", en: "latitude")
        case .wkt: Text(zh: "图形", en: "geometry")
        }
    }
}
