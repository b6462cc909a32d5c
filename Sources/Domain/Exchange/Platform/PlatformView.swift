// SPDX-License-Identifier: Apache-2.0
import Casework
import Localization

/// A platform as someone writes it down.
struct PlatformDraft: Hashable {
    var name = ""
    var kind: Platform.Kind?
    var moments: Set<Platform.Moment> = [.filed]
    var fields = "", codes = ""
    /// The address of a robot with its key; empty to leave it as it is.
    var secret = ""

    init() {}

    init(_ platform: Platform, _ language: Language) {
        name = platform.name
        kind = platform.kind
        moments = platform.moments
        fields = PlatformMapping.text(platform.fields, language)
        codes = PlatformMapping.text(platform.codes)
    }

    /// To begin with: what nearly every platform asks for.
    static func start(_ language: Language) -> PlatformDraft {
        var draft = PlatformDraft()
        draft.kind = .screen
        let usual: [PlatformField.Source] = [.matter, .words, .place, .area, .openedAt, .party, .number]
        draft.fields = PlatformMapping.text(usual.map { PlatformField(label: $0.text(language), source: $0) }, language)
        return draft
    }
}

/// A platform with what there is to do for it.
struct PlatformView {
    struct Task {
        let handover: Handover
        let facts: PlatformFacts
        let values: Result<[(label: String, value: String)], Platform.Gap>
    }

    let platform: Platform
    let counts: HandoverStore.Counts
    let mayEdit: Bool
    var tasks: [Task] = []
    var stuck: [Handover] = []
}
