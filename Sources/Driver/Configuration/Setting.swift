/// A value that is in force, and where it came from.
public struct Setting<Value: Sendable>: Sendable {
    public var value: Value
    public var origin: SettingOrigin

    public init(_ value: Value, from origin: SettingOrigin) {
        self.value = value
        self.origin = origin
    }
}

/// Where a setting comes from.
public enum SettingOrigin: Hashable, Sendable, CustomStringConvertible {
    case standard
    /// The option that gave it, such as `--select`.
    case commandLine(String)
    /// The path as the user would write it, and the 1-based line.
    case file(String, line: Int)

    public var description: String {
        switch self {
        case .standard: "default"
        case .commandLine(let option): "command line (\(option))"
        case .file(let path, let line): "\(path):\(line)"
        }
    }
}
