// SPDX-License-Identifier: Apache-2.0
import Localization

extension Photo.Refusal {
    /// What happened and what can be done, for whoever chose the file.
    public var text: Text {
        switch self {
        case .empty: Text(zh: "照片是空的，请重新选一张", en: "The photo is empty. Please choose it again")
        case .tooLarge: Text(zh: "照片超过 12 MB，请换小一点的", en: "The photo is larger than 12 MB. Please choose a smaller one")
        case .truncated: Text(zh: "照片没有传完整，请再传一次", en: "The photo did not arrive whole. Please send it again")
        case .tooManyPixels: Text(zh: "照片的像素太多了，请换小一点的", en: "The photo has too many pixels. Please choose a smaller one")
        case .tooSmall: Text(zh: "照片太小，看不清内容，请换一张", en: "The photo is too small to see anything. Please choose another")
        case .animated: Text(zh: "这里收不了动图，请换一张普通照片", en: "Moving pictures cannot be taken here. Please choose a plain photo")
        case .unreadable: Text(zh: "这张照片打不开，请换一张", en: "This photo cannot be opened. Please choose another")
        case .unknownKind("HEIC"):
            Text(
                zh: "暂时收不了 HEIC 照片。请在手机“设置 - 相机 - 格式”里选“兼容性最佳”，或者发一张截图",
                en: "HEIC photos cannot be taken yet. In the phone's settings choose Camera, Formats, Most Compatible, or send a screenshot")
        case .unknownKind(let kind?):
            Text(zh: "这是 \(kind) 文件。照片请用 JPEG、PNG 或 WebP", en: "This is a \(kind) file. A photo is a JPEG, PNG or WebP")
        case .unknownKind(nil): Text(zh: "这不是照片。照片请用 JPEG、PNG 或 WebP", en: "This is not a photo. A photo is a JPEG, PNG or WebP")
        case .busy: Text(zh: "现在传照片的人多，请过半分钟再传", en: "Many photos are arriving just now. Please try again in half a minute")
        }
    }
}
