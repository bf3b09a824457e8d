import Facts
import SourceText

/// Names: what they are bound to where they are read, and what modules bind them to.
extension Typing {
    mutating func name(_ symbol: Symbol, at op: Int, in function: FunctionRef) -> Shape {
        let outline = outline(function)
        if !outline.outer.contains(symbol), outline.bindings[symbol] != nil {
            let found = outline.reaching(symbol, at: op)
            if !found.isEmpty {
                var all: [Shape] = []
                for binding in found { all.append(bound(binding, in: function)) }
                let shape = join(all)
                let latest = found.map(\.op).max() ?? 0
                return narrowed(symbol, at: op, since: Int(latest), in: function) ?? shape
            }
        }
        let outer = outerName(symbol, in: function)
        return narrowed(symbol, at: op, since: -1, in: function) ?? outer
    }

    /// What a name means that a body does not bind.
    mutating func outerName(_ symbol: Symbol, in function: FunctionRef) -> Shape {
        let facts = facts(function.file)
        let hash = facts.hash(of: symbol)
        let membersAreOpen = membersAreOpen(function.file)
        var fact = facts.function(Int(function.function))
        if membersAreOpen, let found = openMember(hash, fact, function.file) { return found }
        while let parent = fact.parent {
            fact = facts.function(parent)
            let ref = FunctionRef(file: Int(function.file), function: parent)
            if fact.kind != .typeBody, parent != 0 {
                var all: [Shape] = []
                for binding in outline(ref).all(symbol) { all.append(bound(binding, in: ref)) }
                if !all.isEmpty { return join(all) }
            }
            if membersAreOpen, let found = openMember(hash, fact, function.file) { return found }
        }
        if words(function.file).has(hash, .own), let type = enclosingType(function) {
            return Shape(.ownType, type)
        }
        if membersAreOpen, words(function.file).has(hash, .above), let type = enclosingType(function) {
            return Shape(.above, type)
        }
        if let found = moduleName(hash, in: function.file) { return found }
        return Shape(.builtin, hash: hash)
    }

    /// The type in which a function stands, through those around it.
    func enclosingType(_ function: FunctionRef) -> TypeRef? {
        facts(function.file).type(around: Int(function.function)).map {
            program.definitions.canonical(TypeRef(file: Int(function.file), type: $0))
        }
    }

    /// A member of the type around a function, by its bare name.
    private mutating func openMember(_ name: UInt32, _ fact: FunctionFact, _ file: Int32) -> Shape? {
        guard let type = fact.type else { return nil }
        let owner = program.definitions.canonical(TypeRef(file: Int(file), type: type))
        let isStatic = fact.flags & FunctionFact.Flag.isStatic != 0
        let isBody = fact.kind == .typeBody
        let found = member(name, ofType: owner, as: isStatic || isBody ? .ownType : .own)
        if found.kind == .unknown || found.kind == .outside,
            let module = moduleName(name, in: file), module.kind == .function || module.kind == .overloads
        {
            // What a type may inherit from outside the program hides nothing that the program declares.
            return module
        }
        if found.kind != .missing { return found }
        let other = member(name, ofType: owner, as: .ownType)
        return other.kind == .missing ? nil : other
    }

    /// What a binding binds its name to.
    mutating func bound(_ binding: Outline.Binding, in function: FunctionRef) -> Shape {
        if binding.importing >= 0 {
            let fact = facts(function.file).importFact(Int(binding.importing))
            return imported(fact, in: function.file)
        }
        if !binding.annotation.isNone {
            let shape = declared(binding.annotation, in: function)
            if shape.kind != .unknown { return shape }
        }
        guard !binding.value.isNone else {
            return binding.decorator.isNone ? .unknown : wrapped(binding.decorator, in: function)
        }
        return value(binding.value, in: function)
    }

    /// What a property wrapper says that is given a type, such as `@Environment(Store.self)`.
    private mutating func wrapped(_ decorator: Value, in function: FunctionRef) -> Shape {
        let body = body(function)
        let op = body[decorator]
        guard op.kind == .call, let first = body.call(op).arguments.first else { return .unknown }
        let shape = value(first.value, in: function)
        return shape.isType ? Shape(.instance, shape.type) : .unknown
    }

    // MARK: Parameters

    mutating func parameter(_ number: Int, _ op: Op, in function: FunctionRef) -> Shape {
        let facts = facts(function.file)
        let fact = facts.function(Int(function.function))
        let parameter = facts.parameter(number)
        if number == fact.parameters.first, let own = ownParameter(parameter, fact, function) { return own }
        guard let parent = fact.parent else { return .unknown }
        let outer = FunctionRef(file: Int(function.file), function: parent)
        if parameter.annotation.isNone {
            if fact.kind == .closure { return closureParameter(number, fact, in: function) }
            let shape = parameter.defaultValue.isNone ? .unknown : value(parameter.defaultValue, in: outer)
            switch parameter.kind {
            case .variadic, .keywords: return .unknown
            default: return shape.isObject ? join([Shape(.instance, shape.type), .unknown]) : .unknown
            }
        }
        let isFunction = parameter.flags & ParameterFlag.isFunction != 0
        let shape =
            isFunction ? callback(parameter.annotation, in: outer) : declared(parameter.annotation, in: outer)
        switch parameter.kind {
        case .variadic: return sequence(shape)
        case .keywords: return mapping(.outside, shape)
        default: return shape
        }
    }

