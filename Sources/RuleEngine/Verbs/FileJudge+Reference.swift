import Facts
import Findings
import Linking
import SourceText

/// `require` that functions which are named in strings are there, and can all be used in the same way.
extension FileJudge {
    mutating func hold(_ reference: ReferenceCheck, _ check: Check) {
        let patterns = language.roles.entries.filter { reference.named.contains($0.role) }
            .flatMap(\.functions)
        guard mayName(patterns) else { return }
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            var taken: [(entry: NamedEntry, takes: Bool)] = []
            var isSaid = false
            for index in 0..<body.count {
                guard let entry = entry(at: index, body, patterns, reference.flags) else { continue }
                isSaid = isSaid || entry.saysWho
                switch program.program.named(entry.name, inModule: entry.module, near: self.index) {
                case .outside: continue
                case .noModule(let isSure):
                    tell(
                        entry, body, role, "there is no module `\(entry.module)`", isCertain: isSure,
                        cure: "name the module that has `\(entry.name)`")
                case .noName(let file):
                    tell(
                        entry, body, role, "`\(entry.module)` has no `\(entry.name)`", isCertain: true,
                        cure: "name a function of `\(program.files[file].file.path)`")
                case .function(let function):
                    let takes = !parameters(reference.takes, of: function).isEmpty
                    taken.append((entry, takes || takesAnything(function)))
                    guard takes, let flag = entry.flag, reference.flags.contains(where: { $0.matches(flag) })
                    else { continue }
                    tell(
                        entry, body, role, "`\(flag)` is false, though `\(entry.name)` takes one",
                        isCertain: false, cure: "let the registry be passed to it")
                }
            }
            // One function alone that takes none may be called in another way; among others it is called as they are,
            // unless the table itself says which of them are given one.
            guard !reference.takes.isEmpty, !isSaid, taken.contains(where: \.takes) else { continue }
            for (entry, takes) in taken where !takes {
                tell(
                    entry, body, role, "`\(entry.name)` takes no registry, and others of the table do",
                    isCertain: false,
                    cure: "let `\(entry.name)` take the registry, and hand it on to its tools")
            }
        }
    }

    private struct NamedEntry {
        var module: String
        var name: String
        var op: Op
        /// The key of an entry that is false.
        var flag: String?
        /// Whether the entry says of its function that it is given what the check is about, or is not.
        var saysWho = false
    }

    /// A quick look at the names of a file.
    private func mayName(_ patterns: [NamePattern]) -> Bool {
        (0..<facts.symbolCount).contains { index in
            facts.withBytes(of: Symbol(rawValue: UInt32(index))) { bytes in
                let start = bytes.lastIndex { $0 == 0x2E || $0 == 0x3A }.map { $0 + 1 } ?? 0
                let last = UnsafeBufferPointer(rebasing: bytes[start...])
                return patterns.contains { $0.matches(last) }
            }
        }
    }

    /// What an operation names: a row or an entry of a table with the module and the function in two strings, the
    /// arguments of a call with both, or one string with the whole path.
    private func entry(
        at index: Int, _ body: Body, _ patterns: [NamePattern], _ flags: [NamePattern]
    ) -> NamedEntry? {
        let op = body[index]
        var texts: [String] = []
        var flag: String?
        var saysWho = false
        switch op.kind {
        case .collection:
            let values = facts.list(op.a).map { Value($0) }
            guard values.count <= 32 else { return nil }
            for (place, value) in values.enumerated() {
                if let text = text(value, body) { texts.append(text) }
                let isKey = op.has(OpFlag.mapping) && place > 0 && place % 2 == 1
                guard isKey, body.kind(Int(value.index)) == .boolean, let key = text(values[place - 1], body)
                else { continue }
                if body.a(Int(value.index)) == 0 { flag = flag ?? key }
                saysWho = saysWho || flags.contains { $0.matches(key) }
            }
        case .call:
            for argument in body.call(op).arguments {
                if let text = text(argument.value, body) { texts.append(text) }
                let value = argument.value
                guard !argument.label.isNone, !value.isNone, body.kind(Int(value.index)) == .boolean
                else { continue }
                let label = facts.string(argument.label)
                if body.a(Int(value.index)) == 0 { flag = flag ?? label }
                saysWho = saysWho || flags.contains { $0.matches(label) }
            }
        case .string:
            guard let text = text(Value(UInt32(index)), body),
                let cut = text.lastIndex(where: { $0 == "." || $0 == ":" }), isModule(text[..<cut])
            else { return nil }
            let name = text[text.index(after: cut)...]
            guard patterns.contains(where: { $0.matches(name) }) else { return nil }
            return NamedEntry(module: String(text[..<cut]), name: String(name), op: op)
        default: return nil
        }
        let names = texts.filter { text in patterns.contains { $0.matches(text) } && !text.contains(".") }
        let modules = texts.filter { $0.contains(".") && isModule($0[...]) }
        guard names.count == 1, modules.count == 1 else { return nil }
        return NamedEntry(module: modules[0], name: names[0], op: op, flag: flag, saysWho: saysWho)
    }

    private func text(_ value: Value, _ body: Body) -> String? {
        guard !value.isNone else { return nil }
        let op = body[value]
        return op.kind == .string && !op.symbol.isNone ? facts.string(op.symbol) : nil
    }

    private func isModule(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                part.utf8.first.map { $0 == 0x5F || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ?? false
                    && part.utf8.allSatisfy {
                        $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
                    }
            }
    }

    private func takesAnything(_ function: FunctionRef) -> Bool {
        let (other, fact) = fact(function)
        return fact.parameters.contains { other.parameter($0).kind == .keywords }
    }

    private mutating func tell(
        _ entry: NamedEntry, _ body: Body, _ role: FoundRole?, _ consequence: String, isCertain: Bool,
        cure: String
    ) {
        let range = entry.op.range
        let key = CauseKey.place(rule: rule, start: range.start, end: range.end)
        if candidates.contains(where: { $0.rule == rule && $0.key == key }) { return }
        var path = entry.module + "." + entry.name
        candidates.append(
            Candidate(
                rule: rule, range: range, function: body.function, role: role, isCertain: isCertain,
                shape: path.withUTF8 { SymbolTable.hash($0) },
                fills: [.name: entry.name, .value: cure, .consequence: consequence], key: key))
    }
}
