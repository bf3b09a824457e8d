import Facts
import Linking

/// Which checks can find something in a file, and which of its functions have to be evaluated for them.
struct FilePlan: Sendable {
    var gates: [CheckGate]
    var functions: [Int]
}

extension Engine {
    /// Nil where nothing can be found.
    func plan(_ program: LinkedProgram, _ index: Int) -> FilePlan? {
        let file = program.files[index]
        guard languages.indices.contains(file.language) else { return nil }
        if let role = file.roles.file?.role, role.isLeftOut, asked.isDisjoint(with: RoleMask([role])) {
            return nil
        }
        let language = languages[file.language]
        let mask = file.roles.mask
        let isOpener = file.scan.use.contains(.opener) || program.program.importsOpener(index)
        let handed = program.program.functionsNamingHandouts(of: index)
        let inherited = program.program.functionsNamingInherited(of: index)
        let opens = isOpener || !handed.isEmpty || !inherited.isEmpty
        var also: WordUse = []
        var kept: [CheckGate] = []
        for gate in program.gates(of: index) {
            if let roles = gate.roles, roles.isDisjoint(with: mask) {
                // In a tree without roles, who borrows a session is taken for a service.
                guard program.isRoleless, gate.subject == .effect else { continue }
            }
            if gate.needsOpener || gate.needsOpening, !opens { continue }
            if !gate.names.isEmpty, !file.has(gate.names) { continue }
            if gate.needsConfiguration, !isConfiguration(file, for: gate) { continue }
            if gate.needsEntries, program.entries.isEmpty { continue }
            if gate.needsKnownRegistry, !program.registries.isKnown, !program.hasAgentPool { continue }
            if gate.needsRegistry, !program.namesRegistry(file) { continue }
            if gate.needsMaker, !program.services.values.contains(where: { $0.concerns(index, mask) }) {
                continue
            }
            if gate.needsSign, !file.scan.hasSign, inherited.isEmpty,
                file.scan.use.isDisjoint(with: [.evidence, .opener])
            {
                continue
            }
            if gate.needsScoped, !program.scoped.values.contains(where: { $0.concerns(file) }) { continue }
            if gate.needsContext, !program.contexts.concerns(file) { continue }
            if gate.needsShared, !program.shared.values.contains(where: { $0.concerns(file) }) { continue }
            if gate.unlessNamed.contains(where: program.settings.contains) { continue }
            if gate.needsFlags, !program.flags.areKnown { continue }
            if gate.needsOldWay, !program.flags.concern(file),
                !language.flags.isOldImported(by: file.file.facts)
            {
                continue
            }
            if gate.isRestrictedCall { also.formUnion(.restricted) }
            kept.append(gate)
        }
        if file.scan.use.contains(.textual), file.scan.hasText(file.file.facts, language.texts) {
            also.formUnion(.textual)
        }
        var functions = file.scan.functionsWorthEvaluating(
            file.file.facts, language.models, also: also, hasOpeners: isOpener)
        if !handed.isEmpty || !inherited.isEmpty {
            functions = Set(functions).union(handed).union(inherited).sorted()
        }
        if functions.isEmpty {
            kept.removeAll { [.effect, .call, .escape].contains($0.subject) || $0.needsOpening }
        }
        return kept.isEmpty ? nil : FilePlan(gates: kept, functions: functions)
    }

    /// Whether a file may have what a check about configuration speaks of.
    private func isConfiguration(_ file: ScannedFile, for gate: CheckGate) -> Bool {
        guard case .literal(let literal) = rules[gate.rule].checks[gate.check].subject else { return true }
        return literal.concerns(file)
    }
}
