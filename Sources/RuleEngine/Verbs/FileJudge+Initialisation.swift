import Facts
import Findings
import Linking
import SourceText

/// `require` that an object which is made without the application is given it later.
extension FileJudge {
    mutating func hold(_ initialisation: InitialisationCheck, _ check: Check) {
        // What is missing in a file that cannot be read may be there.
        guard facts.problems.isEmpty else { return }
        let own = ApplicationFolder(of: program.files[index].file.path)
        var application: String??
        for id in 0..<facts.functionCount where facts.function(id).kind != .typeBody {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for binding in body.bindings {
                guard !binding.value.isNone, body.kind(Int(binding.value.index)) == .call,
                    isMeant(binding.value, body, initialisation)
                else { continue }
                let uses = NameUses(of: binding.name, boundIn: id, of: index, program)
                guard !uses.members.contains(initialisation.method), !uses.isHandedOn else { continue }
                let found = application ?? self.application(initialisation, own)
                application = .some(found)
                guard let found else { continue }
                let name = facts.string(binding.name)
                let op = body[binding.value]
                tell(
                    body.shownRange(op), id, role,
                    "`\(name)` is made without the application, and never given it",
                    cure: "call `\(name).\(initialisation.method)(app)` in `\(found)`")
            }
        }
    }

    /// Whether a call makes such an object, and passes no application.
    private mutating func isMeant(_ call: Value, _ body: Body, _ check: InitialisationCheck) -> Bool {
        let op = body[call]
        guard !op.value.isNone, body.call(op).arguments.allSatisfy({ isNoApplication($0, body) }) else {
            return false
        }
        let callee = body[op.value]
        var type = op.value
        let isNamed = check.callees.contains { wanted in
            guard !callee.lastName.isNone, wanted.name.matches(facts.string(callee.lastName)) else {
                return false
            }
            guard let owner = wanted.type else { return true }
            guard callee.kind == .attribute, !callee.value.isNone else { return false }
            type = callee.value
            return owner.matches(facts.string(body[callee.value].lastName))
        }
        guard isNamed else { return false }
        let types = evaluation.types(namedBy: type, in: body.function)
        if let first = types.first {
            return program.program.hierarchy(of: first).contains { owner in
                let other = program.files[Int(owner.file)].file.facts
                return other.symbol(check.method).map {
                    program.program.ownMethod(other, $0, of: owner) != nil
                } ?? false
            }
        }
        // What is made outside the program is known by its module.
        let id = evaluation.known(type, in: body.function)
        let known = evaluation[id]
        return evaluation.path(of: known).map { path in check.modules.contains { $0.matches(path) } } ?? false
    }

    /// Whether an argument cannot be the application: a setting with a label, or nothing.
    private func isNoApplication(_ argument: Argument, _ body: Body) -> Bool {
        guard argument.flags == 0 else { return false }
        if body.kind(Int(argument.value.index)) == .none { return true }
        return !argument.label.isNone && facts.string(argument.label) != "app"
    }

    /// The function of the same application that makes it.
    private func application(_ check: InitialisationCheck, _ own: ApplicationFolder) -> String? {
        for file in program.files(of: own) {
            let other = program.files[file].file.facts
            let making = Set(check.applications.compactMap { other.symbol($0) })
            guard !making.isEmpty else { continue }
            for id in 0..<other.functionCount {
                let body = Body(other, function: id)
                let isMaking = (0..<body.count).contains { place in
                    body.kind(place) == .call && body.a(place) != UInt32.max
                        && making.contains(body[Value(body.a(place))].lastName)
                }
                guard isMaking else { continue }
                return id == 0 ? program.files[file].file.path : other.string(other.function(id).path)
            }
        }
        return nil
    }
}
