// SPDX-License-Identifier: Apache-2.0
import Localization
import Storage
import Web

public enum PrivacyStrings {
    public static let title = Text(zh: "个人信息", en: "Personal data")
    static let heading = Text(zh: "我们收集什么，为什么", en: "What we keep about people, and why")
    static let lead = Text(
        zh: "这里是全部清单：没有列出的个人信息，系统里没有地方存。每一项写明目的、法律依据、谁能看到、保存多久。",
        en:
            "This is the whole list: for personal data that do not stand here, the system has no place. Each entry says what it is for, on which legal ground, who sees it and for how long."
    )
    static let never = Text(zh: "我们不收集的", en: "What we do not keep")
    static let neverList: [Text] = [
        Text(
            zh: "疾病、诊断、病史；宗教信仰；犯罪和服刑记录；人脸、指纹等生物特征。",
            en: "Illness, diagnosis, medical history; religion; convictions; faces, fingerprints or other biometrics."),
        Text(zh: "居民和工作人员的行动轨迹。", en: "Where residents or staff have been."),
        Text(zh: "谁反映问题多、谁上报少的排名。", en: "Rankings of who reports much or little."),
    ]
    static let entries = Text(zh: "清单", en: "The register")
    static let purpose = Text(zh: "目的", en: "What for")
    static let basis = Text(zh: "法律依据", en: "Legal ground")
    static let seenBy = Text(zh: "谁能看到", en: "Who sees it")
    static let kept = Text(zh: "保存多久", en: "How long")
    static let recipients = Text(zh: "提供给谁", en: "Given to")
    static let nobody = Text(zh: "不对外提供", en: "Nobody else")
    static let fields = Text(zh: "数据字段", en: "Fields")
    static let sealed = Text(zh: "加密存储", en: "encrypted at rest")
    static let assessment = Text(zh: "影响评估", en: "Impact assessment")
    static let noAssessment = Text(zh: "不需要", en: "Not needed")
    static func days(_ days: Int, _ since: Text) -> Text {
        let span =
            days % 365 == 0
            ? Text(zh: "\(days / 365) 年", en: days == 365 ? "one year" : "\(days / 365) years") : Text(zh: "\(days) 天", en: "\(days) days")
        return Text(zh: "\(since.zh)后 \(span.zh)，到期自动删除", en: "\(span.en) after \(since.en), then erased by itself")
    }

    static func assessed(_ found: Processing.Assessment) -> Text {
        Text(
            zh: "\(found.approved) 批准，\(found.reviewBy) 前复核", en: "approved on \(found.approved), to be looked at again by \(found.reviewBy)")
    }
    static let reviewLate = Text(zh: "复核已到期", en: "review is overdue")

    static let rights = Text(zh: "您的权利", en: "Your rights")
    static let rightsLead = Text(
        zh: "您可以查阅、复制、更正、删除自己的信息，要求说明自动给出的建议，也可以投诉。通过网上反映的，打开当时的专属链接就能办；没有链接的，到社区或打街道电话，工作人员当场登记。15 天内答复，不能办的写明理由。",
        en:
            "You may see, copy, correct and erase what is kept about you, have an automatic suggestion explained, and complain. If you reported here, open your own link. Without it, come to the community office or call; the staff notes it at once. You hear within 15 days, and a refusal says why."
    )
    static let machine = Text(zh: "电脑给出的建议", en: "What the machine suggests")
    static let machineLead = Text(
        zh: "系统会按您写的字推荐事项、找相似的案件。只是建议，由您或工作人员决定；从不自动拒绝，也不看是谁反映的。",
        en:
            "From your words the system suggests a matter and finds cases alike. These are suggestions: you or a member of staff decide. It never refuses by itself, and it does not look at who reports."
    )
}

extension Processing.LegalBasis {
    var text: Text {
        switch self {
        case .consent: Text(zh: "您的同意（个人信息保护法第十三条第一项）", en: "your consent (PIPL art. 13 item 1)")
        case .contract: Text(zh: "人员管理所必需（第十三条第二项）", en: "needed to manage staff (PIPL art. 13 item 2)")
        case .duty: Text(zh: "履行法定职责（第十三条第三项）", en: "a duty laid down by law (PIPL art. 13 item 3)")
        case .emergency: Text(zh: "紧急情况下保护生命健康和财产（第十三条第四项）", en: "life, health and property in an emergency (PIPL art. 13 item 4)")
        }
    }
}
