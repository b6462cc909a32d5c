// SPDX-License-Identifier: Apache-2.0
import Access
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Secrets
import Web

extension ReportDraft {
    /// What a page of the report sent, whatever it is: nothing of it is believed, nothing of it is lost.
    init(_ form: Form, seal: PhotoSeal) {
        self.init(key: ReportDraft.isKey(form["key"]) ? form["key"] : Secrets.token(bytes: 16))
        placeWords = form["place"]
        choice = form["choice"]
        longitude = form["longitude"]
        latitude = form["latitude"]
        premises = form["premises"]
        words = form["words"]
        nature = Nature(rawValue: form["nature"])
        matter = form["matter"]
        joins = form["joins"]
        name = form["name"]
        phone = form["phone"]
        let dropped = Set(form.all("drop"))
        for sealed in form.all("photo").prefix(ReportDraft.photoLimit) {
            guard let photo = seal.opened(sealed), !dropped.contains(photo.id), !photos.contains(photo) else { continue }
            photos.append(photo)
        }
    }

    /// Remarks on what cannot be sent as it is.
    var remarksOnPlace: Invalid {
        var invalid = Invalid()
        if placeWords.count > ReportDraft.placeLimit { invalid["place"] = .placeTooLong }
        if hasBrokenPoint { invalid["longitude"] = .pointBroken }
        return invalid
    }

    var remarksOnWords: Invalid {
        var invalid = Invalid()
        if words.isEmpty { invalid["words"] = .wordsMissing }
        if words.count > ReportDraft.wordLimit { invalid["words"] = .wordsTooLong }
        return invalid
    }

    var remarksOnContact: Invalid {
        var invalid = Invalid()
        if name.count > ReportDraft.nameLimit { invalid["name"] = .nameTooLong }
        if !phone.isEmpty, !ReportDraft.isPhone(phone) { invalid["phone"] = .phoneOff }
        return invalid
    }
}

/// Who stands behind a request that needs no account: the one signed in, or this browser, told from others by a keyed hash of its cookie.
enum Visitor {
    static func actor(_ request: Request, _ context: Context, key: [UInt8]) -> Actor {
        if context.actor.isSignedIn { return context.actor }
        if let cookie = request.cookies[CookieName.visitor]?.value, !cookie.isEmpty {
            return .visitor(Secrets.keyedHash("visitor \(cookie)", key: key))
        }
        return .visitor(Secrets.keyedHash("client \(context.client)", key: key))
    }
}
