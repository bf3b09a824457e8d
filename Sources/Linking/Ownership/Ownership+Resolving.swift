import Facts
import SourceText

/// What types keep under names: every assignment to an attribute, by type and name.
struct AttributeStores: Sendable {
    struct Key: Hashable {
        var type: TypeRef
        var name: UInt32
    }

    private var places: [Key: [Place]] = [:]

    /// An assignment: its file, and its place in `FileFlow.stores`.
    struct Place: Sendable {
        var file: Int32
        var number: Int32
    }

    init(_ flows: [FileFlow], _ program: Program) {
        for (file, flow) in flows.enumerated() {
            for (number, store) in flow.stores.enumerated() {
                // What extends a type is a part of it.
                let type = program.definitions.canonical(TypeRef(file: file, type: store.type))
                places[Key(type: type, name: store.name), default: []].append(
                    Place(file: Int32(truncatingIfNeeded: file), number: Int32(truncatingIfNeeded: number)))
            }
        }
    }

    func stores(_ name: UInt32, of type: TypeRef) -> [Place] { places[Key(type: type, name: name)] ?? [] }
}

extension Ownership {
    private static let deepest = 24

    /// Where something comes from, seen from the function in which it stands or, with calls, from the one that makes
    /// the first of them.
    /// - Parameter calls: those by which the function was entered, the outermost first.
    func resolve(_ given: Given, in frame: FunctionRef, _ calls: [CallRef] = []) -> [Access] {
        var fuel = 64
        return resolve(given, AttributePath(), in: frame, calls, &fuel)
    }

    private func resolve(
        _ given: Given, _ rest: AttributePath, in frame: FunctionRef, _ calls: [CallRef], _ fuel: inout Int
    ) -> [Access] {
        fuel -= 1
        guard fuel > 0, calls.count < Self.deepest, let path = given.path.appending(rest) else { return [] }
        switch given.kind {
        case .unknown, .constant: return []
        case .opened: return [Access(.opened, calls.isEmpty ? given.number : 0)]
        case .ambient: return [Access(.ambient, given.number)]
        case .parameter:
            guard let call = calls.last else { return [Access(.parameter, given.number, path)] }
            return argument(given.number, path, of: call, frame, Array(calls.dropLast()), &fuel)
        case .captured: return captured(given, path, in: frame, calls, &fuel)
        case .object:
            guard !path.isEmpty else { return [] }
            let call = CallRef(file: Int(frame.file), number: Int(given.number))
            return attribute(path, ofObjectMadeBy: call, calls, &fuel)
        case .result:
            let call = CallRef(file: Int(frame.file), number: Int(given.number))
            guard let target = flows[call.file].calls[call.number].target else { return [] }
            let flow = flows[Int(target.file)]
            var all: [Access] = []
            for result in flow.givens[flow.functions[Int(target.function)].results] {
                add(resolve(result, path, in: target, calls + [call], &fuel), to: &all)
            }
            return all
        }
    }

    private func add(_ more: [Access], to all: inout [Access]) {
        for access in more where !all.contains(access) && all.count < 4 { all.append(access) }
    }

    /// What a call passes for a parameter.
    private func argument(
        _ parameter: UInt32, _ path: AttributePath, of call: CallRef, _ frame: FunctionRef,
        _ outer: [CallRef], _ fuel: inout Int
    ) -> [Access] {
        let flow = flows[call.file]
        let flowCall = flow.calls[call.number]
        let caller = FunctionRef(file: call.file, function: flowCall.function)
        if parameter == 0, flowCall.type != nil {
            guard !path.isEmpty else { return [] }
            return attribute(path, ofObjectMadeBy: call, outer, &fuel)
        }
        guard flowCall.target == frame else { return [] }
        var all: [Access] = []
        for binding in flow.bindings[flowCall.bindings] where binding.parameter == parameter {
            for given in flow.givens[binding.givens] {
                add(resolve(given, path, in: caller, outer, &fuel), to: &all)
            }
        }
        return all
    }

    private func captured(
        _ given: Given, _ path: AttributePath, in frame: FunctionRef, _ calls: [CallRef], _ fuel: inout Int
    ) -> [Access] {
        guard let call = calls.last else { return [Access(.captured, given.number, path)] }
        let flow = flows[call.file]
        let caller = flow.calls[call.number].function
        guard call.file == Int(frame.file) else { return [] }
        let outer = Array(calls.dropLast())
        let here = FunctionRef(file: call.file, function: caller)
        let name = CapturedName(function: caller, symbol: Symbol(rawValue: given.number))
        guard let givens = flow.captured[name] else {
            // The call stands in another function inside the one that has the name.
            return resolve(Given(.captured, given.number, path), AttributePath(), in: here, outer, &fuel)
        }
        var all: [Access] = []
        for found in flow.givens[givens] { add(resolve(found, path, in: here, outer, &fuel), to: &all) }
        return all
    }

