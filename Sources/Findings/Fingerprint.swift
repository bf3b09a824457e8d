import SourceText

/// The identity of a finding across commits: rule, enclosing declaration, shape of the code it points at, and
/// which of several alike it is. There is no line number and no message text in it.
public struct Fingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let value: UInt64
    /// Of the anchor without comments and white space: a part of what `value` is made of.
    public let shape: UInt32
    /// 1 for the first finding of this value in its file, 2 for the next one below it, and so on.
    public let ordinal: Int

    public init(value: UInt64, shape: UInt32 = 0, ordinal: Int) {
        self.value = value
        self.shape = shape
        self.ordinal = ordinal
    }

    /// - Parameters:
    ///   - path: the file's path relative to the workspace, with `/`.
    ///   - declaration: dotted path of the enclosing declaration, empty at module level.
    ///   - shape: hash of the anchor without comments and white space.
    public init(rule: RuleID, path: String, declaration: String, shape: UInt32, ordinal: Int = 1) {
        var bytes = Array(rule.description.utf8)
        bytes.append(0)
        bytes.append(contentsOf: path.utf8)
        bytes.append(0)
        bytes.append(contentsOf: declaration.utf8)
        bytes.append(0)
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: shape >> shift))
        }
        value = ContentHash(bytes).low
        self.shape = shape
        self.ordinal = ordinal
    }

    /// The same for another one of several alike.
    public func numbered(_ ordinal: Int) -> Fingerprint {
        Fingerprint(value: value, shape: shape, ordinal: ordinal)
    }

    /// Sixteen hexadecimal digits, a colon and the ordinal.
    public var description: String { "\(hex(value)):\(ordinal)" }

    public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
        left.value != right.value ? left.value < right.value : left.ordinal < right.ordinal
    }
}
