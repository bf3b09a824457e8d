import Facts
import Findings
import Linking
import SourceText

/// Whether a fix that leaves the commit to others leaves it to somebody who does commit.
extension ReachJudge {
    /// Takes away the fixes after which a write could be lost.
    mutating func keepWrites(_ candidates: inout [Candidate]) {
        for place in candidates.indices
        where !candidates[place].edits.isEmpty && engine.asksForCommit(candidates[place]) {
            var seen: Set<FunctionRef> = []
            let function = FunctionRef(file: index, function: candidates[place].function)
            // A default counts only for the calls that leave it to that; the others end nothing.
            let isDefault = engine.rules[candidates[place].rule].fix?.kind.isDefault ?? false
            // Of a function that was not followed nothing is known.
            let isFollowed =
                !isDefault
                || ownership.summary(of: function).contains { $0.effect == .commits || $0.effect == .begins }
            if !isFollowed || !isCommittedBehindCalls(of: function, mayEndNothing: isDefault, &seen) {
                candidates[place].edits = []
            }
        }
    }

    /// Whether everybody who calls a function that ends a transaction commits that session itself behind the call, or
    /// has it from somebody who does. Where nobody is known to call it, nobody is known to commit.
    private mutating func isCommittedBehindCalls(
        of function: FunctionRef, mayEndNothing: Bool, _ seen: inout Set<FunctionRef>
    ) -> Bool {
        guard seen.insert(function).inserted else { return true }
        let calls = ownership.calls(of: function)
        guard !calls.isEmpty, seen.count < 64 else { return false }
        for call in calls {
            let ends = ends(behind: call)
            guard call.isCertain, !ends.isEmpty || mayEndNothing else { return false }
            for end in ends where !commits(end.access, behind: ownership.op(of: call.ref), call.function) {
                guard case .borrowed = ownership.owner(of: end.access, in: call.function),
                    isCommittedBehindCalls(of: call.function, mayEndNothing: mayEndNothing, &seen)
                else { return false }
            }
        }
        return true
    }

    /// What a call reaches that ends or begins a transaction.
    private mutating func ends(behind call: Ownership.KnownCall) -> [Ownership.ReachThroughCall] {
        if let known = endsByCall[call.function] { return known[call.ref] ?? [] }
        var all: [CallRef: [Ownership.ReachThroughCall]] = [:]
        for found in ownership.reaches(from: call.function)
        where found.effect == .commits || found.effect == .begins {
            all[found.call, default: []].append(found)
        }
        endsByCall[call.function] = all
        return all[call.ref] ?? []
    }

    /// Whether a function commits a session in its own body on every way from an operation on, errors left out.
    private func commits(_ access: Access, behind op: UInt32, _ function: FunctionRef) -> Bool {
        let deeds = ownership.deeds(of: function).filter {
            $0.effect == .commits && $0.isCertain && $0.accesses == [access]
        }
        guard !deeds.isEmpty else { return false }
        let place = PlacedFile(engine, program, Int(function.file))
        let body = Body(place.facts, function: Int(function.function))
        let ends = deeds.map { deed in
            let isBlock = body.kind(Int(deed.op)) == .entered
            return PathQuery.Mark(at: deed.op, time: isBlock ? .atEnd : .here)
        }
        return place.plainPaths(body).unreleased(acquired: [PathQuery.Mark(at: op)], released: ends)
            .allSatisfy { $0.kind == .error }
    }
}

extension ReachJudge {
    /// Adds to fixes that give a function another parameter what its callers have for it: every call that surely lands
    /// there, and has a registry in scope, passes that on. The others are served by the default.
    func reachCallers(_ candidates: inout [Candidate]) {
        for place in candidates.indices {
            guard let edit = candidates[place].edits.first,
                case .insertParameter(let parameter)? = engine.rules[candidates[place].rule].fix(
                    language.name)?
                    .kind,
                let label = parameter.split(separator: "=").first,
                let function = (0..<facts.functionCount).first(where: {
                    facts.function($0).parametersEnd == edit.range.start
                })
            else { continue }
            let calls = ownership.calls(of: FunctionRef(file: index, function: function))
            candidates[place].edits += calls.compactMap { passing(String(label), at: $0) }
        }
    }

    private func passing(_ label: String, at call: Ownership.KnownCall) -> Finding.Fix.Edit? {
        guard call.isCertain else { return nil }
        let file = Int(call.function.file)
        let op = Int(ownership.op(of: call.ref))
        var judge = FileJudge(engine, program, file)
        let body = Body(judge.facts, function: Int(call.function.function))
        guard body.kind(op) == .call else { return nil }
        guard let value = judge.value([.registry], inScopeAt: op, body.function), !value.isNamed else {
            return nil
        }
        return body.passing(value.text, as: label, in: body.call(body[op]), of: file)
    }
}

extension Engine {
    /// Whether the fix of a candidate's rule is only right where an owner commits.
    fileprivate func asksForCommit(_ candidate: Candidate) -> Bool {
        rules[candidate.rule].fix?.needsOwnerCommit ?? false
    }

    /// Takes away the fixes that only calls could show to be right, where calls are not followed.
    func dropUnprovenFixes(_ candidates: inout [Candidate]) {
        for place in candidates.indices where asksForCommit(candidates[place]) {
            candidates[place].edits = []
        }
    }
}
