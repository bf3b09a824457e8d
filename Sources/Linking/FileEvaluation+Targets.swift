import Facts
import SourceText

/// A call of a function of the program.
public struct CallLink: Sendable {
    /// The function in whose body the call stands, and the call.
    public var function: Int
    public var op: Value
    /// Index of the innermost region around it.
    public var region: Int
    public var target: FunctionRef
    /// The object whose method is called; none for a function, and for the making of an object.
    public var receiver: KnownID?
    /// The call makes an object, and the target is its constructor.
    public var makesObject = false
    public var basis: Basis
}

/// Why nothing is known of what a call lands on.
public enum Unresolved: UInt8, Sendable, CaseIterable {
    /// A method of something of which nothing is known.
    case receiver
    /// A method that the type of its object does not have, as far as the program shows it.
    case member
    /// A name that is bound to something that is no function of the program.
    case name
    /// The result of an expression is called.
    case value

    public var phrase: String {
        switch self {
        case .receiver: "nothing is known of the object"
        case .member: "the class of the object has no such method in the program"
        case .name: "the name stands for no function of the program"
        case .value: "what an expression gives is called"
        }
    }
}

/// What calls land on.
extension FileEvaluation {
    enum Landing {
        case target(FunctionRef, receiver: KnownID?, makesObject: Bool, basis: Basis)
        /// Code of a library or of the language.
        case outside
        case unresolved(Unresolved)
    }

    /// What a call of a value lands on.
    func landing(_ id: KnownID) -> Landing {
        let known = self[id]
        switch known.kind {
        case .function:
            return .target(
                FunctionRef(file: file, function: Int(known.a)), receiver: nil, makesObject: false,
                basis: known.basis)
        case .type: return making(TypeRef(file: file, type: Int(known.a)))
        case .path:
            switch definition(ofPath: known.a) {
            case .function(let target)?:
                return .target(target, receiver: nil, makesObject: false, basis: known.basis)
            case .type(let type)?: return making(type)
            case .object(let type)?:
                return program.method(program.callName, of: type).map {
                    .target($0, receiver: id, makesObject: false, basis: known.basis)
                } ?? .unresolved(.value)
            case .module?: return .unresolved(.name)
            case nil: return isInTree(known.a) ? .unresolved(.name) : .outside
            }
        case .member: return landing(ofMember: Symbol(rawValue: known.b), of: known.a)
        case .either:
            let all = alternatives(of: id).map { landing($0) }
            for landing in all {
                if case .target(let target, let receiver, let makesObject, _) = landing {
                    return .target(
                        target, receiver: receiver, makesObject: makesObject, basis: .oneOfSeveral)
                }
            }
            return all.first ?? .unresolved(.name)
        case .model, .other, .builtin, .text, .constant, .collection, .nothing: return .outside
        case .foreign:
            return definition(ofPath: known.a) == nil && !isInTree(known.a) ? .outside : .unresolved(.value)
        case .unknown, .result, .instance, .object: return .unresolved(.value)
        }
    }

    private func landing(ofMember symbol: Symbol, of object: KnownID) -> Landing {
        var reason = Unresolved.receiver
        var isOutside = true
        for id in alternatives(of: object) {
            switch self[id].kind {
            case .model, .other, .text, .constant, .collection, .nothing, .builtin: continue
            case .foreign where definition(ofPath: self[id].a) == nil && !isInTree(self[id].a): continue
            default: isOutside = false
            }
            guard let type = programType(of: id) else { continue }
            if let target = method(symbol, of: type, self[id]) {
                return .target(target, receiver: id, makesObject: false, basis: self[id].basis)
            }
            reason = .member
        }
        return isOutside ? .outside : .unresolved(reason)
    }

    private func method(_ symbol: Symbol, of type: TypeRef, _ object: Known) -> FunctionRef? {
        let name = facts.hash(of: symbol)
        guard object.kind == .instance, object.b == 1 else { return program.method(name, of: type) }
        for owner in program.definitions.hierarchy(of: type).dropFirst() {
            if let found = program.ownMethod(name, of: owner) { return found }
        }
        return nil
    }

    /// The class of the program that a value is, or is an object of.
    public func programType(of id: KnownID) -> TypeRef? {
        let known = self[id]
        switch known.kind {
        case .instance, .type: return TypeRef(file: file, type: Int(known.a))
        case .object: return TypeRef(file: Int(known.a), type: Int(known.b))
        case .foreign, .path:
            switch definition(ofPath: known.a) {
            case .type(let type)?, .object(let type)?: return type
            default: return nil
            }
        default: return nil
        }
    }

