// SPDX-License-Identifier: Apache-2.0

/// Paths of areas: codes with slashes at both ends, `/330105013/001/003/`. What lies inside an area begins with its path.
public enum AreaPath {
    /// Whole of the territory.
    public static let everywhere = "/"

    /// The area and all that hold it, outermost first: `/`, `/330105013/`, `/330105013/001/`. Asked as `area_path IN (…)`,
    /// they find everyone and everything responsible for a place.
    public static func holding(_ path: String) -> [String] {
        var found: [String] = [], current = ""
        for character in path {
            current.append(character)
            if character == "/" { found.append(current) }
        }
        return found
    }

    /// Whether the text is a path: slashes at both ends, codes of ASCII letters, digits, dots and hyphens between them, at most 200 bytes.
    public static func isValid(_ path: String) -> Bool {
        guard path.utf8.count <= 200, path.first == "/", path.last == "/" else { return false }
        if path == everywhere { return true }
        let codes = path.dropFirst().dropLast().split(separator: "/", omittingEmptySubsequences: false)
        return codes.allSatisfy { code in
            !code.isEmpty
                && code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 }
        }
    }
}
