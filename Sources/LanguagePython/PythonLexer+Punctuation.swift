import SourceText

extension PythonLexer {
    /// Everything that is neither word, number, string, comment nor line break.
    mutating func lexPunctuation(_ first: UInt8, _ start: Int) {
        let second = byte(start + 1)
        switch first {
        case 0x28: openBracket(.leftParenthesis, first)
        case 0x5B: openBracket(.leftBracket, first)
        case 0x7B: openBracket(.leftBrace, first)
        case 0x29: closeBracket(.rightParenthesis, 0x28)
        case 0x5D: closeBracket(.rightBracket, 0x5B)
        case 0x7D:
            if isAtFieldLevel { closeField() } else { closeBracket(.rightBrace, 0x7B) }
        case 0x2C: take(.comma, 1)
        case 0x3B: take(.semicolon, 1)
        case 0x7E: take(.tilde, 1)
        case 0x3A:
            if let index = fieldStrings.indices.last, isAtFieldLevel {
                fieldStrings[index].isInText = true
                fieldStrings[index].isInFormat = true
                take(.colon, 1)
            } else {
                second == 0x3D ? take(.colonEqual, 2) : take(.colon, 1)
            }
        case 0x2E:
            if second &- 0x30 < 10 {
                lexFraction(start)
            } else if second == 0x2E, byte(start + 2) == 0x2E {
                take(.ellipsis, 3)
            } else {
                take(.dot, 1)
            }
        case 0x3D: second == 0x3D ? take(.equalEqual, 2) : take(.equal, 1)
        case 0x21: second == 0x3D ? take(.notEqual, 2) : take(.exclamation, 1)
        case 0x2B: second == 0x3D ? take(.augmentedAssign, 2) : take(.plus, 1)
        case 0x2D:
            second == 0x3E ? take(.arrow, 2) : second == 0x3D ? take(.augmentedAssign, 2) : take(.minus, 1)
        case 0x25: second == 0x3D ? take(.augmentedAssign, 2) : take(.percent, 1)
        case 0x26: second == 0x3D ? take(.augmentedAssign, 2) : take(.ampersand, 1)
        case 0x7C: second == 0x3D ? take(.augmentedAssign, 2) : take(.bar, 1)
        case 0x5E: second == 0x3D ? take(.augmentedAssign, 2) : take(.caret, 1)
        case 0x40: second == 0x3D ? take(.augmentedAssign, 2) : take(.at, 1)
        case 0x2A: takeDoubled(first, second, .star, .doubleStar)
        case 0x2F: takeDoubled(first, second, .slash, .doubleSlash)
        case 0x3C:
            if second == 0x3E {
                report(start, start + 2, "Python 3 writes != for <>")
                take(.notEqual, 2)
            } else {
                takeComparison(first, second, .less, .lessEqual, .leftShift)
            }
        case 0x3E: takeComparison(first, second, .greater, .greaterEqual, .rightShift)
        default:
            cursor += 1
            add(.error, from: start)
            report(start, cursor, "this character begins nothing in Python")
        }
    }

    private mutating func take(_ kind: PythonTokenKind, _ count: Int) {
        cursor += count
        add(kind, from: cursor - count)
    }

    /// `*`, `**`, `*=`, `**=` and the like.
    private mutating func takeDoubled(
        _ first: UInt8, _ second: UInt8, _ single: PythonTokenKind, _ double: PythonTokenKind
    ) {
        if second == first {
            byte(cursor + 2) == 0x3D ? take(.augmentedAssign, 3) : take(double, 2)
        } else {
            second == 0x3D ? take(.augmentedAssign, 2) : take(single, 1)
        }
    }

    /// `<`, `<=`, `<<`, `<<=` and the like.
    private mutating func takeComparison(
        _ first: UInt8, _ second: UInt8, _ single: PythonTokenKind, _ orEqual: PythonTokenKind,
        _ shift: PythonTokenKind
    ) {
        if second == first {
            byte(cursor + 2) == 0x3D ? take(.augmentedAssign, 3) : take(shift, 2)
        } else {
            second == 0x3D ? take(orEqual, 2) : take(single, 1)
        }
    }
}
