// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A `linli serve` of its own, so that the server's time and memory are told from the client's.
final class ServerProcess {
    let port: Int
    private let process = Process()
    /// Seconds from start to the first answer.
    private(set) var startSeconds = 0.0

    /// Starts the same program on a database and waits until it answers.
    init(database: String, data: String) throws {
        port = Int.random(in: 20_000..<40_000)
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["serve", "--database", database, "--port", String(port)]
        // Each request names another address of its own, as behind a proxy, so that limits for one visitor do not bind a whole town.
        process.environment = Benchmarks.environment.merging(
            ["LINLI_DATA": data, "LINLI_PROXIES": "1", "LINLI_LOG": "error"]) { $1 }
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let begun = Date()
        try process.run()
        while !answers() {
            guard Date().timeIntervalSince(begun) < 120, process.isRunning else { throw BenchError("the server does not answer on port \(port)") }
            usleep(2_000)
        }
        startSeconds = Date().timeIntervalSince(begun)
    }

    /// Resident memory in MiB, from the kernel's books.
    var residentMebibytes: Double {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line.flatMap { Double($0.filter(\.isNumber)) } ?? .nan) / 1024
    }

    /// The end of the world: no signal handler runs, nothing is written any more.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Whether a page comes back: a plain blocking socket, since nothing else is to be measured.
    private func answers() -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { return false }
        let request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        guard send(socket, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else { return false }
        var bytes = [UInt8](repeating: 0, count: 16)
        return recv(socket, &bytes, 15, 0) >= 12 && String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 200")
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
