extension SwiftLexer {
    /// Whether an ASCII byte can stand in an operator.
    @inline(__always)
    private static func isOperatorByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2F, 0x3D, 0x2D, 0x2B, 0x2A, 0x25, 0x3C, 0x3E, 0x21, 0x26, 0x7C, 0x5E, 0x7E, 0x2E, 0x3F: true
        default: false
        }
    }

    /// A dot before a name or a number.
    @inline(__always)
    mutating func lexLoneDot(_ start: Int) {
        let isLeftBound = isLeftBound(start)
        cursor &+= 1
        add(.dot, from: start, flags: boundFlags(isLeftBound, true))
    }

    /// `!` or `?`: by itself where it touches what stands before it, else the first byte of an operator.
    mutating func lexMark(_ start: Int) {
        guard isLeftBound(start) else {
            lexOperator(start)
            return
        }
        cursor += 1
        add(
            bytes[start] == 0x21 ? .exclamationPostfix : .questionPostfix, from: start,
            flags: boundFlags(true, isRightBound(cursor, isLeftBound: true)))
    }

    /// A run of operator characters, cut where a comment or a regex begins in it.
    mutating func lexOperator(_ start: Int) {
        var (end, slash) = operatorRun(start)
        let isLeftBound = isLeftBound(start)
        if slash < end {
            if let regexEnd = regexEnd(slash, inOperator: start, end, isLeftBound) {
                if slash > start { addOperator(start, slash, isLeftBound) }
                cursor = regexEnd
                add(.regex, from: slash)
                return
            }
            while slash < end, slash == start || byte(slash) != 0x2F || !beginsComment(slash) { slash += 1 }
            end = slash
            if (start..<end - 1).contains(where: { bytes[$0] == 0x2A && bytes[$0 + 1] == 0x2F }) {
                cursor = end
                add(.error, from: start)
                report(start, end, "this end of a comment ends none")
                return
            }
        }
        addOperator(start, end, isLeftBound)
    }

    /// The end of the run that begins at an offset, and the first `/` in it, or its end.
    private func operatorRun(_ start: Int) -> (end: Int, slash: Int) {
        let first = bytes[start]
        var slash = first == 0x2F ? start : Int.max
        var index = first < 0x80 ? start + 1 : start + (scalar(at: start)?.width ?? 1)
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                guard Self.isOperatorByte(byte), byte != 0x2E || first == 0x2E else { break }
                // A placeholder ends the operator before it.
                if byte == 0x3C, self.byte(index + 1) == 0x23, placeholderEnd(index) != nil { break }
                if byte == 0x2F, slash == Int.max { slash = index }
                index += 1
            } else {
                guard let scalar = scalar(at: index), scalar.isInOperator else { break }
                index += scalar.width
            }
        }
        return (index, min(slash, index))
    }

    private func beginsComment(_ slash: Int) -> Bool {
        byte(slash + 1) == 0x2F || byte(slash + 1) == 0x2A
    }

    /// Adds the operator in a range, in pieces where the parser could not go on otherwise.
    private mutating func addOperator(_ start: Int, _ end: Int, _ isLeftBound: Bool) {
        let isRightBound = isRightBound(end, isLeftBound: isLeftBound)
        let bound = boundFlags(isLeftBound, isRightBound)
        let (first, second) = (bytes[start], byte(start + 1))
        if end == start + 1 {
            cursor = end
            add(loneKind(first, isLeftBound, isRightBound), from: start, flags: bound)
        } else if first == 0x3E, !beginsGenericFunction(end) {
            addGreater(start, end, isLeftBound, isRightBound)
        } else if end == start + 2, first == 0x3C, isLeftBound, isRightBound, second == 0x7E || second == 0x2D
        {
            // `A<~Copyable>`, `A<-1>`, `a<-1`: nobody means the operator `<-` or `<~` without spaces.
            cursor = start + 1
            add(.less, from: start, flags: bound | SwiftToken.Flag.joined)
            cursor = end
            add(.prefixOperator, from: start + 1, flags: bound)
        } else if first == 0x2E, isLeftBound, second == 0x3F || second == 0x21, byte(start + 2) != 0x3D {
            // `\A.?.b`: what follows the dot comes token by token.
            cursor = start + 1
            add(.dot, from: start, flags: boundFlags(true, true))
        } else if beginsGenericFunction(end) {
            // `func ==<T>(…)`: the name, and the bracket of its generic parameters.
            if first == 0x3E {
                addGreater(start, end - 1, false, false)
            } else {
                cursor = end - 1
                add(
                    cursor == start + 1 ? loneKind(first, false, false) : .infixOperator, from: start,
                    flags: bound)
            }
            cursor = end
            add(.less, from: end - 1, flags: boundFlags(true, true))
        } else {
            cursor = end
            add(runKind(start, end, isLeftBound, isRightBound), from: start, flags: bound)
        }
    }

    /// Whether an operator that ends here is the name of a function and the `<` of its generic parameters.
    private func beginsGenericFunction(_ end: Int) -> Bool {
        byte(end - 1) == 0x3C && tokens.last?.kind == .kwFunc
            && (byte(end) >= 0x80 || byte(end) == 0x60 || isASCIIWordByte(byte(end)))
    }

    /// Adds a run that begins with `>` in pieces, as it may end generic arguments. Each has the bounds of the whole.
    private mutating func addGreater(_ start: Int, _ end: Int, _ isLeftBound: Bool, _ isRightBound: Bool) {
        let bound = boundFlags(isLeftBound, isRightBound)
        var piece = start
        while piece < end {
            let kind: SwiftTokenKind
            switch byte(piece) {
            case 0x3E: (kind, cursor) = (.greater, piece + 1)
            case 0x3F: (kind, cursor) = (.questionPostfix, piece + 1)
            case 0x21: (kind, cursor) = (.exclamationPostfix, piece + 1)
            case let byte where piece == end - 1:
                (kind, cursor) = (loneKind(byte, isLeftBound, isRightBound), end)
            default: (kind, cursor) = (runKind(piece, end, isLeftBound, isRightBound), end)
            }
            add(kind, from: piece, flags: cursor < end ? bound | SwiftToken.Flag.joined : bound)
            piece = cursor
        }
    }

    /// The kind of an operator of one byte.
    private func loneKind(_ byte: UInt8, _ isLeftBound: Bool, _ isRightBound: Bool) -> SwiftTokenKind {
        switch byte {
        case 0x3D: .equal
        case 0x2E: .dot
        case 0x3C: .less
        case 0x3E: .greater
        case 0x3F: isLeftBound ? .questionPostfix : .questionInfix
        case 0x21 where isLeftBound: .exclamationPostfix
        case 0x26 where isRightBound && !isLeftBound: .ampersandPrefix
        default: fixity(isLeftBound, isRightBound)
        }
    }

    private func fixity(_ isLeftBound: Bool, _ isRightBound: Bool) -> SwiftTokenKind {
        isLeftBound == isRightBound ? .infixOperator : isLeftBound ? .postfixOperator : .prefixOperator
    }

    /// The kind of an operator of several bytes.
    private func runKind(
        _ start: Int, _ end: Int, _ isLeftBound: Bool, _ isRightBound: Bool
    ) -> SwiftTokenKind {
        let (first, second, last) = (byte(start), byte(start + 1), byte(end - 1))
        if end == start + 2, first == 0x2D, second == 0x3E { return .arrow }
        guard isLeftBound == isRightBound else { return fixity(isLeftBound, isRightBound) }
        if end == start + 2, first == second {
            switch first {
            case 0x26: return .andAnd
            case 0x7C: return .orOr
            case 0x3F: return .questionQuestion
            default: break
            }
        }
        guard last == 0x3D else { return .infixOperator }
        switch byte(end - 2) {
        case 0x3D, 0x21, 0x7E: return .comparison
        // `<=` and the `.<=` of vectors compare, `<<=` and the like shift.
        case 0x3C, 0x3E: return end == start + 2 || first == 0x2E ? .comparison : .compoundAssignment
        default: return .compoundAssignment
        }
    }

    // MARK: Boundness

    func boundFlags(_ isLeftBound: Bool, _ isRightBound: Bool) -> UInt8 {
        (isLeftBound ? SwiftToken.Flag.leftBound : 0) | (isRightBound ? SwiftToken.Flag.rightBound : 0)
    }

    /// Whether something other than a gap, an opening bracket or a separator stands directly before an offset.
    @inline(__always)
    func isLeftBound(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        switch bytes[start - 1] {
        case 0, 0x20, 0x0D, 0x0A, 0x09, 0x28, 0x5B, 0x7B, 0x2C, 0x3B, 0x3A: return false
        case 0x2F: return start < 2 || bytes[start - 2] != 0x2A
        case 0xA0: return start < 2 || bytes[start - 2] != 0xC2
        default: return true
        }
    }

    /// Whether something other than a gap, a closing bracket or a separator stands directly at an offset. The dot of
    /// a member counts only for a prefix.
    func isRightBound(_ end: Int, isLeftBound: Bool) -> Bool {
        switch byte(end) {
        case 0, 0x20, 0x0D, 0x0A, 0x09, 0x29, 0x5D, 0x7D, 0x2C, 0x3B, 0x3A: false
        case 0x2E: !isLeftBound
        case 0x2F: !beginsComment(end)
        case 0xC2: byte(end + 1) != 0xA0
        default: true
        }
    }
}
