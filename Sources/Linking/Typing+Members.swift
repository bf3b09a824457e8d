import Facts
import SourceText

/// What a type declares in its own body, and what its methods keep in its objects, by the hashes of the names.
struct TypeTable: Sendable {
    enum Member: Sendable {
        case function(FunctionRef)
        case type(TypeRef)
        /// Bound in the body of the type.
        case field(FunctionRef, Outline.Binding)
        /// Assigned to an attribute of the object.
        case store(FunctionRef, value: Value, annotation: Value)
    }

    var members: [UInt32: [Member]] = [:]

    func functions(_ name: UInt32) -> [FunctionRef] {
        (members[name] ?? []).compactMap { if case .function(let function) = $0 { function } else { nil } }
    }
}

/// Members of modules, types and objects.
extension Typing {
    /// - Parameters:
    ///   - name: the hash of the member's name.
    ///   - function: where it is asked for.
    ///   - symbol: the name in the file of `function`, where that has it.
    mutating func member(_ name: UInt32, of shape: Shape, in function: FunctionRef, symbol: Symbol = .none)
        -> Shape
    {
        map(shape) { typing, one in
            switch one.kind {
            case .instance, .made, .own, .above, .type, .ownType:
                return typing.member(name, ofType: one.type, as: one.kind)
            case .module:
                if let found = typing.moduleName(name, in: one.a) { return found }
                guard !symbol.isNone,
                    let inner = typing.program.submodule(
                        symbol, ofModule: Int(one.a), askedBy: Int(function.file))
                else { return .unknown }
                return Shape(kind: .module, a: Int32(truncatingIfNeeded: inner))
            case .folder:
                guard !symbol.isNone else { return .unknown }
                var path = typing.folders[Int(one.a)]
                typing.facts(function.file).withBytes(of: symbol) { path.append($0) }
                if let file = typing.program.file(path, near: Int(function.file)) {
                    return Shape(kind: .module, a: Int32(truncatingIfNeeded: file))
                }
                return typing.program.modules.isFolder(path, near: Int(function.file))
                    ? typing.folder(path) : .outside
            case .sequence, .mapping, .tuple:
                return typing.contained(name, in: one, typing.words(function.file)) ?? .outside
            case .outside, .builtin: return .outside
            case .pending, .nothing: return .pending
            default: return .unknown
            }
        }
    }

    /// What a member of a container of the language is or gives; nil where that is nothing of the program.
    mutating func contained(_ name: UInt32, in shape: Shape, _ words: TypeWords) -> Shape? {
        let meanings: [TypeWord] = [.element, .same, .values, .keys, .items, .value]
        guard let word = words.first(name, of: meanings) else { return nil }
        if shape.kind == .mapping {
            let (key, value) = (parts[Int(shape.a)], parts[Int(shape.a) + 1])
            switch word {
            case .values: return sequence(value)
            case .keys: return sequence(key)
            case .items: return sequence(list(.tuple, [key, value]))
            case .value: return value
            case .same: return shape
            default: return words.has(name, .value) ? value : list(.tuple, [key, value])
            }
        }
        let element = shape.kind == .tuple ? join(contents(of: shape)) : parts[Int(shape.a)]
        switch word {
        case .element: return element
        case .same: return shape.kind == .tuple ? sequence(element) : shape
        default: return nil
        }
    }

    // MARK: Types

    mutating func table(_ type: TypeRef) -> TypeTable {
        if let known = tables[type.word] { return known }
        var table = TypeTable()
        for part in [type] + program.definitions.parts(of: type) { add(part, to: &table) }
        tables[type.word] = table
        return table
    }

    private mutating func methods(of type: TypeRef) -> [Int32] {
        if let known = methodLists[type.file] { return known[Int(type.type)] }
        let facts = facts(type.file)
        var lists = [[Int32]](repeating: [], count: facts.typeCount)
        for id in 0..<facts.functionCount {
            if let owner = facts.function(id).type { lists[owner].append(Int32(truncatingIfNeeded: id)) }
        }
        methodLists[type.file] = lists
        return lists[Int(type.type)]
    }

