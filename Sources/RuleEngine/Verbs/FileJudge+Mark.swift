import Facts
import Findings
import Linking
import SourceText

/// `require` that a class which carries a mark has what the mark asks for.
extension FileJudge {
    mutating func hold(_ mark: MarkCheck, _ check: Check) {
        // What is missing in a file that cannot be read may be there.
        guard facts.problems.isEmpty, let name = facts.symbol(mark.mark) else { return }
        var isFirst = true
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            let body = Body(facts, function: type.body)
            guard let binding = body.bindings.last(where: { $0.name == name }),
                body.kind(Int(binding.value.index)) == .boolean, body[binding.value].a == 1,
                case .some(let role) = scope(check, function: type.body), !isMark(id, mark)
            else { continue }
            let own = facts.string(type.name)
            let bases = bases(of: TypeRef(file: index, type: id))
            if !mark.bases.isEmpty, !bases.names.contains(where: { matches($0, mark.bases) }) {
                let wanted = mark.bases.first?.exactName ?? "the mixin"
                tell(
                    binding.range, type.body, role,
                    "`\(own)` sets `\(mark.mark)` and does not derive from `\(wanted)`",
                    cure: "derive `\(own)` from `\(wanted)`, which acts on the mark",
                    isCertain: bases.unknown.allSatisfy { matches($0, mark.plainBases) }, type: id)
            }
            let isOpen = bases.unknown.contains { !matches($0, mark.plainBases) }
            if !mark.methods.isEmpty, !isOpen, !has(mark.methods, TypeRef(file: index, type: id)) {
                let wanted = mark.methods.sorted().first ?? ""
                tell(
                    type.nameRange, type.body, role, "`\(own)` sets `\(mark.mark)` and has no `\(wanted)`",
                    cure: "give `\(own)` a method `\(wanted)` that says what its events carry", type: id)
            }
            if isFirst, !mark.served.isEmpty { holdServed(mark, name, binding.range, id, role) }
            isFirst = false
        }
    }

    /// Whether a class is what others derive from to get the mark.
    private func isMark(_ type: Int, _ mark: MarkCheck) -> Bool {
        matches(facts.string(facts.typeName(type)), mark.bases)
    }

    private func matches(_ name: String, _ patterns: [NamePattern]) -> Bool {
        patterns.contains { $0.matches(name) }
    }

    /// The names of all that a class derives from, and of those of them that the program does not declare.
    private func bases(of type: TypeRef) -> (names: Set<String>, unknown: Set<String>) {
        var names: Set<String> = []
        var unknown: Set<String> = []
        for one in program.program.hierarchy(of: type) {
            let other = program.files[Int(one.file)].file.facts
            let fact = other.type(Int(one.type))
            if one != type { names.insert(other.string(fact.name)) }
            let body = Body(other, function: fact.parent)
            for base in other.bases(of: fact) where base.label.isNone && !base.value.isNone {
                let op =
                    body[base.value].kind == .subscripted ? body[body[base.value].value] : body[base.value]
                let name = op.lastName.isNone ? "?" : other.string(op.lastName)
                names.insert(name)
                if program.program.type(writtenAt: base.value, in: fact.parent, of: Int(one.file)) == nil {
                    unknown.insert(name)
                }
            }
        }
        return (names, unknown)
    }

    private func has(_ methods: Set<String>, _ type: TypeRef) -> Bool {
        program.program.hierarchy(of: type).contains { owner in
            let other = program.files[Int(owner.file)].file.facts
            return methods.contains { name in
                guard let symbol = other.symbol(name) else { return false }
                if program.program.ownMethod(other, symbol, of: owner) != nil { return true }
                // `to_dict = as_dict`
                return Body(other, function: other.type(Int(owner.type)).body).bindings
                    .contains { $0.name == symbol }
            }
        }
    }

    /// Tells of the first class of an application whose marks nobody serves.
    private mutating func holdServed(
        _ mark: MarkCheck, _ name: Symbol, _ range: ByteRange, _ type: Int, _ role: FoundRole?
    ) {
        let own = ApplicationFolder(of: program.files[index].file.path)
        let files = program.files(of: own)
        let isServed = files.contains { program.calls(mark.served, in: $0) }
        let isLater = program.naming.contains { other in
            other < index && own == ApplicationFolder(of: program.files[other].file.path)
                && program.files[other].file.facts.symbol(mark.mark) != nil
        }
        guard !isServed, !isLater else { return }
        let served = mark.served.map { "`\($0)`" }.joined(separator: " or ")
        tell(
            range, facts.type(type).body, role, "`\(mark.mark)` is set, and nothing here calls \(served)",
            cure: "let a worker of this application process the events, or take the mark away",
            isCertain: false, type: type)
    }
}
