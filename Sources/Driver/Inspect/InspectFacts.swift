import Facts
import Reporting
import SourceText

/// `inspect facts`: the imports, classes, functions and calls of a file, one JSON object a line, by place.
///
/// A parameter has its stars; a call has one label for each argument: the keyword, `*` or `**`, null where
/// there is none. The function of a call is the one around it, null for code of the file or of a class in it.
public func printFacts(_ reader: inout SourceReader, _ input: SourceInput) -> [UInt8] {
    let facts = reader.facts(language: input.language)
    var entries: [FactEntry] = []
    for id in 0..<facts.importCount {
        entries.append(FactEntry(.import, facts.importFact(id).range.start, id))
    }
    for id in 0..<facts.typeCount { entries.append(FactEntry(.class, facts.type(id).range.start, id)) }
    for id in 0..<facts.functionCount {
        if facts.function(id).kind.isNamed {
            entries.append(FactEntry(.function, facts.function(id).range.start, id))
        }
        let body = Body(facts, function: id)
        for index in 0..<body.count where body.kind(index) == .call {
            entries.append(FactEntry(.call, body[index].range.start, id, operation: index))
        }
    }
    entries.sort {
        ($0.offset, $0.kind.rawValue, $0.id, $0.operation) < (
            $1.offset, $1.kind.rawValue, $1.id, $1.operation
        )
    }
    var json = JSONWriter()
    var cursor = PositionCursor(reader.bytes)
    for entry in entries {
        let place = cursor.position(entry.offset)
        json.object { json in
            json.field("file", input.path)
            json.field("line", place.line)
            json.field("column", place.column)
            json.field("fact", String(describing: entry.kind))
            switch entry.kind {
            case .import: describe(facts.importFact(entry.id), facts, &json)
            case .class: describe(facts.type(entry.id), facts, &json)
            case .function: describe(facts.function(entry.id), facts, &json)
            case .call: describe(Body(facts, function: entry.id), entry.operation, &json)
            }
        }
        json.newline()
    }
    return json.bytes
}

private struct FactEntry {
    enum Kind: Int {
        case `import`, `class`, function, call
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
    json.field("name", fact.isStar ? "*" : fact.name.isNone ? nil : facts.string(fact.name))
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

private func describe(_ function: FunctionFact, _ facts: FileFacts, _ json: inout JSONWriter) {
    json.field("name", facts.string(function.path))
    json.array("parameters") { json in
        for id in function.parameters {
            let parameter = facts.parameter(id)
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
    /// Whether it is a function that source declares by name.
    fileprivate var isNamed: Bool {
        switch self {
        case .function, .accessor, .initializer, .deinitializer, .subscripted: true
        case .file, .closure, .typeBody: false
        }
    }
}
