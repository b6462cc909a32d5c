// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// Asks a server on loopback over kept connections, one request after the other on each, and notes how long each took.
final class LoadClient: Sendable {
    struct Result: Sendable {
        /// Seconds, in rising order.
        var latencies: [Double] = []
        var seconds = 0.0
        /// How often each status came.
        var statuses: [Int: Int] = [:]
        /// The bodies of successful answers, if asked for.
        var bodies: [String] = []

        var perSecond: Double { seconds > 0 ? Double(latencies.count) / seconds : 0 }
        func percentile(_ share: Double) -> Double {
            latencies.isEmpty ? .infinity : latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))]
        }
        var failures: Int { statuses.filter { !(200..<400).contains($0.key) }.values.reduce(0, +) }
    }

    private let port: Int
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    init(port: Int) { self.port = port }
    func close() async throws { try await group.shutdownGracefully() }

    /// - Parameters:
    ///   - clients: how many ask at the same time.
    ///   - rate: requests a second in all, sent when they are due whether or not earlier ones are answered late; nil for as fast as it goes.
    ///   - keepsBodies: for what must be checked afterwards.
    ///   - request: the bytes of the n-th request.
    func run(clients: Int, seconds: Double, rate: Double? = nil, keepsBodies: Bool = false, request: @escaping @Sendable (Int) -> String) async throws
        -> Result
    {
        let tally = NIOLockedValueBox(Result()), next = NIOLockedValueBox(0), begun = NIODeadline.now()
        let end = begun + .nanoseconds(Int64(seconds * 1e9))
        let plan = Plan(tally: tally, next: next, begun: begun, end: end, rate: rate, keepsBodies: keepsBodies, request: request)
        let channels = try await withThrowingTaskGroup(of: (any Channel).self) { tasks in
            for _ in 0..<clients {
                tasks.addTask { [self] in
                    try await ClientBootstrap(group: group).channelOption(.tcpOption(.tcp_nodelay), value: 1).channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Conversation(plan)) }
                    }.connect(host: "127.0.0.1", port: port).get()
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        for channel in channels { try await channel.closeFuture.get() }
        var result = tally.withLockedValue { $0 }
        result.seconds = Double((NIODeadline.now() - begun).nanoseconds) / 1e9
        result.latencies.sort()
        return result
    }
}

/// What all connections share.
private struct Plan: Sendable {
    let tally: NIOLockedValueBox<LoadClient.Result>
    let next: NIOLockedValueBox<Int>
    let begun: NIODeadline
    let end: NIODeadline
    let rate: Double?
    let keepsBodies: Bool
    let request: @Sendable (Int) -> String

    func take() -> Int {
        next.withLockedValue { number in
            defer { number += 1 }
            return number
        }
    }
    /// When the n-th request is due.
    func due(_ number: Int) -> NIODeadline { rate.map { begun + .nanoseconds(Int64(Double(number) / $0 * 1e9)) } ?? .now() }
}

/// One connection: sends, waits for the whole answer, notes the time, sends again until the time is up.
private final class Conversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let plan: Plan
    private var received = ByteBuffer(), since = NIODeadline.now()

    init(_ plan: Plan) { self.plan = plan }

    func channelActive(context: ChannelHandlerContext) { ask(context) }

    private func ask(_ context: ChannelHandlerContext) {
        let number = plan.take(), due = plan.due(number)
        guard NIODeadline.now() < plan.end, due < plan.end else { return context.close(promise: nil) }
        since = due
        let text = plan.request(number)
        if due <= .now() { return send(text, context) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(deadline: due) { bound.value.0.send(text, bound.value.1) }
    }

    private func send(_ text: String, _ context: ChannelHandlerContext) {
        if plan.rate == nil { since = .now() }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var chunk = unwrapInboundIn(data)
        received.writeBuffer(&chunk)
        guard let answer = Answer(received, keepsBody: plan.keepsBodies) else { return }
        let seconds = Double((NIODeadline.now() - since).nanoseconds) / 1e9
        plan.tally.withLockedValue { tally in
            tally.latencies.append(seconds)
            tally.statuses[answer.status, default: 0] += 1
            if plan.keepsBodies, (200..<300).contains(answer.status) { tally.bodies.append(answer.body) }
        }
        received.clear()
        ask(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// A whole HTTP/1.1 answer with a Content-Length; nil while some of it is missing. Little is looked at: the client's work is on the server's cores.
private struct Answer {
    let status: Int
    let body: String

    init?(_ bytes: ByteBuffer, keepsBody: Bool) {
        let parts: (status: Int, start: Int, length: Int)? = bytes.withUnsafeReadableBytes { all in
            guard let end = Answer.endOfHead(all) else { return nil }
            let start = end + 4
            let head = String(decoding: all[..<start], as: UTF8.self).lowercased()
            guard let status = head.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap({ Int($0) }),
                let field = head.firstRange(of: "content-length: "), let length = Int(head[field.upperBound...].prefix { $0.isNumber })
            else { return nil }
            return all.count - start >= length ? (status, start, length) : nil
        }
        guard let parts else { return nil }
        status = parts.status
        body = keepsBody ? bytes.getString(at: bytes.readerIndex + parts.start, length: parts.length) ?? "" : ""
    }

    /// Where the empty line begins.
    private static func endOfHead(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var at = 0
        while at + 4 <= bytes.count {
            if bytes[at] == 13, bytes[at + 1] == 10, bytes[at + 2] == 13, bytes[at + 3] == 10 { return at }
            at += 1
        }
        return nil
    }
}
