import SourceText

extension FileFacts {
    /// What is wrong with these facts, empty where nothing is: every index in bounds, every range inside the file,
    /// every value made before it is used. Facts that pass can be read by everything above without a check.
    public func violations() -> [String] {
        guard words.count >= Self.headerCount + Section.allCases.count * 2 else {
            return ["the header is cut off"]
        }
        guard words[0] == Self.magic else { return ["these are no facts"] }
        guard words[1] == Self.version else { return ["these facts are of another version"] }
        var end = Self.headerCount + Section.allCases.count * 2
        for section in Section.allCases {
            guard first(section) == end, count(section) <= words.count else {
                return ["a section is misplaced"]
            }
            end += count(section) * section.stride
        }
        guard end == words.count else { return ["the sections do not fill the facts"] }
        var found: [String] = []
        checkSymbols(&found)
        checkDeclarations(&found)
        guard found.isEmpty else { return found }
        for id in 0..<functionCount { checkBody(id, &found) }
        return found
    }

    private func isSymbol(_ word: UInt32) -> Bool { word == .max || word < count(.symbols) }
    private func isInside(_ range: ByteRange) -> Bool { range.start <= range.end && range.end <= byteCount }

    private func isList(_ offset: UInt32) -> Bool {
        guard offset != .max else { return true }
        guard offset < count(.lists) else { return false }
        return Int(offset) + Int(words[first(.lists) + Int(offset)]) < count(.lists)
    }

    private func checkSymbols(_ found: inout [String]) {
        for id in 0..<symbolCount {
            let end = UInt64(word(.symbols, id, 0)) + UInt64(word(.symbols, id, 1))
            guard end <= UInt64(count(.symbolBytes) * 4) else {
                found.append("symbol \(id) lies outside the strings")
                return
            }
        }
        for id in 0..<count(.problems)
        where !isInside(range(.problems, id, 0)) || !isSymbol(word(.problems, id, 2)) {
            found.append("problem \(id) lies outside the file")
        }
        for id in 0..<count(.directives) where !isInside(range(.directives, id, 0)) {
            found.append("directive \(id) lies outside the file")
        }
    }

    private func checkDeclarations(_ found: inout [String]) {
        for id in 0..<functionCount {
            let function = function(id)
            let isPlaced = id == 0 ? function.parent == nil : function.parent.map { $0 < id } ?? false
            let isSound =
                isPlaced && isSymbol(function.name.rawValue) && isSymbol(function.path.rawValue)
                && function.type.map { $0 < typeCount } ?? true
                && function.parameters.upperBound <= parameterCount
                && function.ops.upperBound <= count(.ops) && isInside(function.range)
                && isInside(function.nameRange)
                && isList(function.decorators) && isList(function.captures) && function.headerEnd <= byteCount
                && function.start <= byteCount && function.parametersEnd <= byteCount
            if !isSound { found.append("function \(id) is unsound") }
        }
        for id in 0..<typeCount {
            let type = type(id)
            let isSound =
                isSymbol(type.name.rawValue) && isSymbol(type.path.rawValue) && type.parent < functionCount
                && type.body < functionCount && isList(type.bases) && isList(type.decorators)
                && isInside(type.range)
                && isInside(type.nameRange) && type.type.map { $0 < typeCount } ?? true
            if !isSound { found.append("type \(id) is unsound") }
        }
        for id in 0..<importCount {
            let fact = importFact(id)
            let isSound =
                [fact.module, fact.name, fact.alias].allSatisfy { isSymbol($0.rawValue) }
                && fact.function < functionCount && isInside(fact.range) && isInside(fact.statement)
            if !isSound { found.append("import \(id) is unsound") }
        }
        for id in 0..<parameterCount {
            let parameter = parameter(id)
            if !isSymbol(parameter.name.rawValue) || !isSymbol(parameter.label.rawValue)
                || !isInside(parameter.range)
            {
                found.append("parameter \(id) is unsound")
            }
        }
    }

    private func checkBody(_ id: Int, _ found: inout [String]) {
        let body = Body(self, function: id)
        var open = 0
        for index in 0..<body.count {
            let op = body[index]
            let (a, b) = op.kind.operands
            let isSound =
                isInside(op.range) && isOperand(op.a, a, body, index) && isOperand(op.b, b, body, index)
                && isReference(op)
            if !isSound { found.append("operation \(index) of function \(id), \(op.kind), is unsound") }
            open += op.kind.nesting
            if open < 0 {
                found.append("operation \(index) of function \(id) ends a region that is not open")
            }
        }
        if open != 0 { found.append("function \(id) leaves \(open) regions open") }
    }

    private func isOperand(_ word: UInt32, _ operand: Operand, _ body: Body, _ index: Int) -> Bool {
        switch operand {
        case .unused, .number: true
        // The condition of a loop or arm stands behind it.
        case .value: word == .max || word < body.count && (word < index || body.kind(index).hasLateOperand)
        case .symbol: isSymbol(word)
        case .list: isList(word) && list(word).allSatisfy { $0 == .max || $0 < index }
        case .callRecord:
            isList(word) && list(word).count >= 2
                && arguments(list(word).dropFirst(2)).allSatisfy {
                    ($0.value.isNone || $0.value.index < index) && isSymbol($0.label.rawValue)
                }
        }
    }

    private func isReference(_ op: Op) -> Bool {
        switch op.kind {
        case .parameter: op.a < parameterCount
        case .closure, .function: op.a < functionCount
        case .type: op.a < typeCount
        case .importing: op.a < importCount
        case .operation: Operator(rawValue: op.a) != nil
        default: true
        }
    }
}

extension OpKind {
    /// Whether operand `a` may be a value that is made behind the operation.
    var hasLateOperand: Bool {
        switch self {
        case .arm, .loopBegin, .handler: true
        default: false
        }
    }

    /// 1 where the operation opens a region, -1 where it closes one.
    public var nesting: Int {
        switch self {
        case .branchBegin, .loopBegin, .tryBegin, .withBegin, .deferBegin, .scopeBegin, .coverBegin,
            .conditionBegin:
            1
        case .branchEnd, .loopEnd, .tryEnd, .withEnd, .deferEnd, .scopeEnd, .coverEnd, .conditionEnd: -1
        default: 0
        }
    }
}
