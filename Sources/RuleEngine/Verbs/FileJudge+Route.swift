import Facts
import Findings
import Linking
import SourceText

/// `require` that an application which says where it is has a route by which it can be asked whether it is well.
extension FileJudge {
    mutating func hold(_ route: RouteCheck, _ check: Check) {
        let methods = Set(route.methods.compactMap { facts.symbol($0) })
        guard !methods.isEmpty else { return }
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                let callee = body[Value(body.a(place))]
                guard callee.kind == .attribute, methods.contains(callee.member), !callee.value.isNone,
                    body[callee.value].kind == .name, makes(body[callee.value].symbol, route, body)
                else { continue }
                let called = body.spelling(body[place].value)
                switch asked(route) {
                case .well: continue
                case .missing:
                    tell(
                        body.shownRange(body[place]), id, role,
                        "`\(called)` registers the application, which has no route `/health`",
                        cure: "add a route `/health` that answers \(route.answer)", isCertain: false)
                case .ill(let answer):
                    tell(
                        body.shownRange(body[place]), id, role,
                        "`\(called)` registers the application, whose `\(answer.name)` never answers \(route.answer)",
                        cure: "let `\(answer.name)` answer \(route.answer) while the application is well",
                        isCertain: false, related: [answer.place])
                }
            }
        }
    }

    /// Whether a name is bound to an object of one of the classes, here or where it is imported from.
    private func makes(_ name: Symbol, _ check: RouteCheck, _ body: Body) -> Bool {
        if isBound(name, check, in: [body.function, 0], facts) { return true }
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            guard (fact.alias.isNone ? fact.name : fact.alias) == name,
                let source = program.program.source(of: fact, in: index)
            else { continue }
            return isBound(source.name, check, in: [0], program.files[source.file].file.facts)
        }
        return false
    }

    private func isBound(_ name: Symbol, _ check: RouteCheck, in functions: [Int], _ facts: FileFacts) -> Bool
    {
        functions.contains { id in
            let body = Body(facts, function: id)
            return body.bindings.contains { binding in
                guard binding.name == name, !binding.value.isNone,
                    body.kind(Int(binding.value.index)) == .call,
                    !body[binding.value].value.isNone
                else { return false }
                return check.callees.contains(facts.string(body[body[binding.value].value].lastName))
            }
        }
    }

    private enum Health {
        /// Or nothing can be said of it.
        case well
        case missing
        case ill((name: String, place: Finding.Place))
    }

    /// What the routes of the application say about whether it can be asked.
    private func asked(_ check: RouteCheck) -> Health {
        var ill: (name: String, place: Finding.Place)?
        var hasRoutes = false
        for file in program.files(of: ApplicationFolder(of: program.files[index].file.path)) {
            let other = program.files[file].file.facts
            guard check.routes.contains(where: { other.symbol($0) != nil }) else { continue }
            for id in 0..<other.functionCount {
                let body = Body(other, function: id)
                for place in 0..<body.count {
                    guard let path = route(place, body, check) else { continue }
                    hasRoutes = true
                    guard other.withBytes(of: path, { bytes in check.paths.contains { $0.matches(bytes) } })
                    else { continue }
                    guard let handler = handler(Value(UInt32(place)), of: id, other),
                        isNeverWell(handler, check, other)
                    else { return .well }
                    let fact = other.function(handler)
                    ill = (
                        other.string(fact.path),
                        Finding.Place(file: file, range: fact.nameRange, message: "it is asked here")
                    )
                }
            }
        }
        return ill.map { .ill($0) } ?? (hasRoutes ? .missing : .well)
    }

    /// The path of the route that a call makes.
    private func route(_ place: Int, _ body: Body, _ check: RouteCheck) -> Symbol? {
        guard body.kind(place) == .call, body.a(place) != UInt32.max,
            check.routes.contains(body.facts.string(body[Value(body.a(place))].lastName))
        else { return nil }
        for argument in body.call(body[place]).arguments {
            guard !argument.value.isNone, body.kind(Int(argument.value.index)) == .string else { continue }
            let path = body[argument.value].symbol
            if body.facts.withBytes(of: path, { $0.first == 0x2F }) { return path }
        }
        return nil
    }

    /// The function that a decorator stands above.
    private func handler(_ decorator: Value, of parent: Int, _ facts: FileFacts) -> Int? {
        (parent + 1..<max(facts.functionCount, parent + 1)).first { id in
            let fact = facts.function(id)
            return fact.parent == parent && fact.decorators != UInt32.max
                && facts.list(fact.decorators).contains(decorator.index)
        }
    }

    /// Whether all that a function returns carries a status, and none is what is asked for.
    private func isNeverWell(_ function: Int, _ check: RouteCheck, _ facts: FileFacts) -> Bool {
        let body = Body(facts, function: function)
        let returns = (0..<body.count).filter { body.kind($0) == .return }
        return !returns.isEmpty
            && returns.allSatisfy { place in
                guard body.a(place) != UInt32.max else { return false }
                let op = body[Value(body.a(place))]
                guard op.kind == .collection, let status = facts.list(op.a).dropFirst().first,
                    body.kind(Int(status)) == .number
                else { return false }
                return facts.string(body[Value(status)].symbol) != check.answer
            }
    }
}
