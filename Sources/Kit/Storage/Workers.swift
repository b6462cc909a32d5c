// SPDX-License-Identifier: Apache-2.0
import Dispatch
import NIOPosix
import Synchronization

/// Threads for calls that block, with a waiting line that has an end: beyond it one is refused at once instead of served too late.
final class Workers: Sendable {
    private let threads: NIOThreadPool
    private let present = Atomic<Int>(0)
    private let limit: Int

    /// `line`: how many may wait while every thread has its hands full.
    init(threads count: Int, line: Int) {
        threads = NIOThreadPool(numberOfThreads: count)
        limit = count + line
        threads.start()
    }

    deinit { threads.shutdownGracefully(queue: .global()) { _ in } }

    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        guard present.add(1, ordering: .relaxed).newValue <= limit else {
            present.subtract(1, ordering: .relaxed)
            throw StorageError.tooBusy
        }
        return try await withCheckedThrowingContinuation { continuation in
            threads.submit { [self] state in
                let result: Swift.Result<Result, any Error> =
                    switch state {
                    case .active: Swift.Result { try body() }
                    case .cancelled: .failure(StorageError.closed)
                    }
                present.subtract(1, ordering: .relaxed)
                continuation.resume(with: result)
            }
        }
    }

    /// How many are served or wait.
    var presentCount: Int { present.load(ordering: .relaxed) }

    func close() async throws { try await threads.shutdownGracefully() }
}

extension StorageError {
    static let tooBusy = StorageError.unavailable("Too many are waiting for the database.")
    static let closed = StorageError.unavailable("The database is closed.")
}
