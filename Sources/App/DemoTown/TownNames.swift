// SPDX-License-Identifier: Apache-2.0
import Localization
import Territory

/// Names for the demo town. The nine communities are real; every street, estate and shop is invented.
enum TownNames {
    static let subdistrict = Text(zh: "小河街道", en: "Xiaohe Subdistrict")

    static let communities: [Text] = [
        Text(zh: "余杭塘路社区", en: "Yuhangtang Road"), Text(zh: "塘河新村", en: "Tanghe New Village"), Text(zh: "大浒路社区", en: "Dahu Road"),
        Text(zh: "娑婆桥社区", en: "Suopo Bridge"), Text(zh: "小河社区", en: "Xiaohe"), Text(zh: "明真宫社区", en: "Mingzhengong"),
        Text(zh: "紫荆家园社区", en: "Zijing Homes"), Text(zh: "董家新村", en: "Dongjia New Village"), Text(zh: "长征桥社区", en: "Changzheng Bridge"),
    ]

    static let canal = Text(zh: "运河", en: "Canal"), river = Text(zh: "小河", en: "Xiaohe River")

    /// The main roads, in the order in which `TownRoads` lays them.
    static let mains: [Text] = [
        Text(zh: "北望大街", en: "Beiwang Avenue"), Text(zh: "南汀大街", en: "Nanting Avenue"), Text(zh: "西屏路", en: "Xiping Road"),
        Text(zh: "东舫路", en: "Dongfang Road"), Text(zh: "栖云路", en: "Qiyun Road"), Text(zh: "柳浦路", en: "Liupu Road"),
        Text(zh: "青石路", en: "Qingshi Road"), Text(zh: "平桥路", en: "Pingqiao Road"), Text(zh: "澄波路", en: "Chengbo Road"),
        Text(zh: "渡口街", en: "Dukou Street"),
    ]

    private static let streetStems: [(String, String)] = [
        ("听橹", "Tinglu"), ("望舟", "Wangzhou"), ("竹枝", "Zhuzhi"), ("晚晴", "Wanqing"), ("枇杷", "Pipa"), ("银杏", "Yinxing"), ("石榴", "Shiliu"),
        ("菱角", "Lingjiao"),
        ("莲塘", "Liantang"), ("荷风", "Hefeng"), ("桑园", "Sangyuan"), ("茶亭", "Chating"), ("米市", "Mishi"), ("柴埠", "Chaibu"), ("灯芯", "Dengxin"),
        ("油车", "Youche"),
        ("书院", "Shuyuan"), ("砚池", "Yanchi"), ("笔架", "Bijia"), ("鹤鸣", "Heming"), ("燕巢", "Yanchao"), ("白鹭", "Bailu"), ("芦花", "Luhua"),
        ("杏林", "Xinglin"),
        ("梅坞", "Meiwu"), ("槐荫", "Huaiyin"), ("榆钱", "Yuqian"), ("紫藤", "Ziteng"), ("丹枫", "Danfeng"), ("秋水", "Qiushui"), ("春和", "Chunhe"),
        ("夏荫", "Xiayin"),
        ("长虹", "Changhong"), ("安澜", "Anlan"), ("丰乐", "Fengle"), ("仁里", "Renli"), ("和睦", "Hemu"), ("同心", "Tongxin"), ("百福", "Baifu"), ("万安", "Wan'an"),
        ("三泉", "Sanquan"), ("双井", "Shuangjing"), ("半山", "Banshan"), ("一苇", "Yiwei"), ("小满", "Xiaoman"), ("谷雨", "Guyu"), ("清明", "Qingming"),
        ("白露", "Bailu"),
        ("铁匠", "Tiejiang"), ("豆腐", "Doufu"), ("酱园", "Jiangyuan"), ("染坊", "Ranfang"), ("船坞", "Chuanwu"), ("绳索", "Shengsuo"), ("箍桶", "Gutong"),
        ("磨坊", "Mofang"),
    ]

    static func street(_ number: Int, rank: Street.Rank) -> Text {
        let stem = streetStems[number % streetStems.count], again = number / streetStems.count
        let (zh, en) =
            rank == .lane ? (number.isMultiple(of: 2) ? ("巷", "Alley") : ("弄", "Lane")) : (number.isMultiple(of: 3) ? ("路", "Road") : ("街", "Street"))
        let round = again == 0 ? ("", "") : (["南", "北", "东", "西"][(again - 1) % 4], ["South ", "North ", "East ", "West "][(again - 1) % 4])
        return Text(zh: stem.0 + round.0 + zh, en: round.1 + stem.1 + " " + en)
    }

