import Facts
import Findings
import Linking
import SourceText

/// `require` that a call in a loop stands in a block.
extension FileJudge {
    mutating func hold(_ block: BlockCheck, _ check: Check) {
        let callees = Set(block.callees.compactMap { facts.symbol($0) })
        guard !callees.isEmpty, imports(block.modules) else { return }
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            var depth = 0
            for place in 0..<body.count {
                switch body.kind(place) {
                case .loopBegin: depth += 1
                case .loopEnd: depth -= 1
                case .call where depth > 0 && body.a(place) != UInt32.max:
                    let op = body[place]
                    guard callees.contains(body[op.value].lastName), !isWithin(block.within, id) else {
                        continue
                    }
                    let name = block.within.first ?? ""
                    tell(
                        body.shownRange(op), id, role,
                        "`\(body.shown(op.value))` is called in a loop, and not within `\(name)()`",
                        cure: "run the loop in a block `with app.\(name)():`", isCertain: false)
                default: continue
                }
            }
        }
    }

    private func imports(_ modules: Set<String>) -> Bool {
        modules.isEmpty
            || (0..<facts.importCount).contains { id in
                let root = facts.string(facts.importFact(id).module).split(separator: ".").first
                return root.map { modules.contains(String($0)) } ?? false
            }
    }

    /// Whether a function, one around it, or one that calls it in the same file or another names such a block.
    private func isWithin(_ names: [String], _ function: Int) -> Bool {
        var current: Int? = function
        while let id = current {
            if mentions(names, id, facts) { return true }
            current = facts.function(id).parent
        }
        let own = facts.string(facts.function(function).name)
        return program.files.contains { file in
            let other = file.file.facts
            guard let name = other.symbol(own) else { return false }
            let isNaming = (0..<other.symbolCount).map { $0 == Int(name.rawValue) }
            return other.functions(naming: isNaming).contains { mentions(names, $0, other) }
        }
    }

    /// Whether a function names one of them in its own body, or in the decorators of it.
    private func mentions(_ names: [String], _ function: Int, _ facts: FileFacts) -> Bool {
        let fact = facts.function(function)
        if let parent = fact.parent, fact.decorators != UInt32.max {
            let body = Body(facts, function: parent)
            let isMarked = facts.list(fact.decorators).contains { value in
                let op = body[Value(value)]
                let name = op.kind == .call ? body[op.value].lastName : op.lastName
                return names.contains(facts.string(name))
            }
            if isMarked { return true }
        }
        let body = Body(facts, function: function)
        let wanted = Set(names.compactMap { facts.symbol($0) })
        return !wanted.isEmpty && (0..<body.count).contains { wanted.contains(body[$0].lastName) }
    }
}
