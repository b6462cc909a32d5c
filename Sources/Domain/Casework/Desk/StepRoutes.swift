// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Images
import Localization
import Storage
import Territory
import Web

/// Takes steps that staff post: `POST /cases/{number}/steps` with `action`, the `version` that was looked at, and the step's fields.
struct StepRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.post("cases/:number/steps", use: take)
        // Where a form came back, its address is this one: whoever loads it again sees the case.
        router.get("cases/:number/steps") { _, context in
            Response.goOn(to: Case.path(try context.parameters.require("number").queryEscaped) + "#steps")
        }
    }

    @Sendable func take(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), number = try context.parameters.require("number"), now = server.now()
        let form = try await Form.read(request, limit: StepFields.most * Photo.limit + (1 << 20))
        guard let action = Case.Action(rawValue: form["action"]), Case.staffActions.contains(action) else { throw Problem.malformed }
        do {
            let photos = try await keep(form, for: action)
            let (found, step) = try await server.database.write { [tools] db in
                let index = try tools.atlas.index(on: Day(now), in: db)
                return try StepOrderStore(db: db, index: index, actor: actor, now: now, action: action, form: form, photos: photos).take(on: number)
            }
            let back = SafeURL.local(form["back"], else: "\(Case.path(found.number))#step-\(step)")
            return .goOn(to: back, saying: Text.recorded(action, found)(context.language))
        } catch let invalid as Invalid {
            return try await again(.init(action: action, form: form, invalid: invalid), .unprocessableContent, number, request, context)
        } catch StorageError.stale {
            return try await again(.init(action: action, form: form, problem: .changedMeanwhile), .conflict, number, request, context)
        } catch let refusal as any Explainable {
            let problem = refusal.problem
            return try await again(.init(action: action, form: form, problem: problem), problem.status, number, request, context)
        }
    }

    /// Puts the photos on the shelf before the transaction that names them.
    private func keep(_ form: Form, for action: Case.Action) async throws -> [Report.Photo] {
        guard StepFields.withPhotos.contains(action) else { return [] }
        var kept: [Report.Photo] = []
        for file in form.all(files: "photos").prefix(StepFields.most) {
            do {
                let photo = try await tools.workshop.keep(file.bytes)
                kept.append(Report.Photo(id: photo.name.text, width: photo.width, height: photo.height))
            } catch let refusal as Photo.Refusal { throw Invalid("\(action.rawValue)-photos", refusal.text) }
        }
        return kept
    }

    /// The case as it is now, with the form as it was typed.
    private func again(
        _ returned: StepForms.Returned, _ status: HTTPResponse.Status, _ number: String, _ request: Request, _ context: Context
    ) async throws -> Response {
        var page = try await CaseRoutes(server: server, tools: tools, memory: memory).page(number, request, context, returned: returned)
        page.status = status
        return try page.response(from: request, context: context)
    }
}