    /// Names of estates by style; the first of some communities bears the community's own name.
    private static let estateStems: [(String, String)] = [
        ("紫竹", "Zizhu"), ("锦绣", "Jinxiu"), ("映月", "Yingyue"), ("临水", "Linshui"), ("听雨", "Tingyu"), ("朝晖", "Zhaohui"), ("翠柳", "Cuiliu"),
        ("香樟", "Xiangzhang"),
        ("桂语", "Guiyu"), ("云栖", "Yunqi"), ("金桥", "Jinqiao"), ("银桥", "Yinqiao"), ("兰亭", "Lanting"), ("沁园", "Qinyuan"), ("汀洲", "Tingzhou"),
        ("枫桥", "Fengqiao"),
        ("望江", "Wangjiang"), ("晓风", "Xiaofeng"), ("清漪", "Qingyi"), ("墨香", "Moxiang"), ("丰潭", "Fengtan"), ("祥和", "Xianghe"), ("康宁", "Kangning"),
        ("永乐", "Yongle"),
        ("友谊", "Youyi"), ("建设", "Jianshe"), ("红旗", "Hongqi"), ("胜利", "Shengli"), ("新民", "Xinmin"), ("利民", "Limin"), ("惠民", "Huimin"),
        ("安康", "Ankang"),
        ("嘉禾", "Jiahe"), ("水岸", "Shui'an"), ("望湖", "Wanghu"), ("凤栖", "Fengqi"), ("海棠", "Haitang"), ("芙蓉", "Furong"), ("木槿", "Mujin"),
        ("蔷薇", "Qiangwei"),
        ("茉莉", "Moli"), ("丁香", "Dingxiang"), ("百合", "Baihe"), ("山茶", "Shancha"), ("杜鹃", "Dujuan"), ("月季", "Yueji"), ("石竹", "Shizhu"),
        ("凌霄", "Lingxiao"),
    ]

    static func estate(_ number: Int, style: TownStyle) -> Text {
        let stem = estateStems[number % estateStems.count], again = number / estateStems.count
        let round = again == 0 ? ("", "") : ("\(again + 1)期", " \(again + 1)")
        switch style {
        case .towers:
            let form = [("公寓", "Apartments"), ("府", "Court"), ("花苑", "Garden")][number % 3]
            return Text(zh: stem.0 + form.0 + round.0, en: stem.1 + " " + form.1 + round.1)
        case .houses: return Text(zh: stem.0 + "里" + round.0, en: stem.1 + " Quarter" + round.1)
        default:
            let form = [("新村", "New Village"), ("苑", "Yard"), ("小区", "Estate"), ("家园", "Homes")][number % 4]
            return Text(zh: stem.0 + form.0 + round.0, en: stem.1 + " " + form.1 + round.1)
        }
    }

    /// The estates after which three communities are called.
    static let own: [String: Text] = [
        "紫荆家园社区": Text(zh: "紫荆家园", en: "Zijing Homes"), "塘河新村": Text(zh: "塘河新村", en: "Tanghe New Village"),
        "董家新村": Text(zh: "董家新村", en: "Dongjia New Village"),
    ]

    static let schools = [Text(zh: "柳浦小学", en: "Liupu Primary School"), Text(zh: "澄波中学", en: "Chengbo Middle School")]
    static let parks = [Text(zh: "听橹公园", en: "Tinglu Park"), Text(zh: "芦花公园", en: "Luhua Park")]
    static let markets = [Text(zh: "望舟农贸市场", en: "Wangzhou Market"), Text(zh: "平桥农贸市场", en: "Pingqiao Market")]
    static let works = [Text(zh: "丝联创意园", en: "Silian Creative Park"), Text(zh: "船厂文创园", en: "Shipyard Arts Park")]
    static let clinics = [Text(zh: "杏林卫生服务中心", en: "Xinglin Health Centre")]

    static func station(_ community: Text) -> Text { Text(zh: community.zh + "便民服务站", en: community.en + " Service Station") }

    private static let shopStems: [(String, String)] = [
        ("老孙", "Lao Sun"), ("阿芳", "Afang"), ("桥头", "Bridgehead"), ("运河", "Canal"), ("小满", "Xiaoman"), ("四季", "Four Seasons"), ("老底子", "Old Days"),
        ("隔壁", "Next Door"),
        ("水乡", "Water Town"), ("阿婆", "Grandma's"), ("大有", "Dayou"), ("同福", "Tongfu"), ("胖子", "Pangzi"), ("江南", "Jiangnan"), ("百顺", "Baishun"),
        ("鑫鑫", "Xinxin"),
        ("晨光", "Chenguang"), ("乐家", "Lejia"), ("好邻居", "Good Neighbour"), ("福满", "Fuman"), ("陈记", "Chen's"), ("王记", "Wang's"), ("徐记", "Xu's"),
        ("金华", "Jinhua"),
        ("温州", "Wenzhou"), ("绍兴", "Shaoxing"), ("嵊州", "Shengzhou"), ("东北", "Northeast"), ("川味", "Sichuan"), ("湘味", "Hunan"), ("一品", "Yipin"),
        ("如意", "Ruyi"),
        ("平安", "Ping'an"), ("喜洋洋", "Xiyangyang"), ("巧手", "Nimble Hands"), ("青年", "Youth"), ("阳光", "Sunshine"), ("绿叶", "Green Leaf"),
        ("小河边", "Riverside"), ("便民", "Handy"),
    ]