    private mutating func add(_ type: TypeRef, to table: inout TypeTable) {
        let facts = facts(type.file)
        let file = Int(type.file)
        let own = FunctionRef(file: file, function: facts.type(Int(type.type)).body)
        let outline = outline(own)
        for (symbol, bindings) in outline.bindings {
            let name = facts.hash(of: symbol)
            for binding in bindings.prefix(Self.breadthLimit) {
                if !binding.value.isNone {
                    let op = body(own)[binding.value]
                    if op.kind == .function, facts.function(Int(op.a)).kind != .accessor { continue }
                    if op.kind == .type {
                        table.members[name, default: []].append(.type(TypeRef(file: file, type: Int(op.a))))
                        continue
                    }
                }
                table.members[name, default: []].append(.field(own, binding))
            }
        }
        for id in methods(of: type) {
            let fact = facts.function(Int(id))
            let function = FunctionRef(file: file, function: Int(id))
            switch fact.kind {
            case .function, .initializer, .subscripted:
                table.members[facts.hash(of: fact.name), default: []].append(.function(function))
            default: continue
            }
            if !membersAreOpen(type.file) { addStores(of: fact, function, to: &table) }
        }
    }

    private func addStores(of fact: FunctionFact, _ function: FunctionRef, to table: inout TypeTable) {
        let facts = facts(function.file)
        guard let first = fact.parameters.first else { return }
        let own = facts.parameter(first).name
        // Whoever asks what a type has need not look at what most of its methods do.
        program.reads?.assignments(of: Int(function.file))
        guard Body(facts, function: Int(function.function)).assignsMembers else { return }
        let body = body(function)
        for index in 0..<body.count where body.kind(index) == .store {
            let target = body[Value(body.a(index))]
            guard target.kind == .attribute, !target.value.isNone,
                body.kind(Int(target.value.index)) == .name,
                Symbol(rawValue: body.a(Int(target.value.index))) == own
            else { continue }
            let name = facts.hash(of: target.member)
            guard (table.members[name]?.count ?? 0) < Self.breadthLimit else { continue }
            var annotation = Value.none
            if index + 1 < body.count {
                for next in index + 1..<min(index + 24, body.count) {
                    if body.kind(next) == .annotate { annotation = Value(body.a(next)) }
                    if body.kind(next) == .annotate || body.kind(next) == .store || body.kind(next) == .bind {
                        break
                    }
                }
            }
            table.members[name, default: []].append(
                .store(function, value: Value(body.b(index)), annotation: annotation))
        }
    }

    /// A type and what it derives from, in the order in which members are looked for.
    mutating func line(of type: TypeRef) -> [TypeRef] {
        if let known = lines[type] { return known }
        // A circle ends where it closes.
        lines[type] = [type]
        let bases = program.definitions.bases(of: type)
        var rows: [[TypeRef]] = []
        for base in bases.prefix(32) where base != type { rows.append(line(of: base)) }
        rows.append(bases.filter { $0 != type })
        var result = [type]
        while result.count < 64 {
            rows = rows.filter { !$0.isEmpty }
            guard let fallback = rows.first?.first else { break }
            let next =
                rows.lazy.compactMap(\.first).first { head in
                    rows.allSatisfy { !$0.dropFirst().contains(head) }
                } ?? fallback
            if !result.contains(next) { result.append(next) }
            rows = rows.map { row in row.filter { $0 != next } }
        }
        lines[type] = result
        return result
    }

    /// Everything that derives from a type, directly or not.
    mutating func subtypes(of type: TypeRef) -> [TypeRef] {
        if let known = subtypeLists[type] { return known }
        var result: [TypeRef] = []
        var seen: Set<TypeRef> = [type]
        var queue = [type]
        var index = 0
        while index < queue.count, result.count < 512 {
            for sub in program.definitions.subtypes(of: queue[index]) where seen.insert(sub).inserted {
                result.append(sub)
                queue.append(sub)
            }
            index += 1
        }
        subtypeLists[type] = result
        return result
    }