    private mutating func ownParameter(
        _ parameter: ParameterFact, _ fact: FunctionFact, _ function: FunctionRef
    ) -> Shape? {
        if fact.kind == .closure || !parameter.annotation.isNone { return nil }
        if parameter.flags & ParameterFlag.isImplicit != 0, parameter.flags & ParameterFlag.isCapture == 0,
            fact.type != nil, let type = enclosingType(function),
            fact.kind != .accessor || isSelf(parameter, function)
        {
            return Shape(fact.flags & FunctionFact.Flag.isStatic != 0 ? .ownType : .own, type)
        }
        guard fact.kind == .function, fact.type != nil, let type = enclosingType(function),
            parameter.flags & ParameterFlag.isImplicit == 0,
            !membersAreOpen(function.file)
        else { return nil }
        if isDecorated(fact, function.file, by: "staticmethod") { return nil }
        let isClass =
            isDecorated(fact, function.file, by: "classmethod")
            || program.classMethodNames.contains(facts(function.file).hash(of: fact.name))
        return Shape(isClass ? .ownType : .own, type)
    }

    private func isSelf(_ parameter: ParameterFact, _ function: FunctionRef) -> Bool {
        facts(function.file).hash(of: parameter.name) == program.selfName
    }

    /// Whether the last name of one of a function's decorators is this one.
    func isDecorated(_ fact: FunctionFact, _ file: Int32, by name: StaticString) -> Bool {
        let wanted = Program.hash(name)
        return decorators(of: fact, file).contains(wanted)
    }

    func isDecorated(_ fact: FunctionFact, _ file: Int32, by word: TypeWord) -> Bool {
        guard fact.decorators != .max else { return false }
        let words = words(file)
        return decorators(of: fact, file).contains { words.has($0, word) }
    }

    /// The hashes of the last names of a function's decorators.
    private func decorators(of fact: FunctionFact, _ file: Int32) -> [UInt32] {
        guard fact.decorators != .max, let parent = fact.parent else { return [] }
        let facts = facts(file)
        let body = Body(facts, function: parent)
        return facts.list(fact.decorators).map { value in
            var op = body[Value(value)]
            if op.kind == .call, !op.value.isNone { op = body[op.value] }
            return facts.hash(of: op.lastName)
        }
    }

    // MARK: Modules

    /// What a module binds a name to, through imports; nil where it does not, as far as the program shows it.
    mutating func moduleName(_ name: UInt32, in file: Int32) -> Shape? {
        let key = UInt64(UInt32(bitPattern: file)) << 32 | UInt64(name)
        if let known = moduleNames[key] { return known.kind == .missing ? nil : known }
        guard depth < Self.depthLimit else { return .unknown }
        moduleNames[key] = .pending
        depth += 1
        let result = findModuleName(name, file)
        depth -= 1
        moduleNames[key] = result ?? .missing
        return result
    }

    private mutating func findModuleName(_ name: UInt32, _ file: Int32) -> Shape? {
        let definitions = program.definitions
        program.reads?.declarations(of: Int(file))
        switch definitions.bound(name, in: Int(file)) {
        case .function(let id)?:
            return Shape(FunctionRef(file: Int(file), function: Int(id)))
        case .type(let id)?:
            return Shape(.type, definitions.canonical(TypeRef(file: Int(file), type: Int(id))))
        case .importing(let id)?:
            return imported(facts(file).importFact(Int(id)), in: file)
        case .value(let symbol)?:
            return assigned(symbol, name, file)
        case nil: break
        }
        if let open = openName(name, file) { return open }
        for id in definitions.stars(of: Int(file)) {
            let fact = facts(file).importFact(Int(id))
            guard let source = program.file(of: fact, in: Int(file)), source != Int(file),
                let found = moduleName(name, in: Int32(truncatingIfNeeded: source)), found.kind != .pending
            else { continue }
            return found
        }
        return nil
    }

    /// Everything that is assigned to a name of a module, also by functions that declare it to be global.
    private mutating func assigned(_ symbol: Symbol, _ name: UInt32, _ file: Int32) -> Shape {
        var all: [Shape] = []
        let own = FunctionRef(file: Int(file), function: 0)
        for binding in outline(own).all(symbol) { all.append(bound(binding, in: own)) }
        for id in globals(symbol, file).prefix(Self.breadthLimit) {
            let function = FunctionRef(file: Int(file), function: Int(id))
            for binding in outline(function).all(symbol) { all.append(bound(binding, in: function)) }
        }
        let functions = all.filter { $0.kind == .function }
        if functions.count > 1, functions.count == all.count {
            // The last one is what the others announce.
            all = all.filter { !isAbstract($0.function) }
        }
        let shape = join(all)
        // What is `None` at first may be set from anywhere.
        return shape.kind == .nothing ? .unknown : shape
    }