    /// What an object keeps under the first name of a path, and so on.
    private func attribute(
        _ path: AttributePath, ofObjectMadeBy call: CallRef, _ calls: [CallRef], _ fuel: inout Int
    ) -> [Access] {
        let flow = flows[call.file]
        let making = flow.calls[call.number]
        guard let type = making.type else { return [] }
        var all: [Access] = []
        for owner in program.hierarchy(of: type) {
            let stores = self.stores(path[0], of: owner)
            for place in stores {
                let other = flows[Int(place.file)]
                let store = other.stores[Int(place.number)]
                let frame = FunctionRef(file: Int(place.file), function: store.function)
                let way = constructors(from: call, to: frame) ?? [call]
                for given in other.givens[store.givens] {
                    add(resolve(given, path.dropFirst(), in: frame, calls + way, &fuel), to: &all)
                }
            }
            if !stores.isEmpty { break }
        }
        if all.isEmpty, making.target == nil {
            let caller = FunctionRef(file: call.file, function: making.function)
            for binding in flow.bindings[making.bindings] where binding.parameter == path[0] {
                for given in flow.givens[binding.givens] {
                    add(resolve(given, path.dropFirst(), in: caller, calls, &fuel), to: &all)
                }
            }
        }
        return all
    }

    /// The calls that lead from the making of an object to the constructor of one of its bases.
    private func constructors(from call: CallRef, to frame: FunctionRef) -> [CallRef]? {
        var way = [call]
        for _ in 0..<6 {
            guard let last = way.last, let target = flows[last.file].calls[last.number].target else {
                return nil
            }
            if target == frame { return way }
            let flow = flows[Int(target.file)]
            let next = flow.calls(of: Int(target.function)).first { number in
                guard let inner = flow.calls[number].target, flow.calls[number].type == nil else {
                    return false
                }
                return isConstructor(inner)
            }
            guard let next else { return nil }
            way.append(CallRef(file: Int(target.file), number: next))
        }
        return nil
    }

    private func isConstructor(_ function: FunctionRef) -> Bool {
        let facts = program.files[Int(function.file)].facts
        let fact = facts.function(Int(function.function))
        return fact.type != nil && program.constructorNames.contains(facts.hash(of: fact.name))
    }

    // MARK: Whose it is

    /// Whose session it is that a function works on.
    public enum Owner: Sendable {
        /// Somebody else's: it came in through a parameter, here or in a constructor.
        case borrowed(isCertain: Bool)
        case opened
        case ambient
        case unknown
    }

    /// Whose session is found by a way from inside a function.
    public func owner(of access: Access, in function: FunctionRef) -> Owner {
        var fuel = 32
        return owner(of: access, in: function, &fuel)
    }

    private func owner(of access: Access, in function: FunctionRef, _ fuel: inout Int) -> Owner {
        fuel -= 1
        guard fuel > 0 else { return .unknown }
        let facts = program.files[Int(function.file)].facts
        let fact = facts.function(Int(function.function))
        switch access.root {
        case .opened: return .opened
        case .ambient: return .ambient
        case .unknown: return .unknown
        case .captured:
            guard let parent = fact.parent else { return .unknown }
            let flow = flows[Int(function.file)]
            var outer: Int? = parent
            while let id = outer {
                let name = CapturedName(function: id, symbol: Symbol(rawValue: access.number))
                if let givens = flow.captured[name] {
                    let frame = FunctionRef(file: Int(function.file), function: id)
                    for given in flow.givens[givens] {
                        guard let path = given.path.appending(access.path) else { continue }
                        var given = given
                        given.path = path
                        for found in resolve(given, in: frame) { return owner(of: found, in: frame, &fuel) }
                    }
                    return .unknown
                }
                outer = facts.function(id).parent
            }
            return .unknown
        case .parameter:
            guard access.number == 0, let type = fact.type, isObject(fact, facts, function) else {
                return .borrowed(isCertain: true)
            }
            guard !access.path.isEmpty else { return .borrowed(isCertain: false) }
            return owner(
                of: access.path,
                keptBy: program.definitions.canonical(TypeRef(file: Int(function.file), type: type)), &fuel)
        }
    }

    /// Whether the first parameter is the object whose method runs.
    private func isObject(_ fact: FunctionFact, _ facts: FileFacts, _ function: FunctionRef) -> Bool {
        guard let first = fact.parameters.first else { return false }
        if facts.parameter(first).flags & ParameterFlag.isImplicit != 0 { return true }
        return fact.kind == .function && !program.isStatic(function)
    }

    private func owner(of path: AttributePath, keptBy type: TypeRef, _ fuel: inout Int) -> Owner {
        for owner in program.hierarchy(of: type) {
            let stores = self.stores(path[0], of: owner)
            guard !stores.isEmpty else { continue }
            var best = Owner.unknown
            for place in stores {
                let flow = flows[Int(place.file)]
                let store = flow.stores[Int(place.number)]
                let frame = FunctionRef(file: Int(place.file), function: store.function)
                for given in flow.givens[store.givens] {
                    guard let whole = given.path.appending(path.dropFirst()) else { continue }
                    var given = given
                    given.path = whole
                    for found in resolve(given, in: frame) {
                        switch self.owner(of: found, in: frame, &fuel) {
                        case .borrowed(let isCertain):
                            return .borrowed(isCertain: isCertain && stores.count == 1)
                        case .unknown: break
                        case .opened: best = .opened
                        case .ambient: if case .unknown = best { best = .ambient }
                        }
                    }
                }
            }
            return best
        }
        return isDeclared(path[0], by: type) ? .borrowed(isCertain: true) : .unknown
    }

    /// Whether a type declares a name that it leaves to those who make its objects.
    private func isDeclared(_ name: UInt32, by type: TypeRef) -> Bool {
        for owner in program.hierarchy(of: type) {
            let facts = program.files[Int(owner.file)].facts
            let body = Body(facts, function: facts.type(Int(owner.type)).body)
            for binding in body.bindings where facts.hash(of: binding.name) == name {
                return binding.value.isNone && !binding.annotation.isNone && binding.decorators.isEmpty
            }
        }
        return false
    }
}
