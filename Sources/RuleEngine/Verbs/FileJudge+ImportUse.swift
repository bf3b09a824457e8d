import Facts
import Linking
import SourceText

/// Who in a file uses what an import brings.
extension FileJudge {
    /// Whether everything that names an import is code that the check does not mean, as an endpoint whose parameter is
    /// injected by `Depends(get_db)`, in a folder of services.
    func servesOthersOnly(_ fact: ImportFact, _ check: Check) -> Bool {
        let name = fact.alias.isNone ? fact.name : fact.alias
        guard fact.function == 0, !fact.isStar, !name.isNone else { return false }
        var isUsed = false
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            let places = (0..<body.count).filter { body.kind($0) == .name && body.a($0) == name.rawValue }
            if places.isEmpty { continue }
            isUsed = true
            // What is written among parameters stands in the body around their function.
            let taken = parameterValues(in: id, body)
            for place in places {
                let user = taken[place] ?? id
                // At module level nobody says who it is for.
                if user == 0 || scope(check, function: user) != nil { return false }
            }
        }
        return isUsed
    }

    /// What stands in defaults and annotations of the functions that are declared in a body: the function, by operation.
    private func parameterValues(in parent: Int, _ body: Body) -> [Int: Int] {
        var result: [Int: Int] = [:]
        for id in 0..<facts.functionCount where facts.function(id).parent == parent {
            var pending: [Value] = []
            for number in facts.function(id).parameters {
                let parameter = facts.parameter(number)
                pending += [parameter.defaultValue, parameter.annotation].filter { !$0.isNone }
            }
            while let value = pending.popLast() {
                guard result.updateValue(id, forKey: Int(value.index)) == nil else { continue }
                pending += body.operands(of: body[value])
            }
        }
        return result
    }
}
