import SourceText

/// What is said when a definition contradicts an earlier one.
extension TableBuilder {
    /// Two definitions that cannot both stand; the first is named by its line.
    func conflict(_ part: KeyPart, _ first: Slot, _ claim: String, _ cure: String) -> TOMLError {
        TOMLError(range: part.range, message: "\(name(part)) \(claim) on line \(line(first)); \(cure)")
    }

    /// A key that leads through something which takes no keys.
    func notATable(_ part: KeyPart, _ first: Slot) -> TOMLError {
        let value: TOMLValue
        switch first.content {
        case .value(let content): value = content
        case .table, .arrayOfTables:
            return conflict(part, first, "is an array of tables", "put this under a [[header]] of that array")
        }
        let claim: String
        let cure: String
        switch value.kind {
        case .table: (claim, cure) = ("an inline table", "put its keys inside the braces")
        case .array: (claim, cure) = ("an array in brackets", "put its elements inside the brackets")
        default:
            let name = value.typeName
            let article = name.hasPrefix("i") || name.hasPrefix("o") ? "an" : "a"
            (claim, cure) = ("\(article) \(name)", "rename one of the two")
        }
        return conflict(part, first, "is already \(claim)", cure)
    }

    private func line(_ slot: Slot) -> Int {
        LineTable(bytes).line(at: slot.keyRange.start)
    }

    /// A bare key of bearable length by its name; others could hold anything.
    private func name(_ part: KeyPart) -> String {
        let isPlain =
            part.text.utf8.count <= 60 && !part.text.isEmpty && part.text.utf8.allSatisfy(isBareKeyByte)
        return isPlain ? "'\(part.text)'" : "this key"
    }
}

/// A letter, digit, dash or underscore of ASCII: what a key may hold without quotes.
func isBareKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
    default: false
    }
}
