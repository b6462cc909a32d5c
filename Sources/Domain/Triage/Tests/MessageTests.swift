// SPDX-License-Identifier: Apache-2.0
import Testing
import Triage

@Suite struct `What a message wants` {
    @Test(arguments: [
        ("路灯坏了三天没人修，谢谢！", MessageKind.report), ("请问老年证怎么办理？", .question), ("感谢网格员王芳及时帮我联系医院", .thanks), ("建议在小区东门增设一个快递柜", .suggestion),
        ("楼上天天吵，能不能管管？投诉了没人管", .report), ("上周反映的路灯已经修好了，谢谢你们！", .thanks), ("垃圾没人清", .report), ("", .empty), (" \n", .empty), ("😀😀🏮", .empty),
        ("How can I register a bicycle?", .question), ("The street light is broken. Thanks!", .report),
        ("Thank you, the lamp was fixed quickly", .thanks),
        ("侬好，弄堂里厢一直有人倒垃圾，臭来", .report), ("社区食堂几点开门", .question), ("123", .report), ("表扬环卫工人，路面干净了", .thanks), ("请求及时解决欠薪，帮助我们，感谢！", .report),
        ("感谢领导百忙之中来信，希望尽快解决油烟", .report),
        ("何时解决麻将馆扰民的问题", .report), ("物业非常差劲，能不能管管", .report),
    ])
    func `is told by its words`(_ text: String, _ kind: MessageKind) { #expect(MessageKind.find(text: text).kind == kind) }

    @Test func `the subject counts more`() {
        #expect(MessageKind.find(subject: "咨询公积金提取", text: "本人在外地工作，房子在这里，以前施工的时候交过。").kind == .question)
        #expect(MessageKind.find(subject: "投诉油烟扰民", text: "请问什么时候能处理？").kind == .report)
        #expect(MessageKind.find(text: "建议增设路灯").words.first == "建议")
    }

    @Test func `100,000 signs are read as well`() {
        #expect(MessageKind.find(text: String(repeating: "噪音", count: 50_000)).kind == .report)
        #expect(MessageSplitter.split(String(repeating: "1、路灯坏了。", count: 15_000)).matters.count == 1)
        #expect(MessageSplitter.split(String(repeating: "另外。", count: 30_000)).matters.count >= 1)
    }

    private func parts(_ text: String) -> [String] { MessageSplitter.split(text).matters.map { String(text[$0]) } }

    @Test func `several matters are cut apart`() {
        #expect(parts("小区问题：1、路灯坏了没人修。2、垃圾桶满了没人清。3、电梯经常停运。") == ["路灯坏了没人修。", "垃圾桶满了没人清。", "电梯经常停运。"])
        #expect(parts("一、路灯坏了没人修；二、楼道里堆放杂物") == ["路灯坏了没人修；", "楼道里堆放杂物"])
        #expect(parts("门口路灯不亮。另外，楼下烧烤店油烟很大。") == ["门口路灯不亮。", "另外，楼下烧烤店油烟很大。"])
        #expect(parts("第一，路灯坏了没人修。第二，垃圾没人清运。") == ["路灯坏了没人修。", "垃圾没人清运。"])
        #expect(parts("The lamp is broken. Also the bin is full.").count == 1)
        #expect(parts("The lamp is broken; also the bin is full.").count == 1)
        let text = "我住登云小区。（1）路灯坏了没人修（2）垃圾没人清运"
        let split = MessageSplitter.split(text)
        #expect(split.opening.map { String(text[$0]) } == "我住登云小区。")
        #expect(split.matters.map { String(text[$0]) } == ["路灯坏了没人修", "垃圾没人清运"])
    }

    @Test func `a model keeps arguments for one matter together`() throws {
        let said = [("路灯", ["路灯不亮", "路灯坏了", "灯杆歪了"]), ("垃圾", ["垃圾没人清运", "垃圾桶满了", "乱倒垃圾"]), ("噪音", ["噪音扰民", "音响太吵", "半夜电钻响"])]
        let examples = said.flatMap { label, texts in texts.flatMap { text in (0..<4).map { _ in MatterModel.Example(.init(text: text), label) } } }
        let model = try MatterModel.train(examples)
        let one = "1、路灯坏了没人修。2、路灯不亮没人管。", two = "1、路灯坏了路灯不亮。2、垃圾桶满了垃圾没人清运。"
        #expect(MessageSplitter.split(one).matters.count == 2)
        #expect(MessageSplitter.split(one, by: model).matters.map { String(one[$0]) } == ["路灯坏了没人修。2、路灯不亮没人管。"])
        #expect(MessageSplitter.split(two, by: model).matters.count == 2)
        #expect(MessageSplitter.split("", by: model).matters.isEmpty)
    }

    @Test(arguments: ["路灯坏了", "1.5米深的坑没人填", "3:30开始施工，2.5小时不停", "还有人管吗", "", "🏮", "2、路灯坏了没人修", "第一次来电"])
    func `one matter stays whole`(_ text: String) {
        let split = MessageSplitter.split(text)
        #expect(split.matters.map { String(text[$0]) } == (text.isEmpty ? [] : [text]))
    }
}
