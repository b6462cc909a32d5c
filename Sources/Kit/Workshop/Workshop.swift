// SPDX-License-Identifier: Apache-2.0
import NIOPosix
import Synchronization

/// A few threads for slow, blocking work (hashing a password, scaling a photo), so that the cooperative threads never wait for it.
/// The line before it has an end: who comes when it is full is told so at once, instead of waiting without hope.
public final class Workshop: Sendable {
    /// The line is full; the same may go well in a little while.
    public struct Busy: Error, Hashable { public init() {} }

    private let pool: NIOThreadPool
    private let places: Int
    private let taken = Mutex(0)

    /// - Parameters:
    ///   - threads: how many pieces of work go on at a time.
    ///   - waiting: how many more may wait.
    public init(threads: Int, waiting: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        places = threads + waiting
        pool.start()
    }

    deinit { pool.shutdownGracefully { _ in } }

    /// Does a piece of work on one of the threads.
    ///
    /// - Throws: `Busy` at once where the line is full, or what the work throws.
    public func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let isFull = taken.withLock { taken in
            guard taken < places else { return true }
            taken += 1
            return false
        }
        if isFull { throw Busy() }
        defer { taken.withLock { $0 -= 1 } }
        return try await pool.runIfActive(work)
    }
}