    /// A member of a type, or of an object of it.
    mutating func member(_ name: UInt32, ofType type: TypeRef, as form: Shape.Kind) -> Shape {
        let number = program.firstType[Int(type.file)] &+ UInt32(bitPattern: type.type)
        let key = (UInt64(number) << 5 | UInt64(form.rawValue)) << 32 | UInt64(name)
        if let known = memberShapes[key] { return known }
        guard depth < Self.depthLimit else { return .unknown }
        memberShapes[key] = .pending
        depth += 1
        let result = find(name, type, form)
        depth -= 1
        memberShapes[key] = result
        return result
    }

    private mutating func find(_ name: UInt32, _ type: TypeRef, _ form: Shape.Kind) -> Shape {
        let isStatic = form == .type || form == .ownType
        let words = words(type.file)
        if words.has(name, .kind) {
            return isStatic ? Shape(form, type) : Shape(form == .own ? .ownType : .type, type)
        }
        let isOpen = membersAreOpen(type.file)
        if isStatic, isOpen, program.constructorNames.contains(name) { return Shape(form, type) }
        let line = line(of: type)
        let isVirtual = form == .instance || form == .own || form == .ownType
        for owner in form == .above ? line.dropFirst() : line[...] {
            guard let members = table(owner).members[name] else { continue }
            let functions = members.compactMap { member -> FunctionRef? in
                if case .function(let function) = member { function } else { nil }
            }
            if !functions.isEmpty {
                return methods(functions, name, type, form, isVirtual: isVirtual)
            }
            let shape = attribute(members, of: owner, form)
            if shape.kind != .pending { return shape }
        }
        if isVirtual {
            let all = overriding(name, type)
            if !all.isEmpty {
                let shape = methods(all, name, type, form, isVirtual: false)
                // The object may be of none of these types.
                return shape.kind == .function || shape.kind == .union ? join([shape, .missing]) : shape
            }
        }
        // What every object has.
        if program.objectNames.contains(name) { return .outside }
        switch reach(of: type) {
        case .within: return hasAnyMember(type) ? .unknown : .missing
        case .outside: return .outside
        case .unknown: return .unknown
        }
    }

    /// The methods that subtypes have in place of one, the first ones of their own lines.
    mutating func overriding(_ name: UInt32, _ type: TypeRef) -> [FunctionRef] {
        var result: [FunctionRef] = []
        for sub in subtypes(of: type) {
            for function in table(sub).functions(name) where !result.contains(function) {
                result.append(function)
            }
            if result.count > Self.breadthLimit { break }
        }
        return result
    }

    private mutating func methods(
        _ functions: [FunctionRef], _ name: UInt32, _ type: TypeRef, _ form: Shape.Kind, isVirtual: Bool
    ) -> Shape {
        let last = functions[functions.count - 1]
        let isOpen = membersAreOpen(last.file)
        let fact = facts(last.file).function(Int(last.function))
        if !isOpen, isDecorated(fact, last.file, by: .property) {
            guard form != .type, form != .ownType else { return .unknown }
            // Of a property and what sets it, the first one gives the value.
            return own(returned(by: functions[0]), to: Shape(form == .above ? .own : form, type))
        }
        var all = isOpen ? functions : [last]
        if isVirtual {
            let others = overriding(name, type)
            if !others.isEmpty, all.allSatisfy({ isAbstract($0) }) { all = [] }
            for other in others where !all.contains(other) { all.append(other) }
        }
        if all.count == 1 { return Shape(all[0]) }
        if isOpen { return list(.overloads, all.prefix(64).map { Shape($0) }) }
        return list(.union, all.prefix(Self.breadthLimit).map { Shape($0) })
    }

    /// Whether a method only says what others do.
    func isAbstract(_ function: FunctionRef) -> Bool {
        let fact = facts(function.file).function(Int(function.function))
        return fact.flags & FunctionFact.Flag.isRequirement != 0
            || isDecorated(fact, function.file, by: .abstract)
    }