    private func making(_ type: TypeRef) -> Landing {
        for name in program.constructorNames {
            if let target = program.method(name, of: type) {
                return .target(target, receiver: nil, makesObject: true, basis: .certain)
            }
        }
        return .outside
    }

    /// Whether the first component of a path belongs to the program.
    private func isInTree(_ path: UInt32) -> Bool {
        var node = paths[Int(path)]
        while node.parent != .max { node = paths[Int(node.parent)] }
        return program.isInTree(module: facts.string(node.name), near: file)
    }

    /// What a path stands for in the program.
    func definition(ofPath path: UInt32) -> Definition? {
        var names: [Symbol] = []
        var node = paths[Int(path)]
        while true {
            if let module = program.file(node.hash, near: file) {
                var found = Definition.module(module)
                while let next = names.popLast() {
                    guard let inner = program.member(next, of: found, askedBy: file) else { return nil }
                    found = inner
                }
                return found
            }
            guard node.parent != .max else { return nil }
            names.append(node.name)
            node = paths[Int(node.parent)]
        }
    }

    /// An object of a class of the program.
    mutating func object(of type: TypeRef, _ origin: Origin, _ basis: Basis = .certain) -> KnownID {
        if Int(type.file) == file {
            return add(Known(.instance, a: UInt32(type.type), origin: origin, basis: basis))
        }
        return add(
            Known(.object, a: UInt32(type.file), b: UInt32(type.type), origin: origin, basis: basis))
    }

    /// What a call lands on: by what the program declares, or else by what is known of the value that is called.
    mutating func landings(_ id: KnownID, _ op: Op, _ index: Int) -> [Landing] {
        if isSurelyOutside(id) { return [.outside] }
        let callee = Body(facts, function: frame.function)[op.value]
        if isNobodys(id, callee) {
            if notesAbsent { noteIfAbsent(callee, index) }
            return [.outside]
        }
        let known = landing(id)
        let found = typing.targets(
            of: Value(UInt32(index)), in: FunctionRef(file: file, function: frame.function))
        guard !found.all.isEmpty else {
            guard let reason = found.reason else { return [.outside] }
            if notesAbsent, reason == .member { noteIfAbsent(callee, index) }
            if case .target = known, reason != .member { return [known] }
            return [isMade(id) ? .outside : .unresolved(reason)]
        }
        let isMethod = callee.kind == .attribute && !callee.value.isNone
        return found.all.map { target in
            let fact = program.facts(of: Int(target.function.file)).function(Int(target.function.function))
            let receiver = isMethod && fact.type != nil ? value(callee.value, frame.function) : nil
            return .target(
                target.function, receiver: target.makesObject ? nil : receiver,
                makesObject: target.makesObject, basis: found.isCertain ? .certain : .oneOfSeveral)
        }
    }

    /// Whether what is called is a member of a name that nothing in the program has.
    private func isNobodys(_ id: KnownID, _ callee: Op) -> Bool {
        guard callee.kind == .attribute, !callee.value.isNone else { return false }
        switch self[id].kind {
        case .path, .type, .function, .either: return false
        default: return !program.isCallable(facts.hash(of: callee.member))
        }
    }

    /// Whether a value is of the language or of a library by its kind alone.
    private func isSurelyOutside(_ id: KnownID) -> Bool {
        let known = self[id]
        switch known.kind {
        case .model: return known.basis == .certain
        case .text, .constant: return true
        case .builtin:
            let symbol = Symbol(rawValue: known.a)
            return models.builtins[word(symbol)] != nil && stars.isEmpty
                && facts.hash(of: symbol) != program.superName
        case .member:
            let object = self[known.a]
            return object.kind == .model && object.basis == .certain
                || [.text, .constant].contains(object.kind)
        default: return false
        }
    }

    /// Whether a library made a value, or the object whose member it is.
    private func isMade(_ id: KnownID) -> Bool {
        let known = self[id]
        switch known.kind {
        case .other: return known.a > 0
        case .model: return true
        case .member:
            return self[known.a].kind == .model || self[known.a].kind == .other && self[known.a].a > 0
        default: return false
        }
    }

