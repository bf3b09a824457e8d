import SourceText

/// One value of a TOML document and the bytes it was written with.
public struct TOMLValue: Sendable {
    /// The type, and what was written.
    public var kind: Kind
    /// The bytes of the value, delimiters included. For a table this is the table's own range; for an array
    /// of tables it is the header of its first element.
    public var range: ByteRange

    /// A value that was, or could have been, written at `range`.
    public init(_ kind: Kind, range: ByteRange) {
        self.kind = kind
        self.range = range
    }

    /// The types of TOML.
    public enum Kind: Sendable {
        /// Escapes are resolved, and line ends are LF.
        case string(String)
        /// Decimal, hexadecimal, octal or binary.
        case integer(Int64)
        /// The nearest double; infinite if the number is too large for one.
        case float(Double)
        /// `true` or `false`.
        case boolean(Bool)
        /// A date, a time, or both.
        case dateTime(TOMLDateTime)
        /// An array in brackets, or the tables of all `[[name]]` headers of one name.
        case array([TOMLValue])
        /// A table with a header, with braces, or made by dotted keys.
        case table(TOMLTable)
    }
}

extension TOMLValue {
    /// The text, if this is a string.
    public var string: String? {
        if case .string(let value) = kind { value } else { nil }
    }

    /// The number, if this is an integer; a float is not converted.
    public var integer: Int64? {
        if case .integer(let value) = kind { value } else { nil }
    }

    /// The number, if this is a float; an integer is not converted.
    public var float: Double? {
        if case .float(let value) = kind { value } else { nil }
    }

    /// The truth value, if this is a boolean.
    public var boolean: Bool? {
        if case .boolean(let value) = kind { value } else { nil }
    }

    /// The date or time, if this is one.
    public var dateTime: TOMLDateTime? {
        if case .dateTime(let value) = kind { value } else { nil }
    }

    /// The elements, if this is an array or an array of tables.
    public var array: [TOMLValue]? {
        if case .array(let value) = kind { value } else { nil }
    }

    /// The table, if this is one, however it was written.
    public var table: TOMLTable? {
        if case .table(let value) = kind { value } else { nil }
    }

    /// What TOML calls a value of this type, for messages: `string`, `integer`, `local date`, `table`, …
    public var typeName: String {
        switch kind {
        case .string: "string"
        case .integer: "integer"
        case .float: "float"
        case .boolean: "boolean"
        case .dateTime(let value): value.typeName
        case .array: "array"
        case .table: "table"
        }
    }
}
