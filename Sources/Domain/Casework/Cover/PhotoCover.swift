// SPDX-License-Identifier: Apache-2.0
import Images

/// Which squares of a photo are to be covered: faces, plates, papers, what stands in a window. The photo lies under a net of squares that a finger
/// can hit on a phone, that keys can reach, and that needs no JavaScript.
struct PhotoCover: Sendable, Hashable {
    let photo: Report.Photo
    let columns: Int
    let rows: Int
    /// Squares by their number, row by row from the top left.
    var squares: Set<Int> = []

    /// Squares along the longer side.
    static let most = 12

    init(_ photo: Report.Photo) {
        self.photo = photo
        let width = max(1, photo.width), height = max(1, photo.height)
        func along(_ side: Int) -> Int { max(2, (side * Self.most + max(width, height) / 2) / max(width, height)) }
        columns = along(width)
        rows = along(height)
    }

    /// With the squares that a form names; what is no square of this photo is left out.
    init(_ photo: Report.Photo, squares sent: [String]) {
        self.init(photo)
        squares = Set(sent.compactMap(Int.init).filter { (0..<columns * rows).contains($0) })
    }

    /// In pixels, without a gap: neighbours share their edge.
    var parts: [Photo.Part] {
        squares.sorted().map { square in
            let column = square % columns, row = square / columns
            return Photo.Part(
                left: column * photo.width / columns, top: row * photo.height / rows, right: (column + 1) * photo.width / columns,
                bottom: (row + 1) * photo.height / rows)
        }
    }
}
