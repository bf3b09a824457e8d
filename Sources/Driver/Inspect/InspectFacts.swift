import Facts
import Reporting
import SourceText

/// `inspect facts`: the imports, classes, functions and calls of a file, one JSON object a line, by place.
///
/// A parameter has its stars; a call has one label for each argument: the keyword, `*` or `**`, null where
/// there is none. The function of a call is the one around it, null for code of the file or of a class in it.
/// Of a language with labels also the closures are told, each with the place of the call that it is an argument of;
/// bases stand as they are written, and attributes are no calls.
public func printFacts(_ reader: inout SourceReader, _ input: SourceInput) -> [UInt8] {
    let facts = reader.facts(language: input.language)
    let hasLabels = Language.all[input.language].hasLabels
    var entries: [FactEntry] = []
    for id in 0..<facts.importCount {
        entries.append(FactEntry(.import, facts.importFact(id).range.start, id))
    }
    for id in 0..<facts.typeCount { entries.append(FactEntry(.class, facts.type(id).range.start, id)) }
    for id in 0..<facts.functionCount {
        let function = facts.function(id)
        if function.kind.isDeclared {
            entries.append(FactEntry(.function, function.range.start, id))
        } else if hasLabels, function.kind == .closure {
            entries.append(FactEntry(.closure, function.range.start, id))
        }
        let body = Body(facts, function: id)
        for index in 0..<body.count where body.kind(index) == .call {
            let call = body[index]
            if call.has(OpFlag.attribute) { continue }
            entries.append(FactEntry(.call, call.range.start, id, operation: index))
        }
    }
    entries.sort {
        ($0.offset, $0.kind.rawValue, $0.id, $0.operation) < (
            $1.offset, $1.kind.rawValue, $1.id, $1.operation
        )
    }
    var json = JSONWriter()
    var cursor = PositionCursor(reader.bytes)
    let lines = LineTable(reader.bytes)
    for entry in entries {
        let place = cursor.position(entry.offset)
        json.object { json in
            json.field("file", input.path)
            json.field("line", place.line)
            json.field("column", place.column)
            json.field("fact", String(describing: entry.kind))
            switch entry.kind {
            case .import: describe(facts.importFact(entry.id), facts, &json)
            case .class where hasLabels: describe(facts.type(entry.id), facts, reader.bytes, &json)
            case .class: describe(facts.type(entry.id), facts, &json)
            case .function: describe(facts.function(entry.id), facts, hasLabels: hasLabels, &json)
            case .closure:
                describe(facts.function(entry.id), facts, &json) { place in
                    let start = lines.position(at: place, in: reader.bytes)
                    return "\(start.line):\(start.column)"
                }
            case .call: describe(Body(facts, function: entry.id), entry.operation, &json)
            }
        }
        json.newline()
    }
    return json.bytes
}

private struct FactEntry {
    enum Kind: Int {
        case `import`, `class`, function, closure, call
    }

    var kind: Kind
    var offset: UInt32
    /// Index into the file's facts of the kind; of a call its function.
    var id: Int
    var operation: Int

    init(_ kind: Kind, _ offset: UInt32, _ id: Int, operation: Int = 0) {
        self.kind = kind
        self.offset = offset
        self.id = id
        self.operation = operation
    }
}

private func describe(_ fact: ImportFact, _ facts: FileFacts, _ json: inout JSONWriter) {
    json.field("module", facts.string(fact.module))
    json.field("name", fact.name.isNone ? nil : facts.string(fact.name))
    json.field("as", fact.alias.isNone ? nil : facts.string(fact.alias))
}

private func describe(_ type: TypeFact, _ facts: FileFacts, _ json: inout JSONWriter) {
    let body = Body(facts, function: type.parent)
    json.field("name", facts.string(type.path))
    json.array("bases") { json in
        for base in facts.bases(of: type) where base.label.isNone && base.flags & ArgumentFlag.doubleStar == 0
        {
            json.value((base.flags & ArgumentFlag.star != 0 ? "*" : "") + body.spelling(base.value))
        }
    }
}

/// A type with its kind, and with its bases as they are written.
private func describe(
    _ type: TypeFact, _ facts: FileFacts, _ bytes: [UInt8], _ json: inout JSONWriter
) {
    let body = Body(facts, function: type.parent)
    json.field("name", facts.string(type.path))
    json.field("kind", type.kind.name)
    json.array("bases") { json in
        for base in facts.bases(of: type) where base.flags & ArgumentFlag.extended == 0 && !base.value.isNone
        {
            json.value(bytes: squeezed(bytes[body[base.value].range.clamped(to: bytes.count).indices])[...])
        }
    }
}

