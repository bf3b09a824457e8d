import SourceText

extension FactsBuilder {
    /// The innermost open function.
    public var currentFunction: Int { Int(frames.last?.function ?? 0) }

    /// Opens a function. Its parameters follow the call as `parameter` operations of the new body, made here.
    /// - Returns: its id, for the `function` or `closure` operation of the parent.
    @discardableResult
    public mutating func beginFunction(_ function: FunctionFact, parameters list: ArraySlice<ParameterFact>)
        -> Int
    {
        let id = functions.count / FileFacts.Section.functions.stride
        let firstParameter = parameters.count / FileFacts.Section.parameters.stride
        for parameter in list {
            parameters.append(parameter.name.rawValue)
            parameters.append(parameter.label.rawValue)
            parameters.append(UInt32(parameter.kind.rawValue) | parameter.flags << 8)
            parameters.append(parameter.annotation.index)
            parameters.append(parameter.defaultValue.index)
            parameters.append(parameter.range.start)
            parameters.append(parameter.range.end)
            parameters.append(0)
        }
        functions.append(function.name.rawValue)
        functions.append(function.path.rawValue)
        functions.append(UInt32(function.kind.rawValue) | function.flags << 8)
        functions.append(frames.last?.function ?? .max)
        functions.append(function.type.map { UInt32(truncatingIfNeeded: $0) } ?? .max)
        functions.append(UInt32(truncatingIfNeeded: firstParameter))
        functions.append(UInt32(truncatingIfNeeded: list.count))
        functions.append(function.returns.index)
        functions.append(function.decorators)
        functions.append(0)
        functions.append(0)
        functions.append(function.range.start)
        functions.append(function.range.end)
        functions.append(function.nameRange.start)
        functions.append(function.nameRange.end)
        functions.append(function.start)
        functions.append(function.parametersEnd)
        functions.append(function.headerEnd)
        functions.append(.max)
        functions.append(.max)
        functions.append(function.captures)
        functions.append(0)
        frames.append(Frame(function: UInt32(truncatingIfNeeded: id), start: shapes.count))
        for (index, parameter) in list.enumerated() {
            emit(
                .parameter, parameter.range, a: UInt32(truncatingIfNeeded: firstParameter + index),
                b: parameter.name.rawValue, shape: hash(parameter.name))
        }
        return id
    }

    /// Adds flags to the innermost function.
    public mutating func addFunctionFlags(_ flags: UInt32) {
        guard let frame = frames.last else { return }
        functions[Int(frame.function) * FileFacts.Section.functions.stride + 2] |= flags << 8
    }

    /// Closes the innermost function.
    public mutating func endFunction() {
        guard let frame = frames.popLast() else { return }
        let base = Int(frame.function) * FileFacts.Section.functions.stride
        functions[base + 9] = UInt32(truncatingIfNeeded: ops.count / 4)
        functions[base + 10] = UInt32(truncatingIfNeeded: shapes.count - frame.start)
        ops.append(contentsOf: open[(frame.start * 4)...])
        open.removeSubrange((frame.start * 4)...)
        shapes.removeSubrange(frame.start...)
    }

    /// Adds a type; its body is opened next by `beginFunction` with kind `typeBody`.
    /// - Parameter bases: values of the innermost open body.
    public mutating func addType(
        name: Symbol, path: Symbol, kind: TypeFact.Kind, enclosing: Int?, bases: ArraySlice<Argument>,
        decorators: UInt32, range: ByteRange, nameRange: ByteRange, start: UInt32, headerEnd: UInt32
    ) -> Int {
        let id = types.count / FileFacts.Section.types.stride
        let offset = UInt32(truncatingIfNeeded: lists.count)
        lists.append(UInt32(truncatingIfNeeded: bases.count * 3))
        for base in bases {
            lists.append(base.value.index)
            lists.append(base.label.rawValue)
            lists.append(base.flags)
        }
        types.append(name.rawValue)
        types.append(path.rawValue)
        types.append(UInt32(kind.rawValue))
        types.append(frames.last?.function ?? 0)
        types.append(enclosing.map { UInt32(truncatingIfNeeded: $0) } ?? .max)
        types.append(offset)
        types.append(decorators)
        types.append(UInt32(truncatingIfNeeded: functions.count / FileFacts.Section.functions.stride))
        types.append(range.start)
        types.append(range.end)
        types.append(nameRange.start)
        types.append(nameRange.end)
        types.append(start)
        types.append(headerEnd)
        types.append(0)
        types.append(0)
        return id
    }

