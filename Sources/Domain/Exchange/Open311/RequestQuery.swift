// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Geometry
import Localization

/// What a client asks of the list of requests, read from its address. An empty argument is one that was not given.
struct RequestQuery: Sendable, Hashable {
    var filter = LedgerFilter()
    /// From 1; nil where no page was asked for.
    var page: Int?
    var pageSize = RequestQuery.most
    var wantsExtensions = false

    static let most = 1000
    static let longestSpan: TimeInterval = 90 * 86_400

    init() {}
    static func isTrue(_ text: String) -> Bool { ["true", "1", "yes"].contains(text.lowercased()) }

    /// - Parameter values: all that an argument was given, in order.
    init(values: (String) -> [String], at now: Date) throws(Fault) {
        var faults: [Text] = []
        func one(_ name: String) -> String? {
            values(name).lazy.map { $0.trimmingCharacters(in: .whitespaces) }.first { !$0.isEmpty }
        }
        func list(_ name: String) -> [String] {
            values(name).flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        func date(_ name: String) -> Date? {
            guard let text = one(name) else { return nil }
            guard let date = W3CTime.date(text) else {
                faults.append(.dateOff(name))
                return nil
            }
            return date
        }
        func number(_ names: String..., in range: ClosedRange<Int>) -> Int? {
            guard let name = names.first(where: { one($0) != nil }), let text = one(name) else { return nil }
            guard let number = Int(text), range.contains(number) else {
                faults.append(.numberOff(name, range))
                return nil
            }
            return number
        }

        wantsExtensions = Self.isTrue(one("extensions") ?? "")
        let numbers = list("service_request_id")
        if !numbers.isEmpty {
            guard numbers.count <= Self.most else { throw Fault(400, .tooManyNumbers) }
            filter.numbers = numbers
            return
        }
        let start = date("start_date"), end = date("end_date")
        filter.updatedAfter = date("updated_after")
        filter.updatedBefore = date("updated_before")
        let hasUpdated = filter.updatedAfter != nil || filter.updatedBefore != nil
        switch (start, end) {
        case (let start?, let end?):
            if end < start { faults.append(.endBeforeStart) } else if end.timeIntervalSince(start) > Self.longestSpan { faults.append(.spanTooLong) }
            filter.opened = start...max(start, end)
        case (let start?, nil): filter.opened = start...start.addingTimeInterval(Self.longestSpan)
        case (nil, let end?): filter.opened = end.addingTimeInterval(-Self.longestSpan)...end
        case (nil, nil): if !hasUpdated { filter.opened = now.addingTimeInterval(-Self.longestSpan)...now }
        }
        let statuses = Set(list("status").map { $0.lowercased() })
        if !statuses.isSubset(of: ["open", "closed"]) { faults.append(.statusUnknown) }
        if statuses.count == 1 { filter.isOpen = statuses.contains("open") }
        let codes = list("service_code")
        if !codes.isEmpty {
            // A service that is offered no longer still has its requests; one that never was has none.
            filter.matters = codes.compactMap(Services.reference)
        }
        if let text = one("bbox") {
            filter.box = BoundingBox(text)
            if filter.box == nil { faults.append(.bboxOff) }
        }
        switch Self.point(one("lat"), one("long") ?? one("lon") ?? one("lng")) {
        case .none: if one("radius") != nil { faults.append(.radiusAlone) }
        case .broken: faults.append(.pointOff)
        case .some(let point):
            let meters = one("radius").map { Double($0) ?? .nan } ?? 500
            if meters.isFinite, meters > 0, meters <= 50_000 {
                filter.circle = .init(center: point, meters: meters)
            } else {
                faults.append(.radiusOff)
            }
        }
        page = number("page", in: 1...100_000)
        pageSize = number("page_size", "per_page", "max_requests", "limit", in: 1...Self.most) ?? Self.most
        filter.limit = pageSize
        filter.offset = ((page ?? 1) - 1) * pageSize
        if let path = one("area_code") ?? one("address_id") { filter.areaPath = path }
        if !faults.isEmpty { throw Fault(faults) }
    }

    enum Point: Sendable { case none, broken, some(Coordinate) }

    /// Two numbers that are a point on the earth; one alone, words and what is not finite are broken.
    static func point(_ latitude: String?, _ longitude: String?) -> Point {
        if latitude == nil, longitude == nil { return .none }
        guard let latitude = latitude.flatMap({ Double($0) }), let longitude = longitude.flatMap({ Double($0) }),
            let point = try? Coordinate(checking: longitude, latitude)
        else { return .broken }
        return .some(point)
    }
}
