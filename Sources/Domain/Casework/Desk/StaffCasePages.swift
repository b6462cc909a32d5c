// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Mandates
import Web

/// What staff read on a case's page beyond what everyone does.
extension CaseView {
    /// Who reported it and in which words, for those who may know; what waits for a decision; the inspector.
    func internalPart(_ found: Case, _ material: StaffMaterial) -> HTML? {
        let parts: [HTML?] = [requests(found, material), reporters(found, material), inspector(found, material), material.elsewhere]
        guard parts.contains(where: { $0 != nil }) else { return nil }
        return
            "<section class=\"internal\" aria-labelledby=\"internal-title\"><h2 id=\"internal-title\">\(words(.forStaffOnly))</h2>\(parts.compactMap(\.self))</section>\n"
    }

    private func requests(_ found: Case, _ material: StaffMaterial) -> HTML? {
        guard !found.requests.isEmpty, material.mayReadNotes else { return nil }
        let lines = found.requests.map { request -> HTML in
            let who = material.names[request.by] ?? words(found.assignment?.party.publicName ?? .byOffice)
            return """
                <li>\(words(.askedBy(who, request.kind.text))) \(HTML.time(request.at, now: now, language))\
                \(request.until.map { " · \(words(.untilDate(language.exact($0))))" as HTML })</li>
                """
        }
        return HTML.callout(.yellow, "<p>\(words(.waitingRequests))</p><ul>\(lines)</ul>")
    }

    private func reporters(_ found: Case, _ material: StaffMaterial) -> HTML? {
        guard !material.reports.isEmpty else { return nil }
        let list = material.reports.map { report -> HTML in
            let contact: HTML? = report.contact.map { "<p>\(ReporterSightPages.masked($0))</p>" }
            let helper = report.helper.map { " · \(words(.helpedBy(material.names[$0] ?? words(.aColleague))))" }
            // Where the case has no point, the one that was sent helps whoever looks for the place.
            let point = report.coordinate.flatMap { found.place.coordinate == nil ? "<p>\(words(.pointSent($0.text)))</p>" as HTML : nil }
            return """
                <li><p class="when">\(words(report.channel.text)) · \(words(report.nature.text)) · \(HTML.time(report.at, now: now, language))\(helper)</p>
                \(contact ?? "<p class=\"quiet\">\(words(.noContact))</p>")\(report.placeWords.isEmpty ? nil : "<p>\(words(.place)): \(report.placeWords)</p>" as HTML)\(point)\
                \(report.publicWords.isEmpty ? nil : "<blockquote>\(report.publicWords)</blockquote>" as HTML)</li>

                """
        }
        return
            "<h3>\(words(.whoReported))</h3><p class=\"help\">\(words(.whoReportedHelp))</p><ul class=\"reports\">\(list)</ul>\(ReporterSightPages.form(found, in: frame))"
    }

    private func inspector(_ found: Case, _ material: StaffMaterial) -> HTML? {
        guard found.status == .inspecting, let name = found.inspector.flatMap({ material.names[$0] }) else { return nil }
        return "<p>\(words(.inspectorIs(name)))</p>"
    }

    /// Under each step: photos for everyone, names and notes for colleagues.
    func more(_ steps: [Step], photos: [Int: [Report.Photo]], _ material: StaffMaterial?) -> [Int: HTML] {
        var more: [Int: HTML] = [:]
        for step in steps {
            let note: HTML? =
                material?.mayReadNotes == true
                ? step.note.flatMap { $0.isEmpty ? nil : "<p class=\"note\"><span class=\"badge plain\">\(words(.internalNote))</span> \($0)</p>" }
                : nil
            let name: HTML? = material?.names[step.actor].map { "<p class=\"quiet\">\($0)</p>" }
            let pictures = photos[step.number].map { gallery($0) }
            if note != nil || name != nil || pictures != nil { more[step.number] = "\(pictures ?? nil)\(note)\(name)" }
        }
        return more
    }
}
