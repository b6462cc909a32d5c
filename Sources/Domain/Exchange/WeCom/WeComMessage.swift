// SPDX-License-Identifier: Apache-2.0
import Geometry

/// What someone wrote to us in WeCom.
enum WeComMessage: Hashable {
    case text(String)
    /// A picture lies at an address for a few days.
    case picture(String)
    case place(Coordinate, label: String)
    /// Voice, film, file: nothing that can be read here.
    case other
    /// That someone came or went, or pressed something: nothing to answer.
    case event

    init(_ xml: FlatXML) {
        switch xml["MsgType"] {
        case "text": self = .text(xml["Content"])
        case "image":
            let address = xml["PicUrl"]
            // The same picture lies under https.
            self = address.isEmpty ? .other : .picture(address.hasPrefix("http://") ? "https://" + address.dropFirst(7) : address)
        case "location":
            // X is the latitude, Y the longitude, in GCJ-02 as all maps there are.
            guard let latitude = Double(xml["Location_X"]), let longitude = Double(xml["Location_Y"]), (-90...90).contains(latitude),
                (-180...180).contains(longitude)
            else {
                self = .other
                return
            }
            self = .place(CoordinateSystem.gcj02.toWGS84(Coordinate(longitude: longitude, latitude: latitude)), label: xml["Label"])
        case "event": self = .event
        default: self = .other
        }
    }
}
