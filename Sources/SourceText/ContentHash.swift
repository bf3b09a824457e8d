/// A 128-bit digest of a file's bytes: what facts are cached by, and what tells that a file has changed
/// between being analysed and being quoted in a report.
///
/// Two independent multiply-and-fold lanes over 16-byte blocks. It is not meant to resist an adversary who
/// writes both files; the cache folder is private to its user.
public struct ContentHash: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { ContentHash($0) }
    }

    public init(_ bytes: UnsafeRawBufferPointer) {
        var first: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
        var index = 0
        while index + 16 <= bytes.count {
            let left = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let right = bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
            first = Self.fold(first ^ left, 0xA076_1D64_78BD_642F ^ right)
            second = Self.fold(second &+ right, 0xE703_7ED1_A0B4_28DB ^ left) &+ left
            index += 16
        }
        var left: UInt64 = 0
        var right: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count {
            if shift < 64 {
                left |= UInt64(bytes[index]) << shift
            } else {
                right |= UInt64(bytes[index]) << (shift - 64)
            }
            shift += 8
            index += 1
        }
        first = Self.fold(first ^ left, 0x8EBC_6AF0_9C88_C6E3 ^ right)
        second = Self.fold(second &+ right, 0x5899_65CC_7537_4CC3 ^ left)
        high = Self.fold(first ^ second, 0x1D8E_4E27_C47D_124F)
        low = Self.fold(second &+ first, 0xEB44_ACCA_B455_D165)
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// 32 lower-case hexadecimal digits.
    public var description: String { hex(high) + hex(low) }
}

extension ContentHash: CustomStringConvertible {}

/// Sixteen lower-case hexadecimal digits.
public func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