    /// Adds an import to the innermost open function, with its operation.
    public mutating func addImport(
        module: Symbol, name: Symbol, alias: Symbol, flags: UInt32, range: ByteRange, statement: ByteRange
    ) {
        let id = imports.count / FileFacts.Section.imports.stride
        imports.append(module.rawValue)
        imports.append(name.rawValue)
        imports.append(alias.rawValue)
        imports.append(flags)
        imports.append(frames.last?.function ?? 0)
        imports.append(range.start)
        imports.append(range.end)
        imports.append(statement.start)
        imports.append(statement.end)
        emit(.importing, range, a: UInt32(truncatingIfNeeded: id))
    }

    /// Adds a comment that speaks to this tool.
    public mutating func addDirective(_ range: ByteRange) {
        directives.append(range.start)
        directives.append(range.end)
    }

    /// Adds something that was not understood.
    public mutating func addProblem(_ range: ByteRange, _ message: String) {
        problems.append(range.start)
        problems.append(range.end)
        problems.append(symbols.intern(message).rawValue)
    }

    /// Closes whatever is still open and lays the file's facts out flat.
    public mutating func finish(language: UInt32, byteCount: Int, contentHash: ContentHash) -> FileFacts {
        while !frames.isEmpty { endFunction() }
        sortLongRanges()
        var words: [UInt32] = []
        let entries = symbols.entries
        let symbolWords = (symbols.bytes.count + 3) / 4
        let counts = [
            symbolWords, entries.count, imports.count / 9, types.count / 16, functions.count / 22,
            parameters.count / 8, ops.count / 4, lists.count, longRanges.count / 3, directives.count / 2,
            problems.count / 3,
        ]
        let head = FileFacts.headerCount + counts.count * 2
        let total = zip(counts, FileFacts.Section.allCases).reduce(head) { $0 + $1.0 * $1.1.stride }
        words.reserveCapacity(total)
        words.append(contentsOf: [
            FileFacts.magic, FileFacts.version, language, UInt32(clamping: byteCount),
            UInt32(truncatingIfNeeded: contentHash.high >> 32), UInt32(truncatingIfNeeded: contentHash.high),
            UInt32(truncatingIfNeeded: contentHash.low >> 32), UInt32(truncatingIfNeeded: contentHash.low),
        ])
        var offset = head
        for (count, section) in zip(counts, FileFacts.Section.allCases) {
            words.append(UInt32(truncatingIfNeeded: offset))
            words.append(UInt32(truncatingIfNeeded: count))
            offset += count * section.stride
        }
        appendSymbolBytes(to: &words)
        for entry in entries {
            words.append(entry.offset)
            words.append(entry.count)
            words.append(entry.hash)
        }
        for section in [imports, types, functions, parameters, ops, lists, longRanges, directives, problems] {
            words.append(contentsOf: section)
        }
        return FileFacts(words: words)
    }

    /// Bodies find the end of a long operation by binary search.
    private mutating func sortLongRanges() {
        guard longRanges.count > 3 else { return }
        let records = stride(from: 0, to: longRanges.count - 2, by: 3).map {
            (longRanges[$0], longRanges[$0 + 1], longRanges[$0 + 2])
        }
        longRanges = records.sorted(by: <).flatMap { [$0.0, $0.1, $0.2] }
    }

    private func appendSymbolBytes(to words: inout [UInt32]) {
        symbols.bytes.withUnsafeBytes { raw in
            var index = 0
            while index + 4 <= raw.count {
                words.append(raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                index += 4
            }
            guard index < raw.count else { return }
            var last: UInt32 = 0
            for (place, byte) in raw[index...].enumerated() {
                last |= UInt32(byte) << UInt32(place * 8)
            }
            words.append(last)
        }
    }
}