    private static let trades: [(String, String, Premises.Kind)] = [
        ("馄饨店", "Wonton", .food), ("面馆", "Noodles", .food), ("小笼包", "Dumplings", .food), ("烧烤", "Grill", .food), ("奶茶", "Milk Tea", .food),
        ("烘焙坊", "Bakery", .food),
        ("快餐", "Canteen", .food), ("羊肉汤", "Mutton Soup", .food), ("便利店", "Corner Shop", .groceries), ("超市", "Supermarket", .groceries),
        ("粮油店", "Grain and Oil", .groceries),
        ("烟酒店", "Tobacco and Spirits", .groceries), ("水果店", "Fruit", .produce), ("水产", "Fish", .produce), ("蔬菜店", "Vegetables", .produce),
        ("卤味", "Deli", .produce),
        ("服装店", "Clothing", .clothing), ("童装", "Children's Wear", .clothing), ("鞋店", "Shoes", .clothing), ("裁缝铺", "Tailor", .repairs),
        ("理发店", "Barber", .services),
        ("洗衣店", "Laundry", .services), ("美甲店", "Nails", .services), ("打印店", "Printing", .services), ("快递站", "Parcels", .services),
        ("房产中介", "Estate Agent", .services),
        ("修鞋铺", "Shoe Repair", .repairs), ("五金店", "Hardware", .repairs), ("家电维修", "Appliance Repair", .repairs), ("电瓶车行", "E-bikes", .repairs),
        ("大药房", "Pharmacy", .pharmacy),
        ("诊所", "Clinic", .clinic), ("宾馆", "Guest House", .lodging), ("茶馆", "Tea House", .culture), ("书店", "Books", .culture),
        ("棋牌室", "Chess and Cards", .culture),
        ("花店", "Flowers", .other), ("宠物店", "Pets", .other), ("健身房", "Gym", .culture), ("文具店", "Stationery", .other),
    ]

    static func shop(using random: inout DemoRandom) -> (Text, Premises.Kind) {
        let stem = random.pick(shopStems), trade = random.pick(trades)
        return (Text(zh: stem.0 + trade.0, en: stem.1 + " " + trade.1), trade.2)
    }

    static func stall(_ number: Int, in market: Text) -> (Text, Text, Premises.Kind) {
        let trade = [("蔬菜摊", "Vegetables"), ("水产摊", "Fish"), ("猪肉摊", "Pork"), ("豆制品摊", "Tofu"), ("禽蛋摊", "Poultry and Eggs"), ("干货摊", "Dry Goods")][
            number % 6]
        return (
            Text(zh: "\(market.zh)\(number + 1)号\(trade.0)", en: "\(market.en), stall \(number + 1): \(trade.1)"),
            Text(zh: "\(market.zh) \(number + 1) 号摊位", en: "stall \(number + 1), \(market.en)"), .produce
        )
    }

    private static let offices: [(String, String)] = [
        ("一苇设计", "Yiwei Design"), ("舟山影像", "Zhoushan Pictures"), ("青石软件", "Qingshi Software"), ("栖云动画", "Qiyun Animation"), ("丝语服饰", "Siyu Fashion"),
        ("安澜咨询", "Anlan Consulting"),
        ("芦苇音乐", "Luwei Music"), ("砚池文化", "Yanchi Culture"), ("半山陶艺", "Banshan Pottery"), ("百福家政", "Baifu Housekeeping"),
        ("灯芯广告", "Dengxin Advertising"), ("白鹭教育", "Bailu Education"),
    ]

    static func office(_ number: Int) -> Text {
        let stem = offices[number % offices.count], again = number / offices.count
        return Text(zh: stem.0 + (again == 0 ? "" : "\(again + 1)部"), en: stem.1 + (again == 0 ? "" : " \(again + 1)"))
    }

    // How things are called

    static func grid(_ number: Int, of place: Text?) -> Text {
        Text(zh: "第\(number)网格" + (place.map { "（\($0.zh)）" } ?? ""), en: "Grid \(number)" + (place.map { " (\($0.en))" } ?? ""))
    }
    static func microGrid(_ number: Int) -> Text { Text(zh: Code.padded(number, 2) + "微网格", en: "Micro-grid " + Code.padded(number, 2)) }
    static func address(_ street: Text, _ number: String) -> Text { Text(zh: "\(street.zh) \(number) 号", en: "\(number) \(street.en)") }
}