    /// What a call gives by what the program declares, where nothing else is known of it.
    mutating func given(at index: Int) -> KnownID? {
        let call = Value(UInt32(index))
        let shape = typing.value(call, in: FunctionRef(file: file, function: frame.function))
        let origin = Origin(.returned, root: .returned, function: frame.function, op: call)
        var result = Self.unset
        for one in typing.alternatives(of: shape) {
            guard one.isObject else { continue }
            result = join(result, object(of: one.type, origin))
        }
        return result == Self.unset ? nil : result
    }

    /// Whether the labels of a call, or the number of its arguments, agree with what a function takes.
    public func fits(_ target: FunctionRef, _ call: Value, in function: Int) -> Bool {
        typing.fits(target, call, in: FunctionRef(file: file, function: function))
    }

    /// The functions of the program that a call lands on by what is declared, and whether it can be nothing else: also
    /// where models know the name of what is called, so that it is no link.
    public mutating func declared(at call: Value, in function: Int) -> (all: [FunctionRef], isCertain: Bool) {
        let found = typing.targets(of: call, in: FunctionRef(file: file, function: function))
        return (found.all.map(\.function), found.isCertain)
    }

    /// Notes what a call lands on.
    mutating func note(_ landing: Landing, _ index: Int) {
        switch landing {
        case .target(let target, let receiver, let makesObject, let basis):
            links.append(
                CallLink(
                    function: frame.function, op: Value(UInt32(index)), region: frame.region, target: target,
                    receiver: receiver, makesObject: makesObject, basis: basis))
        case .outside: break
        case .unresolved(let reason):
            unresolved.append((frame.function, Value(UInt32(index)), reason))
        }
    }
}

extension FileEvaluation {
    /// Evaluates functions and writes down what they do to sessions and hand on.
    /// - Parameters:
    ///   - flow: what is known of the file already; it is kept, and added to.
    ///   - notesAbsent: calls of members are noted that are not there.
    public mutating func flow(
        of functions: [Int], continuing flow: FileFlow = FileFlow(), notesAbsent: Bool = false
    ) -> FileFlow {
        followsCalls = true
        self.notesAbsent = notesAbsent
        var wanted = functions
        var done = 0
        while let id = wanted.popLast() {
            evaluate(id)
            // What is called in the same file is wanted as well, and need not wait for the next round.
            while done < links.count {
                let target = links[done].target
                done += 1
                let inner = Int(target.function)
                if Int(target.file) == file, states[inner] == .untouched, !flow.isCollected(inner) {
                    wanted.append(inner)
                }
            }
        }
        var collector = FlowCollector(self, continuing: flow)
        // Two owners of what is known so far would have all of it copied at the first question.
        typing = Typing(program)
        let result = collector.collect()
        typing = collector.evaluation.typing
        return result
    }
}

extension Program {
    /// A type and what it derives from, the nearest first.
    public func hierarchy(of type: TypeRef) -> [TypeRef] {
        definitions.hierarchy(of: definitions.canonical(type))
    }

    /// A type and what extends it.
    public func parts(of type: TypeRef) -> [TypeRef] { [type] + definitions.parts(of: type) }

    /// The methods of a type that assign attributes, and its own body.
    public func storing(in type: TypeRef) -> [FunctionRef] {
        let facts = files[Int(type.file)].facts
        let range = facts.type(Int(type.type)).body..<facts.functionCount
        var result: [FunctionRef] = []
        for id in range {
            let fact = facts.function(id)
            guard fact.range.start < facts.type(Int(type.type)).range.end else { break }
            guard fact.type == Int(type.type), fact.kind != .closure else { continue }
            guard fact.kind == .typeBody || Body(facts, function: id).assignsMembers else { continue }
            result.append(FunctionRef(file: Int(type.file), function: id))
        }
        return result
    }

    /// Whether a method is called without its object.
    func isStatic(_ function: FunctionRef) -> Bool {
        let facts = facts(of: Int(function.file))
        return facts.function(Int(function.function)).flags & FunctionFact.Flag.isStatic != 0
            || isDecorated(function, "staticmethod")
    }

    func isClassMethod(_ function: FunctionRef) -> Bool { isDecorated(function, "classmethod") }

    private func isDecorated(_ function: FunctionRef, _ name: StaticString) -> Bool {
        let facts = facts(of: Int(function.file))
        return facts.isDecorated(facts.function(Int(function.function)), by: name)
    }
}

extension FileEvaluation {
    /// The classes of the program that a value is, or is an object of, with what they derive from.
    public func classes(of id: KnownID) -> [TypeRef] {
        alternatives(of: id).compactMap { programType(of: $0) }.flatMap { program.hierarchy(of: $0) }
    }
}
