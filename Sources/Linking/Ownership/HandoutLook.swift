import Facts
import SourceText

/// A first look at which functions of a file may hand out what opens a session, by the names on the way from what
/// they return back to the calls that made it.
///
/// Few functions do, and evaluating one costs a hundred times as much. The look errs on one side only: what it passes
/// over hands out nothing, and whatever it cannot tell is worth evaluating.
struct HandoutLook {
    private let facts: FileFacts
    private let scan: FileScan
    private let models: Models
    /// By symbol: whether it may stand for something that opens a session, or gives what does.
    private var speaks: [Bool]
    /// By symbol: whether a call of it may, since the file keeps something under the name.
    private var isKept: [Bool] = []

    /// Deepest chain of values that is followed.
    private static let depthLimit = 16

    /// - Parameter file: a file of the program, of a language that has models.
    init(_ program: Program, _ file: Int) {
        let (facts, scan) = (program.files[file].facts, program.files[file].scan)
        let models = program.models[program.files[file].language]
        self.facts = facts
        self.scan = scan
        self.models = models
        // Where the members of an object are open, any name may be one that another file declares.
        guard !models.scoping.membersAreOpen else {
            speaks = []
            return
        }
        speaks = facts.bySymbol { program.mayGive($0) }
        for (index, word) in scan.words.enumerated() where word != 0 && !speaks[index] {
            speaks[index] = models.vocabulary.uses[Int(word)].contains(.giver)
        }
        for symbol in scan.patterned.keys { speaks[Int(symbol.rawValue)] = true }
        for symbol in scan.patternedVariables.keys { speaks[Int(symbol.rawValue)] = true }
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            if !fact.alias.isNone, isSpeaking(fact.name) { speaks[Int(fact.alias.rawValue)] = true }
        }
        isKept = keptNames()
    }

    /// Whether a function is worth evaluating for what it hands out.
    func mayHandOut(_ function: Int) -> Bool {
        guard facts.function(function).kind == .function else { return false }
        let body = Body(facts, function: function)
        return (0..<body.count).contains { index in
            let kind = body.kind(index)
            guard kind == .return || kind == .yield, body.a(index) != UInt32.max else { return false }
            let value = Value(body.a(index))
            return models.scoping.membersAreOpen
                ? Self.isMade(body.kind(Int(value.index))) : mayGive(value, body, 0)
        }
    }

    /// Whether a value is the result of a call, or something under a name.
    private static func isMade(_ kind: OpKind) -> Bool {
        switch kind {
        case .call, .name, .attribute, .await, .either, .entered: true
        default: false
        }
    }

    // MARK: What the file keeps

    private func keptNames() -> [Bool] {
        var isKept = [Bool](repeating: false, count: facts.symbolCount)
        func keep(_ symbol: Symbol) {
            if symbol.rawValue < isKept.count { isKept[Int(symbol.rawValue)] = true }
        }
        for id in 0..<facts.functionCount { noteKept(by: id, keep) }
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            let body = Body(facts, function: type.parent)
            if facts.bases(of: type).contains(where: { names($0.value, body, 0) }) { keep(type.name) }
        }
        // A class may derive from one further down, through its name.
        for id in (0..<facts.typeCount).reversed() {
            let type = facts.type(id)
            let body = Body(facts, function: type.parent)
            for base in facts.bases(of: type) where !base.value.isNone {
                let symbol = body[base.value].lastName
                if symbol.rawValue < isKept.count, isKept[Int(symbol.rawValue)] { keep(type.name) }
            }
        }
        return isKept
    }

    /// Tells of attributes, fields, properties, and functions that promise something that opens.
    private func noteKept(by id: Int, _ keep: (Symbol) -> Void) {
        let fact = facts.function(id)
        for member in facts.assignedMembers(in: id) { keep(member) }
        if fact.kind == .typeBody {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .bind {
                switch body.kind(Int(body.b(index))) {
                case .function, .type: continue
                default: keep(Symbol(rawValue: body.a(index)))
                }
            }
        }
        guard fact.kind == .function || fact.kind == .accessor else { return }
        if fact.kind == .accessor || facts.isProperty(fact) { return keep(fact.name) }
        guard !fact.returns.isNone, let parent = fact.parent else { return }
        if names(fact.returns, Body(facts, function: parent), 0) { keep(fact.name) }
    }

    /// Whether an annotation or a base speaks of something that opens, however deep inside.
    private func names(_ value: Value, _ body: Body, _ depth: Int) -> Bool {
        guard !value.isNone else { return false }
        guard depth < Self.depthLimit else { return true }
        let op = body[value]
        switch op.kind {
        case .string: return mayName(op.symbol)
        case .name, .attribute: if isSpeaking(op.lastName) { return true }
        default: break
        }
        return body.operands(of: op).contains { names($0, body, depth + 1) }
    }

    /// Whether an annotation in quotes may speak of it: one that is more than a name always may.
    private func mayName(_ text: Symbol) -> Bool {
        isSpeaking(text)
            || facts.withBytes(of: text) { bytes in
                !bytes.allSatisfy {
                    $0 == 0x5F || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 & 0xF0 == 0x30
                }
            }
    }

    private func isSpeaking(_ symbol: Symbol) -> Bool {
        symbol.rawValue < speaks.count && speaks[Int(symbol.rawValue)]
    }

    // MARK: On the way back

    /// Whether a value may be a session that the function opens, or something that opens one.
    private func mayGive(_ value: Value, _ body: Body, _ depth: Int) -> Bool {
        guard !value.isNone else { return false }
        guard depth < Self.depthLimit else { return true }
        let op = body[value]
        switch op.kind {
        case .none, .boolean, .string, .number, .collection, .operation, .opaque, .closure, .function, .type,
            .caught, .parameter, .subscripted:
            return false
        case .name:
            return isSpeaking(op.symbol) || bindings(of: op.symbol, body, depth) ?? false
        case .attribute:
            return isSpeaking(op.member) || isStored(op.member, body, depth)
        case .call:
            return mayOpen(op, body, depth)
        case .entered, .element:
            return mayGive(op.value, body, depth + 1) || isKeptThing(op.value, body)
        case .await, .cast:
            return mayGive(op.value, body, depth + 1)
        case .either:
            return body.operands(of: op).contains { mayGive($0, body, depth + 1) }
        default:
            return true
        }
    }

    /// Whether a call may open: by the name of what is called, or because nobody can say what that is.
    private func mayOpen(_ call: Op, _ body: Body, _ depth: Int) -> Bool {
        guard !call.value.isNone else { return false }
        let callee = body[call.value]
        switch callee.kind {
        case .name:
            let word = scan.word(callee.symbol)
            if word != 0, let builtin = models.builtins[word], builtin == .member || builtin == .next {
                return true
            }
        case .attribute:
            if models.enterers.contains(scan.word(callee.member)) { return true }
            if models.passingMethods.contains(scan.word(callee.member)) {
                if mayGive(callee.value, body, depth + 1) { return true }
                let arguments = body.call(call).arguments
                if arguments.contains(where: { mayGive($0.value, body, depth + 1) }) { return true }
            }
        default: return mayGive(call.value, body, depth + 1)
        }
        return mayGive(call.value, body, depth + 1) || isKeptThing(call.value, body)
    }

    /// Whether something may be a factory that a name or an attribute stands for: one that the file keeps, or that the
    /// function was given.
    private func isKeptThing(_ value: Value, _ body: Body) -> Bool {
        guard !value.isNone else { return false }
        let op = body[value]
        let symbol = op.lastName
        guard symbol.rawValue < isKept.count else { return false }
        if isKept[Int(symbol.rawValue)] { return true }
        guard op.kind == .name else { return false }
        var function: Int? = body.function
        while let id = function, id != 0 {
            let around = Body(facts, function: id)
            for index in 0..<around.count {
                switch around.kind(index) {
                case .parameter where around.b(index) == symbol.rawValue: return true
                case .bind where id != body.function && around.a(index) == symbol.rawValue:
                    return true
                default: continue
                }
            }
            function = facts.function(id).parent
        }
        return false
    }

    /// Whether the function binds a name to something that may open; nil where it does not bind it.
    private func bindings(of symbol: Symbol, _ body: Body, _ depth: Int) -> Bool? {
        var isBound = false
        for index in 0..<body.count where body.kind(index) == .bind && body.a(index) == symbol.rawValue {
            isBound = true
            if mayGive(Value(body.b(index)), body, depth + 1) { return true }
        }
        return isBound ? false : nil
    }

    /// Whether the function stores something that may open under an attribute.
    private func isStored(_ member: Symbol, _ body: Body, _ depth: Int) -> Bool {
        (0..<body.count).contains { index in
            guard body.kind(index) == .store else { return false }
            let target = body[Value(body.a(index))]
            return target.kind == .attribute && target.member == member
                && mayGive(Value(body.b(index)), body, depth + 1)
        }
    }
}
