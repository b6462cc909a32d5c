// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let coverTitle = Text(zh: "遮住照片的一部分", en: "Cover part of the photo")
    static let coverHelp = Text(
        zh: "点方格把它涂成一种颜色：人脸、车牌、证件、别人家的窗户。涂过的部分不在照片里了，从涂过的照片里也还原不出来。",
        en:
            "Tap squares to paint them over: faces, number plates, papers, a neighbour’s window. What is painted over is no longer in the photo and cannot be had back from it."
    )
    static let coverNet = Text(zh: "要遮住的方格", en: "Squares to cover")
    static func coverSquare(_ row: Int, _ column: Int) -> Text { Text(zh: "第 \(row) 行第 \(column) 格", en: "Row \(row), square \(column)") }
    static let coverDo = Text(zh: "遮住选中的", en: "Cover these squares")
    static let coverNot = Text(zh: "不遮，回去", en: "Leave it as it is")
    static func coverPhoto(_ number: Int) -> Text { Text(zh: "遮住第 \(number) 张的一部分", en: "Cover part of photo \(number)") }
    static let coverShort = Text(zh: "遮住一部分", en: "Cover a part")
    static let coverNone = Text(zh: "还没有选方格。点一下要遮住的地方。", en: "No square is chosen yet. Tap what is to be covered.")
    static let photoGone = Text(zh: "这张照片已经不在了。", en: "This photo is not there any more.")

    static let casePhotos = Text(zh: "案件的照片", en: "Photos of the case")
    static let casePhotosLead = Text(
        zh: "照片里有人脸、车牌、证件或别人家里的样子，在这里遮住。原来的照片随即删除，流转记录里记一笔。",
        en:
            "Where a photo shows a face, a number plate, papers or a home, cover it here. The photo from before is deleted, and the record says that it was."
    )
    static let casePhotosNone = Text(zh: "这个案件没有照片。", en: "This case has no photos.")
    static let photosOfReports = Text(zh: "上报时的照片", en: "Photos that came with reports")
    static func photosOfStep(_ number: Int) -> Text { Text(zh: "第 \(number) 步的照片", en: "Photos of step \(number)") }
    static let coverWhy = Text(zh: "为什么遮（公开）", en: "Why (public)")
    static let coverWhyUsual = Text(zh: "照片里有个人信息", en: "The photo shows personal data")
    static let coverLink = Text(zh: "遮住照片的一部分", en: "Cover parts of photos")
    static let backToCase = Text(zh: "回到案件", en: "Back to the case")
    static let coverTaken = Text(zh: "照片已遮住，原来的已删除。", en: "The photo is covered, and the one from before is deleted.")
}
