// SPDX-License-Identifier: Apache-2.0
import Casework
import Localization
import Mandates
import Outbound
import WorkingTime

extension Text {
    static let exchange = Text(zh: "数据交换", en: "Exchange")

    // Services
    static let unknownService = Text(zh: "其他（说不清归哪类）", en: "Something else, or not sure")
    static let unknownServiceHow = Text(zh: "不知道归哪一类就选这个，受理员会看。", en: "Choose this where you cannot tell; a registrar will look at it.")
    static let unknownGroup = Text(zh: "其他", en: "Other")

    static func service(_ matter: Matter) -> Text {
        guard let first = matter.conditions.first else { return matter.name }
        return Text(
            zh: "\(first.name.zh)。立案后\(first.limit.text.zh)内办；\(first.closing.zh)算办完。",
            en: "\(first.name.en). Once filed, within \(first.limit.text.en); done when: \(first.closing.en).")
    }
    static func call(_ numbers: [EmergencyNumber]) -> Text {
        Text(
            zh: "有危险，请先打电话：" + numbers.map { "\($0.number) \($0.name.zh)" }.joined(separator: "、"),
            en: "This is dangerous. Call first: " + numbers.map { "\($0.number) \($0.name.en)" }.joined(separator: ", "))
    }
    static let askCondition = Text(zh: "是哪一种情况？", en: "Which of these is it?")
    static let askConditionHow = Text(zh: "说不清可以不选", en: "Leave it out where you cannot tell")
    static let askTenure = Text(zh: "在谁的地面上？", en: "Whose ground is it on?")
    static let askTenureHow = Text(zh: "说不清可以不选", en: "Leave it out where you cannot tell")
    static let askPremises = Text(zh: "门口二维码下面的编号", en: "The code below the QR code at the door")
    static let askPremisesHow = Text(zh: "六位字母数字，可以不填", en: "Six letters and digits; may be left out")

    /// How far it has come, and what came of it.
    static func state(_ status: Case.Status, _ outcome: Case.Outcome?) -> Text {
        guard status == .closed, let outcome else { return status.text }
        return Text(zh: "\(status.text.zh)：\(outcome.text.zh)", en: "\(status.text.en): \(outcome.text.en)")
    }
    static func joined(_ state: Text, _ number: String) -> Text { Text(zh: "\(state.zh)：\(number)", en: "\(state.en): \(number)") }

    static func keyService(_ contact: String) -> Text {
        Text(
            zh: "api_key 由本单位管理员发放（linli api-key add），请联系：\(contact)", en: "Ask those who run this installation for an api_key: \(contact)")
    }