    private mutating func attribute(_ members: [TypeTable.Member], of type: TypeRef, _ form: Shape.Kind)
        -> Shape
    {
        let isEnum = isEnumeration(type)
        var all: [Shape] = []
        for member in members {
            switch member {
            case .type(let inner): all.append(Shape(.type, program.definitions.canonical(inner)))
            case .field(let body, let binding):
                if isEnum && binding.annotation.isNone || isCase(binding, body) { return Shape(.made, type) }
                let shape = bound(binding, in: body)
                if !binding.annotation.isNone, shape.kind != .unknown { return shape }
                let isGetter = !binding.value.isNone && self.body(body)[binding.value].kind == .function
                all.append(isGetter ? called(shape, in: body) : shape)
            case .store(let function, let value, let annotation):
                if !annotation.isNone {
                    let shape = declared(annotation, in: function)
                    if shape.kind != .unknown { return shape }
                }
                if !value.isNone { all.append(self.value(value, in: function)) }
            case .function: continue
            }
        }
        let shape = join(all)
        return shape.kind == .nothing ? .unknown : shape
    }

    /// Whether a name in the body of a type is one of the cases of an enumeration.
    private func isCase(_ binding: Outline.Binding, _ body: FunctionRef) -> Bool {
        let facts = facts(body.file)
        let fact = facts.function(Int(body.function))
        guard let type = fact.type, facts.type(type).kind == .enum, membersAreOpen(body.file),
            binding.annotation.isNone
        else { return false }
        let ops = self.body(body)
        let flags = ops[Int(binding.op)].flags
        guard flags & OpFlag.constant != 0, flags & OpFlag.isStatic != 0 else { return false }
        return binding.value.isNone || [.opaque, .string, .number, .none].contains(ops[binding.value].kind)
    }

    private mutating func called(_ shape: Shape, in function: FunctionRef) -> Shape {
        shape.kind == .function ? returned(by: shape.function) : .unknown
    }

    // MARK: What is beyond

    enum Reach { case within, outside, unknown }

    /// Whether a type derives from something that is not of the program.
    mutating func reach(of type: TypeRef) -> Reach {
        var result = Reach.within
        for owner in line(of: type) {
            for part in [owner] + program.definitions.parts(of: owner) {
                let fact = facts(part.file).type(Int(part.type))
                if fact.kind == .extension, part == owner { return .outside }
                let parent = FunctionRef(file: Int(part.file), function: fact.parent)
                for base in facts(part.file).bases(of: fact)
                where base.label.isNone && base.flags & ArgumentFlag.extended == 0 && !base.value.isNone {
                    if body(parent)[base.value].kind == .call {
                        result = .outside
                        continue
                    }
                    let shape = value(base.value, in: parent)
                    let name = lastName(base.value, in: parent)
                    if words(part.file).has(name, .bare) { continue }
                    switch shape.kind {
                    case .type, .ownType: continue
                    case .outside, .builtin: result = .outside
                    default: if result == .within { result = .unknown }
                    }
                }
            }
        }
        return result
    }

    /// Whether the type answers to whatever name.
    private mutating func hasAnyMember(_ type: TypeRef) -> Bool {
        for owner in line(of: type) where table(owner).members[program.anyMemberName] != nil { return true }
        return false
    }

    /// Whether the names in the body of a type are its objects.
    mutating func isEnumeration(_ type: TypeRef) -> Bool {
        for owner in line(of: type) {
            let fact = facts(owner.file).type(Int(owner.type))
            let parent = FunctionRef(file: Int(owner.file), function: fact.parent)
            for base in facts(owner.file).bases(of: fact) where !base.value.isNone {
                if words(owner.file).has(lastName(base.value, in: parent), .enumeration) { return true }
            }
        }
        return false
    }

    /// The hash of the last name of a chain, without what stands in brackets behind it.
    func lastName(_ value: Value, in function: FunctionRef) -> UInt32 {
        let body = body(function)
        var current = value
        for _ in 0..<8 where !current.isNone {
            let op = body[current]
            switch op.kind {
            case .name: return facts(function.file).hash(of: op.symbol)
            case .attribute: return facts(function.file).hash(of: op.member)
            case .subscripted: current = op.value
            default: return 0
            }
        }
        return 0
    }
}
