/// The table as JSON on one line, in the form in which TOML readers are compared with each other: a scalar is
/// `{"type":"integer","value":"1"}`, tables are objects and arrays are arrays.
///
/// The types are `string`, `integer`, `float`, `bool`, `datetime`, `datetime-local`, `date-local` and
/// `time-local`. Keys come in the table's order. Everything but printable ASCII is escaped.
public func renderTaggedJSON(_ table: TOMLTable) -> [UInt8] {
    var writer = TaggedJSONWriter()
    writer.write(table)
    return writer.output
}

private struct TaggedJSONWriter {
    var output: [UInt8] = []

    mutating func write(_ table: TOMLTable) {
        output.append(UInt8(ascii: "{"))
        for (position, entry) in table.entries.enumerated() {
            if position > 0 { output.append(UInt8(ascii: ",")) }
            writeQuoted(entry.key)
            output.append(UInt8(ascii: ":"))
            write(entry.value)
        }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ value: TOMLValue) {
        switch value.kind {
        case .string(let text): write(text, as: "string")
        case .integer(let number): write(String(number), as: "integer")
        case .float(let number): write(number.isNaN ? "nan" : String(number), as: "float")
        case .boolean(let truth): write(truth ? "true" : "false", as: "bool")
        case .dateTime(let moment): write(moment.description, as: moment.tag)
        case .table(let table): write(table)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                write(element)
            }
            output.append(UInt8(ascii: "]"))
        }
    }

    private mutating func write(_ text: String, as type: String) {
        output.append(contentsOf: "{\"type\":\"\(type)\",\"value\":".utf8)
        writeQuoted(text)
        output.append(UInt8(ascii: "}"))
    }

    private mutating func writeQuoted(_ text: String) {
        output.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: unit)])
            case 0x20...0x7E: output.append(UInt8(truncatingIfNeeded: unit))
            default:
                let digits = String(unit, radix: 16)
                output.append(contentsOf: "\\u".utf8)
                output.append(contentsOf: String(repeating: "0", count: 4 - digits.utf8.count).utf8)
                output.append(contentsOf: digits.utf8)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}

extension TOMLDateTime {
    fileprivate var tag: String {
        switch kind {
        case .offsetDateTime: "datetime"
        case .localDateTime: "datetime-local"
        case .localDate: "date-local"
        case .localTime: "time-local"
        }
    }
}
