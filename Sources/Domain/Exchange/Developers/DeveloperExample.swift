// SPDX-License-Identifier: Apache-2.0
import Localization

/// A call that the page for developers shows. Tests make each of them, so that the page cannot be wrong.
struct DeveloperExample: Sendable {
    let title: Text
    let path: String
    /// Fields of a form, or a body of JSON.
    var form: [(name: String, value: String)] = []
    var json: String?
    /// Whether it needs a key; it is the form's or the query's `api_key`.
    var needsKey = false
    /// What the answer's status is.
    var status = 200

    /// As it is typed in a shell.
    func command(_ address: String) -> String {
        var lines = ["curl '\(address)\(path)'"]
        if let json { lines += ["  -H 'Content-Type: application/json'", "  -d '\(json)'"] }
        if needsKey, form.isEmpty { lines += ["  -H 'X-API-Key: KEY'"] }
        let fields = (needsKey && !form.isEmpty ? [(name: "api_key", value: "KEY")] : []) + form
        lines += fields.map { "  --data-urlencode '\($0.name)=\($0.value)'" }
        return lines.joined(separator: " \\\n")
    }

    static let open311: [DeveloperExample] = [
        DeveloperExample(title: DeveloperStrings.discovery, path: "/open311/v2/discovery.json"),
        DeveloperExample(title: DeveloperStrings.services, path: "/open311/v2/services.json"),
        DeveloperExample(title: DeveloperStrings.definition, path: "/open311/v2/services/cn-incident-0105.json"),
        DeveloperExample(title: DeveloperStrings.requests, path: "/open311/v2/requests.json?status=open&page_size=20&extensions=true"),
        DeveloperExample(title: DeveloperStrings.around, path: "/open311/v2/requests.xml?lat=30.3101&long=120.1303&radius=300"),
        DeveloperExample(title: DeveloperStrings.since, path: "/open311/v2/requests.json?updated_after=2026-01-01T00:00:00Z"),
        DeveloperExample(
            title: DeveloperStrings.send, path: "/open311/v2/requests.json",
            form: [
                ("service_code", "cn-incident-0105"), ("lat", "30.3101"), ("long", "120.1303"), ("description", DeveloperStrings.sampleWords.zh),
            ], needsKey: true, status: 201),
        DeveloperExample(title: DeveloperStrings.updates, path: "/open311/v2/servicerequestupdates.json?start_date=2026-01-01T00:00:00Z"),
        DeveloperExample(title: DeveloperStrings.subscriptions, path: "/open311/v2/subscriptions.json", needsKey: true),
    ]

    static let own: [DeveloperExample] = [
        DeveloperExample(title: DeveloperStrings.cases, path: "/api/v1/cases?limit=20"),
        DeveloperExample(title: DeveloperStrings.points, path: "/api/v1/cases.geojson?bbox=120.12,30.30,120.15,30.33"),
        DeveloperExample(
            title: DeveloperStrings.report, path: "/api/v1/reports",
            json: "{\"words\": \"\(DeveloperStrings.sampleWords.zh)\", \"longitude\": 120.1303, \"latitude\": 30.3101}", status: 201),
        DeveloperExample(title: DeveloperStrings.description, path: "/api/v1/openapi.yaml"),
    ]

    static let files: [DeveloperExample] = [
        DeveloperExample(title: DeveloperStrings.feed, path: "/feed.atom"),
        DeveloperExample(title: DeveloperStrings.dictionary, path: "/open-data"),
    ]
}
