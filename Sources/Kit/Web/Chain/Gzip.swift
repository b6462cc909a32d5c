// SPDX-License-Identifier: Apache-2.0
import CZlib
import NIOCore

/// gzip (RFC 1952) by zlib.
enum Gzip {
    /// The bytes compressed; nil where zlib fails or nothing is gained.
    static func compress(_ bytes: ByteBuffer, level: Int32 = 4) -> ByteBuffer? {
        var stream = z_stream()
        // 31 = the largest window (15) with gzip's header and checksum (16).
        guard deflateInit2_(&stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { deflateEnd(&stream) }
        var input = bytes, output = ByteBuffer()
        let bound = Int(deflateBound(&stream, UInt(bytes.readableBytes)))
        let status = input.withUnsafeMutableReadableBytes { source -> Int32 in
            stream.next_in = source.bindMemory(to: UInt8.self).baseAddress
            stream.avail_in = UInt32(source.count)
            var status = Z_OK
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
                stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(target.count)
                status = deflate(&stream, Z_FINISH)
                return target.count - Int(stream.avail_out)
            }
            return status
        }
        return status == Z_STREAM_END && output.readableBytes < bytes.readableBytes ? output : nil
    }
}
