import Facts
import Findings
import Linking
import SourceText

/// A function that somebody points at in an editor.
public struct PointedFunction: Hashable, Sendable {
    /// Number of the file.
    public var file: Int
    /// Number in the file.
    public var function: Int
    /// Dotted path with the module in front; not escaped.
    public var name: String
    /// What it is, such as `a service (base class ServiceBase)`.
    public var role: String
    /// Where the name stands.
    public var nameRange: ByteRange
    /// All of it.
    public var range: ByteRange
}

/// A call between two functions.
public struct PointedCalls: Sendable {
    /// Who calls, or is called.
    public var function: PointedFunction
    /// Where, in the one who calls; in source order.
    public var ranges: [ByteRange]
}

/// What a function does to sessions, in a few words.
public struct FunctionNote: Sendable {
    public var function: PointedFunction
    /// Such as `commits through 2 calls`.
    public var text: String
}

/// Questions of somebody who points at a place.
extension KnownProgram {
    /// What there is to say about a place: of the declaration whose name stands there, or else of what happens on the
    /// line; nothing where neither has to do with sessions.
    /// - Parameters:
    ///   - line: the bytes of the line around the offset.
    ///   - most: how many places are listed of one kind.
    public func answers(file: Int, offset: UInt32, line: ByteRange, most: Int = 10) -> [Answer] {
        guard program.files.indices.contains(file) else { return [] }
        let facts = program.files[file].file.facts
        if let function = declared(at: offset, in: file) { return [answer(function, most)] }
        for id in 0..<facts.typeCount where touches(facts.type(id).nameRange, offset) {
            return [answer(type: id, in: file, most)]
        }
        return [explained(file, line)].compactMap(\.self)
    }

    /// The function whose name stands at a place, or that a call there leads to.
    public func function(at offset: UInt32, in file: Int) -> PointedFunction? {
        guard program.files.indices.contains(file) else { return nil }
        if let function = declared(at: offset, in: file) { return pointed(function) }
        var best: Ownership.KnownCall?
        for id in 0..<program.files[file].file.facts.functionCount {
            for call in ownership.calls(in: FunctionRef(file: file, function: id)) {
                guard touches(call.range, offset) else { continue }
                if let best, best.range.count <= call.range.count { continue }
                best = call
            }
        }
        return best.map { pointed($0.target) }
    }

    /// The innermost function around a place.
    public func enclosing(_ offset: UInt32, in file: Int) -> PointedFunction? {
        guard program.files.indices.contains(file) else { return nil }
        let id = innermost(program.files[file].file.facts, ByteRange(offset, offset + 1))
        return id == 0 ? nil : pointed(FunctionRef(file: file, function: id))
    }

    /// Those functions of a file that do something to a session, with what the shortest way there is for each kind; in
    /// source order.
    public func notes(file: Int) -> [FunctionNote] {
        guard program.files.indices.contains(file) else { return [] }
        let facts = program.files[file].file.facts
        var notes: [FunctionNote] = []
        for id in 0..<facts.functionCount {
            let kind = facts.function(id).kind
            guard kind != .closure, kind != .file else { continue }
            let function = FunctionRef(file: file, function: id)
            let summary = ownership.summary(of: function)
            for effect in Self.told {
                let ways = summary.filter { $0.effect == effect }.map {
                    ownership.witness(of: $0, in: function).count - 1
                }
                guard let calls = ways.min() else { continue }
                let phrase = effect == .opens ? "opens a session" : effect.phrase
                let text =
                    calls <= 0
                    ? phrase : "\(phrase) through \(calls == 1 ? "1 call" : "\(calls) calls")"
                notes.append(FunctionNote(function: pointed(function), text: text))
            }
        }
        return notes.sorted { ($0.function.nameRange.start) < ($1.function.nameRange.start) }
    }

    /// Who calls a function, as far as it has to do with sessions; by file and place.
    public func callers(of function: PointedFunction) -> [PointedCalls] {
        let ref = FunctionRef(file: function.file, function: function.function)
        guard isKnown(ref), concerns(ref) else { return [] }
        return grouped(ownership.calls(of: ref)) { $0.function }
    }

    /// Whom a function calls, as far as that one does something to a session; by file and place.
    public func callees(of function: PointedFunction) -> [PointedCalls] {
        let ref = FunctionRef(file: function.file, function: function.function)
        guard isKnown(ref) else { return [] }
        return grouped(ownership.calls(in: ref).filter { concerns($0.target) }) { $0.target }
    }

    /// Who owns the sessions that a function works on: the places at which it opens one itself, or else at which the
    /// nearest of those do that call it. By file and place.
    public func owners(of function: PointedFunction) -> [Finding.Place] {
        let ref = FunctionRef(file: function.file, function: function.function)
        guard isKnown(ref), concerns(ref) else { return [] }
        var places: [Finding.Place] = []
        var seen: Set<FunctionRef> = [ref]
        var waiting = [ref]
        while let next = waiting.popLast(), seen.count < 1000 {
            let openings = ownership.own(of: next).filter { $0.effect == .opens }
            places += openings.map { place($0.range, in: Int(next.file)) }
            // Who opens owns: what calls it has nothing to do with this session.
            guard openings.isEmpty else { continue }
            for call in ownership.calls(of: next) where seen.insert(call.function).inserted {
                waiting.append(call.function)
            }
        }
        return Set(places).sorted { ($0.file, $0.range) < ($1.file, $1.range) }
    }

    // MARK: Parts

    private func touches(_ range: ByteRange, _ offset: UInt32) -> Bool {
        range.start <= offset && offset <= range.end && !range.isEmpty
    }

    private func declared(at offset: UInt32, in file: Int) -> FunctionRef? {
        let facts = program.files[file].file.facts
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind != .closure, fact.kind != .file, touches(fact.nameRange, offset) else { continue }
            return FunctionRef(file: file, function: id)
        }
        return nil
    }

    /// Whether a function of an older program is one of this.
    private func isKnown(_ function: FunctionRef) -> Bool {
        let file = Int(function.file)
        return program.files.indices.contains(file)
            && (0..<program.files[file].file.facts.functionCount).contains(Int(function.function))
    }

    private func concerns(_ function: FunctionRef) -> Bool {
        ownership.summary(of: function).contains { Self.told.contains($0.effect) }
    }

    private func pointed(_ function: FunctionRef) -> PointedFunction {
        let fact = fact(function)
        return PointedFunction(
            file: Int(function.file), function: Int(function.function), name: program.qualified(function),
            role: phrase(role(of: function)),
            nameRange: fact.kind == .file ? ByteRange(at: 0) : fact.nameRange,
            range: fact.kind == .file ? ByteRange(at: 0) : fact.range)
    }

    private func grouped(
        _ calls: [Ownership.KnownCall], by other: (Ownership.KnownCall) -> FunctionRef
    ) -> [PointedCalls] {
        var order: [FunctionRef] = []
        var ranges: [FunctionRef: [ByteRange]] = [:]
        for call in calls {
            let function = other(call)
            if ranges[function] == nil { order.append(function) }
            if !(ranges[function] ?? []).contains(call.range) {
                ranges[function, default: []].append(call.range)
            }
        }
        return order.map { PointedCalls(function: pointed($0), ranges: (ranges[$0] ?? []).sorted()) }
    }
}
