// SPDX-License-Identifier: Apache-2.0
import Localization

enum RecordStrings {
    static let title = Text(zh: "存证", en: "The record")
    static let lead = Text(
        zh: "案件的每一步、授权、清单和网格方案的变更、对个人信息的查看，都用哈希一环扣一环地记下来。每天夜里把所有记录的位置签名封存一次，就是下面的存证。谁手里有一份，谁就能证明此前的记录没有被改过。里面没有个人信息。",
        en:
            "Every step of a case, every grant, change of a list or a grid plan and look at personal data is chained by hash to the one before. Each night the position of all records is signed: that is a checkpoint. Whoever holds one can prove that nothing before it was changed. It holds no personal data."
    )
    static let checkpoints = Text(zh: "每日存证", en: "Checkpoints")
    static let none = Text(zh: "还没有存证。第一份将在今夜 0:30 生成。", en: "There is no checkpoint yet. The first is made tonight at 0:30.")
    static let number = Text(zh: "编号", en: "Number")
    static let made = Text(zh: "生成时间", en: "Made")
    static let hash = Text(zh: "哈希", en: "Hash")
    static let file = Text(zh: "文件", en: "File")
    static func download(_ number: Int) -> Text { Text(zh: "下载第 \(number) 号", en: "Download no. \(number)") }
    static let earlier = Text(zh: "更早的存证", en: "Earlier checkpoints")
    static let how = Text(zh: "怎样核验", en: "How to check")
    static let keep = Text(
        zh: "下载一份存证，保存在本系统管理不到的地方：自己的电脑、居委会档案、媒体或律师那里。",
        en: "Download a checkpoint and keep it where nobody who runs this system has a hand: your computer, an archive, a newspaper, a lawyer.")
    static let ask = Text(
        zh: "日后请街道用这份文件运行 linli verify --checkpoint 文件名，并在场观看结果。",
        en: "Later, ask the office to run linli verify --checkpoint FILE with your file, and watch the outcome.")
    static let read = Text(
        zh: "凡是存证之前的记录被修改、删除、调换或截断，命令都会指出是哪一条。",
        en: "Whatever was changed, removed, exchanged or cut off before the checkpoint, the command names it.")
    static let key = Text(zh: "签名公钥", en: "Key of the signature")
    static let keyMeans = Text(
        zh: "Ed25519 公钥。用它可以确认存证出自本系统，下载后没有改动。",
        en: "An Ed25519 public key. It tells that a checkpoint comes from this system and was not altered since.")
}
