import SourceText

/// Integers and floats.
extension Parser {
    /// An integer or a float that takes all bytes of `token`, where the cursor stands; it ends behind them.
    mutating func number(_ token: Range<Int>) throws(TOMLError) -> TOMLValue.Kind {
        let isNegative = byte == UInt8(ascii: "-")
        let isSigned = isNegative || byte == UInt8(ascii: "+")
        if isSigned { index += 1 }
        guard isDigit(byte) else { throw notAValue(token) }
        if let radix = prefixedRadix {
            if isSigned { throw error(token, "a number with a prefix takes no sign; remove it") }
            index += 2
            let digits = try digits(radix, of: token)
            guard index == token.upperBound else { throw notANumber(token) }
            return .integer(try integer(digits, radix, isNegative: false, of: token))
        }
        let whole = try digits(10, of: token)
        if whole.count > 1, bytes[whole.lowerBound] == UInt8(ascii: "0") {
            throw error(
                token, "a decimal number cannot begin with 0; remove it, or write 0o before octal digits")
        }
        if index == token.upperBound {
            return .integer(try integer(whole, 10, isNegative: isNegative, of: token))
        }
        if take(UInt8(ascii: ".")) { _ = try digits(10, of: token) }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
            _ = try digits(10, of: token)
        }
        let text = bytes[token].filter { $0 != UInt8(ascii: "_") }
        guard index == token.upperBound, let value = Double(String(decoding: text, as: UTF8.self)) else {
            throw notANumber(token)
        }
        return .float(value)
    }

    private var prefixedRadix: UInt8? {
        guard byte == UInt8(ascii: "0") else { return nil }
        return switch byte(ahead: 1) {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    private func notAValue(_ token: Range<Int>) -> TOMLError {
        var next = token.upperBound
        while next < bytes.count, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t") {
            next += 1
        }
        if next < bytes.count, bytes[next] == UInt8(ascii: "=") {
            return error(
                token, "this is a key where a value should be; complete or close the value before it")
        }
        return error(token, "this is not a value; put strings in quotes, and write booleans as true or false")
    }

    private func notANumber(_ token: Range<Int>) -> TOMLError {
        error(token, "this is not a number; correct it, or put it in quotes")
    }

    /// Digits, at least one, with single underscores between them.
    private mutating func digits(_ radix: UInt8, of token: Range<Int>) throws(TOMLError) -> Range<Int> {
        let start = index
        while let digit = byte.flatMap(digitValue), digit < radix {
            index += 1
            if byte == UInt8(ascii: "_") {
                index += 1
                guard let next = byte.flatMap(digitValue), next < radix else {
                    throw error(token, "an underscore must stand between two digits; remove it")
                }
            }
        }
        guard index > start else { throw notANumber(token) }
        return start..<index
    }

    private func integer(
        _ digits: Range<Int>, _ radix: UInt8, isNegative: Bool, of token: Range<Int>
    ) throws(TOMLError) -> Int64 {
        var number: Int64 = 0
        for digit in bytes[digits].lazy.compactMap(digitValue) {
            let (product, isTooLarge) = number.multipliedReportingOverflow(by: Int64(radix))
            let (sum, isTooFar) =
                isNegative
                ? product.subtractingReportingOverflow(Int64(digit))
                : product.addingReportingOverflow(Int64(digit))
            if isTooLarge || isTooFar {
                throw error(token, "this integer does not fit in 64 bits; write a smaller one, or a string")
            }
            number = sum
        }
        return number
    }
}

func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
}

/// What a digit counts, up to 15 for `f` and `F`.
func digitValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
