/// A JSON value, to be printed on one line.
indirect enum JSON: CustomStringConvertible {
    case null
    case truth(Bool)
    case number(Int)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    var description: String {
        switch self {
        case .null: "null"
        case .truth(let value): value ? "true" : "false"
        case .number(let value): String(value)
        case .text(let value): Self.quoted(value)
        case .list(let values): "[\(values.map(\.description).joined(separator: ","))]"
        case .object(let fields):
            "{\(fields.map { "\(Self.quoted($0.0)):\($0.1)" }.joined(separator: ","))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\0"..." ": quoted += scalar == " " ? " " : "\\u00\(hexadecimal(scalar.value))"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}