    // What goes wrong
    static let noKey = Text(zh: "缺少 api_key", en: "The api_key is missing")
    static let badKey = Text(zh: "api_key 不对，或者已经停用", en: "This api_key is wrong or has ended")
    static let guessing = Text(zh: "错误的 api_key 太多，过一会儿再试", en: "Too many wrong api_keys: try again later")
    static func noRight(_ right: String) -> Text { Text(zh: "这个 api_key 没有 \(right) 权限", en: "This api_key has no right to \(right)") }
    static let tooMuch = Text(zh: "这个 api_key 请求太快，过一会儿再试", en: "This api_key asks too fast: try again later")
    static let jurisdictionUnknown = Text(zh: "没有这个 jurisdiction_id", en: "There is no such jurisdiction_id")
    static let formatUnknown = Text(zh: "地址要以 .xml 或 .json 结尾", en: "The address should end in .xml or .json")
    static let notThere = Text(zh: "没有这个地址", en: "There is nothing at this address")
    static func serviceUnknown(_ code: String) -> Text { Text(zh: "没有这个 service_code：\(code)", en: "There is no such service_code: \(code)") }
    static func requestUnknown(_ number: String) -> Text {
        Text(zh: "没有这个 service_request_id：\(number)", en: "There is no such service_request_id: \(number)")
    }
    static let tokenUnknown = Text(zh: "没有这个 token", en: "There is no such token")
    static func dateOff(_ name: String) -> Text {
        Text(
            zh: "\(name) 要写成 2026-01-31T08:00:00+08:00 这样，年份在 1970 到 2199 之间",
            en: "\(name) should be written as 2026-01-31T08:00:00+08:00, in a year from 1970 to 2199")
    }
    static func numberOff(_ name: String, _ range: ClosedRange<Int>) -> Text {
        Text(
            zh: "\(name) 要在 \(range.lowerBound) 到 \(range.upperBound) 之间",
            en: "\(name) should be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    static let tooManyNumbers = Text(zh: "一次最多问 1000 个 service_request_id", en: "At most 1000 service_request_ids can be asked for at once")
    static let endBeforeStart = Text(zh: "end_date 早于 start_date", en: "end_date is before start_date")
    static let spanTooLong = Text(zh: "start_date 到 end_date 不能超过 90 天", en: "start_date to end_date may not span more than 90 days")
    static let statusUnknown = Text(zh: "status 只能是 open 或 closed，可以用英文逗号隔开", en: "status should be open or closed, or both with a comma")
    static let bboxOff = Text(zh: "bbox 要写成四个度数，依次是西、南、东、北，用英文逗号隔开", en: "bbox should be four numbers in degrees: west,south,east,north")
    static let pointOff = Text(zh: "lat 和 long 要一起给，都是度数（WGS-84）", en: "lat and long should both be given, in degrees (WGS 84)")
    static let radiusAlone = Text(zh: "radius 要和 lat、long 一起用", en: "radius needs lat and long")
    static let radiusOff = Text(zh: "radius 是米数，大于 0，最多 50000", en: "radius is in metres, above 0 and at most 50000")
    static let notUTF8 = Text(
        zh: "正文读不出来：要用 UTF-8，或者在 Content-Type 里写明 charset=GB18030",
        en: "The body cannot be read: it should be in UTF-8, or its Content-Type should say charset=GB18030")
    static let wantsForm = Text(
        zh: "正文要用 application/x-www-form-urlencoded 或 multipart/form-data，不收 XML 和 JSON",
        en: "The body should be application/x-www-form-urlencoded or multipart/form-data; XML and JSON are not taken here")
    static let tooLargeBody = Text(zh: "正文太大", en: "The body is too large")

    // Reporting
    static let serviceMissing = Text(zh: "缺少 service_code", en: "service_code is missing")
    static let placeMissing = Text(
        zh: "缺少地点：要有 lat 和 long，或者 address_string，或者 address_id", en: "The place is missing: give lat and long, address_string or address_id")
    static func addressUnknown(_ id: String) -> Text { Text(zh: "没有这个 address_id：\(id)", en: "There is no such address_id: \(id)") }
    static let wordsMissing = Text(zh: "description 和照片至少要有一样", en: "Give a description, or a photo")
    static func tooLong(_ name: String, _ limit: Int) -> Text {
        Text(zh: "\(name) 最多 \(limit) 个字", en: "\(name) may have at most \(limit) characters")
    }
    static func attributeOff(_ code: String) -> Text {
        Text(zh: "attribute[\(code)] 的值不在列表里", en: "attribute[\(code)] has a value that is not on its list")
    }
    static let keyOff = Text(zh: "Idempotency-Key 要是 1 到 200 个可见的英文字符", en: "Idempotency-Key should be 1 to 200 visible ASCII characters")
    static let keyReused = Text(zh: "这个 Idempotency-Key 已经用在另一个请求上", en: "This Idempotency-Key was used for another request")
    static func tooManyPhotos(_ limit: Int) -> Text { Text(zh: "照片最多 \(limit) 张", en: "At most \(limit) photos are taken") }
    static let mediaOff = Text(zh: "media_url 不是网址", en: "media_url is no address of the web")
    static func callbackOff(_ failure: Outbound.Failure) -> Text {
        switch failure {
        case .refused(.insecure): Text(zh: "url 要以 https:// 开头", en: "The url should begin with https://")
        case .refused(.port(let port)): Text(zh: "url 的端口 \(port) 不在允许之列", en: "Port \(port) of the url is not among those allowed")
        case .refused(.unknownHost): Text(zh: "url 的主机名查不到", en: "The host of the url is not known")
        case .refused(.notPublic): Text(zh: "url 指向内部网络，不能用", en: "The url leads into a network that is not public")
        case .refused(.malformed), .unreachable, .tooLarge: Text(zh: "url 不是网址", en: "The url is no address of the web")
        }
    }
    static func tooManySubscriptions(_ limit: Int) -> Text {
        Text(zh: "一个 api_key 最多订阅 \(limit) 个回调", en: "One api_key may have at most \(limit) subscriptions")
    }
    static func subscriptionUnknown(_ id: String) -> Text { Text(zh: "没有这个 subscription_id：\(id)", en: "There is no such subscription_id: \(id)") }
    static let photoFetched = Text(zh: "对方系统附来的照片", en: "A photo that the other system named")
    static func photoNotFetched(_ host: String, _ why: String) -> Text {
        Text(zh: "对方系统附的照片没有取到（\(host)）：\(why)", en: "A photo that the other system named was not fetched (\(host)): \(why)")
    }
    static func missing(_ name: String) -> Text { Text(zh: "缺少 \(name)", en: "\(name) is missing") }
    static func updateReused(_ id: String) -> Text {
        Text(zh: "update_id \(id) 已经用在另一条更新上", en: "The update_id \(id) was used for another update")
    }
    static func statusNotYours(_ status: String) -> Text {
        Text(zh: "承办单位不能自己定 \(status)，请报街道派遣员", en: "A party does not decide \(status) itself: ask the dispatcher")
    }
    static func requestNotYours(_ number: String) -> Text {
        Text(zh: "\(number) 不是这个 api_key 送来的，也不由它的单位办", en: "This api_key neither brought \(number) nor speaks for the party that has it")
    }
    static func updateStatusUnknown(_ known: [String]) -> Text {
        Text(zh: "status 只能是 " + known.joined(separator: "、"), en: "status should be one of " + known.joined(separator: ", "))
    }
    static let noticeUnplaced = Text(
        zh: "已收到。地点还不能确定，受理员会核实。", en: "Received. The place is not certain yet; a registrar will look into it.")
    static func noticeDanger(_ numbers: [EmergencyNumber]) -> Text { call(numbers) }
    static func noticeLimit(_ matter: Matter) -> Text {
        guard let first = matter.conditions.first else { return noticeReceived }
        return Text(zh: "已收到。立案后\(first.limit.text.zh)内办。", en: "Received. Once filed, it is due within \(first.limit.text.en).")
    }
    static let noticeReceived = Text(zh: "已收到，受理员会看。", en: "Received; a registrar will look at it.")
    static func outside(_ latitude: Double, _ longitude: Double) -> Text {
        Text(zh: "纬度 \(latitude)，经度 \(longitude)（不在辖区内）", en: "latitude \(latitude), longitude \(longitude) (outside our area)")
    }
    static func chosen(_ choices: [(name: Text, value: Text)]) -> Text {
        Text(
            zh: choices.map { "\($0.name.zh)\($0.value.zh)" }.joined(separator: "；"),
            en: choices.map { "\($0.name.en) \($0.value.en)" }.joined(separator: "; "))
    }

    // Tables
    static func tooManyCells(_ cells: Int, _ columns: Int) -> Text {
        Text(zh: "有 \(cells) 格，表头只有 \(columns) 列", en: "has \(cells) cells, and the header has \(columns) columns")
    }
    static let rowEmpty = Text(zh: "没有标题，也没有正文", en: "has neither subject nor text")
    static func timeOff(_ field: String, _ text: String) -> Text {
        Text(zh: "\(field) 不是一个过去的时间：\(text.prefix(40))", en: "\(field) is no time in the past: \(text.prefix(40))")
    }
    static let replyBefore = Text(zh: "答复早于上报", en: "was answered before it was reported")
    static let rowChanged = Text(zh: "以前导入过，内容不一样，没有改动", en: "was brought in before with other words; left as it was")

    static let keysTitle = Text(zh: "接口密钥的持有单位", en: "Holders of interface keys")
    static let keysSeenBy = Text(zh: "系统管理员", en: "Operators")
    static let untilKeyEnds = Text(zh: "密钥停用后用于追溯", en: "Kept after the key has ended, to tell whose it was")
    static let attributesTitle = Text(zh: "其他程序随上报送来的情况", en: "What other programs sent along with a report")
    static let attributesSeenBy = Text(zh: "受理员", en: "Registrars")
    static let sinceSent = Text(zh: "送来", en: "it was sent")
    static let whyKeys = Text(zh: "知道是哪个单位的程序送来的", en: "to know whose program it was")
    static let whyAttributes = Text(zh: "上报时选的情况，给受理员看", en: "what was chosen when reporting, for the registrar")
}
