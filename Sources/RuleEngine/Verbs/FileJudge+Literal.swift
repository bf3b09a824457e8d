import Facts
import Findings
import Linking
import SourceText

/// `forbid` to write down in configuration what only its owner may know.
extension FileJudge {
    mutating func hold(_ literal: LiteralCheck, _ check: Check) {
        let path = PathParts(program.files[index].file.path)
        let isConfiguration = literal.files.contains { $0.depth(in: path) != nil }
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            let isMeant: Bool
            switch fact.kind {
            case .file: isMeant = isConfiguration
            case .typeBody: isMeant = fact.type.map { isMeantClass($0, isConfiguration, literal) } ?? false
            default: isMeant = false
            }
            guard isMeant, case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for binding in body.bindings where !binding.value.isNone {
                hold(binding, body, fact.kind == .typeBody ? fact.type : nil, literal, role)
            }
        }
    }

    private func isMeantClass(_ type: Int, _ isConfiguration: Bool, _ check: LiteralCheck) -> Bool {
        let facts = facts
        return facts.withBytes(of: facts.typeName(type)) { name in
            (isConfiguration || check.classes.contains { $0.matches(name) })
                && !check.notClasses.contains { $0.matches(name) }
        }
    }

    private mutating func hold(
        _ binding: Binding, _ body: Body, _ type: Int?, _ check: LiteralCheck, _ role: FoundRole?
    ) {
        let written = facts.string(binding.name)
        let name = written.uppercased()
        let isAddress = check.addresses.contains { $0.matches(name) }
        guard isAddress || check.names.contains(where: { $0.matches(name) }),
            !check.notNames.contains(where: { $0.matches(name) })
        else { return }
        let secret = SecretText(check: check)
        for (value, isFallback) in values(binding.value, body, check, depth: 0) {
            let op = body[value]
            guard op.kind == .string, !op.symbol.isNone else { continue }
            let text = facts.string(op.symbol)
            guard isAddress ? secret.isAddressWithPassword(text) : secret.isSecret(text) else { continue }
            tell(
                op.range, body.function, role,
                isFallback
                    ? "`\(written)` falls back to a secret that is written here"
                    : "`\(written)` is a secret that is written here",
                cure: isFallback
                    ? "let the program stop where `\(written)` is not set, and replace the secret"
                    : "read `\(written)` from the environment or a vault, and replace the secret",
                isCertain: !isFallback, type: type)
        }
    }

    /// The values that a setting may have as they are written, and whether each holds where nothing else is set.
    private func values(_ value: Value, _ body: Body, _ check: LiteralCheck, depth: Int)
        -> [(value: Value, isFallback: Bool)]
    {
        guard !value.isNone, depth < 4 else { return [] }
        let op = body[value]
        switch op.kind {
        case .string: return [(value, false)]
        case .either:
            // `os.getenv("KEY") or "…"`
            let all = facts.list(op.a).map { Value($0) }
            let isChoice = all.contains { body.kind(Int($0.index)) == .call }
            return all.flatMap { values($0, body, check, depth: depth + 1) }.map {
                ($0.value, $0.isFallback || isChoice)
            }
        case .call where !op.value.isNone:
            let name = facts.string(body[op.value].lastName)
            let arguments = body.call(op).arguments.filter { $0.flags == 0 }
            let isSource = check.sources.contains(name)
            guard isSource || check.fields.contains(name) else { return [] }
            return arguments.enumerated().filter { place, argument in
                argument.label.isNone
                    ? place >= (isSource ? 1 : 0) : check.labels.contains(facts.string(argument.label))
            }.flatMap { values($0.element.value, body, check, depth: depth + 1) }.map {
                ($0.value, isSource || $0.isFallback)
            }
        default: return []
        }
    }
}
