// SPDX-License-Identifier: Apache-2.0

/// Who may do what at every address, as it is meant: whatever the router serves stands here, or a test fails.
enum AttackMatrix {
    enum Verdict: Equatable {
        /// Anyone may ask, and nothing of another area's is changed by it.
        case everyone
        /// Whoever is signed in, for themselves.
        case signedIn
        /// Those with one of these permissions, in whatever area; others are turned away.
        case needs([String])
        /// An object of another area: nobody from elsewhere gets it, whatever their role.
        case theirs
        /// A secret link: a guess finds nothing.
        case secret
    }

    static let verdicts: [String: Verdict] = [
        // Pages and files for everyone
        "GET /": .everyone, "GET /board": .everyone, "GET /developers": .everyone, "GET /feed.atom": .everyone,
        "GET /feed.rss": .everyone, "GET /language": .everyone, "GET /size": .everyone, "GET /open-data": .everyone,
        "GET /open-data/:file": .everyone,
        "GET /p/:code": .everyone, "GET /privacy": .everyone, "GET /record": .everyone, "GET /record/checkpoints/:number": .everyone,
        "GET /report": .everyone, "POST /report": .everyone, "GET /sign-in": .everyone, "POST /sign-in": .everyone, "POST /sign-out": .everyone,
        "GET /lists": .everyone, "GET /lists/:id": .everyone, "GET /lists/:id/changes": .everyone, "GET /lists/:id/matters/:code": .everyone,
        "GET /lists/:id/table.csv": .everyone, "GET /lists/calendar": .everyone, "GET /lists/stages": .everyone,
        "GET /lists/stages/table.csv": .everyone,
        "GET /places": .everyone, "GET /places/**": .everyone, "GET /places/codes.csv": .everyone, "GET /places/divisions": .everyone,
        "GET /places/search": .everyone, "GET /places/export/:file": .everyone,
        // Interfaces; what they take goes through the same stores
        "GET /api/v1/cases": .everyone, "GET /api/v1/cases.geojson": .everyone, "GET /api/v1/codes": .everyone,
        "GET /api/v1/divisions": .everyone, "GET /api/v1/map": .everyone, "GET /api/v1/openapi.yaml": .everyone, "GET /api/v1/places": .everyone,
        "POST /api/v1/reports": .everyone, "PUT /api/v1/photos": .everyone,
        // One's own account
        "GET /account": .signedIn, "GET /account/password": .signedIn, "POST /account/password": .signedIn, "POST /account/sessions/:id/end": .theirs,
        "POST /account/sessions/end-others": .signedIn, "GET /account/cover": .signedIn, "POST /account/cover": .signedIn,
        "POST /account/cover/:id/end": .theirs, "GET /account/cover/of/:account": .theirs, "POST /account/cover/of/:account": .theirs,
        "GET /account/emergency": .needs(["casework.readPrivate", "audit.read"]), "POST /account/emergency": .needs(["casework.readPrivate"]),
        "POST /account/emergency/:id/end": .theirs,
        "POST /account/emergency/:id/seen": .theirs, "GET /account/provider/of/:account": .theirs, "GET /sign-in/code": .everyone,
        "POST /sign-in/code": .everyone, "GET /account/second-factor": .signedIn, "POST /account/second-factor": .signedIn,
        "POST /account/second-factor/change": .signedIn, "GET /account/second-factor/new": .signedIn, "POST /account/second-factor/new": .signedIn,
        "POST /people/:id/second-factor/reset": .theirs,
        // Cases: the number is that of a private case of another area
        "GET /cases/:number": .theirs, "GET /cases/:number/code.svg": .theirs, "GET /cases/:number/notice": .theirs,
        "GET /cases/:number/photos": .theirs,
        "GET /cases/:number/photos/:id": .theirs, "GET /cases/:number/steps": .everyone, "POST /cases/:number/notice": .theirs,
        "POST /cases/:number/photos/:id": .theirs, "POST /cases/:number/reporters": .theirs, "POST /cases/:number/steps": .theirs,
        "POST /cases/:number/voices": .theirs, "GET /api/v1/cases/:number": .theirs, "GET /photos/:id": .theirs,
        "GET /desk": .needs(["casework.desk"]), "GET /desk/learnt": .needs(["casework.desk"]),
        "GET /platforms": .needs(["casework.desk", "exchange.platforms"]), "GET /platforms/:id": .needs(["casework.desk", "exchange.platforms"]),
        "GET /platforms/new": .needs(["exchange.platforms"]), "POST /platforms": .needs(["exchange.platforms"]),
        "GET /platforms/:id/edit": .needs(["exchange.platforms"]), "POST /platforms/:id": .needs(["exchange.platforms"]),
        "POST /platforms/:id/handovers": .needs(["casework.desk", "exchange.platforms"]), "POST /platforms/:id/again": .needs(["exchange.platforms"]),
        "POST /platforms/:id/end": .needs(["exchange.platforms"]),
        "GET /phone/paste": .needs(["casework.register"]), "POST /phone/paste": .needs(["casework.register"]),
        "GET /round": .needs(["casework.handle", "casework.verify", "casework.inspect"]),
        "POST /round": .needs(["casework.handle", "casework.verify", "casework.inspect"]),
        "POST /round/here": .needs(["casework.handle", "casework.verify", "casework.inspect"]), "GET /phone": .needs(["casework.register"]),
        "POST /phone": .needs(["casework.register"]),
        "POST /phone/find": .needs(["casework.register"]), "GET /phone/similar": .needs(["casework.register"]), "GET /phone/slip/:key": .theirs,
        "GET /reminders": .needs(["casework.desk"]), "GET /reminders/live": .needs(["casework.desk"]),
        "POST /reminders/seen": .needs(["casework.desk"]),
        // Secret links
        "GET /r/:secret": .secret, "GET /r/:secret/data": .secret, "GET /r/:secret/sent": .secret, "POST /r/:secret/voices": .secret,
        "POST /r/:secret/data/contact": .secret, "POST /r/:secret/data/copy": .secret, "POST /r/:secret/data/forget": .secret,
        "POST /r/:secret/data/requests": .secret, "GET /notices/:secret": .secret, "POST /notices/:secret": .secret,
        "GET /set-password/:token": .secret, "POST /set-password/:token": .secret, "GET /privacy/requests/mine/:secret": .secret,
        // People
        "GET /people": .needs(["accounts.manage"]), "GET /people/new": .needs(["accounts.manage"]), "POST /people": .needs(["accounts.manage"]),
        "GET /people/posts": .signedIn, "GET /people/teams": .signedIn, "GET /people/:id": .theirs, "POST /people/:id/close": .theirs,
        "POST /people/:id/grants": .theirs, "POST /people/:id/grants/:grant/end": .theirs, "POST /people/:id/link": .theirs,
        // Lists
        "GET /lists/import": .needs(["mandates.edit"]), "POST /lists/import": .needs(["mandates.edit"]),
        "POST /lists/:id/adoption": .needs(["mandates.edit"]),
        "POST /lists/:id/discard": .theirs, "POST /lists/calendar/days": .needs(["mandates.edit"]),
        "POST /lists/calendar/removal": .needs(["mandates.edit"]), "POST /lists/calendar/weeks": .needs(["mandates.edit"]),
        "POST /lists/calendar/years": .needs(["mandates.edit"]), "POST /lists/stages": .needs(["mandates.edit"]),
        // Ground
        "GET /places/edit": .needs(["territory.edit"]), "GET /places/edit/:layer": .needs(["territory.edit"]),
        "POST /places/edit/:layer": .needs(["territory.edit"]), "POST /places/edit/:layer/end": .needs(["territory.edit"]),
        "GET /places/import": .needs(["territory.edit"]), "POST /places/import": .needs(["territory.edit"]), "GET /places/import/:id": .theirs,
        "GET /places/import/:id/map.geojson": .theirs, "POST /places/import/:id/:step": .theirs, "POST /places/codes": .needs(["territory.edit"]),
        "POST /places/divisions/:id/adoption": .needs(["territory.edit"]),
        // Plans: the id is that of a draft of another area
        "GET /plans": .everyone, "GET /plans/new": .needs(["planning.edit"]),
        "POST /plans": .needs(["planning.edit"]),
        "GET /plans/compare": .needs(["planning.edit", "planning.adopt"]), "GET /plans/:id": .theirs, "GET /plans/:id/adoption": .theirs,
        "GET /plans/:id/grids.geojson": .theirs, "GET /plans/:id/map.json": .theirs, "GET /plans/:id/regions/:region": .theirs,
        "GET /plans/:id/units.csv": .theirs, "POST /plans/:id/adoption": .theirs, "POST /plans/:id/again": .theirs,
        "POST /plans/:id/comments": .theirs,
        "POST /plans/:id/steps": .theirs, "GET /plans/import": .needs(["planning.edit"]), "POST /plans/import": .needs(["planning.edit"]),
        "GET /plans/import/:id": .theirs, "GET /plans/import/:id/faults.geojson": .theirs, "GET /plans/import/:id/map.geojson": .theirs,
        // Personal data
        "GET /privacy/requests": .needs(["privacy.answer"]), "GET /privacy/requests/new": .needs(["privacy.answer"]),
        "POST /privacy/requests": .needs(["privacy.answer"]), "GET /privacy/requests/:id": .needs(["privacy.answer"]),
        "POST /privacy/requests/:id/answer": .needs(["privacy.answer"]), "POST /privacy/requests/:id/copy": .needs(["privacy.answer"]),
        "GET /privacy/breach": .needs(["privacy.answer"]),
    ]

    /// Open311 answers by keys, not by persons; its own tests try keys without rights.
    static func isByKey(_ route: String) -> Bool { route.contains(" /open311") }
}
