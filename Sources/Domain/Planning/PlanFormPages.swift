// SPDX-License-Identifier: Apache-2.0
import Districting
import HTTPTypes
import Localization
import Territory
import Web

/// What the form says, as a request.
enum PlanForm {
    static func read(_ form: Form) throws(Invalid) -> (name: String, PlanRequest) {
        var request = PlanRequest(), invalid = Invalid()
        let name = form["name"].trimmingWhitespace
        if name.isEmpty || name.count > 60 { invalid["name"] = PlanStrings.nameOff }
        func pair(_ first: String, _ second: String, most: Int, _ given: (Int, Int), _ remark: Text) -> (Int, Int) {
            let lower = form[first].isEmpty ? given.0 : Int(form[first]), upper = form[second].isEmpty ? given.1 : Int(form[second])
            guard let lower, let upper, lower >= 1, upper <= most, lower <= upper else {
                invalid[first] = remark
                return given
            }
            return (lower, upper)
        }
        (request.lower, request.upper) = pair("lower", "upper", most: 2000, (40, 50), PlanStrings.windowOff)
        (request.gridLower, request.gridUpper) = pair("grid_lower", "grid_upper", most: 50, (5, 6), PlanStrings.gridWindowOff)
        func weight(_ field: String, _ given: Double) -> Double { PlanRequest.Importance(rawValue: form[field])?.weight ?? given }
        request.weights.alikeness = weight("alikeness", 1)
        request.weights.balance = weight("balance", 1)
        request.weights.compactness = weight("compactness", 1)
        request.weights.barriers = weight("barriers", 1)
        request.weights.estates = weight("estates", 1)
        request.weights.stability = PlanRequest.stability(PlanRequest.Importance(rawValue: form["stability"]) ?? .some)
        request.keepsEstates = form["keeps_estates"] == "yes"
        request.crossesMainRoads = form["crosses"] == "yes"
        let seed = form["seed"].isEmpty ? 1 : UInt64(form["seed"])
        if let seed, seed <= 999_999 { request.seed = seed } else { invalid["seed"] = PlanStrings.seedOff }
        try invalid.check()
        return (name, request)
    }
}

extension String {
    var trimmingWhitespace: String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}

enum PlanFormPages {
    static func form(_ community: Area, number: Int, typed: [String: String], in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        return Page(
            PlanStrings.newTitle(community.name), in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(PlanStrings.newTitle(community.name)(language))</h1>
                <p class="lead">\(PlanStrings.newIntro(language))</p>
                <p><a href="\(UnitImportRoutes.path)?area=\(community.path)">\(UnitImportStrings.link(language))</a></p>
                \(HTML.summary(of: invalid, in: frame))\
                \(HTML.form(GridPlan.all, in: frame, fields(community.path, name: PlanStrings.nameGiven(number)(language), typed: typed, in: frame, invalid: invalid)))
                """)
    }

    /// The fields of a drawing.
    static func fields(_ area: String, name: String, typed: [String: String], in frame: Frame, invalid: Invalid = Invalid()) -> HTML {
        func number(_ field: String, _ label: Text, _ given: String) -> HTML {
            HTML.field(field, label, in: frame, value: typed[field] ?? given, kind: "number", remark: invalid[field])
        }
        func importance(_ field: String, _ label: Text, help: Text? = nil) -> HTML {
            HTML.select(
                field, label, in: frame, options: PlanStrings.importances.map { ($0.0.rawValue, $0.1(frame.language)) },
                chosen: typed[field] ?? "some",
                help: help)
        }
        let more: HTML = """
            \(HTML.group(PlanStrings.gridWindow, in: frame, "\(number("grid_lower", PlanStrings.lower, "5"))\(number("grid_upper", PlanStrings.upper, "6"))"))\
            \(HTML.group(PlanStrings.importance, in: frame, """
                \(importance("alikeness", PlanStrings.alikeness, help: PlanStrings.alikenessHelp))\
                \(importance("balance", PlanStrings.balance, help: PlanStrings.balanceHelp))\
                \(importance("compactness", PlanStrings.compactness))\
                \(importance("barriers", PlanStrings.barriers))\
                \(importance("estates", PlanStrings.estates))\
                \(importance("stability", PlanStrings.stability, help: PlanStrings.stabilityHelp))
                """))\
            \(HTML.tick("keeps_estates", PlanStrings.keepsEstates, in: frame, ticked: typed["keeps_estates"] == "yes", help: PlanStrings.keepsEstatesHelp))\
            \(HTML.tick("crosses", PlanStrings.crossesMainRoads, in: frame, ticked: typed["crosses"] == "yes"))\
            \(HTML.field("seed", PlanStrings.seed, in: frame, value: typed["seed"] ?? "1", kind: "number", help: PlanStrings.seedHelp, remark: invalid["seed"]))
            """
        let isMoreOpen = !typed.isEmpty && (invalid["seed"] != nil || invalid["grid_lower"] != nil)
        return """
            \(HTML.hidden("area", area))\
            \(HTML.field("name", PlanStrings.name, in: frame, value: typed["name"] ?? name, remark: invalid["name"], required: true))\
            \(HTML.group(PlanStrings.window, in: frame, "\(number("lower", PlanStrings.lower, "40"))\(number("upper", PlanStrings.upper, "50"))"))\
            \(HTML.details(PlanStrings.more(frame.language), isOpen: isMoreOpen, more))\
            \(HTML.actions(HTML.button(PlanStrings.begin, in: frame)))
            """
    }
}
