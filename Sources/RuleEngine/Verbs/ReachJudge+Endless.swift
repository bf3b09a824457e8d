import Facts
import Linking

/// Functions that nobody may wait for, since they never come back: consumers of a queue, schedulers.
extension ReachJudge {
    /// Calls are followed no deeper, and through no more functions.
    private static let depth = 4
    private static let breadth = 64

    /// Whether a function leaves by an error or not at all: it goes round without end, or waits for one that does.
    func isEndless(_ function: FunctionRef) -> Bool {
        var left = Self.breadth
        return isEndless(function, depth: 0, &left)
    }

    /// - Parameter left: how many functions may still be looked at.
    private func isEndless(_ function: FunctionRef, depth: Int, _ left: inout Int) -> Bool {
        let place = PlacedFile(engine, program, Int(function.file))
        let id = Int(function.function)
        guard depth < Self.depth, left > 0, !place.facts.function(id).isGenerator else { return false }
        left -= 1
        let body = Body(place.facts, function: id)
        let callees = ownership.callees(of: function)
        let paths = place.plainPaths(body) { call in
            guard let targets = callees[UInt32(call)] else { return false }
            return targets.allSatisfy { target in
                target.map { waits(for: $0, at: call, body) && isEndless($0, depth: depth + 1, &left) }
                    ?? false
            }
        }
        return paths.run([]).waysOut.allSatisfy { $0.kind == .error }
    }

    /// Whether a call has come to its end before the next operation, or is awaited.
    private func waits(for target: FunctionRef, at call: Int, _ body: Body) -> Bool {
        let other = program.files[Int(target.file)].file.facts
        return !other.function(Int(target.function)).isAsync || isAwaited(call, body)
    }
}