    /// The functions of a file that assign a global name.
    private mutating func globals(_ symbol: Symbol, _ file: Int32) -> [Int32] {
        if let known = globalLists[file] { return known[symbol] ?? [] }
        let facts = facts(file)
        var lists: [Symbol: [Int32]] = [:]
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .declare {
                guard body[index].flags & OpFlag.outer == 0 else { continue }
                lists[Symbol(rawValue: body.a(index)), default: []].append(Int32(truncatingIfNeeded: id))
            }
        }
        globalLists[file] = lists
        return lists[symbol] ?? []
    }

    /// Whether a file asks for the types of values at all.
    mutating func narrows(_ file: Int32) -> Bool {
        if let known = narrowing[file] { return known }
        let facts = facts(file)
        let words = words(file)
        let found = (0..<facts.symbolCount).contains {
            words.has(facts.hash(of: Symbol(rawValue: UInt32($0))), .narrows)
        }
        narrowing[file] = found
        return found
    }

    /// What a bare name means that a file sees without importing it by name.
    private mutating func openName(_ name: UInt32, _ file: Int32) -> Shape? {
        var all: [Shape] = []
        for entry in program.declared(name, near: Int(file)) {
            switch entry.kind {
            case .function: all.append(Shape(FunctionRef(file: Int(entry.file), function: Int(entry.id))))
            case .type:
                let type = TypeRef(file: Int(entry.file), type: Int(entry.id))
                return Shape(.type, program.definitions.canonical(type))
            case .extending: continue
            case .value:
                let own = FunctionRef(file: Int(entry.file), function: 0)
                let symbol = Symbol(rawValue: UInt32(bitPattern: entry.id))
                for binding in outline(own).all(symbol) { all.append(bound(binding, in: own)) }
                return join(all)
            }
        }
        if all.isEmpty { return nil }
        return all.count == 1 ? all[0] : list(.overloads, all)
    }

    /// What an import binds its name to.
    mutating func imported(_ fact: ImportFact, in file: Int32) -> Shape {
        let facts = facts(file)
        let source = program.file(of: fact, in: Int(file))
        guard !fact.name.isNone else {
            if !fact.alias.isNone { return module(source, program.path(of: fact, in: Int(file)), file) }
            var path = PathHash()
            facts.withBytes(of: fact.module) { bytes in path.append(bytes.prefix { $0 != 0x2E }) }
            return module(program.file(path, near: Int(file)), path, file)
        }
        if let source, source != Int(file),
            let found = moduleName(facts.hash(of: fact.name), in: Int32(truncatingIfNeeded: source)),
            found.kind != .pending
        {
            return found
        }
        var path = program.path(of: fact, in: Int(file))
        facts.withBytes(of: fact.name) { path.append($0) }
        if let inner = program.file(path, near: Int(file)) {
            return Shape(kind: .module, a: Int32(truncatingIfNeeded: inner))
        }
        if source != nil { return .unknown }
        return program.modules.isFolder(path, near: Int(file)) ? folder(path) : .outside
    }

    private mutating func module(_ source: Int?, _ path: PathHash, _ file: Int32) -> Shape {
        if let source { return Shape(kind: .module, a: Int32(truncatingIfNeeded: source)) }
        return program.modules.isFolder(path, near: Int(file)) ? folder(path) : .outside
    }

    mutating func folder(_ path: PathHash) -> Shape {
        folders.append(path)
        return Shape(kind: .folder, a: Int32(truncatingIfNeeded: folders.count - 1))
    }

    // MARK: Conditions

    /// The type that a condition around the operation says a name's value has.
    private mutating func narrowed(_ symbol: Symbol, at op: Int, since: Int, in function: FunctionRef)
        -> Shape?
    {
        guard narrows(function.file) else { return nil }
        let outline = outline(function)
        let body = body(function)
        for (condition, isPositive) in outline.conditions(at: op) where !condition.isNone {
            guard Int(condition.index) > since else { continue }
            if let found = narrowed(symbol, by: condition, isPositive, body, function, depth: 0) {
                return found
            }
        }
        return nil
    }

    private mutating func narrowed(
        _ symbol: Symbol, by condition: Value, _ isPositive: Bool, _ body: Body, _ function: FunctionRef,
        depth: Int
    ) -> Shape? {
        let op = body[condition]
        let facts = facts(function.file)
        switch op.kind {
        case .either where op.has(isPositive ? OpFlag.and : OpFlag.or) && depth < 4:
            for operand in facts.list(op.a) {
                if let found = narrowed(
                    symbol, by: Value(operand), isPositive, body, function, depth: depth + 1)
                {
                    return found
                }
            }
            return nil
        case .operation where Operator(rawValue: op.a) == .not && depth < 4:
            guard let operand = facts.list(op.b).first else { return nil }
            return narrowed(symbol, by: Value(operand), !isPositive, body, function, depth: depth + 1)
        case .call where isPositive:
            return asked(of: symbol, by: op, in: function).map { types in
                join(types.map { Shape(.instance, $0.type) })
            }
        default: return nil
        }
    }
}
