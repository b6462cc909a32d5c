// SPDX-License-Identifier: Apache-2.0
import Localization

enum DeveloperStrings {
    static let title = Text(zh: "开发者：和别的系统对接", en: "For developers")
    static let lead = Text(
        zh: "下面的命令可以直接复制运行。公开的内容不用密钥；要代人上报、回写进展或者订阅变化，请向街道指挥室要一个密钥。",
        en:
            "The calls below can be copied and run. What is public needs no key; to report for others, send updates or be called back, ask the command room for one."
    )
    static let sampleWords = Text(zh: "桥弄街口河面上有一片垃圾", en: "Rubbish floats on the river at Qiaolong Street")

    static let open311 = Text(
        zh: "各地市民上报系统通用的接口，XML 和 JSON 都有，地址末尾多一个斜杠也认。现成的客户端可以直接用。",
        en:
            "The interface that citizens' reporting systems share, in XML and JSON, with or without a slash at the end. Existing clients work as they are."
    )
    static let discovery = Text(zh: "这里有什么", en: "What there is")
    static let services = Text(zh: "能上报哪些事项", en: "What can be reported")
    static let definition = Text(zh: "某个事项还要问什么", en: "What else is asked of one service")
    static let requests = Text(zh: "还没办完的诉求（extensions=true 带上三道、区划和经过）", en: "Open requests; extensions=true adds lane, area and history")
    static let around = Text(zh: "某个点周围 300 米", en: "Within 300 m of a point")
    static let since = Text(zh: "某个时间以后有变化的", en: "What has changed since")
    static let send = Text(zh: "代人上报（需要密钥）", en: "Report for someone (needs a key)")
    static let updates = Text(zh: "读取进展；有密钥的也可以用 POST 回写", en: "Read updates; with a key they are sent by POST")
    static let subscriptions = Text(zh: "我订阅了什么（需要密钥）", en: "What I am subscribed to (needs a key)")

    static let keysTitle = Text(zh: "密钥", en: "Keys")
    static let keys = Text(
        zh: "密钥只显示一次，放在表单的 api_key 里，或者放在 X-API-Key 请求头里。按需要开通：",
        en: "A key is shown once. It goes into the form's api_key or into the header X-API-Key. It opens what is needed:")
    static let keyReport = Text(zh: "report：代人上报", en: "report: report for others")
    static let keyUpdate = Text(zh: "update：回写进展", en: "update: send updates")
    static let keySubscribe = Text(zh: "subscribe：订阅变化", en: "subscribe: be called back")

    static let callbacksTitle = Text(zh: "订阅变化", en: "Callbacks")
    static let callbacks = Text(
        zh:
            "向 /open311/v2/subscriptions.json 发送 url（要 https），可以加 address_id（区划路径）和 service_code 缩小范围。公开的诉求有变化，就会 POST 到您的地址，同一件事按先后来，至少一次；您那边暂时不通会再试一个星期，回 410 就不再发。签名照 Standard Webhooks，这样核对：",
        en:
            "POST a url (https) to /open311/v2/subscriptions.json; address_id (an area's path) and service_code narrow it. Each change of a public request is then posted to you, at least once and in order for each request; if you are away it is tried for a week, and 410 ends it. Calls are signed as Standard Webhooks says; check them like this:"
    )

    static let ownTitle = Text(zh: "本系统的接口", en: "Our own interface")
    static let own = Text(
        zh: "字段更全，JSON；出错按 RFC 9457 说明，列表用游标翻页，带 ETag，同一个 Idempotency-Key 只算一次。完整说明：",
        en: "More complete, in JSON: problems as RFC 9457 says, cursors, ETags, and one Idempotency-Key makes one report. The whole description:")
    static let cases = Text(zh: "公示的案件", en: "Public cases")
    static let points = Text(zh: "公示的案件，地图点位", en: "Public cases as points")
    static let report = Text(zh: "上报（不用密钥）", en: "Report something (no key needed)")
    static let description = Text(zh: "机器能读的接口说明", en: "The description, for machines")

    static let files = Text(zh: "每天夜里整理一次的整份数据和字段说明：", en: "Whole files, made each night, and what their columns mean:")
    static let feed = Text(zh: "最新公示（加 ?area=区划路径 只看一处；也有 /feed.rss）", en: "The newest, of one area with ?area=PATH; also as /feed.rss")
    static let dictionary = Text(zh: "数据和字段说明", en: "Data and dictionary")

    static let rulesTitle = Text(zh: "请留意", en: "Please note")
    static let rules = [
        Text(zh: "这里只有公示板上有的内容，没有上报人的姓名电话。", en: "Nothing is here that the public board does not show; no reporter's name or number."),
        Text(zh: "编码总是和编码规则一起给、一起问，同一串数字在不同规则里意思不同。", en: "A code always comes with its scheme; the same digits mean different things."),
        Text(zh: "时间带时区；坐标是 WGS-84，经度在前（Open311 的 lat、long 除外，各有名字）。", en: "Times have a zone; coordinates are WGS-84, longitude first."),
        Text(zh: "请求太快会收到 429，看 Retry-After 再来。", en: "Who asks too fast gets 429; Retry-After says when to come again."),
    ]
}
