import Linking

/// What packs say for the files of one language: models, roles, and which checks hold there. Everybody who looks at a file
/// refers to it.
final class LanguageRules: Sendable {
    let name: String
    let models: Models
    let roles: RoleRules
    let gates: [CheckGate]
    /// Texts that rules look for in calls.
    let texts: [NamePattern]
    /// The flags of the migration.
    let flags: FlagTable

    /// Of a rule set that speaks of no language.
    static let none = LanguageRules(
        "", RuleSet(infos: [], rules: [], models: [], roles: [], packs: [], metrics: []), [],
        AnalysisSettings())

    /// - Parameter rules: the rules in force.
    init(_ name: String, _ set: RuleSet, _ rules: [Rule], _ settings: AnalysisSettings) {
        self.name = name
        let holds = { (languages: [String]) in languages.isEmpty || languages.contains(name) }
        let chosen = set.models(chosen: settings.packs).filter { holds($0.languages) }
        var models = Models(chosen, settings.names)
        var gates: [CheckGate] = []
        var texts: [NamePattern] = []
        for (number, rule) in rules.enumerated() where rule.info.languages.contains(name) {
            for (place, check) in rule.checks.enumerated() where check.holds(in: name) {
                var gate = CheckGate(rule: number, number: place, check: check)
                for word in check.subject.names { gate.names.insert(models.vocabulary.add(word, .named)) }
                for word in check.subject.sought { models.vocabulary.add(word, .named) }
                gates.append(gate)
                if case .bridge(let bridge) = check.subject, bridge.isDropped {
                    for name in bridge.callees.compactMap(\.name.exactName) {
                        models.vocabulary.add(name, .starter)
                    }
                }
                for name in gate.unlessNamed { models.vocabulary.add(name, .setting) }
                guard let call = check.call else { continue }
                models.lookFor(call, isRestricted: gate.isRestrictedCall, beside: gate.isBeside)
                texts += call.strings
            }
        }
        flags = FlagTable(chosen, settings.names, &models.vocabulary)
        roles = RoleRules(set.roles.filter { holds($0.languages) }, settings, &models.vocabulary)
        self.gates = gates
        self.texts = texts
        self.models = models
    }
}
