import Facts
import Findings
import Linking
import SourceText

/// A finding, and what it was made from.
struct Told {
    var candidate: Candidate
    var finding: Finding
}

/// From the candidates of one file to findings: grouped by cause, worded, numbered.
struct FindingWriter {
    let engine: Engine
    let index: Int
    let path: String
    let facts: FileFacts
    let language: LanguageRules
    var candidates: [Candidate]

    init(_ engine: Engine, _ program: LinkedProgram, _ index: Int, _ candidates: [Candidate]) {
        self.engine = engine
        self.index = index
        let file = program.files[index]
        path = file.file.path
        facts = file.file.facts
        language = engine.languages.isEmpty ? .none : engine.languages[file.language]
        self.candidates = candidates
    }

    /// The candidates of which each is a finding, or a part of one that others of its cause in other files belong to.
    mutating func grouped() -> [Candidate] {
        sort()
        if engine.settings.isGrouped { group() }
        return candidates
    }

    private mutating func sort() {
        candidates.sort {
            ($0.range, engine.rules[$0.rule].info.id) < ($1.range, engine.rules[$1.rule].info.id)
        }
    }

    /// - Precondition: the candidates are grouped.
    mutating func told() -> [Told] {
        let overrides = engine.overrides(of: path)
        sort()
        var ordinals: [UInt64: Int] = [:]
        var causes: [CauseKey: String] = [:]
        var result: [Told] = []
        for candidate in candidates {
            let rule = engine.rules[candidate.rule]
            let declaration = declaration(of: candidate)
            let first = Fingerprint(
                rule: rule.info.id, path: path, declaration: declaration, shape: candidate.shape)
            let ordinal = ordinals[first.value, default: 0] + 1
            ordinals[first.value] = ordinal
            let fingerprint = first.numbered(ordinal)
            let cause = causes[candidate.key] ?? causeID(path, fingerprint)
            causes[candidate.key] = cause
            let finding = finding(
                candidate, rule, declaration, fingerprint, cause, severity(candidate, rule, overrides))
            result.append(Told(candidate: candidate, finding: finding))
        }
        return result
    }

    /// Makes one candidate of those that have one cause.
    private mutating func group() {
        var principals: [CauseKey: Int] = [:]
        for (place, candidate) in candidates.enumerated()
        where principals[candidate.key] == nil || isBetter(place, principals[candidate.key]) {
            principals[candidate.key] = place
        }
        var kept: [Candidate] = []
        for (place, candidate) in candidates.enumerated() {
            guard candidate.isSecondary, let principal = principals[candidate.key], principal != place else {
                kept.append(candidate)
                continue
            }
            let here = Finding.Place(file: index, range: candidate.range, message: candidate.secondaryMessage)
            if here.range != candidates[principal].range,
                !candidates[principal].related.contains(where: { $0.range == here.range })
            {
                candidates[principal].related.append(here)
            }
            if candidates[principal].rule == candidate.rule {
                for edit in candidate.edits where !candidates[principal].edits.contains(edit) {
                    candidates[principal].edits.append(edit)
                }
            }
        }
        // Places that were added to a principal after it was kept.
        for (number, candidate) in kept.enumerated() {
            if let principal = principals[candidate.key], candidates[principal].range == candidate.range,
                candidates[principal].rule == candidate.rule
            {
                kept[number].related = candidates[principal].related
                kept[number].edits = candidates[principal].edits
            }
        }
        candidates = kept
    }

    private func isBetter(_ place: Int, _ other: Int?) -> Bool {
        guard let other else { return true }
        return candidates[other].isSecondary && !candidates[place].isSecondary
    }

    /// What to do, and what the role rests on where that may be wrong.
    private func help(_ text: String, _ candidate: Candidate) -> String {
        candidate.role?.doubt.map { "\(text); \($0)" } ?? text
    }

    private func declaration(of candidate: Candidate) -> String {
        let symbol = candidate.type.map { facts.type($0).path } ?? facts.function(candidate.function).path
        return facts.string(symbol)
    }

    private func causeID(_ path: String, _ fingerprint: Fingerprint) -> String {
        hex(ContentHash(Array((path + "\u{0}" + fingerprint.description).utf8)).high)
    }

    private func severity(_ candidate: Candidate, _ rule: Rule, _ overrides: [PathOverride]) -> Severity {
        var severity = engine.settings.severities[rule.info.id] ?? rule.info.severity
        for override in overrides { severity = override.severities[rule.info.id] ?? severity }
        if candidate.isNote { severity = min(severity, .note) }
        if candidate.isWarning { severity = min(severity, .warning) }
        return candidate.isCertain ? severity : min(severity, .warning)
    }

    private func finding(
        _ candidate: Candidate, _ rule: Rule, _ declaration: String, _ fingerprint: Fingerprint,
        _ cause: String,
        _ severity: Severity
    ) -> Finding {
        let fill: (Template.Placeholder) -> String = { placeholder in
            // What has no name of its own says nothing before a name.
            if let value = candidate.fills[placeholder] {
                return value.hasPrefix("?.") ? String(value.dropFirst(2)) : value
            }
            switch placeholder {
            case .function, .class: return declaration.isEmpty ? "<module>" : declaration
            case .role: return candidate.role?.role?.name ?? "file"
            default: return ""
            }
        }
        let wording = rule.wording(language.name)
        var fix: Finding.Fix?
        if let recipe = rule.fix(language.name), !candidate.edits.isEmpty {
            let edits = candidate.edits.sorted { ($0.file, $0.range) < ($1.file, $1.range) }
            fix = Finding.Fix(safety: recipe.safety, title: recipe.title, edits: edits)
        }
        return Finding(
            rule: rule.info.id, severity: severity, confidence: candidate.isCertain ? .certain : .likely,
            message: (candidate.isJoined ? wording.joined ?? wording.message : wording.message).filled(fill),
            help: help(wording.help.filled(fill), candidate),
            place: Finding.Place(file: index, range: candidate.range),
            function: declaration.isEmpty ? nil : declaration, role: candidate.role?.role?.name,
            fingerprint: fingerprint, cause: cause, trace: candidate.trace,
            related: candidate.related.sorted { ($0.file, $0.range) < ($1.file, $1.range) },
            fix: fix)
    }
}
