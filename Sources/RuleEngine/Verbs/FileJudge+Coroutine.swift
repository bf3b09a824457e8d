import Facts
import Findings
import Linking
import SourceText

/// `forbid` an `await` of a method that is no coroutine, or a call of one that is without it.
extension FileJudge {
    mutating func hold(_ coroutine: CoroutineCheck, _ check: Check) {
        let names = coroutine.callees.compactMap { facts.symbol($0) }
        guard !names.isEmpty else { return }
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let callee = body[Value(body.a(index))]
                guard callee.kind == .attribute, names.contains(callee.member), !callee.value.isNone,
                    let declared = declared(at: index, callee, body, coroutine),
                    let mismatch = mismatch(index, body, isCoroutine: declared.isCoroutine)
                else { continue }
                let (otherFacts, target) = fact(declared.target)
                let path = otherFacts.string(target.path)
                let op = body[index]
                candidates.append(
                    Candidate(
                        rule: rule, range: mismatch.range, function: id, role: role,
                        isCertain: declared.isCertain && mismatch.isCertain && role?.isCertain ?? true,
                        shape: body.call(op).shape,
                        fills: [
                            .callee: body.shown(op.value),
                            .consequence: declared.isCoroutine
                                ? "is not awaited, and `\(path)` is a coroutine"
                                : "is awaited, and `\(path)` is no coroutine",
                            .value: declared.isCoroutine
                                ? "await it: `await \(body.shown(op.value))(…)`"
                                : "call it without `await`",
                        ],
                        related: [
                            Finding.Place(
                                file: Int(declared.target.file), range: target.nameRange,
                                message: "it is declared here")
                        ], edits: mismatch.edits,
                        key: .place(rule: rule, start: op.range.start, end: op.range.end)))
            }
        }
    }

    // MARK: What is declared

    private struct DeclaredMethod {
        var target: FunctionRef
        var isCoroutine: Bool
        var isCertain: Bool
    }

    private mutating func declared(at index: Int, _ callee: Op, _ body: Body, _ check: CoroutineCheck)
        -> DeclaredMethod?
    {
        let known = evaluation.known(callee.value, in: body.function)
        guard let meant = evaluation.meant(known, check.kinds) else { return nil }
        var (all, isCertain) = evaluation.declared(at: Value(UInt32(index)), in: body.function)
        if all.isEmpty {
            all = methods(callee.member, ofKinds: check.kinds)
            isCertain = all.count == 1 && !meant.isNamed
        }
        let ways = all.map { isCoroutine($0) }
        guard let target = all.first, let first = ways.first, let way = first else { return nil }
        if ways.contains(where: { $0 != way }) {
            // What derives from the declared class may do it otherwise; the declaration is what one can go by.
            guard all.dropFirst().allSatisfy({ overrides($0, target) }) else { return nil }
            isCertain = false
        }
        return DeclaredMethod(target: target, isCoroutine: way, isCertain: isCertain)
    }

    /// The methods of a name that classes of the program declare whose objects are of one of the kinds by their name.
    private func methods(_ name: Symbol, ofKinds kinds: Set<ValueKind>) -> [FunctionRef] {
        var result: [FunctionRef] = []
        for (file, scanned) in program.files.enumerated() {
            guard program.namesRegistry(scanned), !scanned.isLeftOut else {
                continue
            }
            for type in 0..<scanned.file.facts.typeCount {
                let own = TypeRef(file: file, type: type)
                guard let kind = program.program.kind(ofClass: own), kinds.contains(kind),
                    let found = program.program.method(facts, name, of: own), !result.contains(found)
                else { continue }
                result.append(found)
            }
        }
        return result
    }

    /// Whether a method belongs to a class that derives from that of another one.
    private func overrides(_ method: FunctionRef, _ other: FunctionRef) -> Bool {
        guard let own = fact(method).function.type, let base = fact(other).function.type else { return false }
        return program.program.hierarchy(of: TypeRef(file: Int(method.file), type: own))
            .contains(TypeRef(file: Int(other.file), type: base))
    }

    /// Whether what a function gives has to be awaited; nil where it may be either.
    private mutating func isCoroutine(_ function: FunctionRef) -> Bool? {
        let (other, fact) = fact(function)
        if fact.isGenerator { return nil }
        let plain: [StaticString] = ["abstractmethod", "overload", "override", "classmethod", "staticmethod"]
        let count = fact.decorators == .max ? 0 : other.list(fact.decorators).count
        guard count == plain.filter({ other.isDecorated(fact, by: $0) }).count else { return nil }
        if fact.isAsync { return true }
        let body = program.program.body(of: function)
        if !fact.returns.isNone, let parent = fact.parent {
            let promise = program.program.body(of: FunctionRef(file: Int(function.file), function: parent))
                .spelling(fact.returns)
            if ["Awaitable", "Coroutine", "Future", "Task"].contains(where: { promise.contains($0) }) {
                return nil
            }
        }
        for index in 0..<body.count where body.kind(index) == .return {
            let value = Value(body.a(index))
            guard !value.isNone, body.kind(Int(value.index)) == .call else { continue }
            if declared(value, in: function).contains(where: { self.fact($0).function.isAsync }) {
                return nil
            }
        }
        return false
    }

    /// The functions that a call in any file of the program lands on.
    mutating func declared(_ call: Value, in function: FunctionRef) -> [FunctionRef] {
        ask(Int(function.file)) { $0.declared(at: call, in: Int(function.function)).all }
    }

    // MARK: What is done

    private struct Mismatch {
        var range: ByteRange
        var isCertain = true
        var edits: [Finding.Fix.Edit] = []
    }

    /// What is wrong with what a function does with the result of a call; nil where nothing is, or somebody else may
    /// do what is missing.
    private func mismatch(_ call: Int, _ body: Body, isCoroutine: Bool) -> Mismatch? {
        let op = body[call]
        var names: Set<Int> = [call]
        var isUsed = false
        var isStored = false
        for index in call + 1..<max(body.count, call + 1) {
            switch body.kind(index) {
            case .name:
                let source = evaluation.source(of: Value(UInt32(index)), in: body.function)
                if let source, Int(source.index) == call { names.insert(index) }
            case .await where names.contains(Int(body.a(index))):
                guard !isCoroutine else { return nil }
                // A name may have been awaited for another reason, such as being bound twice.
                guard Int(body.a(index)) == call else { continue }
                let outer = body[index].range
                let lead = ByteRange(outer.start, op.range.start)
                let isPlain = lead.end == lead.start + 6
                return Mismatch(
                    range: outer,
                    edits: isPlain ? [Finding.Fix.Edit(file: self.index, range: lead, text: "")] : [])
            case .attribute where names.contains(Int(body.a(index))): isUsed = true
            case .store where names.contains(Int(body.b(index))): isStored = true
            default: continue
            }
        }
        guard isCoroutine, isUsed || isStored else { return nil }
        var edits: [Finding.Fix.Edit] = []
        if facts.function(body.function).isAsync {
            let isChained = (call + 1..<body.count).contains {
                body.kind($0) == .attribute && body.a($0) == UInt32(call)
            }
            edits = [
                Finding.Fix.Edit(
                    file: index, range: ByteRange(at: op.range.start), text: isChained ? "(await " : "await ")
            ]
            if isChained {
                edits.append(Finding.Fix.Edit(file: index, range: ByteRange(at: op.range.end), text: ")"))
            }
        }
        return Mismatch(range: op.range, isCertain: isUsed, edits: edits)
    }
}
