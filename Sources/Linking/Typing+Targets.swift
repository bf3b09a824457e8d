import Facts
import SourceText

/// What a call lands on.
struct Targets: Sendable {
    struct Target: Hashable, Sendable {
        var function: FunctionRef
        var makesObject: Bool
    }

    var all: [Target] = []
    /// Whether it can be nothing else.
    var isCertain = true
    /// Some of what it may land on is of a library or of the language.
    var isOutside = false
    var reason: Unresolved?
}

extension Typing {
    /// What a call in a body lands on.
    mutating func targets(of call: Value, in function: FunctionRef) -> Targets {
        let body = body(function)
        let op = body[call]
        var result = Targets()
        guard op.kind == .call, !op.value.isNone else {
            result.reason = .value
            return result
        }
        let callee = body[op.value]
        let shape = value(op.value, in: function)
        for one in alternatives(of: shape) { add(one, callee, call, function, to: &result) }
        if result.all.count > 1 || result.isOutside || result.reason != nil { result.isCertain = false }
        if result.all.count > Self.breadthLimit { result.all.removeSubrange(Self.breadthLimit...) }
        if result.all.isEmpty, !result.isOutside, result.reason == nil { result.reason = reason(callee) }
        return result
    }

    private func reason(_ callee: Op) -> Unresolved {
        callee.kind == .attribute ? .receiver : callee.kind == .name ? .name : .value
    }

    private mutating func add(
        _ shape: Shape, _ callee: Op, _ call: Value, _ function: FunctionRef, to result: inout Targets
    ) {
        func note(_ target: FunctionRef, makesObject: Bool = false) {
            let target = Targets.Target(function: target, makesObject: makesObject)
            if !result.all.contains(target) { result.all.append(target) }
        }
        switch shape.kind {
        case .function: note(shape.function)
        case .overloads:
            let found = fitting(shape, call, in: function)
            for target in found { note(target.function) }
            if found.isEmpty { result.reason = .member }
        case .type, .ownType:
            let makers = constructors(of: shape.type, call, in: function)
            if makers.isEmpty { result.isOutside = true }
            for maker in makers { note(maker, makesObject: true) }
            guard shape.kind == .ownType else { return }
            for sub in subtypes(of: shape.type) where result.all.count <= Self.breadthLimit {
                let table = table(sub)
                for maker in program.constructorNames.flatMap({ table.functions($0) })
                where fits(maker, call, in: function) {
                    note(maker, makesObject: true)
                }
            }
        case .instance, .made, .own:
            let member = member(program.callName, ofType: shape.type, as: shape.kind)
            switch member.kind {
            case .function: note(member.function)
            case .overloads, .union:
                for one in contents(of: member) where one.kind == .function { note(one.function) }
            case .outside: result.isOutside = true
            default:
                if isCase(shape) { result.isOutside = true } else { result.reason = .value }
            }
        case .outside, .builtin, .sequence, .mapping, .tuple, .nothing: result.isOutside = true
        case .pending: break
        case .missing: result.reason = .member
        case .callable: result.reason = .value
        default: result.reason = reason(callee)
        }
    }

    /// The functions that run where an object of a type is made.
    private mutating func constructors(of type: TypeRef, _ call: Value, in function: FunctionRef)
        -> [FunctionRef]
    {
        for owner in line(of: type) {
            let table = table(owner)
            for name in program.constructorNames {
                let all = table.functions(name)
                if all.isEmpty { continue }
                guard membersAreOpen(owner.file) else { return [all[all.count - 1]] }
                var fitting = all.filter { fits($0, call, in: function, isStrict: true) }
                if fitting.isEmpty { fitting = all.filter { fits($0, call, in: function) } }
                if !fitting.isEmpty { return fitting }
            }
        }
        return []
    }

    // MARK: Overloads

    /// Those of several functions that a call may mean by its labels; all of them where none fits.
    mutating func fitting(_ shape: Shape, _ call: Value?, in function: FunctionRef) -> [Shape] {
        let all = contents(of: shape)
        guard let call else { return Array(all.prefix(Self.breadthLimit)) }
        var found = all.filter { fits($0.function, call, in: function, isStrict: true) }
        if found.isEmpty { found = all.filter { fits($0.function, call, in: function) } }
        let concrete = found.filter { !isAbstract($0.function) }
        return Array((concrete.isEmpty ? found : concrete).prefix(Self.breadthLimit))
    }

    /// Whether the labels of a call, or the number of its arguments, agree with what a function takes.
    /// - Parameter isStrict: a closure behind the brackets is taken by a parameter alone that shows a function type,
    ///   not by one whose type has a name of its own.
    func fits(_ target: FunctionRef, _ call: Value, in function: FunctionRef, isStrict: Bool = false) -> Bool
    {
        let body = body(function)
        let arguments = body.call(body[call]).arguments
        return membersAreOpen(target.file)
            ? fitsInOrder(target, arguments, facts(function.file), isStrict)
            : fitsByName(target, arguments, facts(function.file))
    }

    /// Labels stand in the order of the parameters; closures behind the brackets need none.
    private func fitsInOrder(
        _ target: FunctionRef, _ arguments: [Argument], _ asking: FileFacts, _ isStrict: Bool
    ) -> Bool {
        let facts = facts(target.file)
        let fact = facts.function(Int(target.function))
        var place = 0
        for number in fact.parameters {
            let parameter = facts.parameter(number)
            if parameter.flags & ParameterFlag.isImplicit != 0 { continue }
            let label = parameter.label.isNone ? 0 : facts.hash(of: parameter.label)
            if place < arguments.count {
                let argument = arguments[place]
                let own = argument.label.isNone ? 0 : asking.hash(of: argument.label)
                let isTrailing = argument.flags & ArgumentFlag.trailing != 0
                let takesClosure =
                    parameter.flags & ParameterFlag.isFunction != 0
                    || !isStrict && parameter.defaultValue.isNone
                if isTrailing && own == 0 ? takesClosure : own == label {
                    place += 1
                    if parameter.kind == .variadic {
                        while place < arguments.count, arguments[place].label.isNone,
                            arguments[place].flags & ArgumentFlag.trailing == 0
                        {
                            place += 1
                        }
                    }
                    continue
                }
            }
            if parameter.defaultValue.isNone, parameter.kind != .variadic { return false }
        }
        return place == arguments.count
    }

    private func fitsByName(_ target: FunctionRef, _ arguments: [Argument], _ asking: FileFacts) -> Bool {
        let facts = facts(target.file)
        let fact = facts.function(Int(target.function))
        var names: Set<UInt32> = []
        var positional = 0
        var takesAnyName = false
        var takesAnyNumber = false
        for number in fact.parameters {
            let parameter = facts.parameter(number)
            switch parameter.kind {
            case .variadic: takesAnyNumber = true
            case .keywords: takesAnyName = true
            case .keywordOnly: names.insert(facts.hash(of: parameter.name))
            case .normal:
                names.insert(facts.hash(of: parameter.name))
                positional += 1
            case .positionalOnly: positional += 1
            }
        }
        var given = 0
        for argument in arguments {
            if argument.flags != 0 { continue }
            if argument.label.isNone {
                given += 1
            } else if !takesAnyName, !names.contains(asking.hash(of: argument.label)) {
                return false
            }
        }
        return takesAnyNumber || given <= positional
    }
}
