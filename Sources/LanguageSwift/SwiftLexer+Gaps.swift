import SourceText

extension SwiftLexer {
    /// Skips white space and comments, and remembers in `gap` that they were there.
    @inline(__always)
    mutating func skipGap() {
        while cursor < bytes.count {
            let byte = bytes[cursor]
            // Only these begin a gap; whatever is asked below has one of these first bytes.
            guard byte <= 0x20 || byte == 0x2F || byte == 0x3C || byte == 0x3E || byte >= 0xC2 else { return }
            if byte == 0x20 {
                cursor &+= 1
                gap |= SwiftToken.Flag.spaceBefore
            } else {
                guard skipRarerGap(byte) else { return }
            }
        }
    }

    /// False where a token begins.
    private mutating func skipRarerGap(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A, 0x0D:
            while let string = openStrings.last, !string.delimiter.isMultiline { abandonString() }
            skipBlanks()
            gap |= SwiftToken.Flag.lineBefore | SwiftToken.Flag.spaceBefore
            return true
        case 0x09, 0x0B, 0x0C:
            cursor += 1
        case 0x2F where self.byte(cursor + 1) == 0x2F: skipLineComment()
        case 0x2F where self.byte(cursor + 1) == 0x2A: skipBlockComment()
        case 0x3C, 0x3E:
            guard self.byte(cursor + 1) == byte, skipConflict() else { return false }
        // The compiler only warns of a no-break space.
        case 0xC2 where self.byte(cursor + 1) == 0xA0: cursor += 2
        case 0xEF where self.byte(cursor + 1) == 0xBB && self.byte(cursor + 2) == 0xBF:
            cursor += 3
            // A mark at the start of the file is no part of its text.
            if cursor == 3 { return true }
        default: return false
        }
        gap |= SwiftToken.Flag.spaceBefore
        return true
    }

    /// Line breaks and blanks up to the first byte that is neither.
    private mutating func skipBlanks() {
        cursor = bytes.withUnsafeBufferPointer { bytes in
            var index = cursor
            while index < bytes.count {
                let byte = bytes[index]
                guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
                index &+= 1
            }
            return index
        }
    }

    mutating func skipShebang() {
        cursor = lineEnd(from: 0)
        if keepsTrivia { trivia.append(SwiftToken(.shebang, 0, cursor)) }
    }

    /// The offset of the next line break, or the end of the bytes.
    func lineEnd(from start: Int) -> Int {
        lineEndAndColon(from: start).end
    }

    /// The same, and whether a colon may stand before it.
    @inline(__always)
    private func lineEndAndColon(from start: Int) -> (end: Int, mayHaveColon: Bool) {
        bytes.withUnsafeBytes { bytes in
            var index = min(start, bytes.count)
            var colons: UInt64 = 0
            while index &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                colons |= Lanes.mask(word, of: 0x3A)
                let breaks = Lanes.mask(word, of: 0x0A) | Lanes.mask(word, of: 0x0D)
                guard breaks == 0 else {
                    return (index &+ breaks.trailingZeroBitCount &>> 3, colons != 0)
                }
                index &+= 8
            }
            while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
                if bytes[index] == 0x3A { colons = 1 }
                index &+= 1
            }
            return (index, colons != 0)
        }
    }

    // MARK: Comments

    private mutating func skipLineComment() {
        let start = cursor
        let (end, mayHaveColon) = lineEndAndColon(from: start)
        cursor = end
        endComment(.lineComment, start, mayBeDirective: mayHaveColon)
    }

    /// Comments nest; `/*/` opens one and does not close it.
    private mutating func skipBlockComment() {
        let start = cursor
        var depth = 1
        var hasLineBreak = false
        var mayBeDirective = false
        cursor = bytes.withUnsafeBufferPointer { bytes in
            var index = start + 2
            while index < bytes.count {
                let byte = bytes[index]
                index &+= 1
                switch byte {
                case 0x2A where index < bytes.count && bytes[index] == 0x2F:
                    index &+= 1
                    depth &-= 1
                    if depth == 0 { return index }
                case 0x2F where index < bytes.count && bytes[index] == 0x2A:
                    index &+= 1
                    depth &+= 1
                case 0x0A, 0x0D: hasLineBreak = true
                case 0x3A: mayBeDirective = true
                default: break
                }
            }
            return bytes.count
        }
        if depth > 0 { report(start, start + 2, "this comment is never closed") }
        if hasLineBreak { gap |= SwiftToken.Flag.lineBefore }
        endComment(.blockComment, start, mayBeDirective: mayBeDirective)
    }

    private mutating func endComment(_ kind: SwiftTokenKind, _ start: Int, mayBeDirective: Bool) {
        if keepsTrivia { trivia.append(SwiftToken(kind, start, cursor)) }
        if mayBeDirective, isDirective(start, cursor) {
            directives.append(
                ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: cursor)))
        }
    }

    /// Whether a comment holds `sessionlint:`.
    private func isDirective(_ start: Int, _ end: Int) -> Bool {
        let wanted: StaticString = "sessionlint:"
        let count = wanted.utf8CodeUnitCount
        var colon = start + count + 1
        while colon < end {
            if bytes[colon] == 0x3A, bytes[colon - 1] == 0x74 {
                let first = colon - count + 1
                let matches = wanted.withUTF8Buffer { pattern in
                    pattern.indices.allSatisfy { bytes[first + $0] == pattern[$0] }
                }
                if matches { return true }
            }
            colon += 1
        }
        return false
    }

    // MARK: Merge conflicts

    /// Skips a merge conflict with both its sides, as the compiler does; the cursor stands on `<<` or `>>`.
    private mutating func skipConflict() -> Bool {
        let start = cursor
        guard start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D else { return false }
        let end: Int?
        if holds("<<<<<<< ", at: start) {
            guard !memory.isConflictUnclosed else { return false }
            end = conflictEnd(">>>>>>> ", from: start + 8)
            memory.isConflictUnclosed = end == nil
        } else if holds(">>>> ", at: start) {
            guard !memory.isPerforceConflictUnclosed else { return false }
            end = conflictEnd("<<<<\n", from: start + 5)
            memory.isPerforceConflictUnclosed = end == nil
        } else {
            return false
        }
        guard let end else { return false }
        report(start, lineEnd(from: start), "this is a merge conflict; it is skipped with both its sides")
        cursor = end
        gap |= SwiftToken.Flag.lineBefore
        return true
    }

    /// The end of the line that a mark begins, or of the mark where it holds its line break.
    private func conflictEnd(_ mark: StaticString, from start: Int) -> Int? {
        var index = lineEnd(from: start)
        while index < bytes.count {
            index += 1
            if holds(mark, at: index) {
                let end = index + mark.utf8CodeUnitCount
                return byte(end - 1) == 0x0A ? end - 1 : lineEnd(from: end)
            }
            index = lineEnd(from: index)
        }
        return nil
    }

    /// Whether the bytes at an offset are those of a text.
    func holds(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { text in
            text.indices.allSatisfy { bytes[offset + $0] == text[$0] }
        }
    }
}
