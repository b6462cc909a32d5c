// SPDX-License-Identifier: Apache-2.0
import Access
import HTTPTypes
import Hummingbird
import Images
import Localization
import Storage
import Web

/// Covering parts of photos that a case has already: for whoever may mask its words.
struct PhotoCoverRoutes {
    let server: Server
    let tools: Casework.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("cases/:number/photos", use: list)
        router.get("cases/:number/photos/:id", use: show)
        router.post("cases/:number/photos/:id", use: cover)
    }

    static func path(_ number: String, _ photo: String? = nil) -> String { Case.path(number) + "/photos" + (photo.map { "/\($0)" } ?? "") }

    @Sendable func list(_ request: Request, _ context: Context) async throws -> Page {
        let (found, photos) = try await open(context)
        return CasePhotosView(frame: context.frame, found: found).listPage(photos)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Page {
        let (found, cover) = try await net(context, squares: [])
        return CasePhotosView(frame: context.frame, found: found).coverPage(cover)
    }

    @Sendable func cover(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await Form.read(request), actor = try context.requireSignedIn(), now = server.now()
        let (found, cover) = try await net(context, squares: form.all("square"))
        guard !cover.squares.isEmpty else {
            let page = CasePhotosView(frame: context.frame, found: found).coverPage(cover, words: form["words"], remark: .coverNone)
            return try page.response(from: request, context: context)
        }
        guard let name = PhotoShelf.Name(cover.photo.id), let kept = try await tools.workshop.cover(cover.parts, of: name) else {
            throw StorageError.absent
        }
        let new = Report.Photo(id: kept.name.text, width: kept.width, height: kept.height)
        let words = form["words"].isEmpty ? Text.coverWhyUsual.zh : String(form["words"].prefix(ReportDraft.wordLimit))
        let isNamed = try await server.database.write { db in
            try PhotoRedactionStore(db).replace(name.text, by: new, on: found.number, by: actor, at: now, saying: Step.Words(words))
            return try !PhotoStore(db).named([name.text]).isEmpty
        }
        // Another case may name the very same photo: then it is that case's to decide.
        if !isNamed, new.id != name.text { try await tools.workshop.remove(name) }
        return .goOn(to: Self.path(found.number), saying: Text.coverTaken(context.language))
    }

    private func net(_ context: Context, squares: [String]) async throws -> (Case, PhotoCover) {
        let id = try context.parameters.require("id"), (found, photos) = try await open(context)
        guard let place = photos.first(where: { $0.photo.id == id }) else { throw StorageError.absent }
        return (found, PhotoCover(place.photo, squares: squares))
    }

    /// The case and its photos, for someone who may mask in it.
    private func open(_ context: Context) async throws -> (Case, [PhotoRedactionStore.Place]) {
        let actor = try context.requireSignedIn(), number = try context.parameters.require("number")
        return try await server.database.read { db in
            guard let found = try CaseStore(db).find(number, for: actor) else { throw StorageError.absent }
            guard found.actions(for: actor).contains(.redact) else { throw Case.Refusal.notAllowed(.redact) }
            return (found, try PhotoRedactionStore(db).photos(of: found))
        }
    }
}
