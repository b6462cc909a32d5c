// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

enum ImportStrings {
    static let title = Text(zh: "导入辖区数据", en: "Import ground data")
    static let lead = Text(
        zh: "先上传，系统核对后给出对照，确认了才生效；生效以后还可以整批撤销。",
        en:
            "Upload first; the system checks the file and shows what would change. Only then is it taken in, whole or not at all, and it can be taken back."
    )
    static let file = Text(zh: "文件", en: "File")
    static let fileHelp = Text(
        zh: "GeoJSON、CSV、GeoPackage、KML，或者打成 zip 的 Shapefile，最大 15 MB。", en: "GeoJSON, CSV, GeoPackage, KML, or a Shapefile in a zip; at most 15 MB.")
    static let fileMissing = Text(zh: "请选择一个文件", en: "Choose a file")
    static let layer = Text(zh: "文件里是什么", en: "What it holds")
    static let level = Text(zh: "没写层级的，算作", en: "Rows without a level are")
    static let levelHelp = Text(zh: "只对区划、网格有用。", en: "For areas and grids only.")
    static let system = Text(zh: "坐标系", en: "Coordinates")
    static let systemHelp = Text(
        zh: "不清楚就选“文件里写的”；选错了，整片偏几百米，核对时会提醒。", en: "If unsure, take what the file says; a wrong one is noticed when the file is checked.")
    static let asTheFileSays = Text(zh: "文件里写的；没写就按 WGS-84", en: "as the file says, otherwise WGS-84")
    static let day = Text(zh: "从哪天起算", en: "Holds from")
    static let dayOff = Text(zh: "日期写得不对", en: "This is not a day")
    static let whole = Text(zh: "文件里是全部，没有列入的就此停用", en: "The file is complete: what is not in it ends")
    static let check = Text(zh: "上传并核对", en: "Upload and check")
    static let choose = Text(zh: "请选一项", en: "Choose one")
    static let earlier = Text(zh: "以前的导入和修改", en: "Earlier imports and changes")
    static let none = Text(zh: "还没有导入过", en: "Nothing has been imported yet")
    static let export = Text(zh: "导出", en: "Export")
    static let reading = Text(zh: "正在核对，这一页会自己刷新。", en: "The file is being checked; this page refreshes by itself.")
    static let again = Text(zh: "现在刷新", en: "Refresh now")
    static let apply = Text(zh: "确认，整批生效", en: "Take all of it in")
    static let stop = Text(zh: "停下，不要了", en: "Stop and discard")
    static let discard = Text(zh: "不要了", en: "Discard")
    static let undo = Text(zh: "整批撤销", en: "Take all of it back")
    static let mend = Text(zh: "请按下面的提示改好文件，再上传一次。现在什么都没有改动。", en: "Mend the file as told below and upload it again. Nothing has been changed.")
    static let notes = Text(zh: "请留意", en: "Please note")
    static let nothingNew = Text(zh: "和现在的数据完全一样，不用导入。", en: "Nothing differs from what is there; there is nothing to take in.")
    static let map = Text(zh: "变动的地方", en: "What changes, on the map")
    static let what = Text(zh: "变动", en: "Change")
    static let thing = Text(zh: "名称", en: "Name")
    static let number = Text(zh: "序号", en: "Number")
    static let status = Text(zh: "状态", en: "Status")
    static let when = Text(zh: "上传时间", en: "Uploaded")
    static let applied = Text(zh: "已生效", en: "Taken in")
    static let undone = Text(zh: "已撤销，恢复原样", en: "Taken back; all is as it was")
    static let discarded = Text(zh: "已放弃", en: "Discarded")

    static func faults(_ count: Int) -> Text { Text(zh: "有 \(count) 处要改", en: count == 1 ? "One thing to mend" : "\(count) things to mend") }
    static func more(_ count: Int) -> Text { Text(zh: "还有 \(count) 条没有列出", en: "\(count) more are not shown") }
    static func progress(_ share: Int) -> Text { Text(zh: "核对了 \(share)%", en: "\(share) % checked") }
}

extension SurveyProposal.Item.Action {
    var text: Text {
        switch self {
        case .new: Text(zh: "新增", en: "new")
        case .changed: Text(zh: "变更", en: "changed")
        case .gone: Text(zh: "停用", en: "gone")
        case .same: Text(zh: "不变", en: "as it was")
        }
    }
}

extension TerritoryImport.Status {
    var text: Text {
        switch self {
        case .waiting: Text(zh: "等待核对", en: "waiting")
        case .reading: Text(zh: "正在核对", en: "being checked")
        case .ready: Text(zh: "可以生效", en: "ready")
        case .faulty: Text(zh: "有错，待改", en: "to be mended")
        case .applied: Text(zh: "已生效", en: "taken in")
        case .undone: Text(zh: "已撤销", en: "taken back")
        case .discarded: Text(zh: "已放弃", en: "discarded")
        }
    }
}

extension ImportRefusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: .notAllowed
        case .noSuchImport: .notFound
        case .notReady: Problem(.conflict, Text(zh: "这次改动现在不能生效", en: "This change cannot be taken in now"))
        case .outOfDate:
            Problem(
                .conflict, Text(zh: "核对以后，辖区数据又有了变动", en: "The territory was changed after the file was checked"),
                way: Text(zh: "请重新上传，再核对一次。", en: "Upload the file again, so that it is checked again."))
        case .notApplied: Problem(.conflict, Text(zh: "这次改动没有生效，不用撤销", en: "This change is not in force; there is nothing to take back"))
        case .changesLater(let label):
            Problem(
                .conflict, Text(zh: "“\(label.zh)”已经定好以后再变，现在不能先改", en: "“\(label.en)” is to change on a later day already"),
                way: Text(zh: "请先在导入记录里撤销那一次。", en: "Take that change back first, among the imports."))
        case .changedSince(let label):
            Problem(
                .conflict, Text(zh: "“\(label.zh)”后来又改过，不能撤销这一次", en: "“\(label.en)” was changed since; this change cannot be taken back"),
                way: Text(zh: "请先撤销后来的改动。", en: "Take the later change back first."))
        }
    }
}

extension ImportRefusal {
    /// The sentence alone, for the command line.
    public var text: Text { problem.text }
}