/// Text without white space and comments, but for a blank between words.
private func squeezed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || byte == 0x60 || byte >= 0x30 && byte <= 0x39
            || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }
    var result: [UInt8] = []
    var isSeparated = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
        let byte = bytes[index]
        let following = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
        if byte <= 0x20 {
            isSeparated = true
            index += 1
        } else if byte == 0x2F, following == 0x2F {
            index = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            isSeparated = true
        } else if byte == 0x2F, following == 0x2A {
            index = endOfComment(bytes, index)
            isSeparated = true
        } else {
            if isSeparated, let last = result.last, isWord(last), isWord(byte) { result.append(0x20) }
            isSeparated = false
            result.append(byte)
            index += 1
        }
    }
    return result
}

/// Behind the comment that begins at an index; comments nest.
private func endOfComment(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var index = start
    var open = 0
    while index + 1 < bytes.endIndex {
        switch (bytes[index], bytes[index + 1]) {
        case (0x2F, 0x2A): open += 1
        case (0x2A, 0x2F): open -= 1
        default:
            index += 1
            continue
        }
        index += 2
        if open == 0 { return index }
    }
    return bytes.endIndex
}

private func describe(
    _ function: FunctionFact, _ facts: FileFacts, hasLabels: Bool, _ json: inout JSONWriter
) {
    json.field("name", facts.string(function.path))
    if hasLabels {
        json.array("labels") { json in
            for parameter in written(function, facts) { label(parameter.label, facts, &json) }
        }
    }
    json.array("parameters") { json in
        for parameter in written(function, facts) {
            if hasLabels {
                json.value(facts.string(parameter.name))
                continue
            }
            let stars =
                switch parameter.kind {
                case .variadic: "*"
                case .keywords: "**"
                case .positionalOnly, .normal, .keywordOnly: ""
                }
            json.value(stars + facts.string(parameter.name))
        }
    }
    json.field("async", function.isAsync)
    if hasLabels { json.field("throws", function.flags & FunctionFact.Flag.isThrowing != 0) }
}

/// The parameters that stand in the list of a function.
private func written(_ function: FunctionFact, _ facts: FileFacts) -> [ParameterFact] {
    function.parameters.map { facts.parameter($0) }.filter { $0.flags & ParameterFlag.isImplicit == 0 }
}

private func label(_ symbol: Symbol, _ facts: FileFacts, _ json: inout JSONWriter) {
    if symbol.isNone { json.null() } else { json.value(facts.string(symbol)) }
}

/// A closure.
/// - Parameter place: says where a call stands.
private func describe(
    _ closure: FunctionFact, _ facts: FileFacts, _ json: inout JSONWriter, place: (UInt32) -> String
) {
    json.array("parameters") { json in
        for parameter in written(closure, facts) { json.value(facts.string(parameter.name)) }
    }
    json.array("captures") { json in
        for symbol in facts.list(closure.captures) { json.value(facts.string(Symbol(rawValue: symbol))) }
    }
    var call: Op?
    if let parent = closure.parent, !closure.call.isNone {
        let owner = Body(facts, function: parent)[closure.call]
        if !owner.has(OpFlag.attribute) { call = owner }
    }
    json.field("call", call.map { place($0.range.start) })
    json.field("label", call == nil || closure.callLabel.isNone ? nil : facts.string(closure.callLabel))
    json.field("function", closure.parent.flatMap { enclosingFunction(facts, $0) })
}

private func describe(_ body: Body, _ index: Int, _ json: inout JSONWriter) {
    let operation = body[index]
    json.field("callee", body.spelling(operation.value))
    json.array("labels") { json in
        for argument in body.call(operation).arguments {
            if argument.flags & ArgumentFlag.doubleStar != 0 {
                json.value("**")
            } else if argument.flags & ArgumentFlag.star != 0 {
                json.value("*")
            } else if argument.label.isNone {
                json.null()
            } else {
                json.value(body.facts.string(argument.label))
            }
        }
    }
    json.field("function", enclosingFunction(body.facts, body.function))
}

/// The dotted path of the named function that a body belongs to.
private func enclosingFunction(_ facts: FileFacts, _ id: Int) -> String? {
    var current: Int? = id
    while let id = current {
        let function = facts.function(id)
        if function.kind.isNamed { return facts.string(function.path) }
        current = function.parent
    }
    return nil
}

extension FunctionFact.Kind {
    /// Whether it is a function that source declares with parameters.
    fileprivate var isDeclared: Bool { isNamed && self != .accessor }

    /// Whether it has a name of its own.
    fileprivate var isNamed: Bool {
        switch self {
        case .function, .accessor, .initializer, .deinitializer, .subscripted: true
        case .file, .closure, .typeBody: false
        }
    }
}
